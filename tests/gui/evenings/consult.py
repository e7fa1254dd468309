"""The evening of a 征询会, up to the crash and after it, by keys; the log is kept beside it, deed by deed."""

from __future__ import annotations

from tests.gui.evenings import room
from tests.gui.evenings.keys import Keys
from tests.gui.evenings.night import Night
from tests.gui.evenings.worlds import make_world

__all__ = ["after_the_crash", "before_the_crash", "make_world", "minutes", "on_another_day"]


def before_the_crash(keys: Keys, night: Night) -> None:
    """Called by the fields of 筹备, then as every evening."""
    room.call_the_meeting(keys)
    room.until_a_line_is_half_typed(keys, night)


def after_the_crash(keys: Keys, night: Night) -> None:
    """Topics are made, hands and ballots counted."""
    room.finish_the_line(keys, night)
    room.go_early(keys, night)
    room.make_topics(keys, night)
    room.count_hands(keys, night)
    room.count_ballots(keys, night)
    room.adjourn(keys)


def on_another_day(keys: Keys, night: Night) -> None:
    """To its end, and the replies."""
    room.go_on_and_end(keys, night)
    room.reply(keys, night)


def minutes(night: Night) -> list[str]:
    """What these minutes must say besides: nothing was settled, one vote failed."""
    return [f"“{title}”尚未形成协商结果。" for title in night.topics] + ["“先做哪一项”表决未通过。"]
