from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
import pyvips

from tests.intake.builders import picture, saved
from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.domain.incoming import Drawing
from yitusanhui.intake import tiles, tiling
from yitusanhui.intake.drawing import read_drawing
from yitusanhui.intake.tiles import cut_tiles, tile_count

SIZES = [(512, 300), (513, 512), (1025, 513), (100, 2100), (1537, 1023)]


def drawing_of(path: Path, width: int, height: int) -> Drawing:
    return read_drawing(saved(path / f"{width}x{height}", picture(width, height).pngsave_buffer()))


def wanted_sizes(width: int, height: int) -> list[tuple[int, int]]:
    """Level sizes by the words of `Drawing`: the last at full size, each half the next, the first in one tile."""
    sizes = [(width, height)]
    while max(sizes[-1]) > 512:
        level = len(sizes)
        sizes.append((-(-width // 2**level), -(-height // 2**level)))
    return sizes[::-1]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_drawing_is_cut_into_padded_tiles_on_levels_that_double(tmp_path: Path, width: int, height: int) -> None:
    cut = cut_tiles(drawing_of(tmp_path, width, height), tmp_path / "tiles")
    assert cut.tiles == tmp_path / "tiles"
    found = {path.relative_to(cut.tiles).as_posix() for path in cut.tiles.rglob("*") if path.is_file()}
    wanted = {
        f"{level}/{row}/{col}.jpg"
        for level, (wide, high) in enumerate(wanted_sizes(width, height))
        for row in range(-(-high // 512))
        for col in range(-(-wide // 512))
    }
    assert found == wanted
    assert len(found) == tile_count(width, height)
    sizes = {(tile.width, tile.height) for name in found for tile in [pyvips.Image.new_from_file(cut.tiles / name)]}
    assert sizes == {(512, 512)}


def test_each_level_shows_the_same_place_and_the_padding_is_white(tmp_path: Path) -> None:
    cut = cut_tiles(drawing_of(tmp_path, 1025, 1300), tmp_path / "tiles")
    whole = pyvips.Image.new_from_file(cut.tiles / "0/0/0.jpg")
    piece = pyvips.Image.new_from_file(cut.tiles / "2/1/0.jpg")
    assert whole(25, 200) == pytest.approx(piece(100, 800 - 512), abs=14)
    assert whole(500, 500) == pytest.approx([255, 255, 255], abs=2)


def test_a_turned_photo_is_cut_upright(tmp_path: Path) -> None:
    turned = picture(900, 600).copy()
    turned.set_type(pyvips.GValue.gint_type, "orientation", 6)
    drawing = read_drawing(saved(tmp_path / "a.jpg", turned.jpegsave_buffer(Q=95)))
    tile = pyvips.Image.new_from_file(cut_tiles(drawing, tmp_path / "tiles").tiles / "1/0/0.jpg")
    assert tile(10, 10) == pytest.approx(picture(900, 600).rot90()(10, 10), abs=12)


def test_a_pdf_page_is_cut_as_it_is_seen(tmp_path: Path) -> None:
    document = pikepdf.new()
    document.add_blank_page(page_size=(100, 100))
    page = document.add_blank_page(page_size=(400, 200))
    page.obj.Contents = document.make_stream(b"1 0 0 rg 0 100 200 100 re f")
    document.save(tmp_path / "a.pdf")
    drawing = read_drawing(tmp_path / "a.pdf", page=2)
    heard: list[float] = []
    cut = cut_tiles(drawing, tmp_path / "tiles", progress=heard.append)
    whole = pyvips.Image.new_from_file(cut.tiles / "0/0/0.jpg")
    assert whole(30, 30) == pytest.approx([254, 0, 0], abs=3)
    assert whole(300, 30) == pytest.approx([255, 255, 255], abs=2)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_stopping_leaves_nothing_behind(tmp_path: Path) -> None:
    drawing = drawing_of(tmp_path, 3000, 3000)
    work = tmp_path / "work"
    with pytest.raises(DomainError, match="drawing_cancelled"):
        cut_tiles(drawing, work / "tiles", cancelled=lambda: True)
    assert list(work.iterdir()) == []


def test_a_damaged_drawing_leaves_nothing_behind(tmp_path: Path) -> None:
    drawing = drawing_of(tmp_path, 600, 600)
    broken = Drawing("a", "image/png", drawing.original[:2000], "", 600, 600, b"")
    other = Drawing("a", "image/png", drawing.original, "", 601, 600, b"")
    for bad in (broken, other):
        with pytest.raises(DomainError, match="drawing_damaged"):
            cut_tiles(bad, tmp_path / "work/tiles")
    assert list((tmp_path / "work").iterdir()) == []


def test_a_process_that_dies_is_trouble_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiles, "_command", lambda *_: [sys.executable, "-c", "import os; os.abort()"])
    with pytest.raises(EnvironmentTrouble, match="drawing_cut_failed"):
        cut_tiles(drawing_of(tmp_path, 100, 100), tmp_path / "work/tiles")
    assert list((tmp_path / "work").iterdir()) == []


def test_a_folder_that_holds_something_is_not_written_over(tmp_path: Path) -> None:
    drawing = drawing_of(tmp_path, 80, 80)
    with pytest.raises(EnvironmentTrouble, match="drawing_cut_failed"):
        cut_tiles(drawing, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["80x80"]


def test_a_full_disk_is_said_before_the_work_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiles, "LEAST_ROOM", 10**18)
    with pytest.raises(EnvironmentTrouble, match="drawing_no_room"):
        cut_tiles(drawing_of(tmp_path, 100, 100), tmp_path / "tiles")


def test_a_bundle_calls_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    drawing = drawing_of(tmp_path, 100, 100)
    command = tiles._command(drawing, tmp_path / "100x100", tmp_path / "made")
    assert command[:2] == [sys.executable, tiling.FLAG]
    monkeypatch.undo()
    assert subprocess.run([sys.executable, "-m", "yitusanhui.intake.tiling", *command[2:]], check=False).returncode == 0
    assert (tmp_path / "made/0/0/0.jpg").is_file()
