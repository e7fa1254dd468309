"""The consultations of this laptop: the last first, found by title, pinyin or state; missing ones marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from yitusanhui.domain.terms import CommentStatus, MeetingState
from yitusanhui.gui.background import Background
from yitusanhui.gui.settings import forget_file, known_files
from yitusanhui.gui.widgets import Line, button, column, label, row, scrolled
from yitusanhui.operations import reading
from yitusanhui.operations.files import Reader, read_consultation
from yitusanhui.operations.search_keys import search_key
from yitusanhui.texts import say, tables

TITLE_WIDTH, BY_KEY, FEW = 300, 8, 5
_BACKGROUND = Background()  # outlives the page, which goes as soon as a file is chosen


class _Row(QWidget):
    """One file: its button, and what may be done with it beside opening."""

    def __init__(self, place: int, path: Path) -> None:
        super().__init__()
        self.place, self.path = place, path
        self.there = path.is_file()
        self.used = _used(path) if self.there else ""
        self.key = f"{path.stem} {path.name}".lower()
        self.title, self.state = path.stem, ""
        self.said: tuple[str, ...] = ()  # promises, topics and comments, for words that are remembered
        self._words = ""
        self.open = button("", kind="recent")
        self.open.setToolTip(str(path))
        self.open.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.like = button(say("start.like"), kind="link")
        self.like.setToolTip(say("start.like_how"))
        self.forget = button(say("start.forget"), kind="link")
        self.like.setVisible(self.there)
        self.forget.setVisible(not self.there)
        box = row(self.open, self.like, self.forget, space=2)
        box.setStretch(0, 1)
        self.setLayout(box)
        self.show_words(path.stem, "")

    def matches(self, words: list[str]) -> str | None:
        """None where it isn't meant; else what was found in it, "" where the title or state says it all."""
        if all(word in self.key for word in words):
            return ""
        if not all(word in self._words for word in words):
            return None
        return next((line for line in self.said if all(word in line.lower() for word in words)), None)

    def keep(self, found: Found) -> None:
        """What was read of the file."""
        self.key = f"{self.key} {found.key} {found.state}".lower()
        self.title, self.state, self.said = found.title, found.state, found.said
        self._words = "\n".join(found.said).lower()

    def show_words(self, title: str, line: str) -> None:
        """Its title and what was found in it, else where it is and when it was last used; a missing one says so."""
        self.open.ensurePolished()
        self._word(title, line)
        self.open.setMinimumHeight(self.open.sizeHint().height())  # the row's layout asks only once

    def _word(self, title: str, line: str) -> None:
        shown = self.open.fontMetrics().elidedText(title.replace("&", "&&"), Qt.TextElideMode.ElideMiddle, TITLE_WIDTH)
        place = str(self.place) if self.place <= BY_KEY else "　"
        if not self.there:
            self.open.setText(say("start.gone", {"place": place, "title": shown}))
            self.open.setEnabled(False)
            return
        if line:
            told = self.open.fontMetrics().elidedText(line.replace("&", "&&"), Qt.TextElideMode.ElideRight, TITLE_WIDTH)
            self.open.setText(say("start.row_found", {"place": place, "title": shown, "line": told}))
            return
        self.open.setText(say("start.row", {"place": place, "title": shown, "state": self.state, "at": self.used}))


@dataclass(frozen=True, slots=True)
class Found:
    """What was read of a file: its title, the meeting it is at, what it is found by, and what was said in it."""

    title: str
    state: str
    key: str
    said: tuple[str, ...] = ()


class RecentList(QWidget):
    """A line to search in once there are more than a few, and a row for each file."""

    file_chosen = Signal(object)
    like_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[_Row] = []
        self.looking = 0  # files that are still being looked into
        self.search = Line(say("start.search"))
        self.search.textChanged.connect(self._filter)
        self.none = label(say("start.none_found"), "muted", wrap=True)
        self.none.hide()
        page = QWidget()
        self._box = column(page, margin=0, space=4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(label(say("start.recent"), "head"))
        outer.addWidget(self.search)
        outer.addWidget(scrolled(page), 1)
        files = known_files()
        for place, path in enumerate(sorted(files, key=lambda one: not one.is_file()), 1):
            self._add(place, path)
        self._box.addWidget(self.none)
        if not files:
            self.none.setText(say("start.no_recent"))
            self.none.show()
        self._box.addStretch(1)
        self.search.setVisible(len(files) > FEW)

    def look_into_files(self) -> None:
        """Read titles and states beside the window: a slow stick keeps nobody waiting."""
        there = [one for one in self.rows if one.there]
        self.looking = len(there)
        for one in there:
            _BACKGROUND.run(
                lambda one=one: self._look_into(one),  # type: ignore[misc]
                done=lambda found, one=one: self._show_found(one, found),  # type: ignore[misc]
                failed=lambda _, one=one: self._show_found(one, None),  # type: ignore[misc] # said when it is opened
            )

    def let_go(self) -> None:
        """What is still being looked into isn't shown any more; what waits its turn holds up no opened file."""
        self.rows.clear()

    def _look_into(self, one: _Row) -> Found | None:
        return look_into(one.path) if one in self.rows else None

    def _add(self, place: int, path: Path) -> None:
        one = _Row(place, path)
        one.open.clicked.connect(lambda: self.file_chosen.emit(path))
        one.like.clicked.connect(lambda: self.like_asked.emit(path))
        one.forget.clicked.connect(lambda: self._forget(one))
        if place <= BY_KEY and one.there:
            QShortcut(QKeySequence(str(place)), self).activated.connect(lambda: self.file_chosen.emit(path))
        self.rows.append(one)
        self._box.addWidget(one)

    def _forget(self, one: _Row) -> None:
        forget_file(one.path)
        self.rows.remove(one)
        one.hide()
        one.deleteLater()

    def _show_found(self, one: _Row, found: Found | None) -> None:
        self.looking -= 1
        if one in self.rows:
            if found is not None:
                one.keep(found)
            self._filter()

    def _filter(self) -> None:
        """Rows that hold the words; two of one title say which file each is."""
        words = self.search.text().lower().split()
        found = {one: one.matches(words) for one in self.rows}
        titles, stems = Counter(one.title for one in self.rows), Counter(one.path.stem for one in self.rows)
        for one, line in found.items():
            one.setVisible(line is not None)
            title = one.title
            if titles[title] > 1:
                stem = one.path.stem
                name = stem if stems[stem] == 1 else f"{one.path.parent.name}/{stem}"
                title = say("start.same", {"title": title, "name": name})
            one.show_words(title, line or "")
        if self.rows:
            self.none.setText(say("start.looking" if self.looking else "start.none_found"))
            self.none.setVisible(all(line is None for line in found.values()))


def _used(path: Path) -> str:
    """When it was last used; "" where the stick was pulled that moment."""
    try:
        at = datetime.fromtimestamp(path.stat().st_mtime)
    except OSError:
        return ""
    return say("start.at", {"month": at.month, "day": at.day, "clock": f"{at:%H:%M}"})


def look_into(path: Path) -> Found:
    """The project's title, the meeting it is at with its state, and what it is found by."""
    source = read_consultation(path)
    try:
        held = [m for m in reading.read_particulars(source) if m.state is not MeetingState.CANCELLED]
        at = next((m for m in held if m.state is not MeetingState.SEALED), held[-1] if held else None)
        state = say("start.state", {"meeting": at.name, "state": say(f"path_{at.state}")}) if at else ""
        title = reading.read_title(source)
        return Found(title, state, search_key(title, "", ""), tuple(_said(source)))
    finally:
        source.close()


def _said(source: Reader) -> Iterator[str]:
    """Promises first, for it is they that are looked for a year later; withdrawn comments are not told."""
    for promise in reading.read_commitments(source):
        state = tables.COMMITMENT_STATES[promise.state]
        yield say("start.found_promise", {"number": promise.id, "state": state, "text": _short(promise.text)})
    for topic in reading.read_topics(source):
        yield say("start.found_topic", {"text": _short(topic.title)})
    for comment in reading.read_comments(source):
        if comment.status is CommentStatus.RECORDED:
            yield say("start.found_comment", {"number": comment.number, "text": _short(comment.text)})


def _short(text: str) -> str:
    return " ".join(text.split())
