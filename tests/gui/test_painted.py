"""Painting that fails is written down; the program goes on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

import yitusanhui.gui
from yitusanhui.gui.painted import Painted

GUARDED = {"painted.py", "ballot_strokes.py"}  # the second is a frame, and guards itself


class Broken(Painted):
    def paint_on(self, painter: QPainter) -> None:
        raise ValueError("no such colour")


def test_what_fails_while_painting_is_logged(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    widget = Broken()
    qtbot.addWidget(widget)
    widget.grab()
    assert "Broken can't be painted" in caplog.text and "no such colour" in caplog.text


def test_nothing_paints_without_the_guard() -> None:
    folder = Path(yitusanhui.gui.__file__).parent
    found = {path.name for path in folder.rglob("*.py") if re.search(r"def paintEvent", path.read_text("utf-8"))}
    assert found == GUARDED
