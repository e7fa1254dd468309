"""The process that cuts tiles: `python -m yitusanhui.intake.tiling SOURCE MEDIA_TYPE WIDTH HEIGHT FOLDER [PREPARED]`.

It is a program of its own so that the window keeps its memory and its pace. In a frozen bundle the program
calls itself with `FLAG` first and hands the rest to `main`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pyvips

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.preparing import Preparation, read_preparation
from yitusanhui.intake import sheet
from yitusanhui.intake.drawing import kind_and_page
from yitusanhui.intake.mbtiles import spool_mosaic, survey_mbtiles
from yitusanhui.intake.picture import open_upright
from yitusanhui.intake.prepare import prepared
from yitusanhui.intake.sniff import DXF, MBTILES, PDF

FLAG = "--cut-tiles"
TILE = 512
DAMAGED, NO_ROOM = 3, 4
SPOOL = "page.raw"


def main(argv: list[str]) -> int:
    """Cut SOURCE into FOLDER; 0 done, 3 the drawing is damaged, 4 the disk refuses."""
    source, media_type, width, height, folder = argv[:5]
    if hasattr(os, "nice"):
        os.nice(5)
    try:
        how = read_preparation(argv[5]) if len(argv) > 5 else None
        _cut(Path(source), media_type, int(width), int(height), Path(folder), how)
    except (pyvips.Error, DomainError) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return DAMAGED
    except OSError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return NO_ROOM
    return 0


def _cut(source: Path, media_type: str, width: int, height: int, folder: Path, how: Preparation | None) -> None:
    kind, page = kind_and_page(media_type)
    if kind == PDF:
        size = (how.width, how.height) if how else (width, height)
        picture = _spooled_page(source, page, *size, folder.with_name(SPOOL))
    elif kind == DXF:
        from yitusanhui.intake.cad import open_cad_file

        picture = open_cad_file(source)
    elif kind == MBTILES:
        picture = spool_mosaic(source, survey_mbtiles(source), folder.with_name(SPOOL))
    else:
        picture = open_upright(str(source), kind, page, any_order=how is not None)
    if how is not None:
        if (picture.width, picture.height) != (how.width, how.height):
            raise DomainError("drawing_damaged")
        picture = prepared(picture, how)
    if (picture.width, picture.height) != (width, height):
        raise DomainError("drawing_damaged")
    save_tiles(picture, folder)


def _spooled_page(source: Path, page: int, width: int, height: int, spool: Path) -> pyvips.Image:
    """The page's pixels through a file on disk: an A0 sheet is 400 MB."""
    with sheet.open_page(source, page) as found, spool.open("wb") as out:
        for rows, pixels in sheet.bands(found, width, height):
            band = pyvips.Image.new_from_memory(pixels, width, rows, 4, "uchar")
            out.write(band[:3].write_to_memory())
    return pyvips.Image.rawload(str(spool), width, height, 3).copy(interpretation="srgb")


def save_tiles(picture: pyvips.Image, folder: Path) -> None:
    """Write `{level}/{row}/{col}.jpg`, level 0 the whole drawing in one tile, edge tiles padded with white."""
    picture.dzsave(
        str(folder),
        layout="google",
        tile_size=TILE,
        overlap=0,
        suffix=".jpg[Q=85,subsample_mode=off]",  # full colour resolution: thin coloured lines stay sharp
        background=[255, 255, 255],
        skip_blanks=-1,
        keep="none",
    )
    (folder / "blank.png").unlink(missing_ok=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
