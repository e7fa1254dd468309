"""The clerk's table, seen before it is taken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from tests.gui.builders import in_the_dialog, press
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
    _bring(window, tmp_path, "1,不采纳,\n2,采纳,\n9,采纳,\n2,好,\n")
    assert [kind for kind, _ in seen] == ["不导入", "不导入", "改", "新"]
    assert "不采纳　缺理由" in seen[2][1]
    kept = {line.number: line.reply.kind.value for line in reading.read_comments(window.session.file) if line.reply}
    assert kept == {1: "不采纳", 2: "采纳"}


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
