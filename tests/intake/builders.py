"""Makes the files that people bring."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

import pyvips
from openpyxl import Workbook


def make_workbook(path: Path, *rows: Iterable[object], merge: tuple[str, ...] = ()) -> Path:
    """An .xlsx with those rows; text stays text, =SUM too unless it says so with a leading FORMULA mark."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is None:
                continue
            cell = sheet.cell(number, column)
            if isinstance(value, str) and value.startswith("FORMULA"):
                cell.value = value.removeprefix("FORMULA")
            else:
                cell.value = value  # type: ignore[assignment]
                if isinstance(value, str):
                    cell.data_type = "s"
    for cells in merge:
        sheet.merge_cells(cells)
    book.save(path)
    return path


def make_csv(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A text file in that encoding, its line breaks as given."""
    path.write_bytes(text.encode(encoding))
    return path


def repack(path: Path, part: str, content: bytes) -> Path:
    """The same workbook with one part replaced."""
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    path.write_bytes(packed.getvalue())
    return path


def picture(width: int, height: int) -> pyvips.Image:
    """A colourful RGB picture whose every corner differs."""
    ramp = pyvips.Image.xyz(width, height)
    bands = [ramp[0] * 255 / width, ramp[1] * 255 / height, (ramp[0] + ramp[1]) % 256]
    return bands[0].bandjoin(bands[1:]).cast("uchar").copy(interpretation="srgb")


def saved(path: Path, data: bytes) -> Path:
    """Those bytes in a file."""
    path.write_bytes(data)
    return path


def png_that_says(width: int, height: int) -> bytes:
    """A PNG whose header promises a size that its data don't hold."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + data + chunk(b"IEND", b"")
