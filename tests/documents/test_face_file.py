"""A face read table by table is the face that reportlab reads number by number."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from reportlab.pdfbase.ttfonts import TTFontFace

from tests.documents.papers import needs_fonts
from yitusanhui.documents import faces
from yitusanhui.documents.face_file import Face, Outlines

READ = ("charToGlyph", "charWidths", "defaultWidth", "glyphPos", "name", "bbox", "ascent", "numGlyphs")


def made(path: Path, characters: dict[int, str], *, units: int = 2_048) -> Path:
    """A small face that draws those characters, each a square of its own width; glyphs by name, in order."""
    names = [".notdef", *dict.fromkeys(characters.values())]
    builder = FontBuilder(units, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(characters)
    glyphs = {}
    for number, name in enumerate(names):
        pen = TTGlyphPen(None)
        for place, corner in enumerate([(0, 0), (0, 500), (300 + number, 500), (300 + number, 0)]):
            (pen.lineTo if place else pen.moveTo)(corner)
        pen.closePath()
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (400 + 7 * number, 0) for number, name in enumerate(names)})
    builder.setupHorizontalHeader(ascent=1_600, descent=-400)
    builder.setupNameTable({"familyName": "Small", "styleName": "Regular", "psName": "Small-Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
    return path


def assert_alike(path: Path) -> None:
    theirs, ours = TTFontFace(str(path)), Face(path)
    assert {one: getattr(ours, one) for one in READ} == {one: getattr(theirs, one) for one in READ}
    some = [0, *sorted(theirs.charToGlyph)[:2_000:3]]
    assert ours.makeSubset(some) == theirs.makeSubset(some)


@needs_fonts
def test_our_faces_are_read_alike() -> None:
    for path in {faces.faces().files[role] for role in (faces.SERIF, faces.SERIF_BOLD, faces.SANS_BOLD, faces.KAI)}:
        assert_alike(path)


@pytest.mark.parametrize("extra", [{}, {0x20000: "G"}])
def test_runs_and_single_characters_of_the_basic_plane_and_beyond_are_read_alike(
    extra: dict[int, str], tmp_path: Path
) -> None:
    runs = {0x20: "space", **dict(zip(range(0x41, 0x5B), "ABCDEFGHIJKLMNOPQRSTUVWXYZ", strict=True))}
    mixed = dict(zip(range(0x4E00, 0x4E08), "ZAMBCXDA", strict=True))
    assert_alike(made(tmp_path / "small.ttf", {**runs, **mixed, **extra}))


def test_without_a_space_the_hard_one_serves(tmp_path: Path) -> None:
    assert_alike(made(tmp_path / "small.ttf", {0xA0: "hard", 0x4E00: "A"}))


def test_widths_behind_the_last_full_metric_stay_in_the_units_of_the_file(tmp_path: Path) -> None:
    path = made(tmp_path / "small.ttf", dict(zip(range(0x41, 0x45), "ABCD", strict=True)))
    face = Face(path)
    face._read_metrics(3)  # as a file has it whose last glyphs are all as wide as the third
    assert [advance for advance, _ in face.hmetrics] == [400, 407, 414, 414, 414]
    assert face.charWidths[0x44] == 414 * 1_000 / 2_048


@needs_fonts
def test_outlines_are_cut_from_the_file_without_a_copy_of_them_all() -> None:
    path = faces.faces().files[faces.SERIF]
    face = Face(path)
    outlines = face.get_table("glyf")
    assert isinstance(outlines, Outlines)
    start, length = face.get_table_pos("glyf")
    assert outlines[10:40] == path.read_bytes()[start + 10 : start + 40] and length > 1_000_000
