"""Pages of a PDF: the size a sheet deserves, and its pixels band by band."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from yitusanhui.domain.errors import DomainError

POINTS_PER_INCH = 72
DPI = 300
LONGEST, SHORTEST = 14_000, 3_000  # pixels of the long side
BAND_BYTES = 64_000_000
_ONE_AT_A_TIME = Lock()  # PDFium isn't thread-safe.


@contextmanager
def open_page(source: bytes | Path, page: int) -> Iterator[pdfium.PdfPage]:
    """That page of a PDF, while PDFium is ours.

    Raises `pdf_locked`, `drawing_damaged`, `pdf_no_pages`, `drawing_no_page`.
    """
    with _ONE_AT_A_TIME:
        document = _open(source)
        try:
            yield _page(document, page)
        finally:
            document.close()


def count_pages(source: bytes | Path) -> int:
    """How many pages a PDF has. Raises `pdf_locked`, `drawing_damaged`, `pdf_no_pages`."""
    with _ONE_AT_A_TIME:
        document = _open(source)
        try:
            return len(document)
        finally:
            document.close()


def _open(source: bytes | Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(source)
    except pdfium.PdfiumError as error:
        raise DomainError(_why(source if isinstance(source, bytes) else source.read_bytes())) from error


def _why(data: bytes) -> str:
    """Why PDFium refuses a document. Its last error alone may be that of the document before."""
    locked = pdfium_c.FPDF_GetLastError() in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY)
    if locked and b"/Encrypt" in data:
        return "pdf_locked"
    return "pdf_no_pages" if re.search(rb"/Count\s+0\b", data) else "drawing_damaged"


def _page(document: pdfium.PdfDocument, page: int) -> pdfium.PdfPage:
    if not 1 <= page <= len(document):
        raise DomainError("drawing_no_page", page=page, pages=len(document))
    try:
        return document[page - 1]
    except pdfium.PdfiumError as error:
        raise DomainError("drawing_damaged") from error


def page_size(page: pdfium.PdfPage) -> tuple[int, int]:
    """Width and height in pixels: 300 dpi, with a long side of 3,000 to 14,000."""
    width, height = page.get_size()
    longest = max(width, height)
    if not 0 < longest < float("inf"):
        raise DomainError("drawing_damaged")
    pixels = min(max(longest * DPI / POINTS_PER_INCH, SHORTEST), LONGEST)
    return round(width / longest * pixels), round(height / longest * pixels)


def bands(page: pdfium.PdfPage, width: int, height: int) -> Iterator[tuple[int, bytes]]:
    """The page at that size as bands of whole rows: how many rows, and four bytes a pixel (RGB and one unused)."""
    rows = max(1, BAND_BYTES // (4 * width))
    for top in range(0, height, rows):
        count = min(rows, height - top)
        bitmap = pdfium.PdfBitmap.new_native(width, count, pdfium_c.FPDFBitmap_BGRx)
        pdfium_c.FPDFBitmap_FillRect(bitmap, 0, 0, width, count, 0xFFFFFFFF)
        flags = pdfium_c.FPDF_ANNOT | pdfium_c.FPDF_REVERSE_BYTE_ORDER
        pdfium_c.FPDF_RenderPageBitmap(bitmap, page, 0, -top, width, height, 0, flags)
        yield count, bytes(bitmap.buffer)
        bitmap.close()
