from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.intake.builders import make_csv, make_workbook, picture, repack, saved
from yitusanhui.domain.errors import DomainError
from yitusanhui.intake.delimited import decode, read_delimited
from yitusanhui.intake.grid import Grid
from yitusanhui.intake.readers import read_comments, read_roster, read_votes
from yitusanhui.texts import sentence


def refusal(path: Path, **columns: str) -> str:
    with pytest.raises(DomainError) as caught:
        read_roster(path, columns=columns)
    assert "{" not in sentence(caught.value)
    return caught.value.code


def names(path: Path, **columns: str) -> list[str]:
    return [row.name for row in read_roster(path, columns=columns).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_csv_is_read_however_it_was_saved(tmp_path: Path, encoding: str, delimiter: str, newline: str) -> None:
    lines = [f"姓名{delimiter}地址", f"王小明{delimiter}3号楼", f'"张, 三;四"{delimiter}"201\n室"']
    path = make_csv(tmp_path / "a.csv", newline.join(lines), encoding)
    rows = read_roster(path).rows
    assert [(row.name, row.address) for row in rows] == [("王小明", "3号楼"), ("张, 三;四", "201 室")]


def test_a_lone_column_is_not_cut_at_its_commas(tmp_path: Path) -> None:
    path = make_csv(tmp_path / "a.csv", "意见\n路灯,坏了\n好;的\n")
    assert [row.text for row in read_comments(path).rows] == ["路灯,坏了", "好;的"]


def test_a_quotation_mark_that_never_closes_swallows_nothing(tmp_path: Path) -> None:
    assert refusal(make_csv(tmp_path / "a.csv", '姓名,地址\n"张三,1\n李四,2\n王五,3\n')) == "table_quotes"


def test_a_header_that_is_missing_is_no_fault_of_the_quotation_marks(tmp_path: Path) -> None:
    assert refusal(make_csv(tmp_path / "a.csv", '甲,乙\n1,2\n"好\n的",3\n')) == "table_headers_missing"


def test_an_encoding_that_had_to_be_guessed_is_said(tmp_path: Path) -> None:
    incoming = read_comments(make_csv(tmp_path / "a.csv", "text,author\ncafé,là ça été\n", "latin-1"))
    assert [remark.code for remark in incoming.remarks] == ["table_encoding_guessed"]


def test_words_that_came_garbled_are_pointed_at(shared_data: Path) -> None:
    path = shared_data / "text/csv-spectrum/csvs/location_coordinates.csv"
    incoming = read_comments(path, columns={"text": "Location Coordinates", "author": "Cities"})
    assert incoming.rows[0].author == "Modesto"
    assert [(remark.code, remark.facts["count"]) for remark in incoming.remarks] == [("words_garbled", 2)]


def test_chinese_samples_decode_without_a_guess(shared_data: Path) -> None:
    for path in sorted((shared_data / "text/encodings").glob("[cms]*[lt]")):
        text, doubtful = decode(path.read_bytes())
        assert doubtful == ""
        assert "\ufffd" not in text
        assert any("\u4e00" <= sign <= "\u9fff" for sign in text)


def test_the_edge_cases_of_csv_come_out_as_the_standard_reader_has_them(shared_data: Path) -> None:
    files = sorted((shared_data / "text/csv-spectrum/csvs").glob("*.csv"))
    assert len(files) == 12

    def width(grid: Grid) -> tuple[int, ...]:
        return (len(grid.rows[0].cells),)

    for path in files:
        text = decode(path.read_bytes())[0]
        rows = [tuple(row) for row in csv.reader(io.StringIO(text, newline="")) if row]
        assert [row.cells for row in read_delimited(path.read_bytes(), width).rows] == rows


def test_json_in_a_cell_stays_json(shared_data: Path) -> None:
    path = shared_data / "text/csv-spectrum/csvs/json.csv"
    (row,) = read_comments(path, columns={"text": "val", "id": "key"}).rows
    assert json.loads(row.text) == {"type": "Point", "coordinates": [102.0, 0.5]}


def test_chosen_columns_go_before_those_that_are_called_so(tmp_path: Path) -> None:
    path = make_csv(tmp_path / "a.csv", "姓名,谁,电话\n甲,乙,1\n")
    (row,) = read_roster(path, columns={"name": " 谁 "}).rows
    assert (row.name, row.phone) == ("乙", "1")


def test_a_choice_that_is_not_there_names_what_is(tmp_path: Path) -> None:
    path = make_csv(tmp_path / "a.csv", "姓名,谁\n甲,乙\n")
    with pytest.raises(DomainError, match="table_headers_missing") as caught:
        read_roster(path, columns={"name": "名儿"})
    assert (caught.value.facts["missing"], caught.value.facts["found"]) == ("名儿", "姓名、谁")
    assert refusal(path, nickname="谁") == "table_unknown_field"
    assert refusal(path, name="谁", phone="姓氏") == "table_headers_missing"


def test_two_columns_of_one_name_are_not_guessed_between(tmp_path: Path) -> None:
    assert refusal(make_csv(tmp_path / "a.csv", "姓名,电话,电话\n甲,1,2\n")) == "table_column_twice"


def test_an_area_in_another_unit_is_refused(tmp_path: Path) -> None:
    assert refusal(make_csv(tmp_path / "a.csv", "姓名,面积（亩）\n甲,1\n")) == "table_area_unit"


def test_the_first_sheet_with_the_header_is_read_and_named(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "说明"
    book.active.append(["请在名册页填写"])
    hidden = book.create_sheet("旧")
    hidden.append(["姓名"])
    hidden.append(["旧人"])
    hidden.sheet_state = "hidden"
    book.create_sheet("名册").append(["姓名"])
    book["名册"].append(["张三"])
    book.save(tmp_path / "a.xlsx")
    incoming = read_roster(tmp_path / "a.xlsx")
    assert [row.name for row in incoming.rows] == ["张三"]
    assert [(remark.code, remark.facts) for remark in incoming.remarks] == [("table_sheet_used", {"sheet": "名册"})]


def test_rows_that_a_workbook_leaves_out_still_count(tmp_path: Path) -> None:
    book = Workbook()
    book.active["B3"], book.active["B7"], book.active["C2000"] = "姓名", "", None
    book.active["B9"] = "张三"
    book.active["A900000"].number_format = "0.00"
    book.save(tmp_path / "a.xlsx")
    assert read_roster(tmp_path / "a.xlsx").lines == (9,)


def test_a_formula_counts_by_its_saved_result_or_is_a_problem(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", ["姓名", "面积"], ["甲", "FORMULA=40+2"], ["乙", 42])
    incoming = read_roster(path)
    assert [(problem.row, problem.code) for problem in incoming.problems] == [(2, "cell_formula")]
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<v></v>" in sheet or b"<v />" in sheet or b"<v/>" in sheet
    for empty in (b"<v></v>", b"<v />", b"<v/>"):
        sheet = sheet.replace(empty, b"<v>42.660000000000004</v>", 1)
    assert [row.area_cm2 for row in read_roster(repack(path, "xl/worksheets/sheet1.xml", sheet)).rows] == [
        426_600,
        420_000,
    ]


def test_a_formula_that_failed_is_a_problem(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", ["姓名", "面积"], ["甲", "#REF!"])
    assert [problem.code for problem in read_roster(path).problems] == ["cell_error"]


def test_what_excel_escapes_in_a_cell_is_a_character(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", ["意见"], ["一_x000D_\n二_x0007_"])
    assert [row.text for row in read_comments(path).rows] == ["一\n二"]


def test_files_that_are_no_table_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere.xlsx") == "file_missing"
    assert refusal(tmp_path) == "file_is_folder"
    assert refusal(saved(tmp_path / "a.xlsx", b"")) == "file_empty"
    assert refusal(saved(tmp_path / "a.xlsx", picture(80, 80).jpegsave_buffer())) == "table_kind"
    assert refusal(saved(tmp_path / "a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))) == "table_old_excel"
    assert refusal(saved(tmp_path / "a.xlsx", b"PK\x03\x04" + bytes(600))) == "table_damaged"
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert refusal(tmp_path / "a.docx") == "table_kind"
    assert refusal(make_workbook(tmp_path / "b.xlsx")) == "table_no_rows"
    assert refusal(make_workbook(tmp_path / "c.xlsx", ["姓名"])) == "table_no_rows"
    assert refusal(make_csv(tmp_path / "d.csv", "\n\n , \n")) == "table_no_rows"


def test_a_workbook_cut_short_is_refused(tmp_path: Path) -> None:
    data = make_workbook(tmp_path / "a.xlsx", ["姓名"], ["甲"]).read_bytes()
    for share in (0.2, 0.6, 0.98):
        assert refusal(saved(tmp_path / "b.xlsx", data[: int(len(data) * share)])) == "table_damaged"


def test_a_workbook_made_to_explode_is_not_opened(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", ["姓名"], ["甲"])
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
    assert refusal(repack(path, "xl/sharedStrings.xml", laughs)) == "table_bomb"
    assert refusal(repack(path, "xl/sharedStrings.xml", b"<sst>" + bytes(160_000_000))) == "table_bomb"


@pytest.mark.parametrize(("rows", "columns", "code"), [(200_001, 1, "table_too_long"), (2, 300, "table_too_wide")])
def test_a_table_without_end_is_refused(tmp_path: Path, rows: int, columns: int, code: str) -> None:
    line = ",".join(["姓名"] + ["x"] * (columns - 1)) + "\n"
    assert refusal(make_csv(tmp_path / "a.csv", line * (rows + 1))) == code


def test_a_row_beyond_the_last_a_spreadsheet_has_is_damage(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", ["姓名"], ["甲"])
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").replace(b'r="2"', b'r="99999999999"')
    assert refusal(repack(path, "xl/worksheets/sheet1.xml", sheet)) == "table_damaged"


def test_a_header_printed_on_every_page_is_no_voter(tmp_path: Path) -> None:
    path = make_csv(tmp_path / "a.csv", "事项,投票人,选择\n甲,1,同意\n事项,投票人,选择\n甲,2,反对\n")
    assert [row.voter for row in read_votes(path).rows] == ["1", "2"]


def test_any_bytes_are_read_or_refused(tmp_path: Path) -> None:
    for seed in range(60):
        noise = bytes((seed * 31 + index * index * 7) % 256 for index in range(400))
        try:
            read_roster(saved(tmp_path / "a", noise[: 5 + seed * 6]))
        except DomainError as error:
            assert sentence(error)
