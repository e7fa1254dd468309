"""A whole evening of each stage by keys, with everything that goes wrong in one, a real crash in the middle.

The first part is played in a process of its own that is killed while a line is being typed; the file is opened
again here. At the end the minutes, the record and the public copy are compared with the log of what was done.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from tests.gui.evenings import consult, coordinate, expected, review, room
from tests.gui.evenings.keys import Evening, Keys, sit_down
from tests.gui.evenings.kick import play_until_the_kick
from tests.gui.evenings.night import Night
from tests.gui.evenings.papers import meeting_of, nobody_is_named, papers, says, the_minutes_say
from yitusanhui.domain.terms import CommentStatus, MeetingState
from yitusanhui.gui.panels.comments import CommentsPanel


def what_was_shown_as_saved_is_there(keys: Keys, night: Night) -> None:
    """The same meeting, step and panel, every comment, everyone who came, and the words that were being typed."""
    held = meeting_of(keys)
    assert held.state is MeetingState.RUNNING
    assert held.id == keys.window.session.meeting_id
    assert next(step.position for step in held.steps if step.id == held.step_id) == night.steps
    panel = keys.window.panels.current
    assert isinstance(panel, CommentsPanel)
    assert panel.entry.line.text() == night.half_typed
    there = {line.number: line for line in held.comments}
    assert {number: line.text for number, line in there.items()} == {n: said.words for n, said in night.said.items()}
    assert {n for n, line in there.items() if line.status is CommentStatus.WITHDRAWN} == {
        number for number, said in night.said.items() if said.withdrawn
    }
    assert {n for n, line in there.items() if line.status is CommentStatus.VOIDED} == set(night.undone)
    assert {n: line.endorsements for n, line in there.items()} == {n: said.endorsed for n, said in night.said.items()}
    assert {line.name for line in held.attendees} == set(night.came)


@pytest.mark.parametrize(("evening", "meeting_id"), [(consult, 1), (coordinate, 2), (review, 3)])
def test_a_whole_evening(
    evening: ModuleType, meeting_id: int, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening.make_world(path, Evening("2026-08-20T09:00:00")).close()
    night = play_until_the_kick(evening.until_the_crash, path, f"{room.DAY}T18:30:00")
    keys = sit_down(path, Evening(f"{room.DAY}T20:00:00"), monkeypatch)
    what_was_shown_as_saved_is_there(keys, night)
    room.go_on_after_the_crash(keys, night)
    evening.decide(keys, night)
    room.adjourn(keys)
    assert meeting_of(keys).state is MeetingState.ADJOURNED
    keys.window.close()
    keys = sit_down(path, Evening(f"{room.NEXT_DAY}T19:00:00"), monkeypatch)
    room.go_on_and_end(keys, night)
    assert meeting_of(keys).state is MeetingState.SEALED
    sentences = [*expected.minutes(night), *evening.minutes(night)]
    the_minutes_say(keys, sentences)
    keys.window.close()
    printed = papers(path, tmp_path / "out", meeting_id)
    says(printed["会议纪要"], sentences)
    says(printed["会议记录"], expected.record(night))
    says(printed["公示稿"], expected.public(night))
    nobody_is_named(printed["公示稿"], night)
