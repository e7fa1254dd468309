"""How long the whole dossier of the sample takes: seconds against the bar of ten, and beside the package alone."""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from yitusanhui.cli.export import SELDOM
from yitusanhui.documents import pdfa
from yitusanhui.documents.export import KINDS, export
from yitusanhui.documents.material import Material
from yitusanhui.operations.files import copy_for_archive, read_consultation
from yitusanhui.operations.reading import (
    check_consultation,
    read_overview,
    read_preview,
    read_report,
    read_sheets,
    read_vote_papers,
)
from yitusanhui.sample.play import play

ROUNDS = 3  # in turn, the best of each: the same dossier takes 8.9 or 10.7 s where others work on the machine
SECONDS = 10.0
BAR = 1.1  # the documents are made once for both


def measure() -> list[tuple[str, float, float]]:
    """(name, value, bar): seconds of one core for the dossier, and its time over that of the package alone."""
    gc.set_threshold(*SELDOM)  # as the command line does; in the window garbage is looked for elsewhere
    with TemporaryDirectory() as place:
        folder = Path(place)
        play(folder / "样例.ytsh")
        taken = {kind: _seconds(folder, kind) for kind in KINDS if kind != "package"}
        turns = [(_seconds(folder, ""), _seconds(folder, "package")) for _ in range(ROUNDS)]
        whole, packed = map(min, zip(*turns, strict=True))
    for kind, seconds in sorted(taken.items(), key=lambda one: -one[1]):
        print(f"  {kind}: {seconds:.2f} s")
    return [
        ("whole dossier of the sample, seconds of one core", whole, SECONDS),
        ("the same / the package, in which all of it lies", whole / packed, BAR),
    ]


def _seconds(folder: Path, kind: str) -> float:
    """Seconds of one core for one kind of document, or all of them for "", read from the file and checked each time."""
    pdfa._passed.clear()  # the same documents were held against the standard for the kind before
    begun = process_time()
    reader = read_consultation(folder / "样例.ytsh")
    try:
        report = read_report(reader)
        export(
            report,
            folder / (kind or "all"),
            Material(
                {one.id: read_overview(reader, one.id) for one in report.blueprints},
                read_sheets(reader),
                partial(read_preview, reader),
                read_vote_papers(reader),
            ),
            only=(kind,) if kind else (),
            database=None if kind not in ("", "package") else copy_for_archive(folder / "样例.ytsh", folder / "copy"),
            database_off=[one.code for one in check_consultation(reader)] if kind in ("", "package") else (),
        )
    finally:
        reader.close()
    return process_time() - begun


if __name__ == "__main__":
    for name, value, bar in measure():
        print(f"{name}: {value:.2f} (bar {bar})")
