"""From Ctrl+E to a package on the disk, and Ctrl+Shift+E to the pages on screen, by keys in the window."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TypeVar
from xml.etree import ElementTree as Tree

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.documents.packages import both
from tests.documents.papers import needs_fonts, words
from tests.gui.builders import in_the_dialog, make_file, press
from tests.gui.conftest import OpenWindow
from tests.gui.panels.builders import new_session
from yitusanhui.documents.package import CATALOGUE
from yitusanhui.domain.terms import Stage
from yitusanhui.gui.dialogs.kinds import KindsDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.export import ExportDialog
from yitusanhui.gui.preview import Preview
from yitusanhui.operations.comments import amend_comment
from yitusanhui.operations.looks import choose_look
from yitusanhui.operations.new_templates import take_templates
from yitusanhui.operations.procedures import save_as_offices, shipped_procedure
from yitusanhui.operations.reading import read_report

pytestmark = needs_fonts
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WAIT = 60_000
Shown = TypeVar("Shown", bound=QWidget)


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """The window on a 征询会 under way in which four comments were made."""
    return open_window(new_session(tmp_path).file)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the person chooses."""
    chosen = tmp_path / "出"
    chosen.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(chosen))
    return chosen


def on_screen(kind: type[Shown]) -> Shown:
    (found,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())
    return found


def export(window: MainWindow, *, only: tuple[str, ...]) -> ExportDialog:
    """Ctrl+E, all other kinds unticked by the space bar, Enter; the folder is the one that is chosen."""

    def choose(kinds: QDialog) -> None:
        assert isinstance(kinds, KindsDialog)
        for kind, tick in kinds.ticks.items():
            if kind not in only:
                press(tick, Qt.Key.Key_Space)
        kinds.ok.setFocus()
        press(kinds, Qt.Key.Key_Return)

    in_the_dialog(choose)
    press(window, Qt.Key.Key_E, CTRL)
    return on_screen(ExportDialog)


def test_how_far_it_is_is_shown_while_the_room_goes_on_and_enter_opens_the_folder(
    window: MainWindow, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog = export(window, only=("minutes", "forms"))
    steps: list[tuple[int, int, str]] = []
    dialog.went_on.connect(lambda *step: steps.append(step))
    assert dialog.bar.isVisible() and window.isEnabled() and not dialog.isModal()
    qtbot.waitUntil(lambda: not dialog.running, timeout=WAIT)
    done, totals, names = zip(*steps, strict=True)
    assert list(done) == sorted(done) and done[-1] == totals[-1] and set(totals) == {totals[0]}
    written = {path.name for path in folder.iterdir()}
    assert set(names) - {""} <= written and f"生成{len(written)}个文件" in dialog.told.text()
    assert dialog.bar.isHidden()
    press(dialog, Qt.Key.Key_Return)
    assert opened == [str(folder)] and not dialog.isVisible()


def test_escape_stops_it_and_leaves_nothing_half_written(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    dialog = export(window, only=("minutes", "record", "forms", "package"))
    steps: list[str] = []
    dialog.went_on.connect(lambda *step: steps.append(step[2]))
    qtbot.waitUntil(lambda: len(steps) >= 2, timeout=WAIT)
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "it is said what was written"
    qtbot.waitUntil(lambda: not dialog.running, timeout=WAIT)
    assert "已取消" in dialog.told.text()
    left = list(folder.rglob("*"))
    assert not [path for path in left if "归档包" in path.name or path.name.startswith(".") or path.is_dir()]
    for path in left:
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages) > 0
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_closing_the_window_stops_an_export_and_the_file_is_closed_whole(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    dialog = export(window, only=("minutes", "record", "forms", "package"))
    steps: list[str] = []
    dialog.went_on.connect(lambda *step: steps.append(step[2]))
    qtbot.waitUntil(lambda: len(steps) >= 2, timeout=WAIT)
    assert window.close()
    assert dialog.stop.is_set() and not list(folder.glob("*归档包*"))
    assert not list(window.session.file.path.parent.glob("*.ytsh-wal"))


def test_the_catalogue_of_the_package_says_what_is_in_the_file(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    """DA/T 46: 题名 责任者 日期 文种 密级 保管期限 人名, and of each file its name, size, format, software, digest."""
    dialog = export(window, only=("package",))
    qtbot.waitUntil(lambda: not dialog.running, timeout=WAIT)
    (package,) = folder.iterdir()
    assert both(package) == set()
    report = read_report(window.session.file)
    (meeting,) = report.meetings
    root = Tree.parse(package / CATALOGUE).getroot()
    assert dict(root.items()) == {"项目": report.title, "项目标识": report.uid}
    records = [{cell.tag: cell.text for cell in line} for line in root.iter("文件")]
    assert [record["顺序号"] for record in records] == [str(number) for number in range(1, len(records) + 1)]
    (minutes,) = (record for record in records if record["文种"] == "会议纪要" and record["格式"].startswith("PDF"))
    content = (package / str(minutes["电子档案名称"])).read_bytes()
    day = (meeting.opened_at or "")[:10]
    assert minutes | {"生成软件": "", "关键词": ""} == {
        "顺序号": minutes["顺序号"],
        "档号": None,
        "责任者": report.community or report.street or None,
        "题名": f"{report.title}{meeting.name}会议纪要",
        "日期": day,
        "密级": "内部",
        "电子档案名称": f"电子档案/{day[:4]}/会议文件/{minutes['文件名']}",
        "备注": None,
        "文种": "会议纪要",
        "类别": "会议文件",
        "保管期限": "永久",
        "人名": "；".join(filter(None, (meeting.chair, meeting.recorder))) or None,
        "关键词": "",
        "文件名": minutes["文件名"],
        "格式": "PDF/A（ISO 19005）",
        "字节数": str(len(content)),
        "生成软件": "",
        "SHA256": hashlib.sha256(content).hexdigest(),
        "SM3": hashlib.new("sm3", content).hexdigest(),
    }
    kept = {record["文种"]: record["保管期限"] for record in records}
    assert kept["签到表"] == kept["意见条"] == "30年" and kept["会议记录"] == "永久"


def look_at(window: MainWindow, qtbot: QtBot) -> Preview:
    """Ctrl+Shift+E, once the first page is there."""
    press(window, Qt.Key.Key_E, CTRL | SHIFT)
    preview = on_screen(Preview)
    qtbot.waitUntil(lambda: not preview.picture.pixmap().isNull(), timeout=WAIT)
    return preview


def test_page_down_reads_a_page_to_its_end_before_it_turns(window: MainWindow, qtbot: QtBot) -> None:
    preview = look_at(window, qtbot)
    bar = preview.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=WAIT)
    press(preview, Qt.Key.Key_PageDown)
    assert preview.page == 1 and bar.value() > 0
    while preview.page == 1:
        there = bar.value()
        press(preview, Qt.Key.Key_PageDown)
        assert preview.page > 1 or bar.value() > there
    assert there == bar.maximum() or bar.value() == 0
    press(preview, Qt.Key.Key_Left)
    assert preview.page == 1
    press(preview, Qt.Key.Key_Escape)


def test_what_is_mended_in_the_room_and_another_look_are_on_the_page_at_once(window: MainWindow, qtbot: QtBot) -> None:
    preview = look_at(window, qtbot)

    def said() -> str:
        return words(preview.made.path) if preview.made is not None else ""

    assert "车棚离窗太近" in said()
    assert window.session.do(amend_comment, number=1, text="车棚离窗只有三米")
    qtbot.waitUntil(lambda: "车棚离窗只有三米" in said(), timeout=WAIT)
    before = preview.made
    assert window.session.do(choose_look, look="street")
    qtbot.waitUntil(lambda: preview.made not in (None, before), timeout=WAIT)
    assert preview.page == 1 and "第1页" in preview.where.text()
    press(preview, Qt.Key.Key_Escape)


def test_new_templates_taken_into_the_file_are_on_the_page_at_once(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """A file keeps the templates that it was made with: what is changed beside it shows once it is taken in."""
    window = open_window(make_file(tmp_path))
    shipped = shipped_procedure(Stage.CONSULT)
    save_as_offices(replace(shipped, steps=(replace(shipped.steps[0], name="先听录音"), *shipped.steps[1:])))
    preview = look_at(window, qtbot)
    while not preview.list.currentItem().text().endswith("议程"):
        press(preview.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: preview.made is not None and "议程" in preview.made.path.name, timeout=WAIT)
    assert preview.made is not None and "先听录音" not in words(preview.made.path)
    assert window.session.do(take_templates, names=("procedures/consult.toml",))
    qtbot.waitUntil(lambda: preview.made is not None and "先听录音" in words(preview.made.path), timeout=WAIT)
    press(preview, Qt.Key.Key_Escape)
