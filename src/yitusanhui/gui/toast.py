"""A toast: what was done, said over the window for a moment. It takes no key and no click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from yitusanhui.gui.widgets import label, set_kind

SHORT_MS, LONG_MS = 2600, 7000
MOST_WIDTH, AT_A_GLANCE = 620, 40


class Toast:
    """The one toast of a window, near its lower edge."""

    def __init__(self, window: QWidget, *, above: int = 64, left_of: QWidget | None = None) -> None:
        """`left_of`: where one types; the toast stays off it."""
        self.window = window
        self._left_of = left_of
        self.words: QLabel = label("", "toast", wrap=True)
        self.words.setParent(window)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words.hide()
        self._above = above
        self._timer = QTimer(window, singleShot=True)
        self._timer.timeout.connect(self.words.hide)
        self._watch = _Resized(self)
        window.installEventFilter(self._watch)

    def tell(self, sentence: str) -> None:
        """Something was done; what takes longer to read stays longer."""
        self._show(sentence, "toast", SHORT_MS if len(sentence) <= AT_A_GLANCE else LONG_MS)

    def refuse(self, sentence: str) -> None:
        """Something was refused; the sentence says what to do, so it stays longer."""
        self._show(sentence, "refusal", LONG_MS)

    def place(self) -> None:
        """In the middle, above the lower edge."""
        window = self.window
        room = window.width()
        if self._left_of is not None and self._left_of.isVisible():
            room = self._left_of.mapTo(window, QPoint()).x()
        wide = min(MOST_WIDTH, room - 40)
        line = self.words.fontMetrics().horizontalAdvance(self.words.text()) + 48
        self.words.setFixedWidth(min(wide, line))
        self.words.setFixedHeight(self.words.heightForWidth(self.words.width()))
        across = (room - self.words.width()) // 2
        self.words.move(across, window.height() - self.words.height() - self._above)

    def _show(self, sentence: str, kind: str, stay: int) -> None:
        set_kind(self.words, kind)
        self.words.setText(sentence)
        self.words.ensurePolished()
        self.place()
        self.words.raise_()
        self.words.show()
        self._timer.start(stay)


class _Resized(QObject):
    def __init__(self, toast: Toast) -> None:
        super().__init__(toast.words)
        self._toast = toast

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the toast in its place."""
        if event.type() == QEvent.Type.Resize and self._toast.words.isVisible():
            self._toast.place()
        return False
