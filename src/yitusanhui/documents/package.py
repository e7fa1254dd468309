"""归档包: the folder that the archive takes over, with its catalogue, its checksums and what was checked.

GB/T 18894-2016, DA/T 22-2015, DA/T 46-2009, DA/T 70-2018.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from yitusanhui import __version__, paths
from yitusanhui.documents import faces
from yitusanhui.documents.digests import digests_of, write_sums
from yitusanhui.documents.names import document_date, safe_name
from yitusanhui.documents.package_catalogue import About, Entry, catalogue, class_of, entry, number_rows
from yitusanhui.documents.package_check import Packed, self_check
from yitusanhui.documents.package_report import as_text, as_xml, write_paper
from yitusanhui.documents.recount import Counted, write_recount
from yitusanhui.documents.workbook_csv import write_csv
from yitusanhui.documents.workbook_rows import vote_rows
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.texts import archive, tables

README, CATALOGUE = "说明文件.TXT", "文件目录.XML"
SUMS, SUMS_SM3 = "校验.sha256", "校验.sm3"
RECORDS, OTHERS = "电子档案", "其他"
REPORT, VOTES = "自检报告.TXT", "表决结果.csv"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document that belongs in the package and could not be made, with the sentence that says why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A document on its way into the package: where it lies now, and what it is about."""

    path: Path
    about: About


@dataclass(frozen=True, slots=True)
class Beside:
    """What lies beside the records: a whole copy of the project's file and what its check found, the vote papers,
    and `data` for other programs, such as the pins for map programs.

    Nothing may be writing to the copy: see `write_package`.
    """

    database: Path | None = None
    database_off: Sequence[str] = ()
    votes: Sequence[Counted] = ()
    data: Sequence[PackedFile] = ()


def write_package(
    report: ConsultationReport,
    folder: Path,
    files: Sequence[PackedFile],
    beside: Beside = Beside(),
    left_out: Sequence[LeftOut] = (),
) -> Path:
    """Fill `folder`, which must not exist yet, and return it. The same content gives the same bytes.

    A project's file that SQLite is still writing beside is refused with DomainError `database_not_whole`, for
    the archive would get half of it.
    """
    folder.mkdir(parents=True)
    entries = [_put_record(report, folder, file) for file in files]
    others = list(_put_others(report, folder, beside))
    lacking = [] if beside.database else [archive.NO_DATABASE]
    lacking += [f"{one.name}：{one.why}" for one in left_out]
    findings = self_check(report, Packed(folder, entries, others, lacking, beside.database_off))
    home = folder / OTHERS
    write_paper(report, findings, home / f"{archive.SELF_CHECK_FILE}.pdf")
    (home / f"{archive.SELF_CHECK_FILE}.XML").write_bytes(as_xml(report, findings))
    _write(home / REPORT, as_text(report, findings))
    others += [
        _beside(report, folder, path, "self_check") for path in sorted(home.glob(f"{archive.SELF_CHECK_FILE}.*"))
    ]
    (folder / CATALOGUE).write_bytes(catalogue(report, entries, others))
    write_csv(folder / archive.NUMBERS[0], archive.NUMBERS_HEADS, number_rows(entries))
    shutil.copyfile(paths.recount() / "verify.py", folder / archive.VERIFIER_FILE)
    _write(folder / README, _readme(report, entries, beside))
    _write_all_sums(folder, [*entries, *others])
    return folder


def _put_record(report: ConsultationReport, folder: Path, file: PackedFile) -> Entry:
    year = (file.about.date or document_date(report))[:4] or archive.UNDATED
    place = Path(RECORDS, year, class_of(file.about.kind), file.path.name)
    target = folder / place
    if target.exists():
        raise DomainError("package_same_name", name=file.path.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file.path, target)
    return entry(folder, place.as_posix(), file.about)


def _put_others(report: ConsultationReport, folder: Path, beside: Beside) -> Iterator[Entry]:
    others = folder / OTHERS
    others.mkdir()
    if beside.database is not None:
        yield _beside(report, folder, _put_database(beside.database, others), "database")
    write_csv(others / VOTES, tables.VOTE_HEADS, vote_rows(report.meetings))
    yield _beside(report, folder, others / VOTES, "votes")
    if beside.votes:
        made = write_recount(report.title, beside.votes, others / archive.KINDS["recount"])
        yield from (_beside(report, folder, path, "recount") for path in sorted(made.iterdir()))
    for file in beside.data:
        copied = shutil.copyfile(file.path, others / file.path.name)
        yield entry(folder, copied.relative_to(folder).as_posix(), file.about)


def _put_database(database: Path, others: Path) -> Path:
    wal = database.with_name(database.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        raise DomainError("database_not_whole", name=database.name)
    return shutil.copyfile(database, others / safe_name(database.name))


def _beside(report: ConsultationReport, folder: Path, path: Path, kind: str) -> Entry:
    title = archive.OTHERS_TITLE.format(project=report.title, what=archive.KINDS[kind])
    return entry(folder, path.relative_to(folder).as_posix(), About(title, kind, document_date(report)))


def _write(target: Path, text: str) -> None:
    """Text for people: with a mark and line ends that every Windows opens."""
    target.write_text(text, "utf-8-sig", newline="\r\n")


def inside(folder: Path) -> Iterable[str]:
    """Names of all files in the package, as its checksums list them, sorted; the table of 档号 is in no checksum."""
    return sorted(name for name in _all(folder) if name not in archive.NUMBERS)


def _all(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()]


def _write_all_sums(folder: Path, entries: Sequence[Entry]) -> None:
    """SM3 of every file, then SHA-256 of every file and of that list; those of `entries` are known already."""
    for name, algorithm in ((SUMS_SM3, "sm3"), (SUMS, "sha256")):
        known = {one.name: one.sm3 if algorithm == "sm3" else one.sha256 for one in entries}
        lines = [(one, known.get(one) or _digest(folder / one, algorithm)) for one in inside(folder)]
        write_sums(folder / name, algorithm, lines)


def _digest(path: Path, algorithm: str) -> str:
    with path.open("rb") as source:
        return digests_of(source, algorithm)[0]


def _readme(report: ConsultationReport, entries: Sequence[Entry], beside: Beside) -> str:
    drawings = (
        archive.README_DRAWING.format(label=line.label, name=line.file_name, sha256=line.sha256)
        for line in report.blueprints
    )
    database = beside.database
    others = [archive.DATABASE.format(name=safe_name(database.name)) if database else archive.NO_DATABASE, VOTES]
    others += [archive.KINDS["recount"]] if beside.votes else []
    others += dict.fromkeys(archive.KINDS[file.about.kind] for file in beside.data)
    return archive.README.format(
        title=report.title,
        street=report.street,
        community=report.community,
        uid=report.uid,
        meetings="、".join(meeting.name for meeting in report.meetings),
        sentence=report.comment_figures.sentence,
        count=len(entries),
        bytes=sum(one.size for one in entries),
        others="、".join([*others, archive.SELF_CHECK_FILE]),
        entries=report.journal_entries,
        head=report.journal_head,
        drawings="\n".join(drawings),
        software=archive.SOFTWARE.format(version=__version__),
        faces="\n".join(archive.README_FACE.format(face=face) for face in faces.used()),
    )
