"""封存以后: a sealed meeting stays as it was; what became of its words and promises since is the project's to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from operator import attrgetter

from yitusanhui.domain.comment_counts import count_comments
from yitusanhui.domain.report import CommentLine, CommitmentLine, ConsultationReport, MeetingReport


def as_of_now(report: ConsultationReport, formats: Mapping[str, str]) -> ConsultationReport:
    """Every meeting with what the project knows by now; words, votes and verdicts stay those that were sealed.

    Comments get their replies, what was taken back, released or agreed to be named; promises how far they came.
    Figures are counted anew, their sentence by `formats`.
    """
    comments = {comment.number: comment for comment in report.comments}
    promises = {promise.id: promise for promise in report.commitments}

    def now(meeting: MeetingReport) -> MeetingReport:
        said = tuple(_comment(one, comments.get(one.number, one)) for one in meeting.comments)
        promised = tuple(_promise(one, promises.get(one.id, one)) for one in meeting.commitments)
        if said != meeting.comments:
            meeting = replace(meeting, comments=said, comment_figures=count_comments(said, formats))
        return meeting if promised == meeting.commitments else replace(meeting, commitments=promised)

    return replace(report, meetings=tuple(map(now, report.meetings)))


_SINCE = ("reply", "status", "withdrawn_reason", "retracted_at", "released", "flags", "consent")
_known = attrgetter(*_SINCE)


def _comment(sealed: CommentLine, now: CommentLine) -> CommentLine:
    known = _known(now)
    return sealed if _known(sealed) == known else replace(sealed, **dict(zip(_SINCE, known, strict=True)))


def _promise(sealed: CommitmentLine, now: CommitmentLine) -> CommitmentLine:
    return replace(sealed, state=now.state, note=now.note, verdict=now.verdict)
