"""The projector's window: the map and large words, never a name, a telephone number or a flat.

It is given scenes built for `Audience.PUBLIC` and words already masked; it can't look anything up.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from yitusanhui.atlas.scene import Scene
from yitusanhui.domain.terms import Audience
from yitusanhui.gui.map.compare import Compare
from yitusanhui.gui.map.surface import MapSurface
from yitusanhui.gui.map.tiles import TileSource
from yitusanhui.gui.panels.ballot_strokes import Called
from yitusanhui.gui.wall_fit import FittedWords
from yitusanhui.gui.wall_pages import LARGE, WallComment, WallMap, WallMode, WallWords
from yitusanhui.gui.wall_photos import WallPhotos
from yitusanhui.gui.wall_result import WallResult
from yitusanhui.gui.wall_sides import WallOptions
from yitusanhui.gui.wall_strokes import WallStrokes
from yitusanhui.gui.wall_turn import SmallTurn, WallTimer, WallTurn
from yitusanhui.texts import say

SIZE = (1024, 768)
_BLANKING = (Qt.Key.Key_B, Qt.Key.Key_Period)


class Wall(QWidget):
    """Steered from the main window; its own keys are B (blank), F11 and Esc."""

    changed = Signal()  # it went up, came down, or turned to something else

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wall")
        self.setWindowTitle(say("wall.window"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(*SIZE)
        self.mode = WallMode.MAP
        self._before = WallMode.MAP
        self._comment: WallComment | None = None
        self.line = SmallTurn()
        self.map, self.timer, self.strokes = WallMap(), WallTimer(), WallStrokes()
        self.comment, self.sentence, self.notice = WallWords(), WallResult(), WallWords(centred=False)
        self.photos, self.options = WallPhotos(), WallOptions()
        self.blank = QWidget()
        self.blank.setObjectName("blank")
        self.blank.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages: dict[WallMode, QWidget] = {
            WallMode.MAP: self.map,
            WallMode.COMMENT: self.comment,
            WallMode.TIMER: self.timer,
            WallMode.SENTENCE: self.sentence,
            WallMode.STROKES: self.strokes,
            WallMode.NOTICE: self.notice,
            WallMode.PHOTOS: self.photos,
            WallMode.OPTIONS: self.options,
            WallMode.BLANK: self.blank,
        }
        self.stack = QStackedWidget()
        for page in self._pages.values():
            self.stack.addWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self.line)
        box.addWidget(self.stack, 1)
        self.show_mode(WallMode.MAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a large wall the lines above and below a page are larger too, as on the pages themselves."""
        super().resizeEvent(event)
        for words in self.findChildren(FittedWords):
            words.stand_anew()
        if (large := self.height() >= LARGE) == bool(self.property("large")):
            return
        self.setProperty("large", large)
        for part in self.findChildren(QLabel):
            part.style().unpolish(part)
            part.style().polish(part)

    # What it shows

    def show_mode(self, mode: WallMode) -> None:
        """Turn to a page."""
        if mode is not WallMode.BLANK:
            self._before = mode
        self.mode = mode
        self.stack.setCurrentWidget(self._pages[mode])
        shown = mode is not WallMode.BLANK
        self.line.show(shown, turn=mode is not WallMode.TIMER)
        self.changed.emit()

    def come(self, mode: WallMode) -> None:
        """Turn to a page that comes by itself; on a black wall it waits behind the black."""
        if self.mode is WallMode.BLANK:
            self._before = mode
        elif self.mode is not mode:
            self.show_mode(mode)

    def toggle_blank(self) -> None:
        """Black, and back to what was there."""
        self.show_mode(self._before if self.mode is WallMode.BLANK else WallMode.BLANK)

    def show_heading(self, words: str) -> None:
        """Which meeting and step is on."""
        self.line.words.setText(words)

    def put_away(self) -> None:
        """The file is about to be closed: nothing of it is read any more."""
        self.map.surface.put_away()

    def show_drawing(self, tiles: TileSource | None) -> None:
        """Show another drawing."""
        self.map.surface.set_tiles(tiles)

    def show_scene(self, scene: Scene) -> None:
        """Show these pins; refuses a scene that wasn't built for residents."""
        if scene.audience is not Audience.PUBLIC:
            raise ValueError("the wall shows public scenes only")
        self.map.surface.show_scene(scene)

    def show_compare(self, compare: Compare | None) -> None:
        """Another version over the drawing, or in its place."""
        self.map.surface.compared.show(compare)

    def follow(self, leader: MapSurface | None) -> None:
        """Look where the window's map looks (None: at the whole drawing)."""
        self.map.surface.follow(leader)
        if leader is None:
            self.map.surface.fit()

    def show_comment(self, comment: WallComment | None) -> None:
        """The comment under discussion, on its page and under the map."""
        self._comment = comment
        self.map.show_comment(comment)
        if comment is None:
            self.comment.show_words("", say("wall.no_comment"))
        else:
            self.comment.show_words(comment.headline, comment.text)
        self.changed.emit()

    @property
    def number(self) -> int:
        """The number of the comment under discussion, 0 when there is none."""
        return self._comment.number if self._comment else 0

    def show_turn(self, turn: WallTurn) -> None:
        """The speaking timer."""
        self.timer.show_turn(turn)
        self.line.show_turn(turn)

    def show_pace(self, words: str, *, over: bool) -> None:
        """How long the step has been on, or by how much it is over its time."""
        self.line.show_pace(words, over=over)

    def show_strokes(self, called: Called) -> None:
        """Ballots being called out: totals as 正 strokes. The page comes by itself, but not for a correction."""
        self.strokes.show_called(called)
        if called.going_on:
            self.come(WallMode.STROKES)

    def show_notice(self, head: str, body: str) -> None:
        """The speaking rules, or what the facilitator wrote."""
        self.notice.show_words(head, body)

    # Where it is

    def stand_on(self, screen: QScreen | None) -> None:
        """Fill this screen, where it never takes the keyboard; without one, be a window."""
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus, screen is not None)
        if screen is None:
            self.showNormal()
            return
        self.setGeometry(screen.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)  # showFullScreen would ask for the keyboard
        self.show()

    def toggle_full(self) -> None:
        """Full screen, or a window again."""
        if self.isFullScreen():
            self.showNormal()
            self.resize(*SIZE)
        else:
            self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys when the wall's window is the active one."""
        if event.key() in _BLANKING:
            self.toggle_blank()
        elif event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.toggle_full()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Put up."""
        super().showEvent(event)
        self.changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Taken down."""
        super().hideEvent(event)
        self.changed.emit()
