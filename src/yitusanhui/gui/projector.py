"""Where the wall stands: on the projector, as a window where there is none, or out of sight until its cable is back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from yitusanhui.gui.wall import Wall
from yitusanhui.texts import say


class Projector(QObject):
    """Puts the wall up and takes it down; follows screens that come and go. `lost`: its screen went away."""

    told = Signal(str)  # a sentence for whoever sits at the laptop

    def __init__(self, wall: Wall) -> None:
        super().__init__(wall)
        self.wall = wall
        self.lost = False
        self._window: QWidget | None = None
        self._one_screen_told = False
        self._at: str | None = None  # the screen that the wall fills
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._screen_came)
            application.screenRemoved.connect(self._screen_went)

    def know(self, window: QWidget) -> None:
        """The window it is steered from, and which keeps the keyboard."""
        self._window = window

    def put_up(self, window: QWidget) -> None:
        """On the second screen, filling it; without one, as a window to be moved."""
        self.know(window)
        self.lost = False
        screen = second_screen(window)
        self._at = screen.name() if screen else None
        self.wall.stand_on(screen)
        window.activateWindow()  # who was typing goes on typing
        if screen is None and not self._one_screen_told:
            self._one_screen_told = True
            self.told.emit(say("wall.one_screen"))

    def take_down(self) -> None:
        """Out of sight, until it is asked for again."""
        self.lost, self._at = False, None
        self.wall.close()
        self.wall.changed.emit()

    def leave(self) -> None:
        """The window closes: take the wall down, and heed screens no more."""
        self._window = None
        self.take_down()

    def _screen_went(self, _: QScreen) -> None:
        """The cable was pulled: the wall must not come to lie over what is being typed."""
        if self._at is not None and self._at not in _names() and self.wall.isVisible():
            self.lost = True
            self.wall.hide()
            self.told.emit(say("wall.cable_out"))

    def _screen_came(self, _: QScreen) -> None:
        window = self._window
        if window is None or second_screen(window) is None:
            return
        if self.lost or (self.wall.isVisible() and not self.wall.isFullScreen()):
            self.put_up(window)
            self.told.emit(say("wall.cable_in"))
        elif not self.wall.isVisible():
            self.told.emit(say("wall.found"))


def second_screen(window: QWidget) -> QScreen | None:
    """A screen that the main window isn't on."""
    here = window.screen()
    return next((screen for screen in QGuiApplication.screens() if screen is not here), None)


def _names() -> list[str]:
    return [screen.name() for screen in QGuiApplication.screens()]
