"""像是同一件事: comments that sound like those of a topic; a person takes them, nothing is merged by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from yitusanhui.domain.report import CommentLine
from yitusanhui.domain.similar import Likeness
from yitusanhui.domain.terms import CommentStatus
from yitusanhui.gui.panels.fields import Label
from yitusanhui.gui.panels.lists import LineList
from yitusanhui.gui.session import Session
from yitusanhui.gui.standing import stays
from yitusanhui.texts import say

ROWS, MOST = 3, 12
AT_ONCE = 500  # comments that are compared without leaving the window's thread
FEW = 20  # all are compared anew when one in so many is new


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A comment that sounds like another: `numbers` is what would be taken."""

    id: int
    like: int
    percent: int
    text: str
    numbers: tuple[int, ...]


class TopicSimilar(QWidget):
    """Enter takes the suggestion; going over it shows it on the map."""

    def __init__(self, session: Session, take: Callable[[Sequence[int]], object]) -> None:
        super().__init__()
        self.session = session
        self._take = take
        self._read: Sequence[CommentLine] = ()
        self._texts: dict[int, str] = {}
        self._likeness = Likeness({})
        self._known: Mapping[int, str] = {}  # to the likeness
        self._came = 0  # taken in since all were compared
        self._learning = False
        self._of: tuple[int, ...] = ()
        self._asked: tuple[int, tuple[int, ...]] = (0, ())  # what is being looked up: an answer to less is late
        self.head = Label(say("similar.head"), "head")
        self.list = LineList(say("similar.head"), _words, rows=ROWS)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.head)
        box.addWidget(self.list)
        self.setFocusProxy(self.list)
        self.list.keyed.connect(lambda key: self.take() if key == "enter" else None)
        self.list.moved.connect(self._show_on_the_map)
        self.setVisible(False)

    def read(self, comments: Sequence[CommentLine]) -> None:
        """Learn what there is; thousands are compared in the background, and a few more of them taken in at once."""
        if comments is self._read:
            return
        self._read = comments
        self._texts = {one.number: one.text for one in comments if one.status is CommentStatus.RECORDED}
        if not self._learning:
            self._learn_more()

    def _learn_more(self) -> None:
        texts, known = self._texts, self._known
        if texts == known:
            return
        new, gone = dict(texts.items() - known.items()) if known else texts, known.keys() - texts.keys()
        self._came += len(new) + len(gone)
        if len(texts) > AT_ONCE and self._came < len(texts) // FEW:
            self._likeness.take_in(new, gone)
            self._known = texts
        elif len(texts) <= AT_ONCE:
            self._learn(Likeness(texts), texts)
        else:
            self._learning = True
            self.session.run(
                lambda: Likeness(texts), done=lambda likeness: self._learn(likeness, texts), failed=self._not_learnt
            )

    def show_for(self, numbers: Sequence[int]) -> None:
        """What sounds like one of these comments; with none, the pairs that sound alike most."""
        self._of = tuple(numbers)
        self._fill()

    def take(self) -> None:
        """Enter: the person says that it is the same."""
        chosen: Suggestion | None = self.list.current
        if chosen is not None:
            self._take(chosen.numbers)

    def _learn(self, likeness: Likeness, texts: Mapping[int, str]) -> None:
        self._likeness, self._known, self._came, self._learning = likeness, texts, 0, False
        if len(texts) > AT_ONCE:
            stays()
        self._learn_more()  # what was recorded meanwhile
        self._fill()

    def _not_learnt(self, why: str) -> None:
        self._learning = False  # the next change tries again
        self.session.refused.emit(why)

    def _fill(self) -> None:
        likeness, texts, of = self._likeness, self._texts, self._of
        if len(texts) <= AT_ONCE:
            self._offer(_suggestions(likeness, texts, of))
            return
        asked = self._asked = (id(likeness), of)
        self.session.run(
            lambda: _suggestions(likeness, texts, of),
            done=lambda found: self._offer(found) if asked == self._asked else None,
        )

    def _offer(self, found: list[Suggestion]) -> None:
        self.setVisible(bool(found))
        self.list.show_lines(found)

    def _show_on_the_map(self) -> None:
        chosen: Suggestion | None = self.list.current
        if chosen is not None and self.list.hasFocus():
            self.session.comment_selected.emit(chosen.id)


def _suggestions(likeness: Likeness, texts: Mapping[int, str], of: Sequence[int]) -> list[Suggestion]:
    if of:
        alike = likeness.like_these(of, most=MOST)
    else:
        alike = likeness.all_alike(most=MOST) if len(texts) <= AT_ONCE else []
    return [
        Suggestion(
            one.other,
            one.one,
            round(100 * one.likeness),
            texts.get(one.other, ""),
            (one.other,) if of else (one.one, one.other),
        )
        for one in alike
    ]


def _words(line: Suggestion) -> str:
    facts = {"number": line.id, "text": line.text, "percent": line.percent, "like": line.like}
    return say("similar.line", facts)
