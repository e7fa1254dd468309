"""The path on the left: drawings and rounds."""

from __future__ import annotations

import pytest

from tests.gui.builders import make_drawing
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.operations import blueprints


def test_a_drawing_that_was_brought_by_mistake_is_replaced_by_the_next_version(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.do(
        blueprints.import_blueprint, drawing=make_drawing(800, 600), name="一张名字很长很长很长的更新方案平面图"
    )
    stop = window.path.drawings[2]
    assert "…" in stop.text() and "很长很长很长" in stop.toolTip()
    assert window.path.drawings[1].isChecked() and not stop.isChecked()
    monkeypatch.setattr("yitusanhui.gui.path_panel.confirm", lambda *_, yes, then: then())
    stop.click()
    assert window.pane.view.drawing_size == (800, 600)
    assert window.path.drawings[2].isChecked() and not window.path.drawings[1].isChecked()
