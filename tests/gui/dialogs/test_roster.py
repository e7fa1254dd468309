"""名册: one person is added before the meeting, by keys, without a table."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from tests.gui.builders import in_the_dialog, press, type_words
from yitusanhui.gui.dialogs.person import PersonDialog
from yitusanhui.gui.dialogs.roster import RosterDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.prepare import PreparePanel
from yitusanhui.operations import reading
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say

Key = Qt.Key


@pytest.fixture
def panel(window: MainWindow) -> PreparePanel:
    """筹备 in front, as on opening a new file."""
    QApplication.processEvents()
    panel = window.panels.current
    assert isinstance(panel, PreparePanel)
    return panel


def people(window: MainWindow) -> dict[str, PersonLine]:
    return {person.name: person for person in reading.read_roster(window.session.file)}


def keyboard() -> QWidget:
    """What has the keyboard, also while the screen of the test gives it back to a dialog that was under another."""
    asked = QApplication.activeModalWidget()
    here = QApplication.focusWidget() or (asked and asked.focusWidget())
    assert here is not None
    return here


def types(words: str) -> None:
    """Line ends and tabs are their keys."""
    for letter in words:
        key = {"\n": Key.Key_Return, "\t": Key.Key_Tab}.get(letter)
        if key is None:
            type_words(keyboard(), letter)
        else:
            press(keyboard(), key)


def click(panel: PreparePanel, words: str) -> None:
    """Click the button of 筹备 that says so."""
    found = next(b for b in panel.findChildren(QAbstractButton) if b.text().startswith(words) and b.isVisible())
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def in_the_roster(panel: PreparePanel, deed: Callable[[RosterDialog], object]) -> None:
    """Open 名册 by its button and do this there."""

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, RosterDialog)
        deed(dialog)

    in_the_dialog(act)
    click(panel, "添加、改正")


def will_type(words: str) -> None:
    """In the form that comes next."""
    in_the_dialog(lambda dialog: types(words))


def test_a_name_that_is_not_there_is_added_by_enter_with_door_and_household(
    window: MainWindow, panel: PreparePanel
) -> None:
    told: list[str] = []

    def act(dialog: RosterDialog) -> None:
        will_type("7号楼301室\t7-301\t65.5\t13911112222\n")
        types("钱秀珍")
        assert dialog.new.text().startswith("添加“钱秀珍”（回车）")
        types("\n")
        told.append(dialog.told.text())
        chosen = dialog.finder.chosen
        assert chosen is not None and chosen.name == "钱秀珍"

    before = window.session.attendance().expected
    in_the_roster(panel, act)
    added = people(window)["钱秀珍"]
    kept = (added.role, added.address, added.household, added.area_cm2, added.phone, added.votes)
    assert kept == ("居民", "7号楼301室", "7-301", 655_000, "13911112222", True)
    assert window.session.attendance().expected == before + 1
    assert "钱秀珍" in told[0] and "名册 6人" in panel.roster.text()


def test_who_stands_there_by_name_and_door_is_told_of_before_a_second_is_added(
    window: MainWindow, panel: PreparePanel
) -> None:
    told: list[str] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, PersonDialog)
        types("张晓明\t\t3号楼101室\n")
        told.append(dialog.trouble.text())

    def act(dialog: RosterDialog) -> None:
        in_the_dialog(fill)
        dialog.add()

    in_the_roster(panel, act)
    assert told == [say("person.twice", {"name": "张晓明", "where": "3号楼101室"})]
    assert len(people(window)) == 5

    def insist(dialog: QDialog) -> None:
        types("张晓明\t\t3号楼101室\n\n")

    def again(dialog: RosterDialog) -> None:
        in_the_dialog(insist)
        dialog.add()

    in_the_roster(panel, again)
    assert len(reading.read_roster(window.session.file)) == 6


def test_enter_on_someone_found_puts_them_right_and_letters_find_nobody_new(
    window: MainWindow, panel: PreparePanel
) -> None:
    told: list[str] = []

    def act(dialog: RosterDialog) -> None:
        will_type("\t\t5号楼201室\n")
        types("5-202\n")
        dialog.finder.clear()
        for nobody in ("qqq", "9号楼901"):
            types(f"{nobody}\n")
            told.append(dialog.told.text())
            dialog.finder.clear()

    in_the_roster(panel, act)
    assert people(window)["张小曼"].address == "5号楼201室"
    assert (
        told == [say("roster.nobody", {"typed": nobody}) for nobody in ("qqq", "9号楼901")] and len(people(window)) == 5
    )


def test_someone_added_is_taken_back_by_undo_and_has_the_vote_of_their_kind(
    window: MainWindow, panel: PreparePanel
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, PersonDialog)
        dialog.role.setCurrentText("物业")
        assert not dialog.votes.isChecked() and not dialog.votes.isEnabled()
        press(dialog.name, Key.Key_Return)

    def act(dialog: RosterDialog) -> None:
        in_the_dialog(fill)
        types("孙经理\n")

    in_the_roster(panel, act)
    assert (people(window)["孙经理"].role, people(window)["孙经理"].votes) == ("物业", False)
    window.undo_last()
    assert "孙经理" not in people(window)


def test_the_whole_roster_is_there_to_be_looked_through_and_the_menu_leads_to_it(window: MainWindow) -> None:
    shown: list[int] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, RosterDialog)
        shown.append(len(dialog.finder.list.found.people))
        press(keyboard(), Key.Key_Escape)

    in_the_dialog(act)
    window.actions_["roster"].trigger()
    assert shown == [5]
