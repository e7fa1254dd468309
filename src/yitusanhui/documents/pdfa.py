"""Archival PDF: what reportlab made becomes PDF/A (ISO 19005), is checked, and only then takes its place.

Declared as 2b (or what `flavour` asks), the level pikepdf checks; level u asks besides that every character maps to
Unicode, which `unmapped_fonts` checks. The same content and the same date give the same bytes.
"""

from __future__ import annotations

import errno
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import pdfa

from yitusanhui import __version__
from yitusanhui.documents import checked_once, flavour
from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.texts import archive as archive_words

_passed: set[bytes] = set()  # SHA-256 of what this program wrote and checked
_SUBSET = re.compile(r"^/[A-Z]+\+")  # the tag before a subset's name
UNDATED = "2000-01-01T00:00:00+08:00"


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself: 题名, 责任者, 日期 (ISO 8601), 主题."""

    title: str
    author: str = ""
    date: str = ""
    subject: str = ""


def archive(raw: bytes, about: About) -> bytes:
    """The PDF as PDF/A. Raises DomainError `pdf_not_archival` with what a check found."""
    with pikepdf.open(BytesIO(raw)) as pdf:
        _describe(pdf, about)
        for page in pdf.pages:
            if "/Trans" in page:
                del page["/Trans"]
        return finished(pdf)


def finished(pdf: pikepdf.Pdf) -> bytes:
    """The document in the flavour that is wanted, checked. Raises DomainError `pdf_not_archival`."""
    pdfa.prepare(pdf, flavour.wanted())
    _fix_metadata_date(pdf)
    found = list(unmapped_fonts(pdf))
    if found:
        raise DomainError("pdf_not_archival", found="; ".join(found))
    return _checked(pdf)


def check(path: Path) -> list[str]:
    """What keeps the file from being the PDF/A that it says it is, with level u; empty when nothing does.

    Bytes that passed when they were written are not looked into again, only compared.
    """
    if sha256(path.read_bytes()).digest() in _passed:
        return []
    try:
        with pikepdf.open(path) as pdf:
            found, said = list(unmapped_fonts(pdf)), declared(pdf)
    except pikepdf.PdfError as error:
        return [str(error)]
    return [*(str(finding) for finding in pdfa.validate_written(path, said).findings), *found]


def declared(pdf: pikepdf.Pdf) -> pdfa.Flavour:
    """The flavour that a document says it is of; the default where it says none."""
    packet = pdf.Root.Metadata.read_bytes() if "/Metadata" in pdf.Root else b""
    part = re.search(rb"pdfaid:part(?:>|=\")([123])", packet)
    return pdfa.Flavour(f"{part[1].decode()}b" if part else flavour.DEFAULT)


def embedded_faces(pdf: pikepdf.Pdf) -> list[str]:
    """The names of the faces that print the document, as their files call themselves."""
    found = (item for item in pdf.objects if isinstance(item, pikepdf.Dictionary))
    named = (str(item.BaseFont) for item in found if item.get("/Subtype") == "/Type0")
    return sorted({_SUBSET.sub("", name) for name in named})


def unmapped_fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Composite fonts with codes that have no Unicode value (ISO 19005-2, 6.2.11.7)."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Type0":
            codes = len(item.DescendantFonts[0].CIDToGIDMap.read_bytes()) // 2 - 1  # the first is no character
            mapped = re.findall(rb"<[0-9A-F]{4}> <", item.ToUnicode.read_bytes()) if "/ToUnicode" in item else []
            if len(mapped) < codes:
                yield f"{item.BaseFont}: {codes - len(mapped)}"


def write(content: bytes, target: Path) -> Path:
    """Puts the bytes where they belong, whole or not at all.

    Raises EnvironmentTrouble `document_disk_full`, `document_locked` (open in a
    reader) or `document_unwritable`.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _trouble(error, target) from error
    return target


def save(raw: bytes, about: About, target: Path) -> Path:
    """Archives and writes; the target is untouched unless the check passed."""
    return write(archive(raw, about), target)


def _trouble(error: OSError, target: Path) -> EnvironmentTrouble:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return EnvironmentTrouble("document_disk_full", path=str(target))
    if target.exists() and (isinstance(error, PermissionError) or error.errno == errno.EBUSY):
        return EnvironmentTrouble("document_locked", path=str(target))
    return EnvironmentTrouble("document_unwritable", path=str(target), why=error.strerror or "")


def _describe(pdf: pikepdf.Pdf, about: About) -> None:
    date = _pdf_date(about.date or UNDATED)
    facts = {"Title": about.title, "Author": about.author, "Subject": about.subject}
    facts |= {"Keywords": archive_words.PDF_FACES.format(faces="、".join(embedded_faces(pdf)))}
    facts |= {"Creator": archive_words.SOFTWARE.format(version=__version__)}
    facts |= {"CreationDate": date, "ModDate": date}
    words = {f"/{key}": pikepdf.String(value) for key, value in facts.items() if value}
    pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary(words))
    pdf.Root.Lang = pikepdf.String("zh-CN")  # so that it is read aloud in Chinese


def _pdf_date(iso: str) -> str:
    """An ISO time as PDF writes it; a time without offset is Shanghai's."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        moment = datetime.fromisoformat(UNDATED)
    offset = moment.strftime("%z") or "+0800"
    return f"D:{moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"


def _fix_metadata_date(pdf: pikepdf.Pdf) -> None:
    """pikepdf stamps the hour of writing; the same document shall be the same bytes."""
    packet = pdf.Root.Metadata.read_bytes()
    found = re.search(rb"<xmp:CreateDate>([^<]*)", packet)
    date = found[1] if found else UNDATED.encode("ascii")
    pdf.Root.Metadata.write(re.sub(rb"(<xmp:MetadataDate>)[^<]*", rb"\g<1>" + date, packet))


def _checked(pdf: pikepdf.Pdf) -> bytes:
    """The document as it is written, held against the standard; the same bytes once: most exports repeat the last."""
    wanted, written = flavour.wanted(), BytesIO()
    settings = pdfa.resolve_save_kwargs(wanted, deterministic_id=True)
    pdf.save(written, **settings)
    if sha256(written.getvalue()).digest() not in _passed:
        checked_once.check_once()
        report = pdfa.validate_written(written, wanted, save_kwargs=settings)
        if report.verdict != "pass":
            raise DomainError("pdf_not_archival", found="; ".join(str(finding) for finding in report.findings[:5]))
        _passed.add(sha256(written.getvalue()).digest())
    return written.getvalue()
