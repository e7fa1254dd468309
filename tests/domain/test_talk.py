"""A meeting that was turned into a talk decides nothing, until the chair resumes it or puts it off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from yitusanhui.domain.report import AttendanceFigures, MeetingReport, RemarkLine
from yitusanhui.domain.talk import LISTENS, PUTS_OFF, RESUMES, SECTION, talks_only, turned_into_talk
from yitusanhui.domain.terms import MeetingState, Stage
from yitusanhui.texts import say


def told(*words: str) -> list[RemarkLine]:
    facts = {"at": "19:00", "voting": 39, "missing": 1, "month": 9, "day": 1}
    return [RemarkLine(n, SECTION, say(f"quorum.{one}", facts), f"2026-09-01T19:0{n}") for n, one in enumerate(words)]


@pytest.mark.parametrize(
    ("chosen", "talk"),
    [
        ("", False),
        ("waits", False),
        ("listens", True),
        ("listens waits", True),
        ("listens resumes", False),
        ("listens puts_off", False),
        ("listens resumes listens", True),
    ],
)
def test_the_chair_s_last_choice_holds(chosen: str, talk: bool) -> None:
    assert turned_into_talk(told(*chosen.split())) is talk


def test_what_was_chosen_after_a_vote_was_announced_does_not_touch_it() -> None:
    remarks = told("waits", "listens", "resumes")
    at = [turned_into_talk(remarks, f"2026-09-01T19:0{minute}") for minute in range(3)]
    assert at == [False, True, False]


def test_words_about_something_else_turn_no_meeting_into_a_talk() -> None:
    assert not turned_into_talk([RemarkLine(1, "秩序", f"有人建议{LISTENS}", "2026-09-01T19:00")])


def test_the_sentences_that_are_set_down_hold_the_words_that_are_looked_for() -> None:
    assert say("quorum.section") == SECTION
    for name, word in (("listens", LISTENS), ("resumes", RESUMES), ("puts_off", PUTS_OFF)):
        assert word in told(name)[0].text


@pytest.mark.parametrize(
    ("quorate", "chosen", "talk"), [(False, "", True), (True, "", False), (None, "", False), (True, "listens", True)]
)
def test_too_few_or_a_talk_decide_nothing(quorate: bool | None, chosen: str, talk: bool) -> None:
    meeting = MeetingReport(1, Stage.CONSULT, "征询会", 1, "征询会第1次", MeetingState.CLOSED)
    figures = AttendanceFigures(quorate=quorate)
    assert talks_only(replace(meeting, attendance=figures, corrections=tuple(told(*chosen.split())))) is talk
