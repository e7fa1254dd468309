"""宣读: the draft read aloud from the wall, passage by passage, without names; a correction shows at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from yitusanhui.documents.blocks import NEWLINE, day
from yitusanhui.documents.minutes import HEADINGS, drafted, worded
from yitusanhui.domain.masking import held_back, words_mask
from yitusanhui.domain.report import ConsultationReport, MeetingReport
from yitusanhui.gui.panels.minutes_page import corrected_notes
from yitusanhui.gui.session import Session
from yitusanhui.operations.reading import read_roster
from yitusanhui.texts import say

MOST = 180  # characters on the wall at once: about 40 pixels high at 1024 x 768
_SENTENCE = re.compile(r"[^。；\n]+[。；\n]*")
_NAMED = re.compile(r"[^、]+、*")  # of a list of people, which has no full stop


class Passage(NamedTuple):
    """What is on the wall at once, and the paragraph of the panel's page that it is from."""

    place: int
    head: str
    words: str


class MinutesAloud(QObject):
    """`wanted` carries a heading and words for the wall, `went_to` the paragraph of the page; `ended`: no more."""

    wanted = Signal(str, str)
    went_to = Signal(int)
    ended = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.on = False
        self.passages: list[Passage] = []
        self.current = 0

    def begin(self, report: ConsultationReport, meeting: MeetingReport, place: int) -> None:
        """From the paragraph that the page counts as `place`, or from the top."""
        self.on = True
        self._draft(report, meeting)
        self.current = self._at(place)
        self._show()

    def take(self, report: ConsultationReport, meeting: MeetingReport) -> None:
        """The draft changed: the wall shows the passage one was at, wherever it stands now."""
        if self.on and self.passages:
            here, was = self.current, self.passages[self.current]
            self._draft(report, meeting)
            same = [n for n, one in enumerate(self.passages) if one.words == was.words]
            same = same or [n for n, one in enumerate(self.passages) if one.words.startswith(was.words)]
            self.current = min(same, key=lambda n: abs(n - here)) if same else self._at(was.place)
            self._show()

    def again(self) -> None:
        """Something else was on the wall meanwhile: back to the passage one was at."""
        self._show()

    def step(self, by: int) -> None:
        """On, or back; after the last it stays there."""
        self.current = min(max(self.current + by, 0), len(self.passages) - 1)
        self._show()

    def end(self) -> None:
        """Read to the end, or broken off."""
        if self.on:
            self.on = False
            self.ended.emit()

    def _draft(self, report: ConsultationReport, meeting: MeetingReport) -> None:
        names = [person.name for person in read_roster(self.session.file)]
        self.passages = list(_passages(report, meeting, names))

    def _at(self, place: int) -> int:
        return next((n for n, one in enumerate(self.passages) if one.place >= place), 0)

    def _show(self) -> None:
        if self.passages:
            passage = self.passages[self.current]
            self.wanted.emit(passage.head, passage.words)
            self.went_to.emit(passage.place)


def _passages(report: ConsultationReport, meeting: MeetingReport, names: list[str]) -> Iterator[Passage]:
    """The draft as the room may see it: held words and names out, tables of people and comments left to the paper."""
    mask = words_mask(report, names)
    held = held_back(report)
    here = held.meeting(meeting.id)
    head, place = "", -1
    blocks = worded(drafted(held, here), here)
    notes = corrected_notes(blocks, here)
    for number, block in enumerate(blocks):
        if block.kind == "part":
            for promise in here.commitments if block.text == "commitments" else ():
                facts = {"text": promise.text, "owner": promise.owner, "due": day(promise.due)}
                yield Passage(max(place, 0), head, mask(say("minutes.aloud_promise", facts)))
            continue
        place += 1
        if block.kind in HEADINGS:
            head = mask(block.text)
            continue
        said = f"{block.label}{block.text}{notes.get(number, '')}"
        for words in _in_parts(said.replace(NEWLINE, "\n")):
            yield Passage(place, head, mask(words))


def _in_parts(words: str) -> Iterator[str]:
    """A long paragraph by whole sentences, a longer list by whole names."""
    part = ""
    for sentence in _SENTENCE.findall(words):
        for piece in [sentence] if len(sentence) <= MOST else _NAMED.findall(sentence):
            if part and len(part) + len(piece) > MOST:
                yield part.strip()
                part = ""
            part += piece
    if part.strip():
        yield part.strip()
