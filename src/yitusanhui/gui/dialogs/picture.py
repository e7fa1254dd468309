"""A drawing to look at by itself: the one that an option brought."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from yitusanhui.gui.widgets import button, row
from yitusanhui.texts import say

SIZE = (980, 620)


class PictureDialog(QDialog):
    """As large as the window allows; Esc closes."""

    def __init__(self, title: str, picture: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        shown = QLabel()
        shown.setAccessibleName(title)
        pixmap = QPixmap()
        pixmap.loadFromData(picture)
        keep = Qt.AspectRatioMode.KeepAspectRatio
        shown.setPixmap(pixmap.scaled(*SIZE, keep, Qt.TransformationMode.SmoothTransformation))
        box = QVBoxLayout(self)
        box.addWidget(shown, 1, Qt.AlignmentFlag.AlignCenter)
        box.addLayout(row(None, button(say("form.close"), self.accept)))
