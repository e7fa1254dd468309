"""The speaking timer: two minutes a turn (a template value), seen on the window and on the wall."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

PACE_MS = 200
SOON = 30  # seconds before the end at which the speaker is warned
LONGEST = 15 * 60  # a turn begun longer ago is not counted on after reopening


class SpeakingTimer(QObject):
    """Counts down the time of one turn and, once that is over, how far over it is."""

    ticked = Signal(int)  # whole seconds left; below zero: over by that many

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seconds = 120
        self._ends: float | None = None
        self._pulse = QTimer(self, interval=PACE_MS)
        self._pulse.timeout.connect(self._tick)

    @property
    def runs(self) -> bool:
        """True while someone's turn is counted."""
        return self._ends is not None

    @property
    def left(self) -> int:
        """Whole seconds left; all of them while it stands."""
        if self._ends is None:
            return self.seconds
        rest = self._ends - monotonic()
        return int(rest) if rest < 0 else int(rest + 0.999)

    @property
    def soon(self) -> bool:
        """The turn is about to end."""
        return self.runs and 0 < self.left <= min(SOON, self.seconds // 2)

    def set_seconds(self, seconds: int) -> None:
        """The time of a turn from now on."""
        self.seconds = seconds
        self.ticked.emit(self.left)

    def start(self, gone: float = 0) -> None:
        """A turn begins, or began so many seconds ago, whatever was counted before."""
        self._ends = monotonic() + self.seconds - gone
        self._pulse.start()
        self.ticked.emit(self.left)

    def stop(self) -> None:
        """Nobody's turn."""
        self._ends = None
        self._pulse.stop()
        self.ticked.emit(self.left)

    def _tick(self) -> None:
        self.ticked.emit(self.left)


def spoken(seconds: int) -> str:
    """2:00, 0:07, and +0:12 once it is over."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'+' if seconds < 0 else ''}{minutes}:{rest:02d}"
