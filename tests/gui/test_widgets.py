"""Small parts: what people wrote is never markup, and the wheel chooses nothing."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextDocument, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import yitusanhui.gui
from yitusanhui.gui.widgets import DropDown, scrolled, tip


def read_as_shown(words: str) -> str:
    document = QTextDocument()
    document.setHtml(tip(words))
    return document.toPlainText()


def test_a_tooltip_shows_what_was_written() -> None:
    for words in ("<b>东门</b> & <img src=x>", "一行\n两行", "王𬱖", ""):
        assert read_as_shown(words) == words


def test_the_wheel_moves_the_page_and_never_what_was_chosen(qtbot: QtBot) -> None:
    page, field = QWidget(), DropDown()
    field.addItems(["到会过半数", "三分之二以上"])
    box = QVBoxLayout(page)
    box.addWidget(field)
    box.addSpacing(900)
    area = scrolled(page)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    field.setFocus()
    none, down = Qt.MouseButton.NoButton, QPoint(0, -120)
    over = QPointF(field.rect().center())
    turn = QWheelEvent(
        over, QPointF(field.mapToGlobal(over)), QPoint(), down, none, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, turn)
    assert field.currentText() == "到会过半数" and not turn.isAccepted()
    assert not field.focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus  # nor take the keyboard


def test_no_field_of_the_windows_can_be_changed_by_the_wheel() -> None:
    """A list is a DropDown; a field of figures or dates that Qt would turn by the wheel has no place."""
    folder = Path(yitusanhui.gui.__file__).parent
    kinds = "ComboBox|SpinBox|DoubleSpinBox|DateEdit|TimeEdit|DateTimeEdit|Slider|Dial"
    turned = re.compile(rf"(\bQ({kinds})\(\)|class \w+\(Q({kinds})\))")
    found = [str(one) for one in folder.rglob("*.py") if turned.search(one.read_text("utf-8"))]
    assert found == [str(folder / "widgets.py")]
