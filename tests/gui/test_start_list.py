"""The list of consultations: searched, marked, shortened, and a new one made after another."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.gui.builders import in_the_dialog, make_file, press
from yitusanhui.gui import start_list
from yitusanhui.gui.app import Program
from yitusanhui.gui.settings import known_files, remember_file
from yitusanhui.operations import reading
from yitusanhui.operations.comments import record_comment, withdraw_comment
from yitusanhui.operations.commitments import make_commitment
from yitusanhui.operations.files import new_consultation, open_consultation


@pytest.fixture
def files(tmp_path: Path, own_home: Path) -> list[Path]:
    """Seven projects, one of them gone and one there twice."""
    with make_file(tmp_path, drawing=False) as file:
        found = [file.path]
    for number, title in enumerate(("车棚迁移", "加装电梯", "垃圾房", "东门照明", "停车"), 1):
        new_consultation(tmp_path / f"{number}.ytsh", title=title).close()
        found.append(tmp_path / f"{number}.ytsh")
    _write_in(files=found)
    found += [_copy_and_go_on(found[1]), tmp_path / "没了.ytsh"]
    for path in found:
        remember_file(path)
    return found


def _write_in(files: list[Path]) -> None:
    with open_consultation(files[0]) as file:
        make_commitment(file, meeting_id=1, text="修好路灯三盏", owner="物业", due="2026-12-31")
        record_comment(file, meeting_id=1, text="不想要了的话")
        withdraw_comment(file, number=1, reason="本人收回")


def _copy_and_go_on(path: Path) -> Path:
    """A colleague's copy: both were written in since."""
    other = path.with_name("同事的.ytsh")
    shutil.copyfile(path, other)
    for copy, texts in ((path, ("晾衣架不要拆", "要有长椅")), (other, ("棚子移两米",))):
        with open_consultation(copy) as file:
            for text in texts:
                record_comment(file, meeting_id=1, text=text)
    return other


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
    qtbot.waitUntil(lambda: sum("征询会" in one.open.text() for one in found.rows) == 7)
    everyone = ["1", "2", "3", "4", "5", "口袋公园", "同事的"]
    for typed, names in (("cpqy", ["1", "同事的"]), ("电梯", ["2"]), ("筹备", everyone), ("xx", [])):
        found.search.clear()
        QTest.keyClicks(found.search, typed) if typed.isascii() else found.search.setText(typed)
        shown = sorted(one.path.stem for one in found.rows if not one.isHidden())
        assert shown == names, typed
    assert found.none.isVisible()


def test_what_was_promised_is_found_without_opening_file_after_file(
    files: list[Path], program: Program, qtbot: QtBot
) -> None:
    assert program.page is not None
    found = program.page.list
    qtbot.waitUntil(lambda: all(one.said for one in found.rows if one.path in files[:2]))
    for typed, path, line in (
        ("路灯", files[0], "承诺1〔待落实〕：修好路灯三盏"),
        ("晾衣", files[1], "1号意见：晾衣架不要拆"),
    ):
        found.search.setText(typed)
        (row,) = [one for one in found.rows if not one.isHidden()]
        assert row.path == path and line in row.open.text()
    found.search.setText("不想要了")
    assert found.none.isVisible()


def test_two_copies_of_one_project_are_told_apart_by_their_files(program: Program, qtbot: QtBot) -> None:
    assert program.page is not None
    rows = {one.path.name: one for one in program.page.list.rows}
    for name, stem in (("1.ytsh", "[1]"), ("同事的.ytsh", "[同事的]")):
        qtbot.waitUntil(lambda row=rows[name], stem=stem: f"车棚迁移　{stem}" in row.open.text())


def test_while_files_are_looked_into_nobody_is_told_that_nothing_is_there(program: Program, qtbot: QtBot) -> None:
    assert program.page is not None
    found = program.page.list
    found.looking = 1
    found.search.setText("路灯杆")
    assert "还在翻看" in found.none.text()
    found.looking = 0
    found.search.setText("路灯杆子")
    assert found.none.text() == "没有相符的项目。"


def test_a_stick_pulled_while_one_searches_is_no_trouble(
    program: Program, files: list[Path], qtbot: QtBot, tmp_path: Path
) -> None:
    assert program.page is not None
    found = program.page.list
    qtbot.waitUntil(lambda: any("加装电梯" in one.open.text() for one in found.rows))
    files[2].rename(tmp_path / "拔走了")
    qtbot.keyClicks(found.search, "jzdt")
    assert [one.path for one in found.rows if not one.isHidden()] == [files[2]]


def test_nothing_more_is_looked_into_once_a_file_was_chosen(
    program: Program, files: list[Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program.page is not None
    found = program.page.list
    waiting: list[Callable[[], object]] = []
    monkeypatch.setattr(start_list.Background, "run", lambda _, work, **then: waiting.append(work))
    monkeypatch.setattr(start_list, "look_into", lambda path: pytest.fail(str(path)))
    found.look_into_files()
    program.page.close()
    assert waiting and not any(work() for work in waiting)


def test_opening_a_copy_that_lacks_what_another_has_says_so(
    program: Program, files: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    program.open(tmp_path / "同事的.ytsh")
    assert program.window is not None
    toast = program.window.toast
    qtbot.waitUntil(lambda: "“1.ytsh”" in toast.words.text())
    assert "这里多1笔，那里多2笔" in toast.words.text()


def test_a_missing_one_is_marked_and_leaves_the_list_when_told_to(program: Program, files: list[Path]) -> None:
    assert program.page is not None
    (gone,) = [one for one in program.page.list.rows if one.path == files[-1]]
    assert "文件不在了" in gone.open.text() and not gone.open.isEnabled()
    gone.forget.click()
    assert files[-1] not in known_files() and len(known_files()) == 7


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
