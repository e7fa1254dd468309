"""DA/T 46 metadata of a document: who is named in it, and by what words it is found again."""

from __future__ import annotations

from collections.abc import Iterator

from yitusanhui.documents.export_plan import Job
from yitusanhui.documents.package_catalogue import About
from yitusanhui.domain.report import ConsultationReport, MeetingReport
from yitusanhui.texts import archive

VOTES = frozenset({"votes", "minutes", "record", "docx"})


def described(report: ConsultationReport, job: Job) -> About:
    """What the catalogue says of a document; of one that names no one, no one."""
    meetings = [one for one in report.meetings if job.meeting_id in (None, one.id)]
    people = tuple(dict.fromkeys(_people(meetings, job.genre))) if job.audience.reads_names else ()
    keywords = tuple(dict.fromkeys(_keywords(report, meetings, job.genre)))
    return About(job.title, job.genre, job.date, job.audience, people, keywords)


def _people(meetings: list[MeetingReport], genre: str) -> Iterator[str]:
    """主持人, 记录人, and for what has votes in it 监票人 and 计票人."""
    for meeting in meetings:
        yield from filter(None, (meeting.chair, meeting.recorder))
        for motion in meeting.motions if genre in VOTES else ():
            for names in (motion.tellers, motion.callers):
                yield from filter(None, names.replace("，", "、").split("、"))


def _keywords(report: ConsultationReport, meetings: list[MeetingReport], genre: str) -> Iterator[str]:
    """The project, the place, the kind of paper, the kinds of meeting."""
    yield from filter(None, (report.title, report.street, report.community, archive.KINDS.get(genre, "")))
    yield from (meeting.stage_name for meeting in meetings)
