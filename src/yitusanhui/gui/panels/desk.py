"""A page above a bar that both stay whole: in a low window they scroll, and follow the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from yitusanhui.gui.widgets import scrolled

NEAR = 40


class Pages(QStackedWidget):
    """Pages one at a time, as large as the one that is shown needs, not as the largest."""

    def sizeHint(self) -> QSize:
        """As the page that is shown would like it."""
        return self._shown().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The least that the page that is shown needs."""
        return self._shown().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Its sentences wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The least height at which nothing on the page that is shown is covered, in pixels."""
        layout = self._shown().layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else -1

    def _shown(self) -> QWidget:
        return self.currentWidget() or QWidget()


class _Whole(QWidget):
    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else -1


class Desk(QWidget):
    """Pages and a bar below them."""

    def __init__(self, pages: Pages, bar: QWidget) -> None:
        super().__init__()
        self.whole = _Whole()
        inner = QVBoxLayout(self.whole)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(pages, 1)
        inner.addWidget(bar)
        self.area: QScrollArea = scrolled(self.whole)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.area)
        pages.currentChanged.connect(lambda _: pages.updateGeometry())
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def minimumSizeHint(self) -> QSize:
        """As wide as what is on it, as low as need be."""
        return QSize(self.whole.minimumSizeHint().width(), super().minimumSizeHint().height())

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.whole.isAncestorOf(now):
            self.area.ensureWidgetVisible(now, 0, NEAR)
