"""The queue at the door: nobody is signed in for a namesake, and letters make no voter."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.builders import ROSTER, in_the_dialog, make_file, press, type_words
from tests.gui.conftest import OpenWindow
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.gui.dialogs.proxies import ProxyDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.sign_in import SignInPanel
from yitusanhui.operations import reading

Key = Qt.Key


def sign_in_panel(window: MainWindow) -> SignInPanel:
    press(window, Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    panel = window.panels.current
    assert isinstance(panel, SignInPanel)
    return panel


def types(words: str) -> None:
    """To whatever has the keyboard; a line end is Enter."""
    for letter in words:
        here = keyboard()
        if letter == "\n":
            press(here, Key.Key_Return)
        else:
            type_words(here, letter)


def keyboard() -> QWidget:
    """What has the keyboard; the window gets it back when a dialog over it has gone."""
    if QApplication.focusWidget() is None and QApplication.activeModalWidget() is None:
        window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible())
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
    found = QApplication.focusWidget()
    assert found is not None
    return found


def here(window: MainWindow) -> list[tuple[str, str, bool]]:
    return [(line.name, line.address, line.votes) for line in reading.read_attendees(window.session.file, 1)]


def test_how_many_fit_is_said(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    types("zxm")
    assert "2人相符" in panel.finder.told.text()
    types("\n")
    assert here(window) == [("张晓明", "3号楼101室", True)]


def test_of_namesakes_none_is_taken_by_the_first_enter(open_window: OpenWindow, tmp_path: Path) -> None:
    people = (*ROSTER, RosterRow("张晓明", "居民", "7号楼701室", "7-701"))
    window = open_window(make_file(tmp_path, people=people))
    panel = sign_in_panel(window)
    types("zhangxiaoming\n")
    assert here(window) == [] and "不止一位张晓明" in panel.finder.told.text()
    press(panel.finder.line, Key.Key_Down)
    types("\n")
    assert [row[1] for row in here(window)] == ["7号楼701室"]
    types("zhangxiaoming\n\n")
    assert [row[1] for row in here(window)] == ["7号楼701室", "3号楼101室"]


def test_letters_and_two_enters_make_no_voter(window: MainWindow) -> None:
    sign_in_panel(window)
    said: list[str] = []

    def hasten(dialog: QDialog) -> None:
        types("\n")
        said.append(dialog.trouble.text())  # type: ignore[attr-defined]

    in_the_dialog(hasten)
    types("qqq\n")
    assert here(window) == [] and "不能持票" in said[0] and "列席" in said[0]


def test_who_gives_no_door_listens_and_a_door_gives_the_vote_back(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    in_the_dialog(lambda _: types("\n\n"))
    types("宋金宝\n")
    assert here(window) == [("宋金宝", "", False)]
    assert "列席1人" in panel.room.text() and "在场1人" in panel.room.text()

    def remember_the_door(dialog: QDialog) -> None:
        types("\n9号楼901室")
        assert dialog.findChild(QComboBox).currentText() == "居民"
        types("\n")

    in_the_dialog(remember_the_door)
    types("钱多多\n")
    assert here(window)[1] == ("钱多多", "9号楼901室", True)


def test_a_proxy_is_registered_by_enter_alone(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    types("zxm\n")

    def give(dialog: QDialog) -> None:
        assert isinstance(dialog, ProxyDialog)
        assert "张晓明" not in {person.name for person in dialog.principal.index.people}
        types("wang\nzhangxiaoming\n")
        types("\n\n")

    in_the_dialog(give)
    panel.give_proxy()
    given = reading.read_proxies(window.session.file, 1)
    assert [(line.principal, line.agent, line.until, line.confirmed) for line in given] == [
        ("王𬱖", "张晓明", "", True)
    ]


def test_escape_leaves_the_proxy_unregistered_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    panel = sign_in_panel(window)
    types("zxm\n")

    def think_better(dialog: QDialog) -> None:
        types("wang\nzhangxiaoming\n")
        press(dialog, Key.Key_Escape)

    in_the_dialog(think_better)
    panel.give_proxy()
    assert reading.read_proxies(window.session.file, 1) == ()
    assert window.toast.words.text() == "没有登记委托。"
