"""Going back to a copy: chosen from a list, asked once, what it replaces is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.gui.builders import in_the_dialog, make_file
from yitusanhui.gui.app import Program
from yitusanhui.gui.dialogs.restore import RestoreDialog
from yitusanhui.operations import comments, reading
from yitusanhui.operations.files import find_backups


@pytest.fixture
def program(own_home: Path, qtbot: QtBot) -> Iterator[Program]:
    started = Program()
    yield started
    started.parent.close()


@pytest.fixture
def path(own_home: Path, tmp_path: Path) -> Path:
    """A file with one comment, closed, with its copies."""
    with make_file(tmp_path) as file:
        comments.record_comment(file, meeting_id=1, text="要路灯")
    return file.path


def said(program: Program) -> list[str]:
    assert program.window is not None
    return [line.text for line in reading.read_comments(program.window.session.file)]


def test_the_copies_are_listed_with_time_size_and_place(path: Path, qtbot: QtBot) -> None:
    dialog = RestoreDialog(find_backups(path))
    qtbot.addWidget(dialog)
    lines = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert len(lines) == 2 and all("MB" in line for line in lines)
    assert any("文件旁边" in line for line in lines) and any("这台电脑里" in line for line in lines)
    assert dialog.chosen == find_backups(path)[0].path


def test_a_copy_takes_the_file_s_place_and_the_window_opens_on_it(program: Program, path: Path) -> None:
    program.start(path)
    window = program.window
    assert window is not None
    window.session.do(comments.record_comment, meeting_id=1, text="后来说的")
    in_the_dialog(lambda dialog: dialog.accept())
    window.actions_["restore"].trigger()
    assert program.window is not window
    assert said(program) == ["要路灯"]
    kept = list(path.with_name("口袋公园.备份").glob("恢复前/*.ytsh"))
    assert len(kept) == 1
    assert "恢复" in program.window.toast.words.text()


def test_leaving_the_dialog_changes_nothing(program: Program, path: Path) -> None:
    program.start(path)
    window = program.window
    assert window is not None
    in_the_dialog(lambda dialog: dialog.reject())
    window.actions_["restore"].trigger()
    assert program.window is window and said(program) == ["要路灯"]


def test_without_copies_nothing_can_be_chosen(qtbot: QtBot) -> None:
    dialog = RestoreDialog(())
    qtbot.addWidget(dialog)
    assert dialog.chosen is None and not dialog.ok.isEnabled()


def test_a_damaged_file_offers_its_copies(program: Program, path: Path) -> None:
    path.write_bytes(b"\0" * 8192)
    seen: list[QDialog] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        seen.append(dialog)
        in_the_dialog(lambda offered: offered.accept())
        dialog.accept()

    in_the_dialog(read)
    program.start(path)
    assert len(seen) == 1
    assert said(program) == ["要路灯"]
