"""The workbook holds the read model's figures, as numbers, and text that stays text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from tests.documents.builders import FORMULA, PHONE, make_comment, make_report
from yitusanhui.documents.current import open_copy
from yitusanhui.documents.workbook import write_reply_sheet, write_workbook
from yitusanhui.documents.workbook_csv import write_csv
from yitusanhui.documents.workbook_sheet import LONGEST, clean
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import CommentFigures, ReplyLine
from yitusanhui.domain.terms import CommitmentState, ReplyKind, Verdict
from yitusanhui.intake.readers import read_replies
from yitusanhui.texts import charts, sentence, tables


def sheets(path: Path) -> dict[str, Worksheet]:
    return {sheet.title: sheet for sheet in load_workbook(path)}


def table(sheet: Worksheet, head: int = 2) -> list[dict[str, object]]:
    """The rows below the heads, by head, without the line of totals."""
    rows = list(sheet.iter_rows(min_row=head, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:] if row[0] != tables.TOTAL]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Worksheet]:
    path = tmp_path_factory.mktemp("book") / "book.xlsx"
    write_workbook(make_report(), path)
    return sheets(path)


def test_every_comment_is_a_row_with_its_number_words_and_reply(written: dict[str, Worksheet]) -> None:
    report = make_report()
    rows = {row["意见编号"]: row for row in table(written[tables.COMMENTS])}
    assert list(rows) == [comment.number for comment in report.comments]
    for comment in report.comments:
        row = rows[comment.number]
        assert row["意见"] == clean(comment.text)
        assert row["附议"] == comment.endorsements
        assert row["采纳情况"] == (comment.reply.kind.value if comment.reply else None)
        assert row["提出人"] == comment.author
    assert rows[11]["状态"] == "撤回"


def test_the_totals_are_the_read_models_and_leave_withdrawn_comments_out(written: dict[str, Worksheet]) -> None:
    figures = make_report().comment_figures
    last = [cell.value for cell in list(written[tables.COMMENTS].rows)[-1]]
    assert (last[0], last[1], last[4]) == (tables.TOTAL, figures.total, figures.endorsements)
    overview = {row["项目"]: row["数"] for row in table(written[tables.OVERVIEW])}
    assert overview["意见总数"] == figures.total == 19
    assert overview["撤回"] == figures.withdrawn == 1
    for kind, count in figures.by_reply.items():
        assert overview[f"答复：{kind}"] == count


def test_votes_are_numbers_and_shares_are_printed_as_the_rule_counted_them(written: dict[str, Worksheet]) -> None:
    rows = [row for row in table(written[tables.MOTIONS]) if row["会议"] == "协调会第1次"]
    motion = make_report().meeting(2).motions[0]
    assert [(row["选择"], row["票数"], row["占比"]) for row in rows] == [
        (choice.label, choice.votes, choice.percent) for choice in motion.choices
    ]
    assert [rows[0][head] for head in ("应到", "有表决权", "发出", "收回", "有效", "废票", "弃权")] == [
        78, 44, 44, 44, 42, 2, 4,
    ]  # fmt: skip
    assert rows[0]["结果"] == "通过"
    assert sum(row["发出"] or 0 for row in rows) == 44, "a column added up counts each motion once"


def test_promises_and_rectifications_stand_apart(written: dict[str, Worksheet]) -> None:
    assert [row["编号"] for row in table(written[tables.PROMISES])] == [1, 2, 3]
    assert [(row["编号"], row["来源承诺"]) for row in table(written[tables.RECTIFICATIONS])] == [(4, 3)]


def test_what_was_judged_is_not_said_to_wait_beside_its_verdict(tmp_path: Path) -> None:
    report = make_report()
    judged = tuple(
        replace(line, state=state, verdict=Verdict.KEPT)
        for line, state in zip(report.commitments, (*CommitmentState,), strict=True)
    )
    write_workbook(replace(report, commitments=judged), tmp_path / "a.xlsx")
    book = sheets(tmp_path / "a.xlsx")
    assert [row["状态"] for row in table(book[tables.PROMISES])] == ["已评议", "已评议", "已落实"]
    assert [row["状态"] for row in table(book[tables.RECTIFICATIONS])] == ["未落实"]


def test_comments_that_nobody_sorted_are_counted_too(tmp_path: Path) -> None:
    figures = CommentFigures(total=9, by_category={"宜居": 6})
    write_workbook(replace(make_report(), comment_figures=figures), tmp_path / "a.xlsx")
    overview = {row["项目"]: row["数"] for row in table(sheets(tmp_path / "a.xlsx")[tables.OVERVIEW])}
    assert (overview["类别：宜居"], overview["类别：未归类"]) == (6, 3)


def test_satisfaction_has_a_row_a_level(written: dict[str, Worksheet]) -> None:
    rows = [row for row in table(written[tables.EVALUATIONS]) if row["等级"]]
    assert [row["数量"] for row in rows] == [10, 4, 1, 1]
    assert rows[0]["综合满意率"] == "87.5%（14/16）"


def test_nothing_that_people_wrote_is_a_formula(written: dict[str, Worksheet]) -> None:
    cells = [cell for sheet in written.values() for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    hostile = [cell for cell in cells if cell.value == FORMULA]
    assert len(hostile) >= 3
    assert all(cell.data_type in ("s", "inlineStr") and cell.quotePrefix for cell in hostile)


def test_every_sheet_prints_on_a4_with_heads_and_page_numbers(written: dict[str, Worksheet]) -> None:
    for title, sheet in written.items():
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert sheet.print_title_rows == "$1:$2"
        assert "&P" in sheet.oddFooter.center.text and sheet.oddFooter.left.text == "&A"
        assert sheet.freeze_panes == "B3"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
        if title != charts.SHEET:
            assert sheet.auto_filter.ref.startswith("A2:")


def test_words_are_at_least_nine_points_high_on_paper(written: dict[str, Worksheet]) -> None:
    """A column takes seven pixels a character and five beside them, where a digit of the Normal style takes seven."""
    for title, sheet in written.items():
        for left, right in printed(sheet):
            repeated = {1} if left > 1 else set()
            places = [get_column_letter(place) for place in sorted({*range(left, right + 1)} | repeated)]
            wide = sum(sheet.column_dimensions[place].width * 7 + 5 for place in places) / 96
            room = 297 / 25.4 - sheet.page_margins.left - sheet.page_margins.right
            assert 10.5 * min(1.0, room / wide) >= 9, f"{title} {places}"


def printed(sheet: Worksheet) -> list[tuple[int, int]]:
    """First and last columns of what is printed side by side."""
    areas = [area.rpartition("!")[2] for area in (sheet.print_area or sheet.dimensions).split(",")]
    return [(bounds[0], bounds[2]) for bounds in map(range_boundaries, areas)]


def test_a_comment_and_its_answer_stand_on_one_printed_page(written: dict[str, Worksheet]) -> None:
    sheet = written[tables.COMMENTS]
    (_, right), (begins, _) = printed(sheet)
    first = [cell.value for cell in sheet[2]][:right]
    assert {"意见", "采纳情况", "理由", "责任单位", "时限"} <= set(first)
    assert begins == right + 1 and sheet.print_title_cols == "$A:$A"
    assert (sheet["B1"].value, sheet.cell(1, begins).value) == (
        "滨江里微更新 意见采纳情况汇总表",
        "滨江里微更新 意见采纳情况汇总表（续）",
    )


def test_a_chart_is_never_cut_in_two_by_a_page(written: dict[str, Worksheet]) -> None:
    sheet = written[charts.SHEET]
    pages = [range_boundaries(area.rpartition("!")[2]) for area in sheet.print_area.split(",")]
    for chart in sheet._charts:  # type: ignore[attr-defined]
        begins, ends = chart.anchor._from, chart.anchor.to
        assert any(
            top <= begins.row + 1 and ends.row <= bottom and left <= begins.col + 1 and ends.col <= right
            for left, top, right, bottom in pages
        )


def test_a_deadline_is_a_date_that_can_be_sorted(written: dict[str, Worksheet]) -> None:
    due = {row["意见编号"]: row["时限"] for row in table(written[tables.COMMENTS])}
    said = {line.number: line.reply.due for line in make_report().comments if line.reply and line.reply.due}
    assert said and {number: f"{due[number]:%Y-%m-%d}" for number in said} == said


def test_one_meeting_has_its_own_comments_and_figures(tmp_path: Path) -> None:
    report = make_report()
    write_workbook(report, tmp_path / "two.xlsx", 2)
    book = sheets(tmp_path / "two.xlsx")
    meeting = report.meeting(2)
    assert [row["意见编号"] for row in table(book[tables.COMMENTS])] == [c.number for c in meeting.comments]
    assert {row["项目"]: row["数"] for row in table(book[tables.OVERVIEW])}["意见总数"] == meeting.comment_figures.total


def test_the_public_form_is_masked_and_has_no_sign_in_sheet(tmp_path: Path) -> None:
    write_workbook(open_copy(make_report()), tmp_path / "public.xlsx")
    book = sheets(tmp_path / "public.xlsx")
    assert tables.ATTENDANCE not in book
    words = "\n".join(
        str(cell.value) for sheet in book.values() for row in sheet.iter_rows() for cell in row if cell.value
    )
    for secret in ("欧阳晓梅", "王𬱖", "502室", PHONE):
        assert secret not in words


def test_the_public_form_tells_the_day_of_a_comment_and_has_no_empty_columns(tmp_path: Path) -> None:
    """来源 was a column of blanks, and the minute beside a masked name told whose it is."""
    write_workbook(make_report(), tmp_path / "ours.xlsx")
    write_workbook(open_copy(make_report()), tmp_path / "public.xlsx")
    ours, theirs = (sheets(tmp_path / name)[tables.COMMENTS] for name in ("ours.xlsx", "public.xlsx"))
    assert "来源" in table(ours)[0] and "来源" not in table(theirs)[0]
    assert all(":" in row["时间"] for row in table(ours)) and all(len(row["时间"]) == 10 for row in table(theirs))
    heads, *_, totals = theirs.iter_rows(min_row=2, values_only=True)
    assert totals[heads.index("附议")] == sum(int(str(row["附议"])) for row in table(theirs))


def test_the_public_form_is_refused_while_a_reply_or_a_reason_is_owed(tmp_path: Path) -> None:
    report = make_report(unanswered=(4, 9))
    with pytest.raises(DomainError) as refused:
        write_workbook(open_copy(report), tmp_path / "no.xlsx")
    assert refused.value.facts["numbers"] == "4、9"
    assert "4、9" in sentence(refused.value)
    assert not (tmp_path / "no.xlsx").exists()
    write_workbook(report, tmp_path / "inside.xlsx")


def test_a_refusal_without_words_owes_a_reason(tmp_path: Path) -> None:
    bare = make_comment(21, reply=ReplyLine(ReplyKind.REFUSED, "  "))
    report = make_report()
    report = replace(report, comments=(*report.comments, bare))
    with pytest.raises(DomainError) as refused:
        write_workbook(open_copy(report), tmp_path / "x.xlsx")
    assert refused.value.facts["numbers"] == "21"


def test_the_reply_sheet_has_the_heads_the_import_reads_and_a_list_to_choose_from(tmp_path: Path) -> None:
    write_reply_sheet(make_report(unanswered=(2,)), tmp_path / "replies.xlsx")
    sheet = load_workbook(tmp_path / "replies.xlsx").worksheets[0]
    rows = table(sheet, head=1)
    assert tuple(rows[0]) == ("意见编号", "意见", "采纳情况", "理由", "责任单位", "时限")
    assert 11 not in [row["意见编号"] for row in rows], "a withdrawn comment is not asked about"
    assert {row["意见编号"]: row["采纳情况"] for row in rows}[2] is None
    assert {row["意见编号"]: row["采纳情况"] for row in rows}[3] == "不采纳"
    kept, choices = sheet.data_validations.dataValidation
    assert choices.formula1 == '"采纳,部分采纳,不采纳,解释说明"'
    assert str(choices.sqref) == f"C2:C{len(rows) + 1}"
    assert kept.formula1 == "FALSE" and str(kept.sqref) == f"A2:B{len(rows) + 1}"


def test_the_reply_sheet_can_be_sorted_as_its_help_says(tmp_path: Path) -> None:
    """Excel sorts rows of a protected sheet only where sorting is allowed and none of their cells is locked."""
    write_reply_sheet(make_report(), tmp_path / "replies.xlsx")
    sheet, told = load_workbook(tmp_path / "replies.xlsx").worksheets
    assert sheet.protection.sheet and not sheet.protection.sort and not sheet.protection.autoFilter
    rows = list(sheet[sheet.auto_filter.ref])
    assert not [cell.coordinate for row in rows[1:] for cell in row if cell.protection.locked]
    assert all(cell.protection.locked for cell in rows[0])
    assert "整行排序" in "".join(str(row[0].value) for row in told.rows)


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(make_report(), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with ZipFile(tmp_path / "a.xlsx") as packed:
        assert {entry.date_time[0] for entry in packed.infolist()} == {1980}


@pytest.mark.parametrize("text", ["\x00\x07a\x0b\x1f", "a\ud83c", "a\ufffe"])
def test_what_xml_cannot_hold_is_taken_out(text: str) -> None:
    assert clean(text) == "a"


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    cut = clean("𬱖" * 40_000)
    assert cut.endswith(tables.CUT) and cut.startswith("𬱖")
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST
    assert clean("a" * LONGEST) == "a" * LONGEST


def test_csv_opens_in_a_spreadsheet_without_garbage_and_without_formulas(tmp_path: Path) -> None:
    write_csv(tmp_path / "v.csv", ("选择", "票数"), [(FORMULA, 3), ("＋1", -2), (" @x", None), ("王𬱖", 0)])
    raw = (tmp_path / "v.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.decode("utf-8-sig").split("\r\n") == ["选择,票数", f"'{FORMULA},3", "'＋1,-2", "' @x,", "王𬱖,0", ""]


def test_what_the_clerk_sends_back_is_read_by_the_import(tmp_path: Path) -> None:
    report = make_report(unanswered=(2,))
    write_reply_sheet(report, tmp_path / "replies.xlsx")
    book = load_workbook(tmp_path / "replies.xlsx")
    book.worksheets[0]["C3"], book.worksheets[0]["D3"] = "不采纳", "地下有管线"
    book.save(tmp_path / "back.xlsx")
    sent, back = read_replies(tmp_path / "replies.xlsx"), read_replies(tmp_path / "back.xlsx")
    assert not sent.problems and not back.problems
    answered = {line.number: line.reply for line in report.comments if line.reply}
    assert {row.number: row.kind for row in sent.rows} == {n: reply.kind for n, reply in answered.items()}
    assert {row.number: row.due for row in sent.rows} == {n: reply.due for n, reply in answered.items()}
    assert {row.number for row in back.rows} == {row.number for row in sent.rows} | {2}


def test_naughty_strings_come_through_as_they_are(shared_data: Path, tmp_path: Path) -> None:
    lines = (shared_data / "text" / "blns.txt").read_text("utf-8").splitlines()
    said = [line for line in lines if line.strip()]
    report = make_report(len(said))
    comments = tuple(replace(line, text=text) for line, text in zip(report.comments, said, strict=True))
    write_workbook(replace(report, comments=comments), tmp_path / "naughty.xlsx")
    sheet = sheets(tmp_path / "naughty.xlsx")[tables.COMMENTS]
    assert [row["意见"] for row in table(sheet)] == [clean(text) or None for text in said]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d", "inlineStr"}


def test_a_row_is_as_high_as_its_words_so_that_nothing_is_cut_off_on_paper(tmp_path: Path) -> None:
    report = make_report(3)
    long = replace(report.comments[0], text="坡道" * 60)
    write_workbook(replace(report, comments=(long, *report.comments[1:])), tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")[tables.COMMENTS]
    width = sheet.column_dimensions["B"].width
    assert sheet["B3"].value == long.text
    assert sheet.row_dimensions[3].height >= 240 / width * 14
