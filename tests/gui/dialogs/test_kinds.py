"""Which kinds of documents are exported, remembered for the next time."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from yitusanhui.documents.export import KINDS
from yitusanhui.gui.dialogs.kinds import KindsDialog


def test_everything_is_chosen_until_something_is_left_out(own_home: Path, qtbot: QtBot) -> None:
    dialog = KindsDialog()
    qtbot.addWidget(dialog)
    assert dialog.chosen == () and all(tick.isChecked() for tick in dialog.ticks.values())
    dialog.ticks["package"].click()
    dialog.accept()
    assert dialog.chosen == tuple(kind for kind in KINDS if kind != "package")
    again = KindsDialog()
    qtbot.addWidget(again)
    assert not again.ticks["package"].isChecked() and again.ticks["minutes"].isChecked()


def test_nothing_at_all_is_refused_in_the_dialog(own_home: Path, qtbot: QtBot) -> None:
    dialog = KindsDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    for tick in dialog.ticks.values():
        tick.click()
    dialog.accept()
    assert dialog.isVisible() and "至少" in dialog.trouble.text()
