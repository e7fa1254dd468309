"""文件目录.XML: what the archive reads to know what it is given (DA/T 46-2009)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.etree import ElementTree as Tree

from yitusanhui.documents.workbook_sheet import clean
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.texts import archive


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the package: its name inside it, 题名, kind, day, whether it may be published, size, digest."""

    name: str
    title: str
    kind: str
    date: str
    public: bool
    size: int
    sha256: str


def _element(number: int, entry: Entry, owner: str) -> Tree.Element:
    line = Tree.Element(archive.FILE)
    values = (
        str(number),
        "",  # 档号 is the archive's to give
        owner,
        entry.title,
        entry.date,
        archive.OPEN if entry.public else archive.INTERNAL,
        entry.name,
        "",
        archive.CLASSES[entry.kind],
        archive.RETENTION[entry.kind],
        PurePosixPath(entry.name).suffix.lstrip(".").upper(),
        str(entry.size),
        entry.sha256,
    )
    for head, value in zip(archive.CATALOGUE_HEADS, values, strict=True):
        Tree.SubElement(line, head).text = clean(value)
    return line


def catalogue(report: ConsultationReport, entries: Sequence[Entry]) -> bytes:
    """The catalogue as UTF-8 XML, one element a file, in the package's order."""
    root = Tree.Element(archive.CATALOGUE, {archive.PROJECT: clean(report.title), archive.UID: clean(report.uid)})
    root.extend(_element(number, entry, report.community or report.street) for number, entry in enumerate(entries, 1))
    Tree.indent(root)
    content: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"
