"""溯源: the whole story of a thing on one screen, both ways; every line can be followed by Enter, and back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from yitusanhui.domain.loose_ends import LooseEnd, loose_ends
from yitusanhui.domain.story import Story, Thing, ThingKind, naming
from yitusanhui.domain.terms import Audience
from yitusanhui.gui.dialogs.followed import Followed
from yitusanhui.gui.dialogs.when import shown_when
from yitusanhui.gui.theme import COLOURS
from yitusanhui.gui.widgets import button, fit, label, row, set_kind
from yitusanhui.operations.tracing import Traced
from yitusanhui.texts import say
from yitusanhui.texts.tracing import line_words, reached_words, thing_words

SIZE = (1000, 640)
THING = int(Qt.ItemDataRole.UserRole)
STOP = '<span style="color:{colour}">{mark} {words}</span>'
LISTS = "QListWidget::item {{ padding: 6px 8px; border-bottom: 1px solid {rule}; }}"


class StoryDialog(QDialog):
    """`trace` reads what a story is told from; what is asked of the window are signals."""

    go_asked = Signal(object)  # Thing: to its panel
    print_asked = Signal(object, object)  # Thing, Audience
    wall_asked = Signal(object)  # Thing

    def __init__(
        self, trace: Callable[[Thing], Traced], thing: Thing, today: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._trace, self._today = trace, today
        self.followed = Followed(thing)
        self.story: Story | None = None
        self.setWindowTitle(say("trace.title"))
        fit(self, SIZE)
        self.head, self.path = label("", "title", wrap=True), label()
        self.path.setTextFormat(Qt.TextFormat.RichText)
        self.still = label("", "warn", wrap=True)
        self.lines, self.others = _list(say("trace.lines")), _list(say("trace.others"))
        self._lay_out()
        self._connect_signals()
        self.show_thing(thing)

    @property
    def thing(self) -> Thing:
        """What is shown."""
        return self.followed.here

    def show_thing(self, thing: Thing) -> None:
        """Tell the story of this one. Raises DomainError where there is no such thing."""
        traced = self._trace(thing)
        story = self.story = traced.story(thing)
        self.head.setText(thing_words(story.facts))
        self.path.setText("　→　".join(_stop(words, there) for words, there in reached_words(story)))
        still = _still(loose_ends(traced.report, self._today), story)
        self.still.setText(still or say("trace.whole"))
        set_kind(self.still, "warn" if still else "good")
        words = [say("trace.line", {"at": shown_when(one.at), "words": line_words(one)}) for one in story.lines]
        _fill(self.lines, zip(words, (one.thing for one in story.lines), strict=True))
        if not words:
            _fill(self.lines, [(say("trace.nothing"), None)])
        _fill(self.others, ((thing_words(naming(traced.report, one)), one) for one in story.others))
        self.back.setEnabled(self.followed.can_go_back)
        self.forward.setEnabled(self.followed.can_go_forward)
        self.print_public.setVisible(thing.kind is ThingKind.COMMENT)
        self.lines.setFocus()

    def follow(self, thing: Thing | None) -> None:
        """Go on to another thing; back leads here again."""
        if thing is None or thing.kind is ThingKind.MEETING or thing == self.thing:
            return
        self.followed.follow(thing)
        self.show_thing(thing)

    def go_back(self) -> None:
        """To the thing before."""
        if self.followed.can_go_back:
            self.show_thing(self.followed.back())

    def go_forward(self) -> None:
        """To the thing one came back from."""
        if self.followed.can_go_forward:
            self.show_thing(self.followed.forward())

    def go_there(self) -> None:
        """Close, and to the panel of what is shown."""
        self.accept()
        self.go_asked.emit(self.thing)

    def _lay_out(self) -> None:
        self.back = button(say("trace.back"), self.go_back)
        self.forward = button(say("trace.forward"), self.go_forward)
        self.to_panel = button(say("trace.go"), self.go_there)
        self.print = button(say("trace.print"), lambda: self.print_asked.emit(self.thing, Audience.INTERNAL))
        self.print_public = button(say("trace.public"), lambda: self.print_asked.emit(self.thing, Audience.PUBLIC))
        self.to_wall = button(say("trace.wall"), lambda: self.wall_asked.emit(self.thing))
        close = button(say("form.close"), self.reject)
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(label(say("trace.others"), "head"))
        beside.addWidget(self.others)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.lines)
        split.addWidget(side)
        split.setSizes([700, 270])
        split.setChildrenCollapsible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 16, 18, 14)
        for part in (self.head, self.path, self.still):
            box.addWidget(part)
        box.addWidget(split, 1)
        box.addWidget(label(say("trace.keys"), "muted"))
        buttons = (self.back, self.forward, self.to_panel, None, self.print, self.print_public, self.to_wall, close)
        box.addLayout(row(*buttons))

    def _connect_signals(self) -> None:
        for some in (self.lines, self.others):
            some.itemActivated.connect(lambda item: self.follow(item.data(THING)))
        for keys, deed in (
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forward),
            ("Backspace", self.go_back),
            ("G", self.go_there),
            ("Ctrl+P", self.print.click),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)


def _list(name: str) -> QListWidget:
    found = QListWidget()
    found.setAccessibleName(name)
    found.setWordWrap(True)
    found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    found.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
    found.setResizeMode(QListWidget.ResizeMode.Adjust)
    found.setStyleSheet(LISTS.format(**COLOURS))
    return found


def _fill(some: QListWidget, lines: object) -> None:
    some.clear()
    for words, thing in lines:  # type: ignore[attr-defined]
        item = QListWidgetItem(words)
        item.setData(THING, thing)
        some.addItem(item)
    some.setCurrentRow(0)


def _stop(words: str, there: bool) -> str:
    colour = COLOURS["accent"] if there else COLOURS["faint"]
    return STOP.format(colour=colour, mark="●" if there else "○", words=words)


def _still(ends: tuple[LooseEnd, ...], story: Story) -> str:
    """What of this story still waits; "" when nothing does."""
    about = {story.thing, *story.others}
    kinds = dict.fromkeys(say(f"loose_{end.kind}") for end in ends if end.thing in about)
    return say("trace.still", {"ends": "、".join(kinds)}) if kinds else ""
