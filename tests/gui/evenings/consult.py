"""The evening of a 征询会, up to the crash and after it, by keys; the log is kept beside it, deed by deed."""

from __future__ import annotations

from tests.gui.evenings import room
from tests.gui.evenings.keys import Keys
from tests.gui.evenings.night import Night


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
