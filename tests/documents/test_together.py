"""Lines to sign on, charts and tables stay with words, and a page need not end half empty for that."""

from __future__ import annotations

from pathlib import Path

from tests.documents.papers import needs_fonts, pages, squeezed
from yitusanhui.documents import compose
from yitusanhui.documents.blocks import Block
from yitusanhui.documents.grid import Column, Grid
from yitusanhui.documents.page import publish
from yitusanhui.documents.parts import Signatures
from yitusanhui.documents.pdfa import About
from yitusanhui.texts import papers

pytestmark = needs_fonts


def signed(target: Path, before: int, last: int) -> list[str]:
    """Pages with `before` lines, a last paragraph of `last` lines, and the lines to sign on."""
    blocks = [Block("text", "前")] * before + [
        Block("text", "末" * (26 + 28 * (last - 1))),
        Block("part", "signatures"),
    ]
    flow = compose.story(blocks, {"signatures": lambda: [Signatures(papers.SIGNERS)]})
    return [squeezed(page) for page in pages(publish(flow, About("试排"), target))]


def test_a_long_last_paragraph_leaves_its_last_two_lines_with_the_lines_to_sign_on(tmp_path: Path) -> None:
    first, second = signed(tmp_path / "a.pdf", 8, 12)
    assert first.count("末") == 26 + 28 * 9
    assert second.startswith("末" * 56 + papers.SIGNERS[0])


def test_a_last_paragraph_of_three_lines_goes_over_whole(tmp_path: Path) -> None:
    first, second = signed(tmp_path / "a.pdf", 18, 3)
    assert "末" not in first and second.count("末") == 82


def test_lines_to_sign_on_move_a_little_closer_rather_than_leave_half_a_page_empty(tmp_path: Path) -> None:
    """22 lines a page: 15 and these are 22.05; as close as lines of text they need 21, two abreast 22 with 18."""
    whole = Signatures(papers.SIGNERS)
    assert whole.wrap(400, 700)[1] == whole.LINE * 6
    (only,) = signed(tmp_path / "a.pdf", 14, 1)
    assert "末" in only and papers.SIGNERS[0] in only
    (abreast,) = signed(tmp_path / "b.pdf", 17, 1)
    assert "末" in abreast and abreast.count("居民代表：居民代表：") == 1
    assert len(signed(tmp_path / "c.pdf", 18, 1)) == 2
    close, beside = whole.closer(30), whole.closer(31)
    assert close is not None and beside is not None and (close.abreast, beside.abreast) == (1, 2)
    assert whole.closer(89) is None


def test_lines_that_stand_closer_already_move_on_from_where_they_are() -> None:
    whole = Signatures(papers.SIGNERS)
    once = whole.closer(6)
    twice = once.closer(6) if once else None
    assert twice is not None and round(whole.wrap(400, 700)[1] - twice.wrap(400, 700)[1], 6) == 12


def test_lines_to_sign_on_never_stand_alone_whatever_comes_before(tmp_path: Path) -> None:
    for before in range(10, 23):
        for last in (1, 2, 5):
            page = next(page for page in signed(tmp_path / f"{before}-{last}.pdf", before, last) if "主持人：" in page)
            assert page.count("末") >= min(26 + 28 * (last - 1), 29)


def test_a_heading_goes_over_with_a_table_of_pages_whose_first_row_is_tall(tmp_path: Path) -> None:
    """It stood alone at the foot: the table, longer than any page, began on the next one."""
    rows = [["长" * 200], *([f"第{n}行"] for n in range(60))]
    parts = {"table": lambda: [Grid([Column("内容", 1.0)], rows)]}
    for before in range(12, 23):
        blocks = [*[Block("text", "前")] * before, Block("level1", "意见答复"), Block("part", "table")]
        found = pages(publish(compose.story(blocks, parts), About("试排"), tmp_path / f"{before}.pdf"))
        place = next(page for page in found if "意见答复" in page)
        assert "长" in place
