"""A photo to look at: as large as its room, closer by keys or wheel, moved by keys or by dragging."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent, QPixmap, QResizeEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import QLabel, QWidget

CLOSER, CLOSEST = 1.5, 8.0
MOVED = 0.25  # of what is seen, a key
ZOOM_KEYS = {"Ctrl+=": CLOSER, "Ctrl++": CLOSER, "Ctrl+-": 1 / CLOSER, "Ctrl+0": 0.0}
MOVE_KEYS = {"Alt+Left": (-1, 0), "Alt+Right": (1, 0), "Alt+Up": (0, -1), "Alt+Down": (0, 1)}


class Picture(QLabel):
    """A photo as large as its room; what doesn't fit once one is closer lies beyond the edge."""

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(80, 60)
        self._whole = QPixmap()
        self.closeness = 1.0  # 1: the whole photo
        self._middle = QPointF(0.5, 0.5)
        self._held = QPointF()

    def show_picture(self, preview: bytes) -> None:
        """Show this JPEG, whole; b"" shows nothing."""
        self._whole = QPixmap()
        if preview:
            self._whole.loadFromData(QByteArray(preview))
        self.closeness, self._middle = 1.0, QPointF(0.5, 0.5)
        self._fit()

    def come_closer(self, times: float) -> None:
        """Look closer (or, below 1, from farther away); 0 shows the whole photo again."""
        self.closeness = min(CLOSEST, max(1.0, self.closeness * times))
        self._fit()

    def move_over(self, right: float, down: float) -> None:
        """Look farther to the right and down, in parts of what is seen."""
        seen = self._seen()
        self._middle += QPointF(right * seen.width(), down * seen.height())
        self._fit()

    def take_keys(self, window: QWidget) -> None:
        """Ctrl with + - 0 looks closer, Alt with the arrows moves, wherever in the window the keyboard is."""
        for keys, times in ZOOM_KEYS.items():
            QShortcut(QKeySequence(keys), window).activated.connect(lambda times=times: self.come_closer(times))
        for keys, (right, down) in MOVE_KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.activated.connect(lambda r=right, d=down: self.move_over(r * MOVED, d * MOVED))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit it anew."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Closer and away."""
        self.come_closer(CLOSER if event.angleDelta().y() > 0 else 1 / CLOSER)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it along."""
        by, self._held = self._held - event.position(), event.position()
        self.move_over(by.x() / max(1, self.width()), by.y() / max(1, self.height()))

    def _seen(self) -> QSizeF:
        """How much of the photo is seen, as parts of its width and height."""
        if self._whole.isNull():
            return QSizeF(1, 1)
        room, whole = self.contentsRect().size(), self._whole.size()
        scale = min(room.width() / whole.width(), room.height() / whole.height()) * self.closeness
        across, down = whole.width() * scale, whole.height() * scale
        return QSizeF(min(1.0, room.width() / max(across, 1)), min(1.0, room.height() / max(down, 1)))

    def _fit(self) -> None:
        if self._whole.isNull():
            self.clear()
            return
        seen, across, down = self._seen(), self._whole.width(), self._whole.height()
        x = min(1 - seen.width() / 2, max(seen.width() / 2, self._middle.x()))
        y = min(1 - seen.height() / 2, max(seen.height() / 2, self._middle.y()))
        self._middle = QPointF(x, y)
        corner = QPointF((x - seen.width() / 2) * across, (y - seen.height() / 2) * down)
        part = QRectF(corner, QSizeF(seen.width() * across, seen.height() * down)).toRect()
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self.setPixmap(self._whole.copy(part).scaled(self.contentsRect().size(), keep, smooth))
