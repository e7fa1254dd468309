"""The program: start page, opening, refusals, crash reports."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.builders import in_the_dialog, make_file, press
from yitusanhui import paths
from yitusanhui.domain.errors import DomainError
from yitusanhui.gui import crash
from yitusanhui.gui.app import Program
from yitusanhui.gui.settings import recent_files, remember_file
from yitusanhui.gui.start_page import StartPage
from yitusanhui.texts import say


@pytest.fixture
def program(own_home: Path, qtbot: QtBot) -> Iterator[Program]:
    started = Program()
    yield started
    started.parent.close()


@pytest.fixture
def closed_file(tmp_path: Path, own_home: Path) -> Path:
    with make_file(tmp_path) as file:
        return file.path


def test_the_start_page_offers_what_was_opened_lately(program: Program, closed_file: Path, qtbot: QtBot) -> None:
    remember_file(closed_file)
    program.start()
    assert program.page is not None
    words = [button.text() for button in program.page.findChildren(QPushButton)]
    assert any(closed_file.stem in text for text in words)
    with qtbot.waitActive(program.page):
        program.page.activateWindow()
    press(program.page, Qt.Key.Key_1)
    assert program.window is not None and program.window.session.file.path == closed_file


def test_the_start_page_tells_a_project_s_title_state_and_when_it_was_used(
    program: Program, closed_file: Path, qtbot: QtBot
) -> None:
    other = closed_file.rename(closed_file.with_name("2026-3.ytsh"))
    remember_file(other)
    program.start()
    assert program.page is not None
    (line,) = [one for one in program.page.findChildren(QPushButton) if one.toolTip() == str(other)]
    assert "用过" in line.text() and "2026-3" in line.text()
    qtbot.waitUntil(lambda: "口袋公园" in line.text())
    assert "征询会第1次 筹备" in line.text()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().center() + QPoint(line.width() // 3, 0))
    assert program.window is not None and program.window.session.file.path == other


def test_the_start_page_shows_every_key(own_home: Path, qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    seen: list[str] = []
    in_the_dialog(lambda dialog: seen.append(dialog.windowTitle()))
    press(page, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [say("help.title")]


@pytest.mark.parametrize(("key", "signal"), [("N", "new_asked"), ("O", "open_asked"), ("D", "sample_asked")])
def test_the_start_page_does_by_key_what_its_buttons_say(own_home: Path, qtbot: QtBot, key: str, signal: str) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    assert any(one.text().endswith(f"Ctrl+{key}") for one in page.findChildren(QPushButton))
    with qtbot.waitSignal(getattr(page, signal)):
        press(page, Qt.Key[f"Key_{key}"], Qt.KeyboardModifier.ControlModifier)


def test_a_file_that_is_gone_is_not_offered(own_home: Path, tmp_path: Path) -> None:
    remember_file(tmp_path / "没有了.ytsh")
    assert recent_files() == []


def test_opening_a_file_shows_its_window_and_remembers_it(program: Program, closed_file: Path) -> None:
    program.start(closed_file)
    assert program.window is not None and program.page is None
    assert "口袋公园" in program.window.windowTitle()
    assert recent_files() == [closed_file]


def test_what_cannot_be_opened_is_said_in_a_dialog_and_the_start_page_stays(program: Program, tmp_path: Path) -> None:
    wrong = tmp_path / "照片.ytsh"
    wrong.write_bytes(b"no consultation")
    said: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        said.append(dialog.text())

    in_the_dialog(read)
    program.start(wrong)
    assert said == [say("not_a_consultation", {"file": "照片.ytsh"})]
    assert program.window is None and program.page is not None and program.page.isVisible()


def test_a_bug_becomes_a_report_without_anyone_s_words(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    told: list[object] = []
    crash.install(told.append, told.append)
    words_of_residents = "张晓明" + "要路灯"
    try:
        raise ValueError(words_of_residents)
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    report = told[0]
    assert isinstance(report, Path) and report.parent == paths.user_data() / "crashes"
    words = report.read_text("utf-8")
    assert "ValueError" in words and "test_app.py" in words and words_of_residents not in words


def test_a_refusal_that_nobody_took_is_told(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    told: list[object] = []
    crash.install(told.append, told.append)
    refusal = DomainError("not_running")
    sys.excepthook(DomainError, refusal, None)
    assert told == [refusal]


def test_the_window_opens_without_what_reads_drawings_and_writes_documents(closed_file: Path) -> None:
    """Each of these takes as long to load as the window itself; they come with the first drawing or document."""
    code = (
        "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication\n"
        "from yitusanhui.gui.app import Program\n"
        "application, program = QApplication([]), Program(); program.start(Path(sys.argv[1])); program.window.close()\n"
        "heavy = 'pyvips pypdfium2 ezdxf numpy openpyxl reportlab pikepdf folium docx PIL jinja2'.split()\n"
        "print(*[name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(closed_file)], check=True, capture_output=True)
    assert done.stdout.decode().split() == []
