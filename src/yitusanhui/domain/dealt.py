"""What a meeting had before it: the comments made there, and those its topics, promises and verdicts go back to."""

from __future__ import annotations

from collections.abc import Iterator

from yitusanhui.domain.placing import Places
from yitusanhui.domain.report import CommentLine, CommitmentLine, ConsultationReport, MeetingReport
from yitusanhui.domain.terms import CommentStatus


def dealt_with(report: ConsultationReport, meeting: MeetingReport) -> list[CommentLine]:
    """The comments a meeting dealt with, in the order of their numbers, earlier ones as they stand on its drawing."""
    own = {line.number: line for line in meeting.comments}
    wanted = _numbers(report, meeting) - own.keys()
    earlier = [line for line in report.comments if line.number in wanted]
    if meeting.blueprint:
        places = Places(report.alignments, report.placements)
        earlier = [places.on(line, meeting.blueprint.id) or line for line in earlier]
    return sorted([*own.values(), *earlier], key=lambda line: line.number)


def placed(report: ConsultationReport, meeting: MeetingReport) -> list[CommentLine]:
    """Those of `dealt_with` that stand and have a place on the meeting's drawing: the pins of its map."""
    drawing = meeting.blueprint.id if meeting.blueprint else None
    return [
        line
        for line in dealt_with(report, meeting)
        if line.status is CommentStatus.RECORDED and line.x is not None and line.blueprint_id == drawing
    ]


def _numbers(report: ConsultationReport, meeting: MeetingReport) -> set[int]:
    numbers = {line.number for line in meeting.endorsed}
    numbers.update(number for topic in meeting.topics for number in topic.comments)
    told = {topic.id: topic.comments for one in report.meetings for topic in one.topics}
    for promise in _promises(report, meeting):
        numbers.update(told.get(promise.topic_id or 0, ()))
    return numbers


def _promises(report: ConsultationReport, meeting: MeetingReport) -> Iterator[CommitmentLine]:
    """Promises made or judged at the meeting, and those that its rectifications put right."""
    known = {line.id: line for line in (*report.commitments, *meeting.commitments)}
    left = [line.id for line in meeting.commitments]
    left += [line.commitment_id for line in meeting.evaluations if line.commitment_id is not None]
    seen: set[int] = set()
    while left:
        number = left.pop()
        if number in known and number not in seen:
            seen.add(number)
            yield known[number]
            left += [known[number].from_commitment or 0]
