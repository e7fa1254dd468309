"""One font object prints every character, and what is copied out is what went in."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.documents.papers import assert_archival, coded, needs_fonts, squeezed, words
from yitusanhui.documents import faces, fonts, pdfa
from yitusanhui.documents.pdfa import About

pytestmark = needs_fonts
# GB 18030-2022 level 3: 87,887 汉字 (URO, Ext A to F, twelve among the compatibility forms) and 228 radicals.
LEVEL_3 = (
    (0x4E00, 0x9FEF), (0x3400, 0x4DB5), (0x20000, 0x2A6D6), (0x2A700, 0x2B734), (0x2B740, 0x2B81D),
    (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0), (0x2F00, 0x2FD5),
)  # fmt: skip
COMPATIBLE = "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩⺁⺄⺈⺋⺌⺗⺧⺪⺮⺳⺶⺷⺻⻊"
RARE = "王𬱖㛃堃\U00020000\U0002ceb0"


def draw(text: str, target: Path, role: str = faces.SERIF, *, checked: bool = True) -> Canvas:
    """The text by `drawString` in lines of 40, as PDF/A; `checked` none is as it was drawn, and soon made."""
    raw = BytesIO()
    fonts.font(role)
    canvas = Canvas(raw, invariant=1, initialFontName=role)
    for start in range(0, len(text), 40 * 50):
        canvas.setFont(role, 10)
        part = text[start : start + 40 * 50]
        for place in range(0, len(part), 40):
            canvas.drawString(40, 800 - place // 40 * 15, part[place : place + 40])
        canvas.showPage()
    canvas.save()
    if checked:
        pdfa.save(raw.getvalue(), About("字表"), target)
    else:
        target.write_bytes(raw.getvalue())
    return canvas


def test_the_national_list_goes_in_and_comes_out(shared_data: Path, tmp_path: Path) -> None:
    listed = squeezed((shared_data / "text" / "tongyong-guifan-8105.txt").read_text(encoding="utf-8"))
    assert len(listed) == 8105
    canvas = draw(listed, tmp_path / "a.pdf")
    assert_archival(tmp_path / "a.pdf")
    assert words(tmp_path / "a.pdf") == listed
    assert not fonts.font(faces.SERIF).missing(canvas._doc)


@pytest.mark.parametrize("role", [faces.SERIF, faces.SERIF_BOLD, faces.SANS, faces.SANS_BOLD, faces.KAI])
def test_rare_names_come_out_as_written_in_every_face(role: str, tmp_path: Path) -> None:
    draw(RARE, tmp_path / "a.pdf", role)
    assert words(tmp_path / "a.pdf") == RARE == coded(tmp_path / "a.pdf")
    assert_archival(tmp_path / "a.pdf")


def test_a_face_that_was_registered_before_without_deputies_has_them_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for known in ("_fonts", "_dynFaceNames"):
        monkeypatch.setattr(pdfmetrics, known, {})
    pdfmetrics.registerFont(TTFont("plain", str(faces.faces().files[faces.SANS])))
    fonts.font.cache_clear()
    try:
        draw(RARE, tmp_path / "a.pdf", faces.SANS)
        assert words(tmp_path / "a.pdf") == RARE == coded(tmp_path / "a.pdf")
    finally:
        fonts.font.cache_clear()


def test_what_nothing_can_print_is_drawn_as_a_sign_reported_and_still_found(tmp_path: Path) -> None:
    canvas = draw("好\ue321ไ好", tmp_path / "a.pdf")
    assert fonts.font(faces.SERIF).missing(canvas._doc) == {"\ue321", "ไ"}
    assert coded(tmp_path / "a.pdf") == "好\ue321ไ好"


@pytest.mark.skipif(faces.RARE not in faces.faces().files, reason="HanaMinB is not fetched")
def test_every_character_of_gb18030_level_3_has_a_glyph_and_comes_out_as_it_went_in(tmp_path: Path) -> None:
    text = "".join(chr(code) for first, last in LEVEL_3 for code in range(first, last + 1)) + COMPATIBLE
    assert len(text) == 88_115
    places = fonts.font(faces.SERIF).place
    assert [character for character in text if places(character)[1] != ord(character)] == []
    draw(text, tmp_path / "a.pdf", checked=False)
    assert coded(tmp_path / "a.pdf") == text


def test_two_characters_that_share_a_glyph_stay_two(tmp_path: Path) -> None:
    draw("一⼀·・", tmp_path / "a.pdf")
    assert coded(tmp_path / "a.pdf") == "一⼀·・"


def test_controls_surrogates_and_noncharacters_are_never_drawn(tmp_path: Path) -> None:
    draw("甲\x00\x07\u200b\u202e\ufeff\ud800\ufffe乙", tmp_path / "a.pdf")
    assert coded(tmp_path / "a.pdf") == "甲乙"
    assert_archival(tmp_path / "a.pdf")


def test_a_font_reports_the_width_it_draws() -> None:
    font = fonts.font(faces.SERIF)
    assert font.stringWidth("中文", 10) == 20
    assert font.stringWidth("中👍\u200b", 10) == 20
    assert font.stringWidth("\U00020000", 10) == pytest.approx(10, abs=0.01)


def test_widths_in_the_program_agree_with_those_on_the_page_whatever_the_units() -> None:
    rare = faces.faces().files.get(faces.RARE)
    if rare is None:
        pytest.skip("no face with other units here")
    face = fonts.face(rare)
    assert face.unitsPerEm != 1000
    for code in (0x20000, 0x2B820, 0x4E00):
        units, _ = face.hmetrics[face.charToGlyph[code]]
        assert units * 1000 / face.unitsPerEm == pytest.approx(face.getCharWidth(code), abs=0.5)


def test_only_what_is_not_as_wide_as_an_em_has_its_width_written(tmp_path: Path) -> None:
    draw("希望A1在三号楼i门口", tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        (font,) = pdf.pages[0].Resources.Font.values()
        below = font.DescendantFonts[0]
        written = {int(first): len(widths) for first, widths in zip(below.W[::2], below.W[1::2], strict=True)}
    assert below.DW == 1000
    assert {code: count for code, count in written.items() if code} == {3: 2, 9: 1}  # A1 and i by their codes
    assert_archival(tmp_path / "a.pdf")  # which holds every width against the font's own


def test_a_line_of_chinese_is_one_string_in_one_font(tmp_path: Path) -> None:
    draw("希望在三号楼门口加一处坡道", tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        shown = [op for op in pikepdf.parse_content_stream(pdf.pages[0]) if str(op.operator) == "Tj"]
    assert len(shown) == 1


def test_programs_have_names_of_their_own(tmp_path: Path) -> None:
    raw = BytesIO()
    for role in (faces.SERIF, faces.SANS_BOLD):
        fonts.font(role)
    canvas = Canvas(raw, invariant=1, initialFontName=faces.SERIF)
    for role in (faces.SERIF, faces.SANS_BOLD):
        canvas.setFont(role, 10)
        canvas.drawString(40, 700, "甲\U00020000")
    canvas.save()
    with pikepdf.open(BytesIO(raw.getvalue())) as pdf:
        named = [str(font.BaseFont) for _, font in pdf.pages[0].Resources.Font.items()]
    assert len(named) == len(set(named)) == 4


def test_a_unicode_map_names_characters_beyond_the_bmp_by_two_halves() -> None:
    assert "<0001> <D873DC56>" in fonts.to_unicode([0, 0x2CC56])
    assert fonts.to_unicode([0, *range(0x4E00, 0x4E00 + 250)]).count("beginbfchar") == 3
