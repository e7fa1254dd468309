"""File dialogs open where the person was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from yitusanhui import paths
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


def test_what_is_written_out_of_a_project_is_first_offered_beside_it(own_home: Path, tmp_path: Path) -> None:
    project, desk = tmp_path / "项目", tmp_path / "desk"
    for folder in (project, desk):
        folder.mkdir()
    settings.remember_file(project / "口袋公园.ytsh")
    assert settings.folder_for("export") == settings.folder_for("replies") == str(project)
    settings.remember_folder("roster", str(desk))
    assert settings.folder_for("papers") == str(project)
    assert settings.folder_for("drawing") == str(desk)
    settings.remember_folder("export", str(desk))
    assert settings.folder_for("export") == str(desk)


def test_nobody_is_led_into_the_programs_own_folder_by_the_sample(own_home: Path) -> None:
    folder = paths.user_data() / "sample"
    folder.mkdir()
    settings.remember_file(folder / "演练示例.ytsh")
    assert settings.folder_for("export") == str(Path.home())


def test_a_new_file_gets_its_ending_and_never_takes_anothers_place_unasked(
    own_home: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows puts the ending there itself; the dialogs of 统信 and 麒麟 hand back what was typed."""
    parent = QWidget()
    qtbot.addWidget(parent)
    typed = {"纪要": "纪要.pdf", "2026.9.1纪要": "2026.9.1纪要.pdf", "纪要.PDF": "纪要.PDF", "已有": "已有-2.pdf"}
    (tmp_path / "已有.pdf").write_bytes(b"")
    for words, expected in typed.items():
        found = str(tmp_path / words)
        monkeypatch.setattr(settings.QFileDialog, "getSaveFileName", lambda *_, found=found: (found, ""))
        assert settings.ask_new_file(parent, "papers", "", "会议纪要.pdf", "") == tmp_path / expected
