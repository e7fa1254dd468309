"""A drawing to look at by itself: the one that an option brought."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from yitusanhui.gui.dialogs.photo_picture import Picture
from yitusanhui.gui.widgets import button, fit, row
from yitusanhui.texts import say

SIZE = (1020, 700)


class PictureDialog(QDialog):
    """As large as the window allows; Ctrl with + and - looks closer, Esc closes."""

    def __init__(self, title: str, picture: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        fit(self, SIZE)
        shown = Picture()
        shown.setAccessibleName(title)
        shown.take_keys(self)
        shown.show_picture(picture)
        box = QVBoxLayout(self)
        box.addWidget(shown, 1)
        box.addLayout(row(None, button(say("form.close"), self.accept)))
