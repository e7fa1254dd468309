"""自检报告: the four checks of DA/T 70-2018 (真实 完整 可用 安全) on what goes into the package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf

from yitusanhui.documents import pdfa
from yitusanhui.documents.owed import owes
from yitusanhui.documents.package_catalogue import Entry
from yitusanhui.domain.report import ConsultationReport, MotionLine
from yitusanhui.domain.terms import ChoiceKind, MeetingState
from yitusanhui.texts import archive

Finding = tuple[str, str]  # what was checked, what is wrong with it ("" when nothing is)


def self_check(report: ConsultationReport, folder: Path, entries: Sequence[Entry], left_out: Sequence[str] = ()) -> str:
    """The report as text, a line a check, each with what was found; `left_out` could not be made."""
    whole = (archive.CHECK_ALL_MADE, "；".join(left_out))
    findings = [*_true(report), *_complete(report, entries), whole, *_usable(folder, entries)]
    lines = [
        archive.CHECK_LINE.format(what=what, result=archive.WRONG.format(why=wrong) if wrong else archive.GOOD)
        for what, wrong in findings
    ]
    bad = sum(1 for _, wrong in findings if wrong)
    verdict = archive.CHECK_BAD.format(count=bad) if bad else archive.CHECK_GOOD
    return archive.CHECK_REPORT.format(title=report.title, lines="\n".join(lines), verdict=verdict)


def _joined(words: Sequence[object]) -> str:
    return "、".join(map(str, words))


def _true(report: ConsultationReport) -> Iterator[Finding]:
    """真实: sealed, with a journal; ballots add up."""
    open_ones = [
        meeting.name
        for meeting in report.meetings
        if meeting.state not in (MeetingState.SEALED, MeetingState.CANCELLED)
    ]
    yield archive.CHECK_SEALED, _joined(open_ones)
    yield archive.CHECK_JOURNAL, "" if report.journal_head else archive.NO_JOURNAL
    motions = [motion for meeting in report.meetings for motion in meeting.motions]
    yield archive.CHECK_BALLOTS, _joined([motion.title for motion in motions if not _adds_up(motion)])


def _adds_up(motion: MotionLine) -> bool:
    """发出 >= 收回, 收回 = 有效 + 废票, 有效 = 赞成 + 反对 + 弃权; a void vote is known not to (DOMAIN 3)."""
    if motion.void or motion.valid is None:
        return True
    sums = all(choice.kind is not ChoiceKind.OPTION for choice in motion.choices)
    if sums and motion.valid != sum(choice.votes for choice in motion.choices):
        return False
    if motion.issued is None or motion.returned is None:
        return True
    return motion.issued >= motion.returned == motion.valid + (motion.invalid or 0)


def _complete(report: ConsultationReport, entries: Sequence[Entry]) -> Iterator[Finding]:
    """完整: numbers without gaps, parts that add up to the whole, a fixed rendition beside each table."""
    numbers = {comment.number for comment in report.comments}
    yield archive.CHECK_NUMBERS, _joined(sorted(set(range(1, max(numbers, default=0) + 1)) - numbers))
    parts = sum(meeting.comment_figures.total for meeting in report.meetings)
    total = report.comment_figures.total
    yield archive.CHECK_TOTALS, "" if parts == total else f"{parts} ≠ {total}"
    yield archive.CHECK_REPLIES, _joined([comment.number for comment in report.comments if owes(comment)])
    names = {entry.name for entry in entries}
    tables = [name for name in sorted(names) if name.endswith(".xlsx")]
    yield archive.CHECK_FIXED, _joined([name for name in tables if name[:-5] + ".pdf" not in names])


def _usable(folder: Path, entries: Sequence[Entry]) -> Iterator[Finding]:
    """可用、安全: every PDF is PDF/A, whole and not encrypted."""
    papers = [entry.name for entry in entries if entry.name.endswith(".pdf")]
    yield archive.CHECK_PDFA, _joined([name for name in papers if pdfa.check(folder / name)])
    yield archive.CHECK_OPEN, _joined([name for name in papers if _locked(folder / name)])


def _locked(paper: Path) -> bool:
    try:
        with pikepdf.open(paper) as pdf:
            return bool(pdf.is_encrypted)
    except pikepdf.PdfError:
        return True
