"""Bringing tables and drawings in through the window."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.gui.builders import in_the_dialog, make_drawing, make_file
from tests.gui.conftest import OpenWindow
from yitusanhui.domain.households import load_roles
from yitusanhui.domain.incoming import Drawing
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.table_import import Kind
from yitusanhui.intake import readers
from yitusanhui.intake.watch import Watch
from yitusanhui.operations import reading
from yitusanhui.operations.roster import import_roster

GOOD = "姓名,类型,楼栋门牌,户号\n钱多多,居民,1号楼101室,1-101\n孙悟,居民,1号楼102室,1-102\n"
BAD = GOOD + ",居民,1号楼103室,1-103\n"


def roster_kind(window: MainWindow) -> Kind:
    roles = tuple(load_roles(reading.read_template(window.session.file, "roles.csv")))
    return Kind("roster", lambda path: readers.read_roster(path, roles=roles), import_roster)


def names(window: MainWindow) -> list[str]:
    return [person.name for person in reading.read_roster(window.session.file)][5:]


def test_a_good_table_is_taken_without_a_question(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    table = tmp_path / "名册.csv"
    table.write_text(GOOD, "utf-8")
    window.tables.bring(roster_kind(window), table)
    qtbot.waitUntil(lambda: names(window) == ["钱多多", "孙悟"])


def test_wrong_rows_are_listed_and_may_be_left_out(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    table = tmp_path / "名册.csv"
    table.write_text(BAD, "utf-8")
    listed: list[str] = []

    def skip(dialog: QDialog) -> None:
        listed.append(dialog.findChild(QPlainTextEdit).toPlainText())
        dialog.accept()

    in_the_dialog(skip)
    window.tables.bring(roster_kind(window), table)
    qtbot.waitUntil(lambda: names(window) == ["钱多多", "孙悟"])
    assert listed[0].startswith("第4行")


def test_leaving_the_list_takes_nothing(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    table = tmp_path / "名册.csv"
    table.write_text(BAD, "utf-8")
    left: list[bool] = []
    in_the_dialog(lambda dialog: (left.append(True), dialog.reject()))
    window.tables.bring(roster_kind(window), table)
    qtbot.waitUntil(lambda: left == [True])
    assert names(window) == []


def test_what_is_no_table_is_refused_in_a_sentence(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    picture = tmp_path / "名册.xlsx"
    QImage(4, 4, QImage.Format.Format_RGB32).save(str(picture), "PNG")
    with qtbot.waitSignal(window.session.refused):
        window.tables.bring(roster_kind(window), picture)


def test_a_drawing_is_shown_at_once_and_its_tiles_follow(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(make_file(tmp_path, drawing=False))
    picture = QImage(1300, 900, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    picture.save(str(tmp_path / "图.png"), "PNG")
    with qtbot.waitSignal(window.drawings.tiled, timeout=20_000):
        window.drawings.bring(tmp_path / "图.png")
        qtbot.waitUntil(lambda: window.pane.view.drawing_size == (1300, 900), timeout=20_000)
    drawing = reading.read_blueprints(window.session.file)[0]
    assert drawing.tiles_ready and window.pane.blueprint == drawing
    assert reading.read_tile(window.session.file, drawing.id, 0, 0, 0)
    view = window.pane.view
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(view.width() // 2, view.height() // 2))
    comments = window.panels.panels["comments"]
    assert comments.place is not None  # type: ignore[attr-defined]


def test_a_broken_drawing_is_refused_and_nothing_is_kept(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(make_file(tmp_path, drawing=False))
    (tmp_path / "坏.png").write_bytes(b"\x89PNG\r\n\x1a\n not a picture")
    with qtbot.waitSignal(window.session.refused):
        window.drawings.bring(tmp_path / "坏.png")
    assert reading.read_blueprints(window.session.file) == ()


def test_a_drawing_that_is_still_being_read_can_be_left_and_nothing_is_kept(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(make_file(tmp_path, drawing=False))
    head = reading.read_report(window.session.file).journal_head
    ended = Event()

    def slow(path: Path, *, page: int, watch: Watch) -> Drawing:
        watch.progress(0.4)
        while not watch.cancelled():
            ended.wait(0.01)
        ended.set()
        return make_drawing(800, 500)

    monkeypatch.setattr("yitusanhui.gui.drawing_import.read_drawing", slow)
    (tmp_path / "图.dxf").write_text("0\nSECTION\n")
    window.drawings.ask_and_bring(tmp_path / "图.dxf", lambda _: 1, lambda _: pytest.fail("nobody asked"))
    qtbot.waitUntil(lambda: window.status.progress.value() == 40)
    with qtbot.waitSignal(window.session.told) as said:
        QTest.mouseClick(window.status.stop, Qt.MouseButton.LeftButton)
    assert "没有导入" in said.args[0] and not window.status.stop.isVisible()
    qtbot.waitUntil(ended.is_set)
    assert reading.read_blueprints(window.session.file) == ()
    assert reading.read_report(window.session.file).journal_head == head
