"""A slip in the roster is put right at the door, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from tests.gui.builders import in_the_dialog, press, type_words
from yitusanhui.gui.dialogs.person import PersonDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.sign_in import SignInPanel
from yitusanhui.operations import reading
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say

Key = Qt.Key


@pytest.fixture
def panel(window: MainWindow) -> SignInPanel:
    """The sign-in panel with the first of the roster found."""
    window.panels.show_panel("sign_in")
    panel = window.panels.current
    assert isinstance(panel, SignInPanel)
    type_words(panel.finder.line, reading.read_roster(window.session.file)[0].name)
    return panel


def first(panel: SignInPanel) -> PersonLine | None:
    return next((one for one in reading.read_roster(panel.session.file) if one.id == 1), None)


def test_a_name_and_a_door_are_put_right_and_found_by_them(panel: SignInPanel) -> None:
    before = first(panel)
    assert before is not None

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PersonDialog)
        dialog.name.selectAll()
        type_words(dialog.name, "章晓明")
        press(dialog.name, Key.Key_Return)

    in_the_dialog(act)
    press(panel.finder.line, Key.Key_F2)
    after = first(panel)
    assert after is not None
    assert (after.name, after.address, after.phone, after.votes) == (
        "章晓明",
        before.address,
        before.phone,
        before.votes,
    )
    assert panel.finder.index.find("章晓明")[0].id == 1


def test_an_area_keeps_every_square_centimetre_and_words_are_refused(panel: SignInPanel) -> None:
    told: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PersonDialog)
        dialog.area.setText("八十九")
        press(dialog.area, Key.Key_Return)
        told.append(dialog.trouble.text())
        dialog.area.setText("1,089.4501")
        press(dialog.area, Key.Key_Return)

    in_the_dialog(act)
    panel.edit()
    after = first(panel)
    assert after is not None and after.area_cm2 == 10_894_501
    assert told == [say("cell_number", {"column": "面积", "value": "八十九"})]
    in_the_dialog(lambda dialog: press(dialog, Key.Key_Return))
    panel.edit()
    assert first(panel) == after


def test_another_kind_of_person_has_the_vote_of_that_kind(panel: SignInPanel) -> None:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PersonDialog)
        dialog.role.setCurrentText("物业")
        assert not dialog.votes.isChecked()
        press(dialog, Key.Key_Return)

    in_the_dialog(act)
    panel.edit()
    after = first(panel)
    assert after is not None and (after.role, after.votes) == ("物业", False)


def test_who_was_entered_by_mistake_leaves_the_roster_and_comes_back_by_undo(
    panel: SignInPanel, window: MainWindow
) -> None:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PersonDialog)
        next(b for b in dialog.buttons.buttons() if b.text() == say("person.remove")).click()

    in_the_dialog(act)
    panel.edit()
    assert first(panel) is None
    window.undo_last()
    assert first(panel) is not None


def test_who_has_signed_in_stays_on_the_roster(panel: SignInPanel, window: MainWindow) -> None:
    press(panel.finder.line, Key.Key_Return)
    type_words(panel.finder.line, reading.read_roster(panel.session.file)[0].name)

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PersonDialog)
        next(b for b in dialog.buttons.buttons() if b.text() == say("person.remove")).click()

    in_the_dialog(act)
    panel.edit()
    assert first(panel) is not None
    assert window.toast.words.text() == say("participant_attended")
