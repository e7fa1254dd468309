"""归档包: the folder that the archive takes over, with its catalogue, its checksums and what was checked.

GB/T 18894-2016, DA/T 22-2015, DA/T 46-2009, DA/T 70-2018.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from yitusanhui import __version__
from yitusanhui.documents.names import document_date, safe_name
from yitusanhui.documents.package_catalogue import Entry, catalogue
from yitusanhui.documents.package_check import self_check
from yitusanhui.documents.still import StillZip
from yitusanhui.documents.workbook_csv import write_csv
from yitusanhui.documents.workbook_rows import vote_rows
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.texts import archive, tables

README, CATALOGUE, SUMS = "说明文件.TXT", "文件目录.XML", "校验.sha256"
RECORDS, OTHERS = "电子档案", "其他"
REPORT, VOTES = "自检报告.TXT", "表决结果.csv"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document that belongs in the package and could not be made, with the sentence that says why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A document on its way into the package: where it lies now, 题名, kind (`texts.archive.CLASSES`), day."""

    path: Path
    title: str
    kind: str
    date: str
    public: bool = False


def write_package(
    report: ConsultationReport,
    folder: Path,
    files: Sequence[PackedFile],
    database: Path | None = None,
    left_out: Sequence[LeftOut] = (),
) -> Path:
    """Fill `folder`, which must not exist yet, and return it. The same content gives the same bytes.

    `database` is a whole copy of the project's file (a backup): one that SQLite is still writing beside is
    refused with DomainError `database_not_whole`, for the archive would get half of it.
    """
    folder.mkdir(parents=True)
    entries = [_put_record(report, folder, file) for file in files]
    others = folder / OTHERS
    others.mkdir()
    if database is not None:
        _put_database(database, others)
    lacking = [] if database else [archive.NO_DATABASE]
    lacking += [f"{one.name}：{one.why}" for one in left_out]
    write_csv(others / VOTES, tables.VOTE_HEADS, vote_rows(report.meetings))
    _write(others / REPORT, self_check(report, folder, entries, lacking))
    (folder / CATALOGUE).write_bytes(catalogue(report, entries))
    _write(folder / README, _readme(report, entries, database))
    _write_sums(folder)
    return folder


def _put_record(report: ConsultationReport, folder: Path, file: PackedFile) -> Entry:
    year = (file.date or document_date(report))[:4] or archive.UNDATED
    place = Path(RECORDS, year, archive.CLASSES[file.kind], file.path.name)
    target = folder / place
    if target.exists():
        raise DomainError("package_same_name", name=file.path.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file.path, target)
    return Entry(place.as_posix(), file.title, file.kind, file.date, file.public, *_size_and_sum(target))


def _put_database(database: Path, others: Path) -> None:
    wal = database.with_name(database.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        raise DomainError("database_not_whole", name=database.name)
    shutil.copyfile(database, others / safe_name(database.name))


def _write(target: Path, text: str) -> None:
    """Text for people: with a mark and line ends that every Windows opens."""
    target.write_text(text, "utf-8-sig", newline="\r\n")


def _size_and_sum(path: Path) -> tuple[int, str]:
    with path.open("rb") as source:
        return path.stat().st_size, hashlib.file_digest(source, "sha256").hexdigest()


def inside(folder: Path) -> Iterable[str]:
    """Names of all files in the package, as its checksums list them, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def _write_sums(folder: Path) -> None:
    """One line a file as `sha256sum` writes and checks it."""
    lines = (f"{_size_and_sum(folder / name)[1]}  {name}\n" for name in inside(folder) if name != SUMS)
    (folder / SUMS).write_text("".join(lines), "utf-8", newline="\n")


def _readme(report: ConsultationReport, entries: Sequence[Entry], database: Path | None) -> str:
    drawings = (
        archive.README_DRAWING.format(label=line.label, name=line.file_name, sha256=line.sha256)
        for line in report.blueprints
    )
    return archive.README.format(
        title=report.title,
        street=report.street,
        community=report.community,
        uid=report.uid,
        meetings="、".join(meeting.name for meeting in report.meetings),
        sentence=report.comment_figures.sentence,
        count=len(entries),
        database=archive.DATABASE.format(name=safe_name(database.name)) if database else archive.NO_DATABASE,
        entries=report.journal_entries,
        head=report.journal_head,
        drawings="\n".join(drawings),
        version=__version__,
    )


def zip_package(folder: Path, target: Path) -> Path:
    """The package as one .zip with the folder in it; the same package gives the same bytes."""
    with StillZip(target, "w") as packed:
        for name in inside(folder):
            packed.write(folder / name, f"{folder.name}/{name}")
    return target
