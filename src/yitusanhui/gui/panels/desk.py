"""A page above a bar, both whole: in a low window they scroll together, and follow the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from yitusanhui.gui.widgets import scrolled

NEAR, SPACE = 40, 6


class Desk(QWidget):
    """Pages one at a time, and a bar below them that some have. The page takes what room is left."""

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__()
        self.whole = _Whole(pages)
        self.area: QScrollArea = scrolled(self.whole)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.area)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def lay_below(self, bar: QWidget) -> None:
        """The bar under the pages, and after them in the order of Tab."""
        bar.setParent(self.whole)
        self.whole.bar.deleteLater()
        self.whole.bar = bar

    def minimumSizeHint(self) -> QSize:
        """As wide as what is on it, as low as need be."""
        return QSize(self.whole.minimumSizeHint().width(), super().minimumSizeHint().height())

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.whole.isAncestorOf(now):
            return
        around = now.parentWidget()
        while around is not None and around is not self:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(now, 0, NEAR)
            around = around.parentWidget()


class _Whole(QWidget):
    """Lays itself out: a stack in a box layout would claim the height of its largest page."""

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__()
        self.pages, self.bar = pages, QWidget(self)
        pages.setParent(self)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        pages.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """The widest of the parts; the height depends on it."""
        return QSize(max(part.minimumSizeHint().width() for part in (self.pages, self.bar)), 0)

    def heightForWidth(self, width: int) -> int:
        """The least height at which nothing is covered, in pixels."""
        return _least(self.pages.currentWidget(), width) + self._bar_height(width)

    def event(self, event: QEvent) -> bool:
        """What is on it needs more room, or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._lay_out()
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new room."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        low = self._bar_height(self.width())
        self.pages.setGeometry(0, 0, self.width(), self.height() - low)
        self.bar.setGeometry(0, self.height() - low + SPACE, self.width(), max(0, low - SPACE))

    def _bar_height(self, width: int) -> int:
        return 0 if self.bar.isHidden() else _least(self.bar, width) + SPACE


def _least(part: QWidget | None, width: int) -> int:
    layout = part.layout() if part is not None else None
    if layout is None:
        return 0
    wrapped = layout.totalMinimumHeightForWidth(width) if layout.hasHeightForWidth() else 0
    return max(wrapped, layout.totalMinimumSize().height())
