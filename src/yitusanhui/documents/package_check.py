"""自检: the four checks of DA/T 70-2018 (真实 完整 可用 安全) on what goes into the package, point by point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from yitusanhui.documents.current import answered
from yitusanhui.documents.owed import owes
from yitusanhui.documents.package_catalogue import Entry
from yitusanhui.documents.package_files import usable_and_safe
from yitusanhui.documents.recount import disagreements
from yitusanhui.domain.balance import out_of_balance
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.terms import MeetingState, MotionState
from yitusanhui.texts import archive, sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """One point: its aspect of the four, what was checked and how, and what is wrong, "" when nothing is."""

    aspect: str
    what: str
    how: str
    wrong: str = ""

    @property
    def result(self) -> str:
        """合格, or what to look at."""
        return archive.WRONG.format(why=self.wrong) if self.wrong else archive.GOOD


@dataclass(frozen=True, slots=True)
class Packed:
    """What is checked: the records and the files beside them in `folder`, and what is known from elsewhere.

    `left_out` could not be made; `database_off` is what is wrong with the project's file (`yitusanhui check`).
    """

    folder: Path
    entries: Sequence[Entry]
    others: Sequence[Entry] = ()
    left_out: Sequence[str] = ()
    database_off: Sequence[str] = ()

    @property
    def all(self) -> list[Entry]:
        """Everything that the catalogue lists."""
        return [*self.entries, *self.others]


def self_check(report: ConsultationReport, packed: Packed) -> tuple[Finding, ...]:
    """Every point with what was found."""
    points = (
        *_true(report, packed),
        *_complete(report, packed),
        *usable_and_safe(packed.folder, [one for one in packed.all if (packed.folder / one.name).is_file()]),
    )
    return tuple(Finding(*archive.POINTS[point], wrong) for point, wrong in points)


def _as_listed(path: Path, one: Entry) -> bool:
    return path.is_file() and path.stat().st_size == one.size


def _joined(words: Sequence[object]) -> str:
    return "、".join(map(str, words))


def _true(report: ConsultationReport, packed: Packed) -> Iterator[tuple[str, str]]:
    """真实: sealed, traced, counted right, and what the catalogue says of each file."""
    yield "sealed", _joined([one.name for one in report.meetings if one.state not in _OVER])
    yield "journal", "" if report.journal_head else archive.NO_JOURNAL
    inside = any(one.about.kind == "database" for one in packed.others)
    yield "database", "；".join(packed.database_off) if inside else archive.NO_DATABASE
    motions = [motion for meeting in report.meetings for motion in meeting.motions]
    yield "ballots", "".join(sentence(off) for off in map(out_of_balance, motions) if off)
    logs = [packed.folder / one.name for one in packed.others if one.name.endswith(archive.VOTE_RULES)]
    counted = any(motion.state is MotionState.COUNTED and not motion.imported for motion in motions)
    differ = "；".join(words for log in logs for words in disagreements(log.parent))
    yield "recount", differ if logs or not counted else archive.NO_VOTE_PAPERS
    yield "described", _joined([one.name for one in packed.entries if not (one.about.title and one.about.date)])
    yield "catalogued", _joined([one.name for one in packed.all if not _as_listed(packed.folder / one.name, one)])


_OVER = (MeetingState.SEALED, MeetingState.CANCELLED)


def _complete(report: ConsultationReport, packed: Packed) -> Iterator[tuple[str, str]]:
    """完整: all is listed, numbers without gaps, parts that add up, a fixed rendition beside each table."""
    there = (path.relative_to(packed.folder).as_posix() for path in packed.folder.rglob("*") if path.is_file())
    yield "counted", _joined(sorted(set(there) - {one.name for one in packed.all}))
    numbers = {comment.number for comment in report.comments}
    yield "numbers", _joined(sorted(set(range(1, max(numbers, default=0) + 1)) - numbers))
    parts = sum(meeting.comment_figures.total for meeting in answered(report).meetings)
    total = report.comment_figures.total
    yield "totals", "" if parts == total else f"{parts} ≠ {total}"
    yield "replies", _joined([comment.number for comment in report.comments if owes(comment)])
    names = {one.name for one in packed.entries}
    tables = [one for one in sorted(names) if one.endswith((".xlsx", ".docx"))]
    yield "fixed", _joined([name for name in tables if name[:-5] + ".pdf" not in names])
    yield "all_made", "；".join(packed.left_out)
