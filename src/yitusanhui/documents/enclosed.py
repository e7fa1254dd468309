"""PDF/A-3: the table that a document prints lies inside it too, with the same figures (ISO 19005-3, 6.8)."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Name

from yitusanhui.documents import pdfa
from yitusanhui.documents.unprinted import remember, unprinted
from yitusanhui.texts import archive

_OFFICE = "application/vnd.openxmlformats-officedocument"
TWINS = {  # what lies inside, by its suffix: its type, and what it is to the page (ISO 32000-2, 7.11.3)
    ".xlsx": (f"{_OFFICE}.spreadsheetml.sheet", Name.Data),
    ".docx": (f"{_OFFICE}.wordprocessingml.document", Name.Alternative),
}


def twin(paper: Path) -> Path | None:
    """The table, or the editable text, of the same name beside a PDF."""
    return next((found for suffix in TWINS if (found := paper.with_suffix(suffix)).is_file()), None)


def join(made: Path) -> None:
    """Enclose the twin where a document and its twin are both there by now; `made` is the later of them."""
    paper = made.with_suffix(".pdf")
    file = twin(paper)
    if file and paper.is_file() and made in (paper, file):
        enclose(paper, file)


def enclose(paper: Path, file: Path) -> Path:
    """Put `file` into the PDF, in place. Raises DomainError `pdf_not_archival`, EnvironmentTrouble as `pdfa.write`."""
    lacking = unprinted(paper)
    kind, relationship = TWINS[file.suffix]
    with pikepdf.open(BytesIO(paper.read_bytes())) as pdf:
        day = str(pdf.docinfo["/ModDate"])  # the document's own, so that a second export is the same file
        pdf.attachments[file.name] = pikepdf.AttachedFileSpec(
            pdf,
            file.read_bytes(),
            description=archive.ENCLOSED.format(format=archive.FORMATS[file.suffix]),
            filename=file.name,
            mime_type=kind,
            creation_date=day,
            mod_date=day,
            relationship=relationship,
        )
        written = pdfa.finished(pdf)
    return remember(pdfa.write(written, paper), lacking)
