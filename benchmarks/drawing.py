"""An A0 drawing at 300 dpi: seconds to its overview, seconds and megabytes to all its tiles.

Run: `python benchmarks/drawing.py [DRAWING]`; without one, the A0 of the shared data. Aims: overview under 2 s,
wholly tiled under 10 s, the cutting process under 400 MB.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from yitusanhui.intake.drawing import read_drawing
from yitusanhui.intake.tiles import cut_tiles

A0 = "drawing/bund_a0_300dpi.jpg"


def shared_drawing() -> Path:
    """The A0 drawing in `YTSH_DATA`, else in `../shared/data` beside the project."""
    beside = Path(__file__).parents[2] / "shared" / "data"
    return Path(os.environ.get("YTSH_DATA") or beside) / A0


def figures(path: Path | None = None) -> dict[str, float]:
    """Times in seconds, sizes in millions of bytes, by name. Peak memory is that of the largest child so far."""
    started = perf_counter()
    drawing = read_drawing(path or shared_drawing())
    shown = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        cut = cut_tiles(drawing, Path(folder, "tiles"))
        done = perf_counter()
        sizes = [tile.stat().st_size for tile in (cut.tiles or Path()).rglob("*.jpg")]
    return {
        "megapixels": drawing.width * drawing.height / 1e6,
        "overview_s": shown - started,
        "tiles_s": done - shown,
        "tiles": len(sizes),
        "tiles_mb": sum(sizes) / 1e6,
        "child_peak_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6,
        "own_peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
    }


def measure() -> list[tuple[str, float, float]]:
    """(what, measured, bar): seconds to the overview and to all tiles, millions of bytes of the cutting process."""
    found = figures()
    return [
        ("A0 at 300 dpi, seconds to the overview", found["overview_s"], 2.0),
        ("seconds to all tiles", found["tiles_s"], 10.0),
        ("megabytes of the cutting process", found["child_peak_mb"], 400.0),
    ]


if __name__ == "__main__":
    for name, value in figures(Path(sys.argv[1]) if len(sys.argv) > 1 else None).items():
        print(f"{name:>14} {value:10.2f}")
