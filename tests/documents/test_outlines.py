"""Outlines are read once, and what can't be read is found every time."""

from __future__ import annotations

import pytest
from pikepdf.pdfa._fontprogram import TrueTypeProgram

from tests.documents.papers import needs_fonts
from yitusanhui.documents import faces, outlines

pytestmark = needs_fonts


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> TrueTypeProgram:
    monkeypatch.setattr(outlines, "_readable", set())
    outlines.read_once()
    return TrueTypeProgram(faces.faces().files[faces.SERIF].read_bytes())


def glyph(program: TrueTypeProgram, character: str) -> int:
    found = program.lookup_cmap(3, 10, ord(character)) or program.lookup_cmap(3, 1, ord(character))
    assert found
    return found


def cut(program: TrueTypeProgram, gid: int) -> None:
    """Leave half of an outline."""
    outline = program._font["glyf"].glyphs[program._order[gid]]
    outline.data = outline.data[: len(outline.data) // 2]


def test_an_outline_that_was_readable_is_not_taken_apart_again(program: TrueTypeProgram) -> None:
    again = TrueTypeProgram(faces.faces().files[faces.SERIF].read_bytes())
    gid = glyph(program, "会")

    assert program.has_gid(gid) and again.has_gid(gid)

    name = again._order[gid]
    assert not hasattr(program._font["glyf"].glyphs[name], "data")
    assert hasattr(again._font["glyf"].glyphs[name], "data")


def test_half_an_outline_is_refused_however_often_it_is_met(program: TrueTypeProgram) -> None:
    gid = glyph(program, "会")
    assert program.has_gid(gid)
    for _ in range(2):
        broken = TrueTypeProgram(faces.faces().files[faces.SERIF].read_bytes())
        cut(broken, gid)
        assert not broken.has_gid(gid)


def test_a_glyph_that_is_not_there_is_not_there(program: TrueTypeProgram) -> None:
    assert not program.has_gid(program.num_glyphs)
    assert not program.has_gid(-1)


def test_asking_twice_changes_nothing_more(program: TrueTypeProgram) -> None:
    before = TrueTypeProgram.has_gid
    outlines.read_once()
    assert TrueTypeProgram.has_gid is before
    assert program.has_gid(glyph(program, "图"))
