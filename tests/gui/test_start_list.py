"""The list of consultations: searched, marked, shortened, and a new one made after another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.gui.builders import in_the_dialog, make_file, press
from yitusanhui.gui.app import Program
from yitusanhui.gui.settings import known_files, remember_file
from yitusanhui.operations import reading
from yitusanhui.operations.files import new_consultation


@pytest.fixture
def files(tmp_path: Path, own_home: Path) -> list[Path]:
    """Seven projects, one of them gone."""
    with make_file(tmp_path, drawing=False) as file:
        found = [file.path]
    for number, title in enumerate(("车棚迁移", "加装电梯", "垃圾房", "东门照明", "停车"), 1):
        new_consultation(tmp_path / f"{number}.ytsh", title=title).close()
        found.append(tmp_path / f"{number}.ytsh")
    found.append(tmp_path / "没了.ytsh")
    for path in found:
        remember_file(path)
    return found


@pytest.fixture
def program(files: list[Path], qtbot: QtBot) -> Iterator[Program]:
    started = Program()
    started.start()
    yield started
    if started.parent is not None:
        started.parent.close()


def test_a_project_is_found_by_title_initials_and_state(program: Program, files: list[Path], qtbot: QtBot) -> None:
    assert program.page is not None
    found = program.page.list
    qtbot.waitUntil(lambda: sum("征询会" in one.open.text() for one in found.rows) == 6)
    for typed, names in (("cpqy", ["1"]), ("电梯", ["2"]), ("筹备", ["1", "2", "3", "4", "5", "口袋公园"]), ("xx", [])):
        found.search.clear()
        QTest.keyClicks(found.search, typed) if typed.isascii() else found.search.setText(typed)
        shown = sorted(one.path.stem for one in found.rows if not one.isHidden())
        assert shown == names, typed
    assert found.none.isVisible()


def test_a_missing_one_is_marked_and_leaves_the_list_when_told_to(program: Program, files: list[Path]) -> None:
    assert program.page is not None
    (gone,) = [one for one in program.page.list.rows if one.path == files[-1]]
    assert "文件不在了" in gone.open.text() and not gone.open.isEnabled()
    gone.forget.click()
    assert files[-1] not in known_files() and len(known_files()) == 6


def test_a_new_project_is_made_after_another(
    program: Program, files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program.page is not None
    target = tmp_path / "新的.ytsh"
    monkeypatch.setattr("yitusanhui.gui.dialogs.new_file.ask_new_file", lambda *_: target)

    def name(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.focusWidget(), "B2")
        press(dialog.focusWidget(), Qt.Key.Key_Return)

    in_the_dialog(name)
    (like,) = [one for one in program.page.list.rows if one.path == files[0]]
    like.like.click()
    assert program.window is not None
    made = program.window.session.file
    assert made.path == target and reading.read_title(made) == "B2"
    assert len(reading.read_roster(made)) == 5


def test_a_rehearsal_says_so_in_the_window_and_on_the_wall(tmp_path: Path, own_home: Path, qtbot: QtBot) -> None:
    new_consultation(tmp_path / "r.ytsh", title="【演练】口袋公园").close()
    program = Program()
    program.start(tmp_path / "r.ytsh")
    assert program.window is not None
    assert "【演练】" in program.window.windowTitle()
    assert program.window.wall.wall.line.words.text().startswith("【演练】")
    assert any("演练：" in one.text() for one in program.window.findChildren(type(program.window.wall.wall.line.words)))
    program.window.close()
