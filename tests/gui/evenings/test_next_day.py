"""The next day: replies go out as Excel, come back as clerks leave them; nothing is public before the last reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication

from tests.cli.runs import Ran, run
from tests.documents.papers import words
from tests.gui.evenings.keys import Evening, Keys, sit_down, wait_until
from tests.gui.evenings.room import NEXT_DAY
from tests.gui.evenings.worlds import HOUSEHOLDS, make_world
from yitusanhui.gui.dialogs.reply_changes import ReplyChangesDialog
from yitusanhui.operations import reading
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.meetings import close_meeting, open_meeting
from yitusanhui.operations.minutes import seal_meeting

SAID = ("车棚离窗太近", "东门太暗", "垃圾房要移", "留出晾晒的地方", "坡道太陡")
Row = tuple[object, ...]
FIRST: dict[int, Row] = {
    1: ("采纳", None, "物业公司", datetime(2026, 12, 31)),
    2: ("不采纳", None, None, None),  # a reason is owed
    3: ("部分采纳 ", "移到北墙", "环卫所", None),
}
SECOND: dict[int, Row] = {2: ("不采纳", "路灯归区里，已转报", None, None), 4: ("解释说明", "图上已有", None, None)}
LAST: dict[int, Row] = {5: ("采纳", None, "街道管理办", datetime(2026, 11, 30))}


def make_sealed_hearing(path: Path) -> None:
    """Five comments, nobody has answered yet."""
    with make_world(path, Evening(f"{NEXT_DAY}T09:00:00")) as file:
        open_meeting(file, meeting_id=1)
        for words, one in zip(SAID, HOUSEHOLDS, strict=False):
            record_comment(file, meeting_id=1, text=words, author=one.name)
        close_meeting(file, meeting_id=1)
        seal_meeting(file, meeting_id=1)


def sheet_goes_out(path: Path, folder: Path) -> Ran:
    """What the street office gets: the tables, with the sheet to be filled in."""
    return run("export", path, folder, "--only", "ledger")


def public_tables(folder: Path) -> list[Path]:
    """The tables for the notice board that were written."""
    return list(folder.rglob("*（公开）*"))


def fill(folder: Path, answers: Mapping[int, Row], *, slipped: int = 0) -> Path:
    """The clerk's hand: reply, reason, who, by when, in the rows of these numbers; one slipped beside other words."""
    (sheet_file,) = folder.rglob("*答复表*.xlsx")
    book = load_workbook(sheet_file)
    for row in book.worksheets[0].iter_rows(min_row=2):
        for cell, value in zip(row[2:], answers.get(row[0].value, ()), strict=False):
            cell.value = value
        if row[0].value == slipped:
            row[1].value = SAID[0]
    filled = folder / "答复表（街道已填）.xlsx"
    book.save(filled)
    return filled


def comes_back(keys: Keys, filled: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Brought in; the differences are read, then taken by Enter. What was shown: number and kind of each row."""
    monkeypatch.setattr("yitusanhui.gui.table_import.ask_file", lambda *_: filled)
    shown: list[tuple[str, str]] = []

    def read_and_take() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReplyChangesDialog)
        rows = range(dialog.table.rowCount())
        shown.extend((dialog.table.item(row, 1).text()[:1], dialog.table.item(row, 2).text()) for row in rows)
        keys.presses("Return")

    keys.presses("Ctrl+8")
    keys.in_the_dialog(read_and_take)
    keys.window.actions_["import_replies"].trigger()
    wait_until(lambda: shown and QApplication.activeModalWidget() is None, "the table does not come back")
    return shown


def replies_in(keys: Keys) -> dict[int, tuple[str, str, str, str]]:
    """Kind, reason, who, by when, by number."""
    told = {line.number: line.reply for line in reading.read_comments(keys.window.session.file) if line.reply}
    return {number: (one.kind.value, one.reason, one.owner, one.due) for number, one in told.items()}


def owed_after(answers: Mapping[int, Row]) -> dict[int, tuple[str, str, str, str]]:
    """What must be in the file once these were taken."""
    return {
        number: (str(kind).strip(), str(reason or ""), str(owner or ""), due.date().isoformat() if due else "")
        for number, (kind, reason, owner, due) in answers.items()
    }


def the_public_reads(folder: Path, answers: Mapping[int, Row]) -> None:
    """Excel and PDF for the notice board: every comment with its answer, nobody's name."""
    sheet, paper = sorted(public_tables(folder), key=lambda table: table.suffix, reverse=True)
    rows = load_workbook(sheet)["意见采纳情况汇总表"].iter_rows(values_only=True)
    there = {row[0]: (row[1], *row[5:9]) for row in rows if row[0] in answers}
    assert there == {n: (SAID[n - 1], str(kind).strip(), *more) for n, (kind, *more) in sorted(answers.items())}
    printed = words(paper)
    for said, (_, reason, owner, _due) in zip(SAID, (answers[number] for number in sorted(answers)), strict=True):
        assert said in printed and str(reason or "") in printed and str(owner or "") in printed
    assert [one.name for one in HOUSEHOLDS if one.name in printed] == []


def test_the_sheet_goes_out_comes_back_and_the_public_table_waits_for_every_reason(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_sealed_hearing(path)
    folders = [tmp_path / name for name in "一二三四"]
    assert "1至5号意见" in sheet_goes_out(path, folders[0]).err
    keys = sit_down(path, Evening(f"{NEXT_DAY}T10:00:00"), monkeypatch)
    shown = comes_back(keys, fill(folders[0], FIRST), monkeypatch)
    assert shown == [("1", "新"), ("2", "新"), ("3", "新")]
    assert replies_in(keys) == owed_after(FIRST)

    assert "：2、4、5号意见" in sheet_goes_out(path, folders[1]).err
    shown = comes_back(keys, fill(folders[1], SECOND | LAST, slipped=5), monkeypatch)
    assert shown == [("5", "不导入"), ("1", "同"), ("2", "改"), ("3", "同"), ("4", "新")]
    assert replies_in(keys) == owed_after(FIRST | SECOND)

    assert "：5号意见" in sheet_goes_out(path, folders[2]).err
    assert [table for folder in folders for table in public_tables(folder)] == []
    shown = comes_back(keys, fill(folders[2], LAST), monkeypatch)
    assert ("5", "新") in shown
    keys.window.close()
    assert sheet_goes_out(path, folders[3]).code == 0
    the_public_reads(folders[3], FIRST | SECOND | LAST)
