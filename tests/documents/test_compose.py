"""From blocks to paper: headings stay with their tables, signatures with what is signed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.platypus import Spacer

from tests.documents.builders import make_report
from tests.documents.papers import needs_fonts, pages, squeezed
from yitusanhui.documents import compose
from yitusanhui.documents.blocks import Block
from yitusanhui.documents.grid import Column, Grid
from yitusanhui.documents.minutes import write_minutes
from yitusanhui.documents.page import BODY, LEVEL_1, LEVEL_2, PITCH, PORTRAIT, WIDTH, publish, turn
from yitusanhui.documents.parts import Signatures
from yitusanhui.documents.pdfa import About
from yitusanhui.documents.titles import BREAK
from yitusanhui.documents.typeset import Paragraph, Prose, lay
from yitusanhui.texts import papers

pytestmark = needs_fonts


def small_table() -> Grid:
    return Grid([Column("内容", 1.0)], [["换灯"]])


def put(target: Path, *blocks: Block) -> list[str]:
    parts = {"signatures": lambda: [Signatures(papers.SIGNERS)], "table": lambda: [small_table()]}
    return pages(publish(compose.story(blocks, parts), About("试排"), target))


def test_lines_to_sign_on_stay_with_the_last_paragraph(tmp_path: Path) -> None:
    for lines in range(10, 23):
        text = Block("text", "前" * 26 + "字" * 28 * (lines - 1))
        found = put(
            tmp_path / f"{lines}.pdf",
            text,
            Block("level1", "更正"),
            Block("text", "最后一段"),
            Block("part", "signatures"),
        )
        place = next(page for page in found if "主持人：" in page)
        assert "最后一段" in place and "更正" in place and "日　期：" in place


def test_lines_to_sign_on_after_a_table_stay_with_its_last_rows(tmp_path: Path) -> None:
    for rows in (1, 4, 9, 30):
        grid = Grid([Column("内容", 1.0)], [[f"第{n}件"] for n in range(rows)])
        for lines in (10, 13, 16, 19):
            words = Paragraph(BODY, "前" * 26 + "字" * 28 * (lines - 1))
            flow = [Prose([words, Paragraph(LEVEL_1, "议定事项")]), Spacer(0, 5), grid, Spacer(0, 10)]
            signed = compose.signed(compose.bound([*flow, Signatures(papers.SIGNERS)]))
            found = pages(publish(signed, About("试排"), tmp_path / f"{rows}-{lines}.pdf"))
            place = next(page for page in found if "主持人：" in page)
            assert f"第{rows - 1}件" in place and "日　期：" in place
            assert sum(page.count("件") for page in found) == rows


def test_a_sentence_that_leads_to_a_table_stays_with_it_and_its_heading(tmp_path: Path) -> None:
    for lines in range(10, 23):
        found = put(
            tmp_path / f"{lines}.pdf",
            Block("text", "前" * 26 + "字" * 28 * (lines - 1)),
            Block("level1", "议定事项"),
            Block("text", "责任单位和时限如下："),
            Block("part", "table"),
        )
        place = next(page for page in found if "换灯" in page)
        assert "如下：" in place and "议定事项" in place


def test_lines_to_sign_on_after_a_paragraph_of_pages_are_still_printed(tmp_path: Path) -> None:
    found = put(tmp_path / "a.pdf", Block("text", "字" * 28 * 60), Block("part", "signatures"))
    assert "日　期：" in found[-1] and sum(page.count("字") for page in found) == 28 * 60


def test_a_title_is_broken_before_the_meeting_s_name(tmp_path: Path) -> None:
    report = replace(make_report(5), title="滨江里口袋公园及非机动车棚更新工程")
    first = pages(write_minutes(report, 1, tmp_path / "a.pdf"))[0].split()
    assert first[:2] == ["滨江里口袋公园及非机动车棚更新工程", "征询会第1次会议纪要"]


def test_the_heading_is_the_title_with_marks() -> None:
    report = make_report(5)
    meeting = report.meeting(1)
    marked = compose.heading(report, meeting, papers.MINUTES)
    assert marked.replace(BREAK, "") == compose.about(report, meeting, papers.MINUTES).title
    assert marked.split(BREAK) == ["滨江里微更新", "征询会第1次会议纪要"]


def test_a_heading_stays_with_the_first_of_many_matters_after_it(tmp_path: Path) -> None:
    for lines in range(10, 23):
        matters = [piece for n in range(40) for piece in (Prose([Paragraph(LEVEL_2, f"事项{n}")]), small_table())]
        flow = [Prose([Paragraph(BODY, "前" * 26 + "字" * 28 * (lines - 1)), Paragraph(LEVEL_1, "表决")]), *matters]
        found = pages(publish(compose.bound(flow), About("试排"), tmp_path / f"{lines}.pdf"))
        for page in found:
            last = page.split("\r\n— ")[0].split("\r\n")[-1]
            assert not last.startswith(("表决", "事项"))


def annexed(target: Path, *names: str, last: str = "signatures") -> list[str]:
    blocks = [Block("text", "正文"), Block("part", last)] if last else [Block("text", "正文")]
    closing = {"signatures": lambda: [Signatures(papers.SIGNERS)]}
    annex = [
        piece
        for name in names
        for piece in (*turn(PORTRAIT), Prose([Paragraph(LEVEL_1, papers.ANNEX), Paragraph(BODY, name)]))
    ]
    return [squeezed(page) for page in pages(compose.write(blocks, closing, About("试排"), target, annex=annex))]


def test_annexes_are_named_below_the_body_before_who_signs(tmp_path: Path) -> None:
    first, second, third = annexed(tmp_path / "a.pdf", "意见一览表", "意见分布图")
    assert first.startswith("正文附件：1.意见一览表2.意见分布图主持人：")
    assert second.startswith("附件1意见一览表") and third.startswith("附件2意见分布图")


def test_a_single_annex_is_named_without_a_number_and_none_not_at_all(tmp_path: Path) -> None:
    assert annexed(tmp_path / "a.pdf", "图纸", last="")[0].startswith("正文附件：图纸—1—")
    assert "附件" not in "".join(annexed(tmp_path / "b.pdf"))


def test_the_names_of_annexes_stand_below_one_another_after_an_empty_line() -> None:
    head, below = (lay(one, WIDTH)[0] for one in compose.annex_note(["意见一览表", "意见分布图"]))
    assert head.height == 2 * PITCH and below.height == PITCH
    assert below.x == pytest.approx(head.x + 3 * (BODY.size + BODY.tracking))
