"""What only a 征询会 has: it is the first, and leaves everything open."""

from __future__ import annotations

from tests.gui.evenings import room
from tests.gui.evenings.keys import Keys
from tests.gui.evenings.night import Night
from tests.gui.evenings.worlds import make_world

__all__ = ["decide", "make_world", "minutes", "until_the_crash"]


def until_the_crash(keys: Keys, night: Night) -> None:
    """Called by the fields of 筹备."""
    room.call_the_meeting(keys)
    room.until_a_line_is_half_typed(keys, night)


def decide(keys: Keys, night: Night) -> None:
    """By hands and by ballots."""
    room.count_hands(keys, night)
    room.count_ballots(keys, night)


def minutes(night: Night) -> list[str]:
    """What these minutes must say besides: nothing was settled, one vote failed."""
    return [f"“{title}”尚未形成协商结果。" for title in night.topics] + ["“先做哪一项”表决未通过。"]
