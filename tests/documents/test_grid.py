"""Tables on paper."""

from __future__ import annotations

from pathlib import Path

from reportlab.platypus import Spacer

from tests.documents.papers import letters, needs_fonts, pages, words
from yitusanhui.documents.grid import Column, Grid
from yitusanhui.documents.page import BODY, HEIGHT, LEFT, LEVEL_1, WIDTH, publish
from yitusanhui.documents.pdfa import About
from yitusanhui.documents.together import Together
from yitusanhui.documents.typeset import Paragraph, Prose

pytestmark = needs_fonts
COLUMNS = (Column("编号", 1, True), Column("意见", 6), Column("答复", 2))


def put(target: Path, rows: list[tuple[str, ...]]) -> Path:
    return publish([Grid(COLUMNS, rows, tallest=HEIGHT)], About("表"), target)


def test_the_header_stands_on_every_page(tmp_path: Path) -> None:
    found = pages(put(tmp_path / "a.pdf", [(str(n), "希望加装扶手", "采纳") for n in range(100)]))
    assert len(found) > 2
    assert all("编号" in page and "答复" in page for page in found)


def test_rows_come_out_once_each_and_in_order(tmp_path: Path) -> None:
    found = words(put(tmp_path / "a.pdf", [(f"<{n}>", "意见" * (n % 40 + 1), "答") for n in range(300)]))
    places = [found.index(f"<{n}>") for n in range(300)]
    assert places == sorted(places)
    assert found.count("<17>") == 1


def test_a_row_stays_on_one_page(tmp_path: Path) -> None:
    found = pages(put(tmp_path / "a.pdf", [(str(n), "甲" + "字" * 200 + "乙", "") for n in range(30)]))
    assert all(page.count("甲") == page.count("乙") for page in found)


def test_a_last_row_does_not_stand_alone_on_a_page(tmp_path: Path) -> None:
    for count in range(20, 60):
        found = pages(put(tmp_path / f"{count}.pdf", [(str(n), "甲", "采纳") for n in range(count)]))
        assert sum(page.count("甲") for page in found) == count
        assert found[-1].count("甲") > 1


def test_a_row_taller_than_a_page_is_continued(tmp_path: Path) -> None:
    found = pages(put(tmp_path / "a.pdf", [("1", "字" * 5000, "答")]))
    assert len(found) > 1
    assert sum(page.count("字") for page in found) == 5000


def test_cells_stay_inside_their_columns(tmp_path: Path) -> None:
    text = "http://example.com/" + "x" * 200
    found = letters(put(tmp_path / "a.pdf", [("1", text, "答复")]))
    edge = LEFT + WIDTH * 7 / 9
    assert all(letter.right < edge for letter in found if letter.text == "x")
    assert len([letter for letter in found if letter.text == "x"]) >= 200


def test_a_table_without_rows_is_its_header(tmp_path: Path) -> None:
    assert words(put(tmp_path / "a.pdf", [])) == "编号意见答复"


def test_a_small_table_stays_whole(tmp_path: Path) -> None:
    prose = Prose([Paragraph(BODY, "字" * 28 * 19)])
    small = Grid(COLUMNS, [(f"<{n}>", "意见", "答") for n in range(5)], tallest=HEIGHT)
    found = pages(publish([prose, small], About("表"), tmp_path / "a.pdf"))
    assert "<0>" not in found[0] and all(f"<{n}>" in found[1] for n in range(5))


def test_a_small_table_is_divided_where_more_than_a_fifth_of_the_page_would_stay_empty(tmp_path: Path) -> None:
    rows = [(f"<{n}>", "意见" * 30, "答") for n in range(6)]
    found = [
        pages(
            publish([Prose([Paragraph(BODY, "字" * 28 * lines)]), Grid(COLUMNS, rows, tallest=HEIGHT)], About("表"), at)
        )
        for lines, at in ((15, tmp_path / "a.pdf"), (18, tmp_path / "b.pdf"))
    ]
    divided, whole = ([page.count("<") for page in one] for one in found)
    assert whole == [0, 6] and min(divided) >= 2 and sum(divided) == 6


def test_no_page_has_a_header_without_rows(tmp_path: Path) -> None:
    for lines in range(1, 22):
        prose = Prose([Paragraph(BODY, "字" * 28 * lines)])
        grid = Grid(COLUMNS, [(f"<{n}>", "意见", "答") for n in range(12)], tallest=HEIGHT)
        content = [Together([Prose([Paragraph(LEVEL_1, "标题")]), Spacer(0, 5), grid, Spacer(0, 10)])]
        found = pages(publish([prose, *content], About("表"), tmp_path / f"{lines}.pdf"))
        assert all("<" in page for page in found if "编号" in page)
        assert all("<" in page for page in found if "标题" in page), "nor a heading without its table"


def test_the_first_row_of_a_long_table_does_not_stand_alone_on_a_page(tmp_path: Path) -> None:
    for lines in range(1, 23):
        prose = Prose([Paragraph(BODY, "字" * 28 * lines)])
        grid = Grid(COLUMNS, [(str(n), "甲" * 60, "答") for n in range(12)], tallest=HEIGHT)
        content = [Together([Prose([Paragraph(LEVEL_1, "标题")]), grid])]
        found = pages(publish([prose, *content], About("表"), tmp_path / f"{lines}.pdf"))
        assert all(page.count("甲") > 60 for page in found if "编号" in page), lines


def test_a_table_that_goes_on_has_one_header_a_page(tmp_path: Path) -> None:
    for lines in range(1, 22):
        prose = Prose([Paragraph(BODY, "字" * 28 * lines)])
        grid = Grid(COLUMNS, [(str(n), "甲" * 60, "答") for n in range(9)], tallest=HEIGHT)
        found = pages(publish([prose, grid], About("表"), tmp_path / f"{lines}.pdf"))
        assert max(page.count("编号") for page in found) == 1
