"""Hints under the line: sensitive words, ID numbers, the category the words sound like; a key takes or releases."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.flags import SensitiveWords, holds_id_number
from yitusanhui.domain.masks import holds_number
from yitusanhui.domain.report import CommentLine
from yitusanhui.domain.similar import CategoryGuess
from yitusanhui.domain.terms import CommentStatus
from yitusanhui.gui.comment_book import CommentBook
from yitusanhui.gui.comment_line import CommentDraft
from yitusanhui.gui.panels.fields import Label
from yitusanhui.gui.session import Session
from yitusanhui.gui.standing import stays
from yitusanhui.gui.widgets import button, column, label, row
from yitusanhui.operations import comments, reading, releases
from yitusanhui.texts import say

ENOUGH = 4  # characters before a category is guessed
LEARNT = 2_000  # comments that have a category, the newest
AT_ONCE = 300  # of them learnt without leaving the window's thread
MANY = 200  # comments: fewer new ones teach nothing that is worth learning all anew


class CommentHints(QWidget):
    """About the words in the line; with an empty line, about the comment that is selected.

    What is suggested stands `beside` the particulars, what a chosen comment holds `below` the list: a click in the
    list must not move the list.
    """

    def __init__(self, session: Session, book: CommentBook, taken: Callable[[str], object]) -> None:
        super().__init__()
        self.session = session
        self.book = book
        self._taken = taken
        self._words: SensitiveWords | None = None
        self._guess: CategoryGuess | None = None
        self._guessed: tuple[CategoryGuess | None, str, str] = None, "", ""  # from what, of which words, what
        self._unlearnt = 0
        self._learning: object | None = None  # what is being learnt; what was asked before is out of date
        self._draft: CommentDraft | None = None
        self._chosen: CommentLine | None = None
        self._line: CommentLine | None = None
        self._typed = False
        self.category = ""  # the one that is suggested
        self.flagged, self.held, self.sounds = Label(kind="warn"), Label(kind="warn"), label("", "muted")
        self.release_button = button(say("flags.release"), self.release)
        self.take_button = button("", self.take, "link")
        self.beside, self.below = QWidget(), QWidget()
        self.beside.setLayout(row(self.sounds, self.take_button, space=2))
        room = self.beside.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.beside.setSizePolicy(room)
        below = row(self.held, self.release_button, space=6)
        below.setStretch(0, 1)
        self.below.setLayout(below)
        column(self, margin=0).addWidget(self.flagged)
        self._show("", "")
        book.changed.connect(self._forget)
        session.changed.connect(self._look)

    def show_draft(self, draft: CommentDraft, chosen: CommentLine | None) -> None:
        """What would be recorded, before Enter; nothing typed: what was."""
        self._draft, self._chosen = draft, chosen
        self._typed = bool(draft.text) and not draft.only_endorses
        self._line = None if self._typed else chosen
        if self._typed:
            sounds = "" if draft.category else self._sounds_like(draft.text)
            self._show(self._told(draft.text), sounds)
        elif chosen is None or chosen.status is not CommentStatus.RECORDED:
            self._show("", "")
        else:
            facts = {"number": chosen.number, "words": "、".join(chosen.flags)}
            sounds = "" if chosen.category else self._sounds_like(chosen.text)
            self._show("", sounds, say("flags.held", facts) if chosen.held else "")

    def release(self) -> None:
        """The recorder has looked: these words may be shown."""
        line = self._line
        if line is None or line.status is not CommentStatus.RECORDED or not line.flags:
            self.session.refused.emit(say("flags.nothing_held"))
        elif self.session.do(releases.release_comment, number=line.number):
            self.session.told.emit(say("flags.released", {"number": line.number}))

    def take(self) -> None:
        """Take the category that is suggested."""
        if not self.category:
            return
        if self._line is None:
            self._taken(self.category)
        elif self.session.do(comments.amend_comment, number=self._line.number, category=self.category):
            facts = {"number": self._line.number, "category": self.category}
            self.session.told.emit(say("flags.sorted", facts))

    def _told(self, text: str) -> str:
        if self._words is None:
            self._words = reading.read_sensitive_words(self.session.file)
        if holds_id_number(text):
            return say("flags.id_number")
        found = self._words.found_in(text)
        if found:
            return say("flags.typed", {"words": "、".join(found)})
        return say("flags.number") if holds_number(text) else ""

    def _sounds_like(self, text: str) -> str:
        """The category that is suggested: never taken by itself."""
        if len(text) < ENOUGH:
            return ""
        if self._guess is None and self._learning is None:
            self._learn()
        if self._guess is None:
            return ""
        if self._guessed[:2] != (self._guess, text):  # asked several times for every comment that is taken down
            self._guessed = self._guess, text, self._guess.guess(text)
        return self._guessed[2]

    def _learn(self) -> None:
        """From what was sorted before; of much of it beside the work, and then it is suggested."""
        given = [(line.text, line.category) for line in self.book.lines.values() if line.category][-LEARNT:]
        described = {one.name: one.note for one in reading.read_categories(self.session.file)}
        if len(given) <= AT_ONCE:
            self._guess = CategoryGuess(described, given)
            return
        asked = self._learning = object()
        self.session.run(
            lambda: CategoryGuess(described, given),
            done=lambda guess: self._learnt(guess) if asked is self._learning else None,
        )

    def _learnt(self, guess: CategoryGuess) -> None:
        self._guess, self._learning = guess, None
        stays()
        if self._draft is not None:
            self.show_draft(self._draft, self._chosen)

    def _show(self, flagged: str, category: str, held: str = "") -> None:
        self.flagged.say(flagged)
        self.held.say(held)
        self.below.setVisible(bool(held))
        self.category = category
        self.sounds.setText(say("flags.sounds", {"category": category}) if category else "")
        self.take_button.setText(say("flags.take_typed" if self._typed else "flags.take_chosen"))
        self.beside.setVisible(bool(category))

    def _look(self, change: ChangeSet) -> None:
        """New templates: other words are sensitive, and other categories to be learnt."""
        if change.touches("templates"):
            self._words = self._guess = self._learning = None

    def _forget(self, numbers: frozenset[int] | None) -> None:
        """Comments changed: what they teach is learnt anew when it is next wanted; of many, a few teach little."""
        self._unlearnt += len(numbers) if numbers is not None else MANY
        if len(self.book.lines) < MANY or self._unlearnt >= MANY:
            self._guess, self._unlearnt = None, 0
