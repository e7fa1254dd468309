"""Outlines and objects are looked at once, and what is off is found every time."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf.pdfa import Flavour, Report, _content
from pikepdf.pdfa._context import ValidationContext
from pikepdf.pdfa._fontprogram import TrueTypeProgram
from pikepdf.pdfa._fonts import FontInfo, GlyphRef
from pikepdf.pdfa._schemas import SchemaSet
from pikepdf.pdfa._writemodel import WriteModel

from tests.documents.papers import needs_fonts
from yitusanhui.documents import checked_once, faces

pytestmark = needs_fonts


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> TrueTypeProgram:
    monkeypatch.setattr(checked_once, "_readable", set())
    checked_once.check_once()
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
    checked_once.check_once()
    assert TrueTypeProgram.has_gid is before
    assert program.has_gid(glyph(program, "图"))


PAGE = {"/Type": "/Page", "/Parent": "3 0 R", "/MediaBox": [0, 0, 595, 842], "/Resources": "7 0 R"}


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The roles that were held against their schema."""
    monkeypatch.setattr(checked_once, "_conforming", set())
    checked_once.check_once()
    seen: list[str] = []
    validator = SchemaSet._validator
    monkeypatch.setattr(SchemaSet, "_validator", lambda self, role: (seen.append(role), validator(self, role))[1])
    return seen


def conforms(page: dict[str, object], flavour: Flavour = Flavour.PDFA_2B) -> bool:
    with pikepdf.new() as pdf:
        context = ValidationContext(flavour, pdf, Report(flavour), WriteModel.identity())
        good = SchemaSet.for_flavour(flavour).check("Page", page, context, "page 1")
        assert good == (not context.report.findings)
    return good


def test_a_page_like_one_before_is_not_held_against_its_schema_again(looked_at: list[str]) -> None:
    assert conforms(PAGE) and conforms({**PAGE, "/Parent": "4 0 R", "/Resources": "81 0 R"})
    assert looked_at == ["Page"]
    assert conforms(PAGE, Flavour.PDFA_3B) and conforms({**PAGE, "/Rotate": 90})
    assert looked_at == ["Page"] * 3


def test_what_is_off_is_said_however_often_it_is_met(looked_at: list[str]) -> None:
    assert conforms(PAGE)
    for _ in range(2):
        assert not conforms({**PAGE, "/AA": {"/O": "9 0 R"}})
    assert looked_at == ["Page"] * 3


@pytest.fixture
def context() -> ValidationContext:
    checked_once.check_once()
    flavour = Flavour.PDFA_2B
    return ValidationContext(flavour, pikepdf.new(), Report(flavour), WriteModel.identity())


def test_the_letters_of_a_line_are_those_that_stand_there(context: ValidationContext) -> None:
    font = FontInfo("font", "type0", True)
    assert font.decode_string(b"\x00\x01\x4f\x1a\x00\x01", context) == [
        GlyphRef(1, 1), GlyphRef(0x4F1A, 0x4F1A), GlyphRef(1, 1)
    ]  # fmt: skip
    assert font.decode_string(b"", context) == []
    assert not context.report.findings


def test_half_a_letter_is_refused_and_other_fonts_are_read_as_ever(context: ValidationContext) -> None:
    assert FontInfo("font", "type0", True).decode_string(b"\x00\x01\x00", context) == []
    assert "odd length" in context.report.findings[0].message
    assert FontInfo("font", "truetype", True).decode_string(b"\x01", context) == [GlyphRef(1)]
    assert FontInfo("font", "type0", False).decode_string(b"\x00\x01", context) == []


def test_what_is_drawn_with_next_differs_in_what_was_said_alone(context: ValidationContext) -> None:
    before = _content.GraphicsState(tr=1)
    after = _content.replace(before, fill=3)
    assert after == _content.GraphicsState(tr=1, fill=3) and before.fill == 1
    assert _content.replace(after, fill=3) == after
