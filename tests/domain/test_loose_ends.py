"""What waits: dates to the day, and nothing that is done."""

from __future__ import annotations

import pytest

from yitusanhui.domain.loose_ends import Loose, loose_ends, to_see_to
from yitusanhui.domain.report import (
    CommentLine,
    CommitmentLine,
    ConsultationReport,
    MeetingReport,
    MotionLine,
    NoticeLine,
    OptionLine,
    TopicLine,
)
from yitusanhui.domain.terms import (
    CommentStatus,
    CommitmentKind,
    CommitmentState,
    Fate,
    MeetingState,
    Method,
    MotionState,
    OptionState,
    Stage,
    Verdict,
)

TODAY = "2026-11-24"


def _meeting(state: MeetingState = MeetingState.SEALED, **what: object) -> MeetingReport:
    return MeetingReport(1, Stage.CONSULT, "征询会", 1, "征询会第1次", state, **what)  # type: ignore[arg-type]


def _kinds(**parts: object) -> list[Loose]:
    report = ConsultationReport("车棚", **parts)  # type: ignore[arg-type]
    return [end.kind for end in loose_ends(report, TODAY)]


def _promise(**what: object) -> CommitmentLine:
    usual = {"owner": "物业", "due": TODAY, "state": CommitmentState.OPEN, "kind": CommitmentKind.PROMISE}
    return CommitmentLine(id=1, meeting_id=1, text="装灯", **(usual | what))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("what", "kinds"),
    [
        ({}, []),
        ({"due": "2026-11-23"}, [Loose.OVERDUE]),
        ({"due": "2026-11-23", "kind": CommitmentKind.RECTIFICATION}, [Loose.RECTIFICATION_DUE]),
        ({"due": ""}, [Loose.NO_DATE]),
        ({"owner": " "}, [Loose.NO_OWNER]),
        ({"due": "2026-11-23", "state": CommitmentState.DONE}, [Loose.UNJUDGED]),
        ({"due": "2026-11-23", "verdict": Verdict.KEPT}, []),
        ({"state": CommitmentState.DONE, "verdict": Verdict.PARTLY}, [Loose.NO_RECTIFICATION]),
    ],
)
def test_a_promise_waits_for_what_it_lacks(what: dict[str, object], kinds: list[Loose]) -> None:
    assert _kinds(commitments=(_promise(**what),)) == kinds


def test_a_promise_that_is_put_right_waits_no_more_itself() -> None:
    broken = _promise(due="2026-11-01", verdict=Verdict.BROKEN)
    righting = CommitmentLine(
        2, 1, CommitmentKind.RECTIFICATION, "补装", "物业", "2026-12-01", CommitmentState.OPEN, from_commitment=1
    )
    assert _kinds(commitments=(broken, righting)) == []


OPTION = OptionLine(1, "A", "东门")


@pytest.mark.parametrize(
    ("topic", "kinds"),
    [
        (TopicLine(1, 1, "车棚", ""), [Loose.NO_OPTION]),
        (TopicLine(1, 1, "车棚", "", options=(OPTION,)), [Loose.NO_DECISION]),
        (TopicLine(1, 1, "车棚", "", options=(OptionLine(1, "A", "东门", state=OptionState.ADOPTED),)), []),
        (TopicLine(1, 1, "车棚", "", agreement="搬"), []),
        (TopicLine(1, 1, "车棚", "", fate=Fate.OWNERS), []),
        (TopicLine(1, 1, "车棚", "", fate=Fate.NEXT_ROUND), [Loose.NEXT_ROUND]),
    ],
)
def test_a_topic_waits_until_it_is_decided_or_sent_on(topic: TopicLine, kinds: list[Loose]) -> None:
    assert _kinds(topics=(topic,)) == kinds


def test_a_vote_that_passed_decides_its_topic_and_one_that_is_only_drafted_waits() -> None:
    topic = TopicLine(1, 1, "车棚", "", options=(OPTION,))
    passed = MotionLine(1, 1, "搬", Method.HANDS, MotionState.COUNTED, "", "", option_id=1, passed=True)
    drafted = MotionLine(2, 1, "再搬", Method.HANDS, MotionState.DRAFTED, "", "")
    assert _kinds(topics=(topic,), meetings=(_meeting(motions=(passed, drafted)),)) == [Loose.UNVOTED]


@pytest.mark.parametrize(
    ("planned", "given", "kinds"),
    [
        ("2026-12-01T19:00", None, [Loose.NOTICE]),
        ("2026-12-01T19:00", 6, [Loose.NOTICE]),
        ("2026-12-01T19:00", 7, []),
        ("2026-11-01T19:00", None, []),
        ("", None, []),
    ],
)
def test_a_meeting_that_is_coming_waits_for_its_notice(planned: str, given: int | None, kinds: list[Loose]) -> None:
    notices = () if given is None else (NoticeLine("南门", "2026-11-20"),)
    held = _meeting(MeetingState.PLANNED, planned_at=planned, notice_days=7, notice_given_days=given, notices=notices)
    assert _kinds(meetings=(held,)) == kinds


@pytest.mark.parametrize("state", MeetingState)
def test_a_reply_or_a_vote_is_owed_once_the_meeting_is_over(state: MeetingState) -> None:
    """While people speak and vote, each comment, and the vote itself, would be one thing more that waits."""
    said = CommentLine(1, 1, "车棚太近", "", "", "", "", "", CommentStatus.RECORDED)
    voted = MotionLine(1, 1, "搬", Method.HANDS, MotionState.OPEN, "", "")
    report = ConsultationReport("车棚", meetings=(_meeting(state, motions=(voted,)),), comments=(said,))
    waits = {Loose.NO_REPLY, Loose.UNVOTED}
    assert waits <= {end.kind for end in loose_ends(report, TODAY)}, "their own stories say so all the time"
    over = state in (MeetingState.CLOSED, MeetingState.SEALED, MeetingState.CANCELLED)
    assert waits & {end.kind for end in to_see_to(report, TODAY)} == (waits if over else set())


def test_a_closed_meeting_waits_for_its_seal() -> None:
    assert _kinds(meetings=(_meeting(MeetingState.CLOSED, closed_at="2026-11-20T20:00"),)) == [Loose.UNSEALED]
