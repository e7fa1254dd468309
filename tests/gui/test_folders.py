"""File dialogs open where the person was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from yitusanhui.gui import settings


def test_a_dialog_opens_where_its_kind_was_found_and_else_where_anything_was(
    own_home: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, desk = tmp_path / "stick", tmp_path / "desk"
    for folder in (stick, desk):
        folder.mkdir()
    parent = QWidget()
    qtbot.addWidget(parent)
    assert settings.folder_for("drawing") == str(Path.home())
    for what, folder in (("drawing", stick), ("roster", desk)):
        found = str(folder / "a.csv")
        monkeypatch.setattr(settings.QFileDialog, "getOpenFileName", lambda *_, found=found: (found, ""))
        assert settings.ask_file(parent, what, "", "") == Path(found)
    assert settings.folder_for("drawing") == str(stick)
    assert settings.folder_for("export") == str(desk)
    desk.rmdir()
    assert settings.folder_for("export") == str(Path.home())
