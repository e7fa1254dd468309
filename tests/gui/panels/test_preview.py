"""Documents on screen before they are written: the pages, the keys, and what is recorded meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.documents.papers import needs_fonts, words
from yitusanhui.gui.panels.export import preview_flow
from yitusanhui.gui.panels.fields import Button
from yitusanhui.gui.preview import Preview
from yitusanhui.gui.session import Session
from yitusanhui.operations.comments import record_comment

pytestmark = needs_fonts
WAIT = 20_000


@pytest.fixture
def preview(session: Session, qtbot: QtBot) -> Iterator[Preview]:
    """The preview of the meeting one is in, at its minutes, with a page drawn."""
    shown = Preview(session, meeting_id=session.meeting_id)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    shown.show()
    shown.start("minutes")
    qtbot.waitUntil(lambda: not shown.picture.pixmap().isNull(), timeout=WAIT)
    yield shown
    shown.close()


def test_the_minutes_are_shown_as_they_would_be_written_now(preview: Preview) -> None:
    assert "会议纪要" in preview.list.currentItem().text()
    assert preview.made is not None and "会议纪要" in words(preview.made.path)
    assert "第1页" in preview.where.text()


def test_with_nothing_told_the_button_that_prints_is_no_bar(preview: Preview, qtbot: QtBot) -> None:
    printing = next(one for one in preview.findChildren(Button) if one.text().startswith("打印"))
    qtbot.waitUntil(lambda: not preview.told.isVisible())
    QApplication.processEvents()
    assert printing.width() <= printing.sizeHint().width()


def test_keys_turn_the_pages_and_stop_at_both_ends(preview: Preview, qtbot: QtBot) -> None:
    assert preview.made is not None
    qtbot.keyClick(preview, Qt.Key.Key_End)
    assert preview.page == preview.made.pages
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page == preview.made.pages
    qtbot.keyClick(preview, Qt.Key.Key_Home)
    qtbot.keyClick(preview, Qt.Key.Key_PageUp)
    assert preview.page == 1


def test_keys_make_the_page_larger_and_fit_it_again(preview: Preview, qtbot: QtBot) -> None:
    fitted = preview.picture.pixmap().width()
    qtbot.keyClick(preview, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: preview.picture.pixmap().width() > fitted, timeout=WAIT)
    qtbot.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: preview.picture.pixmap().width() == fitted, timeout=WAIT)


def test_what_is_recorded_meanwhile_appears_on_the_page(preview: Preview, session: Session, qtbot: QtBot) -> None:
    first = preview.made
    assert session.do(record_comment, meeting_id=session.meeting_id, text="北门口装一盏路灯", author="张晓明")
    qtbot.waitUntil(lambda: preview.made is not None and preview.made is not first, timeout=WAIT)
    assert preview.made is not None and "北门口装一盏路灯" in words(preview.made.path)


def test_another_document_of_the_list_is_chosen_by_the_arrow_keys(preview: Preview, qtbot: QtBot) -> None:
    first = preview.made
    qtbot.keyClick(preview.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: preview.made is not first and preview.made is not None, timeout=WAIT)
    assert preview.made is not None and preview.made.path.name == preview.jobs[preview.list.currentRow()].name


def test_the_one_that_is_shown_is_printed_and_no_other(
    preview: Preview, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.keyClick(preview.list, Qt.Key.Key_Down)
    first = preview.made
    qtbot.waitUntil(lambda: preview.made is not first and preview.made is not None, timeout=WAIT)
    target, opened, asked = tmp_path / "记录.pdf", [], []

    def name(*given: object) -> tuple[str, str]:
        asked.append(Path(str(given[2])).name)
        return str(target), ""

    monkeypatch.setattr("yitusanhui.gui.settings.QFileDialog.getSaveFileName", name)
    monkeypatch.setattr("yitusanhui.gui.minutes_print.QDesktopServices.openUrl", lambda url: opened.append(url) or True)
    qtbot.keyClick(preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)
    assert "会议记录" in asked[0] and "会议记录" in words(target)
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["记录.pdf"]


def test_closing_removes_what_was_made_to_be_looked_at(preview: Preview, qtbot: QtBot) -> None:
    folder = Path(preview.folder.name)
    assert any(folder.iterdir())
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert not folder.exists() and not preview.isVisible()


def test_the_button_and_the_cross_put_the_window_away(preview: Preview) -> None:
    assert preview.close()
    assert not preview.isVisible()


def test_the_export_list_leads_to_the_preview(session: Session, qtbot: QtBot) -> None:
    shown = preview_flow(session, None)  # type: ignore[arg-type]
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    qtbot.waitUntil(lambda: shown.made is not None, timeout=WAIT)
    shown.close()
