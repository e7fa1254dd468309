"""What a meeting dealt with: its own comments, and earlier ones its topics, promises and verdicts go back to."""

from __future__ import annotations

from dataclasses import replace

from tests.documents.builders import make_report
from yitusanhui.domain.dealt import dealt_with, placed
from yitusanhui.domain.report import ConsultationReport, EndorsementLine, EvaluationLine, TopicLine
from yitusanhui.domain.terms import CommitmentKind, Verdict

NOTHING = {"comments": (), "topics": (), "endorsed": (), "commitments": (), "evaluations": ()}


def numbers(report: ConsultationReport, **changes: object) -> list[int]:
    """What the second meeting of the report deals with, once it is changed."""
    second = replace(report.meetings[1], **{**NOTHING, **changes})  # type: ignore[arg-type]
    meetings = (report.meetings[0], second, *report.meetings[2:])
    return [line.number for line in dealt_with(replace(report, meetings=meetings), second)]


def test_a_meeting_without_comments_of_its_own_deals_with_those_of_its_topics() -> None:
    topic = TopicLine(9, 2, "车棚", "放哪里？", comments=(3, 1))
    assert numbers(make_report(5), topics=(topic,)) == [1, 3]


def test_a_comment_endorsed_again_is_dealt_with() -> None:
    assert numbers(make_report(5), endorsed=(EndorsementLine(2, "路灯", 4),)) == [2]


def test_a_verdict_leads_back_over_promise_and_topic_to_the_comments() -> None:
    report = make_report(5)
    first = replace(report.meetings[0], topics=(TopicLine(9, 1, "车棚", "", comments=(2, 4)),))
    promise = replace(report.commitments[0], id=7, topic_id=9)
    righted = replace(promise, id=8, topic_id=None, kind=CommitmentKind.RECTIFICATION, from_commitment=7)
    report = replace(report, meetings=(first, *report.meetings[1:]), commitments=(promise, righted))
    judged = EvaluationLine(1, 2, "车棚移位", 8, Verdict.KEPT, "", 0, 0, 0)
    assert numbers(report, evaluations=(judged,)) == [2, 4]


def test_a_map_has_the_pins_that_stand_on_the_meeting_s_drawing_and_no_others() -> None:
    report = make_report(5)
    meeting = report.meetings[0]
    shown = placed(report, meeting)
    own = {line.number for line in meeting.comments if line.x is not None and line.status == "recorded"}
    assert own <= {line.number for line in shown} and meeting.blueprint
    assert all(line.x is not None and line.blueprint_id == meeting.blueprint.id for line in shown)
    assert not placed(report, replace(meeting, blueprint=None))
