"""Whether somebody may be named in public is asked at the door and written down by one key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from tests.gui.builders import in_the_dialog, press
from yitusanhui.gui.dialogs.consent import ConsentDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.sign_in import SignInPanel
from yitusanhui.operations import comments, reading
from yitusanhui.operations.undo import undo_last


@pytest.fixture
def panel(window: MainWindow) -> SignInPanel:
    """The sign-in panel with the first of the roster found."""
    window.panels.show_panel("sign_in")
    panel = window.panels.current
    assert isinstance(panel, SignInPanel)
    panel.finder.line.setText(reading.read_roster(window.session.file)[0].name)
    return panel


def _answer(panel: SignInPanel, key: Qt.Key) -> None:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, ConsentDialog)
        press(dialog.answer, key)
        press(dialog, Qt.Key.Key_Return)

    in_the_dialog(act)
    panel.consent.click()


def _kept(panel: SignInPanel) -> bool | None:
    found = panel.finder.chosen
    assert found is not None
    return next(one.consent for one in reading.read_roster(panel.session.file) if one.id == found.id)


def test_the_answer_is_kept_and_can_be_taken_back(panel: SignInPanel) -> None:
    assert _kept(panel) is None
    _answer(panel, Qt.Key.Key_1)
    assert _kept(panel) is True
    _answer(panel, Qt.Key.Key_2)
    assert _kept(panel) is False
    undo_last(panel.session.file)
    assert _kept(panel) is True


def test_who_agreed_may_be_named_beside_their_words(panel: SignInPanel) -> None:
    person = panel.finder.chosen
    assert person is not None
    comments.record_comment(
        panel.session.file, meeting_id=1, text="要装路灯", author=person.name, participant_id=person.id
    )
    _answer(panel, Qt.Key.Key_1)
    (line,) = reading.read_comments(panel.session.file)
    assert line.consent is True


def test_the_same_answer_again_writes_nothing(panel: SignInPanel) -> None:
    before = panel.session.last
    _answer(panel, Qt.Key.Key_3)
    assert panel.session.last is before


def test_nobody_selected_is_said(panel: SignInPanel) -> None:
    told: list[str] = []
    panel.session.refused.connect(told.append)
    panel.finder.line.setText("")
    panel.consent.click()
    assert told == ["请先找到并选中一个人。"]
