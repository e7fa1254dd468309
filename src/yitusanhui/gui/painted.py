"""A widget that paints itself: the one place where painting is guarded."""

from __future__ import annotations

import logging

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)


class Painted(QWidget):
    """Draw in `paint_on`. What fails there is logged: an exception inside a paint handler would end the program."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw one frame."""
        super().paintEvent(event)
        painter = QPainter(self)
        try:
            self.paint_on(painter)
        except Exception:
            log.exception("%s can't be painted", type(self).__name__)
        finally:
            painter.end()

    def paint_on(self, painter: QPainter) -> None:
        """What there is to see."""
        raise TypeError(f"{type(self).__name__} draws nothing")
