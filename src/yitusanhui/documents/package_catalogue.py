"""文件目录.XML: what the archive reads to know what it is given (DA/T 46-2009)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as Tree

from yitusanhui import __version__
from yitusanhui.documents.digests import digests_of
from yitusanhui.documents.workbook_sheet import clean
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.terms import Audience
from yitusanhui.texts import archive


@dataclass(frozen=True, slots=True)
class About:
    """What an archivist asks of a document: 题名, kind (`texts.archive.CLASSES`), 日期, for whom, 人名, 关键词."""

    title: str
    kind: str
    date: str = ""
    audience: Audience = Audience.INTERNAL
    people: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the package: its name inside it, what it is about, size in bytes, digests."""

    name: str
    about: About
    size: int
    sha256: str
    sm3: str

    @property
    def suffix(self) -> str:
        """The end of its name in small letters, with the dot."""
        return PurePosixPath(self.name).suffix.lower()


def class_of(kind: str) -> str:
    """类别 of a kind of document, and the folder that it lies in."""
    return archive.CLASSES.get(kind, archive.OTHER_CLASS)


def entry(folder: Path, name: str, about: About) -> Entry:
    """The entry of the file `name` of the package in `folder`."""
    with (folder / name).open("rb") as source:
        sha256, sm3 = digests_of(source, "sha256", "sm3")
    return Entry(name, about, (folder / name).stat().st_size, sha256, sm3)


def catalogue(report: ConsultationReport, entries: Sequence[Entry], others: Sequence[Entry] = ()) -> bytes:
    """The catalogue as UTF-8 XML: one element a record, in the package's order, then one a file beside them."""
    root = Tree.Element(archive.CATALOGUE, {archive.PROJECT: clean(report.title), archive.UID: clean(report.uid)})
    owner = report.community or report.street
    fixed = {one.name for one in entries if one.suffix == ".pdf"}
    for tag, listed in ((archive.FILE, entries), (archive.OTHER_FILE, others)):
        for number, one in enumerate(listed, 1):
            root.append(_element(tag, number, one, owner, fixed))
    Tree.indent(root)
    content: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def number_rows(entries: Sequence[Entry]) -> list[tuple[str, ...]]:
    """档号登记表: a line a record with its 档号 left blank, which is the archive's to give."""
    return [
        (str(number), "", one.about.title, one.about.date, _retention(one.about), one.name)
        for number, one in enumerate(entries, 1)
    ]


def _retention(about: About) -> str:
    return archive.RETENTION.get(about.kind, archive.FOREVER)


def _element(tag: str, number: int, one: Entry, owner: str, fixed: set[str]) -> Tree.Element:
    line, about = Tree.Element(tag), one.about
    values = (
        str(number),
        "",  # 档号 is the archive's to give, in its own table (`number_rows`)
        owner,
        about.title,
        about.date,
        archive.SECRECY[about.audience],
        one.name,
        _note(one, fixed),
        archive.KINDS.get(about.kind, class_of(about.kind)),
        class_of(about.kind),
        _retention(about),
        archive.BETWEEN.join(about.people),
        archive.BETWEEN.join(about.keywords),
        PurePosixPath(one.name).name,
        archive.FORMATS.get(one.suffix, one.suffix.lstrip(".").upper()),
        str(one.size),
        archive.SOFTWARE.format(version=__version__),
        one.sha256,
        one.sm3,
    )
    for head, value in zip(archive.CATALOGUE_HEADS, values, strict=True):
        Tree.SubElement(line, head).text = clean(value)
    return line


def _note(one: Entry, fixed: set[str]) -> str:
    """Where the fixed-layout rendition of a table or an editable text is."""
    twin = one.name[: -len(one.suffix)] + ".pdf"
    if one.suffix not in (".xlsx", ".docx") or twin not in fixed:
        return ""
    return archive.FIXED_TWIN.format(name=PurePosixPath(twin).name)
