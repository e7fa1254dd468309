"""换用新模板 in the window: what differs is read, ticked by a key, and taken."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from tests.gui.builders import in_the_dialog, press, type_words
from yitusanhui import paths
from yitusanhui.domain.terms import Stage
from yitusanhui.gui.dialogs.new_templates import NewTemplatesDialog, template_words
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.operations import comments, new_templates, reading
from yitusanhui.operations.new_templates import OFFERED
from yitusanhui.operations.procedures import save_as_offices, shipped_procedure


def test_a_ticked_template_is_taken_and_the_planned_meeting_follows(window: MainWindow) -> None:
    save_as_offices(replace(shipped_procedure(Stage.CONSULT), notice_days=12))
    said: list[str] = []
    window.session.told.connect(said.append)

    def tick(dialog: QDialog) -> None:
        assert isinstance(dialog, NewTemplatesDialog)
        dialog.accept()
        assert "空格勾选" in dialog.trouble.text()
        assert "公告天数：7天 → 12天" in dialog.shown.toPlainText()
        press(dialog.list, Qt.Key.Key_Space)
        dialog.ok.click()

    in_the_dialog(tick)
    window.actions_["take_templates"].trigger()
    assert reading.read_procedure(window.session.file, 1).notice_days == 12
    assert "征询会的办法" in said[-1]
    window.actions_["take_templates"].trigger()
    assert "最新" in said[-1]


def test_every_template_has_a_name_that_people_know() -> None:
    assert all(template_words(name) for name in OFFERED)


def test_the_open_window_works_by_the_templates_it_has_just_taken(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = ("categories.csv", "sources.csv", "sensitive.csv")
    more = ("五宜,宜居,晾衣,ly,晾衣架", "楼组群,lzq,lz,,,", "晾衣架,家事,,")
    newest = {name: (paths.templates() / name).read_text("utf-8-sig") for name in tables}
    own = {name: f"{newest[name].rstrip()}\n{line}\n" for name, line in zip(tables, more, strict=True)}
    monkeypatch.setattr(new_templates, "offices_templates", lambda: own)
    window.panels.show_panel("comments")
    window.session.do(comments.record_comment, meeting_id=1, text="晾衣架太少")
    panel = window.panels.current
    assert isinstance(panel, CommentsPanel)
    panel.source.choose(1)
    chosen = panel.source.currentText()
    assert not window.book.lines[1].flags

    def tick_all(dialog: QDialog) -> None:
        assert isinstance(dialog, NewTemplatesDialog)
        for _ in tables:
            press(dialog.list, Qt.Key.Key_Space)
            press(dialog.list, Qt.Key.Key_Down)
        dialog.ok.click()

    in_the_dialog(tick_all)
    window.actions_["take_templates"].trigger()
    assert panel.source.currentText() == chosen
    assert "楼组群" in [panel.source.itemText(place) for place in range(panel.source.count())]
    assert window.book.lines[1].flags == ("晾衣架",)  # what was said before is held back from the wall too
    type_words(panel.entry.line, "晾衣架 #ly")
    assert "晾衣架" in panel.hints.flagged.text() and panel.entry.draft.category == "晾衣"
    press(panel.entry.line, Qt.Key.Key_Return)
    assert [line.category for line in reading.read_comments(window.session.file)] == ["", "晾衣"]
    assert "晾衣" in window.pane._categories
