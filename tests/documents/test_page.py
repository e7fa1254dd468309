"""The page after GB/T 9704-2012."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from reportlab.lib.units import mm

from tests.documents.papers import letters, needs_fonts
from yitusanhui.documents.page import BODY, PITCH, PORTRAIT, TITLE, WIDE, publish, turn
from yitusanhui.documents.pdfa import About
from yitusanhui.documents.typeset import Paragraph, Prose

pytestmark = needs_fonts


@pytest.fixture
def three_pages(tmp_path: Path) -> Path:
    text = Prose([Paragraph(BODY, "\n".join(["行"] * 30))])
    return publish([text, *turn(WIDE), Prose([Paragraph(BODY, "图")])], About("版式"), tmp_path / "a.pdf")


def test_pages_are_a4_and_the_map_lies_across(three_pages: Path) -> None:
    with pikepdf.open(three_pages) as pdf:
        sizes = [(round(float(p.mediabox[2]) / mm), round(float(p.mediabox[3]) / mm)) for p in pdf.pages]
    assert sizes == [(210, 297), (210, 297), (297, 210)]


def test_the_first_line_hangs_from_the_top_of_the_type_area(three_pages: Path) -> None:
    first = letters(three_pages)[0]
    top = 297 * mm - 37 * mm
    assert top - BODY.leading < first.bottom < first.top <= top + 2


def test_an_empty_line_stands_below_the_title(tmp_path: Path) -> None:
    path = publish([Prose([Paragraph(TITLE, "标题"), Paragraph(BODY, "正文")])], About("版式"), tmp_path / "a.pdf")
    title, body = (next(letter for letter in letters(path) if letter.text == text) for text in "标正")
    assert title.bottom - body.top == pytest.approx(PITCH + (TITLE.leading - 22) / 2 + (PITCH - 16) / 2, abs=3)


def test_the_page_number_is_outside_and_seven_millimetres_below(three_pages: Path) -> None:
    for number, page in enumerate((0, 1)):
        line = [letter for letter in letters(three_pages, page) if letter.bottom < 35 * mm]
        assert "".join(letter.text for letter in line) == f"—{number + 1}—"
        middle = (line[0].bottom + line[0].top) / 2
        assert middle == pytest.approx((35 - 7) * mm, abs=3)
        if page % 2:
            assert line[0].left == pytest.approx(28 * mm + 14, abs=3)
        else:
            assert line[-1].right == pytest.approx(184 * mm - 14, abs=3)


def test_a_wide_page_bound_with_upright_ones_has_its_number_where_they_have_theirs(tmp_path: Path) -> None:
    wide = [piece for n in range(2) for piece in (*turn(WIDE), Prose([Paragraph(BODY, f"图{n}")]))]
    path = publish([Prose([Paragraph(BODY, "文")]), *wide], About("版式"), tmp_path / "a.pdf")
    for page in (1, 2):  # pages 2 and 3: the head to the left, the number runs down beside the type area
        line = [letter for letter in letters(path, page) if letter.text in "—23"]
        assert [letter.text for letter in line] == ["—", str(page + 1), "—"]
        assert all(letter.right < 27 * mm for letter in line)
        assert line[0].bottom > line[1].bottom > line[2].bottom
    even, odd = ([one for one in letters(path, page) if one.text == "—"] for page in (1, 2))
    assert even[0].top > 180 * mm and odd[-1].bottom < 30 * mm


def test_a_paper_that_is_wide_all_through_has_its_numbers_at_the_foot(tmp_path: Path) -> None:
    publish([Prose([Paragraph(BODY, "图")])], About("版式"), tmp_path / "a.pdf", first=WIDE)
    line = [letter for letter in letters(tmp_path / "a.pdf") if letter.text in "—1"]
    assert all(letter.top < 20 * mm for letter in line) and line[-1].right > 250 * mm


def test_a_document_may_turn_back_to_portrait(tmp_path: Path) -> None:
    story = [Prose([Paragraph(BODY, "图")]), *turn(PORTRAIT), Prose([Paragraph(BODY, "文")])]
    publish(story, About("版式"), tmp_path / "a.pdf", first=WIDE)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert [round(float(p.mediabox[2]) / mm) for p in pdf.pages] == [297, 210]
