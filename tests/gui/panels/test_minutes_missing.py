"""What is said before a meeting is sealed."""

from __future__ import annotations

from dataclasses import replace

from tests.documents.builders import make_motion, make_report
from yitusanhui.gui.panels.minutes_missing import missing


def test_papers_that_do_not_add_up_are_said_while_the_vote_can_still_be_counted_again() -> None:
    meeting = replace(make_report().meetings[1], motions=(make_motion(valid=41),))
    (said,) = [words for words in missing(meeting, signed=True) if "对不上" in words]
    assert meeting.motions[0].title in said and "有效41张" in said and "相差1张" in said


def test_a_page_nobody_signed_and_an_agenda_nobody_followed_are_said() -> None:
    meeting = make_report().meetings[1]
    steps = tuple(replace(step, started_at="") for step in meeting.steps)
    said = missing(replace(meeting, steps=steps), signed=False)
    assert any("签字页" in words for words in said) and any("议程" in words for words in said)
    assert not any("签字页" in words or "议程" in words for words in missing(meeting, signed=True))
