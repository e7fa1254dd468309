"""The clerk's table, seen before it is taken."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.builders import in_the_dialog, press
from yitusanhui.documents.workbook import write_reply_sheet
from yitusanhui.gui.dialogs.reply_changes import ReplyChangesDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.intake.readers import read_replies
from yitusanhui.operations import comments, reading, replies

HEADS = "意见编号,采纳情况,理由\n"


def _bring(window: MainWindow, folder: Path, rows: str) -> None:
    path = folder / "答复.csv"
    path.write_text(HEADS + rows, "utf-8")
    window.tables._take_replies(path.name, read_replies(path))


def _say_two(window: MainWindow) -> None:
    for text in ("路灯太暗", "=cmd|' /C calc'!A0"):
        window.session.do(comments.record_comment, meeting_id=1, text=text)
    window.session.do(replies.reply_comment, number=1, kind="采纳")


def test_new_and_changed_rows_are_shown_and_taken_the_refused_stay_out(window: MainWindow, tmp_path: Path) -> None:
    _say_two(window)
    seen: list[tuple[str, str]] = []

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, ReplyChangesDialog)
        cells = [[dialog.table.item(row, column).text() for column in (2, 4)] for row in range(4)]
        seen.extend((kind, after) for kind, after in cells)
        assert dialog.ok.text() == "导入2条" and "1条还缺理由" in dialog.owing.text()
        dialog.ok.click()

    in_the_dialog(take)
    _bring(window, tmp_path, "1,不采纳,\n2,采纳,\n9,采纳,\n3,好,\n")
    assert [kind for kind, _ in seen] == ["不导入", "不导入", "改", "新"]
    assert "不采纳　缺理由" in seen[2][1]
    kept = {line.number: line.reply.kind.value for line in reading.read_comments(window.session.file) if line.reply}
    assert kept == {1: "不采纳", 2: "采纳"}


def test_what_is_refused_can_be_copied_for_whoever_filled_the_table_in(window: MainWindow, tmp_path: Path) -> None:
    _say_two(window)

    def copy(dialog: QDialog) -> None:
        assert isinstance(dialog, ReplyChangesDialog)
        (push,) = (one for one in dialog.findChildren(QPushButton) if one.text() == "复制不能导入的")
        push.click()
        press(dialog, Qt.Key.Key_Escape)

    in_the_dialog(copy)
    _bring(window, tmp_path, "1,好,\n2,采纳,\n")
    (line,) = QGuiApplication.clipboard().text().splitlines()
    assert line.startswith("第2行　1号　路灯太暗　采纳情况“好”看不懂")


def test_nothing_is_taken_when_the_person_thinks_better_of_it(window: MainWindow, tmp_path: Path) -> None:
    _say_two(window)
    in_the_dialog(lambda dialog: press(dialog, Qt.Key.Key_Escape))
    _bring(window, tmp_path, "2,采纳,\n")
    assert reading.read_comments(window.session.file)[1].reply is None


def test_a_table_that_changes_nothing_says_so_and_hides_what_is_the_same(window: MainWindow, tmp_path: Path) -> None:
    _say_two(window)
    seen: list[bool] = []
    in_the_dialog(lambda dialog: seen.append(dialog.ok.isEnabled()))  # type: ignore[attr-defined]
    _bring(window, tmp_path, "1,采纳,\n")
    assert seen == [False]


def test_a_table_of_which_nothing_can_be_taken_says_how_much_and_where_to_look(
    window: MainWindow, tmp_path: Path
) -> None:
    _say_two(window)
    seen: list[str] = []
    in_the_dialog(lambda dialog: seen.extend(part.text() for part in dialog.findChildren(QLabel)))
    _bring(window, tmp_path, "8,采纳,\n9,采纳,\n")
    assert any("2行不能导入" in words for words in seen)


def test_the_exported_sheet_comes_back_as_a_clerk_leaves_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("路灯太暗", "车棚太近", "垃圾点太臭", "要装电梯"):
        window.session.do(comments.record_comment, meeting_id=1, text=text)
    window.session.do(replies.reply_comment, number=1, kind="采纳", owner="物业")
    path = tmp_path / "答复.xlsx"
    write_reply_sheet(reading.read_report(window.session.file), path)
    _fill(path)
    monkeypatch.setattr("yitusanhui.gui.table_import.ask_file", lambda *_: path)
    seen: list[list[str]] = []

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, ReplyChangesDialog)
        seen.extend([dialog.table.item(row, column).text() for column in (1, 2, 4)] for row in range(5))
        assert "1条还缺理由" in dialog.owing.text()
        press(dialog.table, Qt.Key.Key_Return)

    with qtbot.waitSignal(window.session.told):
        in_the_dialog(take, tries=2_000)
        window.actions_["import_replies"].trigger()
    kinds = [(comment[:2], kind) for comment, kind, _ in seen]
    assert kinds == [("99", "不导入"), ("4号", "新"), ("3号", "新"), ("2号", "新"), ("1号", "同")]
    assert "99" in seen[0][2]
    kept = {line.number: line.reply for line in reading.read_comments(window.session.file)}
    told = {number: (reply.kind.value, reply.reason, reply.owner, reply.due) for number, reply in kept.items() if reply}
    assert told == {
        1: ("采纳", "", "物业", ""),
        2: ("不采纳", "", "", ""),
        3: ("部分采纳", "移到东门", "环卫所", "2026-06-01"),
        4: ("解释说明", "另行征询", "", ""),
    }


def _fill(path: Path) -> None:
    """Rows from last to first, a column of the clerk's own between, a number that isn't there, a reason left out."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    filled = {
        2: ("不采纳", None, None, None),
        3: ("部分采纳 ", "移到东门", "环卫所", datetime(2026, 6, 1)),
        4: ("解释说明", "另行征询", None, None),
    }
    rows = [[number, text, *filled.get(number, answer)] for number, text, *answer in reversed(rows)]
    rows.append([99, "抄错了行", "采纳", None, None, None])
    for place, row in enumerate([heads, *rows], 1):
        own = "经办人" if place == 1 else "小李"
        for column, value in enumerate([*row[:2], own, *row[2:]], 1):
            sheet.cell(place, column).value = value
    book.save(path)
