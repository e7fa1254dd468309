"""An evening that was put off is told before the one that was held, in the order it happened, and is no pause."""

from __future__ import annotations

from yitusanhui.documents.put_off import pauses_held, put_off, quorum_notes
from yitusanhui.domain.report import MeetingReport, PauseLine, RemarkLine
from yitusanhui.domain.talk import SECTION
from yitusanhui.domain.terms import MeetingState, Stage

WHY = "到会人数不足，改期"


def at(day: int, clock: str) -> str:
    return f"2026-09-{day:02d}T{clock}:00+08:00"


def note(day: int, clock: str, words: str) -> RemarkLine:
    return RemarkLine(1, SECTION, words, at(day, clock))


def meeting(opened_at: str, *pauses: PauseLine, notes: tuple[RemarkLine, ...] = ()) -> MeetingReport:
    return MeetingReport(
        1,
        Stage.CONSULT,
        "征询会",
        1,
        "征询会第1次",
        MeetingState.CLOSED,
        opened_at=opened_at,
        pauses=pauses,
        corrections=notes,
    )


def test_the_evening_that_was_put_off_comes_first_and_a_real_pause_stays_a_pause() -> None:
    off, rest = PauseLine(WHY, at(1, "19:10"), at(3, "19:00")), PauseLine("停电", at(3, "19:30"), at(3, "19:40"))
    waits, late = note(1, "19:00", "19:00 到会39人，主持人宣布再等。"), note(3, "19:05", "19:05 主持人宣布再等。")
    gone = note(1, "19:10", "9月1日19:10 到会39人，主持人宣布改期。")
    held = meeting(at(3, "19:00"), off, rest, notes=(waits, gone, late))
    assert put_off(held) == [
        "9月1日19:00 到会39人，主持人宣布再等。",
        "9月1日19:10 到会39人，主持人宣布改期。",
        "会议改在9月3日19:00召开，到会人员重新签到。",
    ]
    assert (pauses_held(held), quorum_notes(held)) == ([rest], [late])


def test_twice_put_off_and_never_held_is_said() -> None:
    first, second = PauseLine(WHY, at(1, "19:10"), at(3, "19:00")), PauseLine(WHY, at(3, "19:20"))
    notes = (note(1, "19:10", "9月1日19:10 主持人宣布改期。"), note(3, "19:20", "9月3日19:20 主持人宣布改期。"))
    assert put_off(meeting("", first, second, notes=notes)) == [
        "9月1日19:10 主持人宣布改期。",
        "9月3日19:00重新召开。",
        "9月3日19:20 主持人宣布改期。",
        "改期以后没有再召开。",
    ]


def test_a_meeting_that_was_only_interrupted_was_never_put_off() -> None:
    rest = PauseLine("停电", at(3, "19:30"), at(3, "19:40"))
    assert put_off(meeting(at(3, "19:00"), rest)) == []
    assert pauses_held(meeting(at(3, "19:00"), rest)) == [rest]
