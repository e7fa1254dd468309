"""Tables on paper."""

from __future__ import annotations

from pathlib import Path

from tests.documents.papers import letters, needs_fonts, pages, words
from yitusanhui.documents.grid import Column, Grid
from yitusanhui.documents.page import HEIGHT, LEFT, WIDTH, publish
from yitusanhui.documents.pdfa import About

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
