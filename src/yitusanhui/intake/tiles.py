"""Has a drawing cut into tiles by a process of its own, with progress, and nothing left behind if it fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.domain.incoming import Drawing
from yitusanhui.intake.drawing import kind_and_page
from yitusanhui.intake.sniff import MBTILES, PDF
from yitusanhui.intake.tiling import DAMAGED, FLAG, NO_ROOM, SPOOL, TILE

PACE = 0.05  # seconds between looks at the process
LEAST_ROOM = 50_000_000  # bytes
SPOOLED = (PDF, MBTILES)  # drawn into a file first


def tile_count(width: int, height: int) -> int:
    """How many tiles a drawing of that size has on all its levels together."""
    total = 0
    while True:
        columns, rows = -(-width // TILE), -(-height // TILE)
        total += columns * rows
        if columns == rows == 1:
            return total
        width, height = -(-width // 2), -(-height // 2)


def cut_tiles(
    drawing: Drawing,
    folder: Path,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Drawing:
    """The drawing with its tiles in `folder`, which is new or empty and appears only when all are there.

    `progress` hears 0.0 to 1.0; `cancelled` is asked twenty times a second. Raises `drawing_cancelled`,
    `drawing_damaged`, and as trouble of the machine `drawing_no_room`, `drawing_cut_failed`.
    """
    try:
        _cut(drawing, folder, progress or (lambda _: None), cancelled or (lambda: False))
    except OSError as trouble:
        raise EnvironmentTrouble("drawing_cut_failed", reason=trouble.strerror or trouble) from trouble
    return replace(drawing, tiles=folder)


def _cut(drawing: Drawing, folder: Path, progress: Callable[[float], None], cancelled: Callable[[], bool]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.exists():
        folder.rmdir()  # refuses a folder that holds something
    _require_room(drawing, folder.parent)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".tiles-", ignore_cleanup_errors=True) as work:
        source, made = Path(work, "original"), Path(work, "tiles")
        source.write_bytes(drawing.original)
        _run(drawing, source, made, progress, cancelled)
        made.rename(folder)


def _require_room(drawing: Drawing, folder: Path) -> None:
    """The original, a PDF page's pixels, and tiles at about a third of a byte a pixel."""
    pixels = drawing.width * drawing.height
    page = 3 * pixels if kind_and_page(drawing.media_type)[0] in SPOOLED else 0
    if shutil.disk_usage(folder).free < LEAST_ROOM + len(drawing.original) + page + pixels // 3:
        raise EnvironmentTrouble("drawing_no_room")


def _run(
    drawing: Drawing,
    source: Path,
    made: Path,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> None:
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(
            _command(drawing, source, made),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            env=os.environ | {"VIPS_CONCURRENCY": str(min(4, os.cpu_count() or 1))},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            while process.poll() is None:
                if cancelled():
                    raise DomainError("drawing_cancelled")
                progress(_done(drawing, made))
                time.sleep(PACE)
        finally:
            process.kill()
            process.wait()
        complaints.seek(0)
        _require_success(process.returncode, drawing, made, complaints.read().decode(errors="replace"))
    progress(1.0)


def _command(drawing: Drawing, source: Path, made: Path) -> list[str]:
    start = [FLAG] if getattr(sys, "frozen", False) else ["-m", "yitusanhui.intake.tiling"]
    size = [str(drawing.width), str(drawing.height)]
    how = [drawing.preparation.to_text()] if drawing.preparation else []
    return [sys.executable, *start, str(source), drawing.media_type, *size, str(made), *how]


def _done(drawing: Drawing, made: Path) -> float:
    """Share of the work that lies on disk; drawing a PDF's page is the first half of it."""
    tiles = sum(1 for _ in made.rglob("*.jpg")) / tile_count(drawing.width, drawing.height)
    if kind_and_page(drawing.media_type)[0] not in SPOOLED:
        return min(tiles, 0.99)
    spool = made.with_name(SPOOL)
    drawn = spool.stat().st_size / (3 * drawing.width * drawing.height) if spool.exists() else 0.0
    return min((drawn + tiles) / 2, 0.99)


def _require_success(code: int, drawing: Drawing, made: Path, complaint: str) -> None:
    if code and shutil.disk_usage(made.parent).free < LEAST_ROOM:
        raise EnvironmentTrouble("drawing_no_room")
    if code == DAMAGED:
        raise DomainError("drawing_damaged")
    missing = tile_count(drawing.width, drawing.height) - sum(1 for _ in made.rglob("*.jpg"))
    if code or missing:
        reason = "NO_ROOM" if code == NO_ROOM else f"{code}"
        raise EnvironmentTrouble("drawing_cut_failed", reason=f"{reason} {complaint[-200:]}".strip())
