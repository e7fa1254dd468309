"""Before and after, side by side on the wall: previews only, words masked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from yitusanhui.domain.attached import COMMITMENTS, AttachmentLine, before_and_after
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.gui.comment_book import CommentBook
from yitusanhui.gui.dialogs.photo_picture import Picture
from yitusanhui.gui.session import Session
from yitusanhui.gui.wall_fit import FittedWords
from yitusanhui.operations import reading
from yitusanhui.texts import say

HEAD, FOOT = 112, 112


@dataclass(frozen=True, slots=True)
class WallPhoto:
    """One photo for the room: a JPEG without camera notes (b"" while there is none), and masked words."""

    picture: bytes = b""
    words: str = ""


class WallPhotos(QWidget):
    """A promise on top; left how it was, right how it is now."""

    def __init__(self) -> None:
        super().__init__()
        self.head = FittedWords(most=44, bold=True)
        self.head.stand(HEAD)
        self.pictures = (Picture(), Picture())
        self.words = (FittedWords(most=34), FittedWords(most=34))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 12, 24, 16)
        box.addWidget(self.head)
        sides = QHBoxLayout()
        sides.setSpacing(20)
        for picture, words in zip(self.pictures, self.words, strict=True):
            words.stand(FOOT)
            side = QVBoxLayout()
            side.addWidget(picture, 1)
            side.addWidget(words)
            sides.addLayout(side, 1)
        box.addLayout(sides, 1)

    def show_pair(self, head: str, before: WallPhoto, after: WallPhoto) -> None:
        """Show these two."""
        self.head.show_words(head, "#084F45")
        for picture, words, photo in zip(self.pictures, self.words, (before, after), strict=True):
            picture.show_picture(photo.picture)
            words.show_words(photo.words)


class PhotosFeed(QObject):
    """Keeps the page on the promise that is selected in a panel; before one is, on the first that has photos."""

    def __init__(self, session: Session, book: CommentBook, page: WallPhotos) -> None:
        super().__init__(page)
        self.session = session
        self.book = book
        self.page = page
        self._chosen = 0
        session.commitment_selected.connect(self.show_promise)
        session.changed.connect(self._look)

    def show_promise(self, commitment_id: int) -> None:
        """The photos of this promise."""
        self._chosen = commitment_id
        self.refresh()

    def refresh(self) -> None:
        """Read again."""
        promises = {one.id: one for one in reading.read_commitments(self.session.file)}
        chosen = self._chosen if self._chosen in promises else self._first_with_photos(promises)
        if not chosen:
            self.page.show_pair(say("wall.no_photos"), WallPhoto(), WallPhoto())
            return
        lines = reading.read_attached(self.session.file, COMMITMENTS, chosen)
        before, after = before_and_after(lines, chosen)
        head = self.book.masked(promises[chosen].text)
        sides = (self._photo(before[:1], "before"), self._photo(after[-1:], "after"))
        self.page.show_pair(head, *sides)

    def _photo(self, lines: tuple[AttachmentLine, ...], kind: str) -> WallPhoto:
        name = say(f"attachment_{kind}")
        for line in lines:
            caption = self.book.masked(line.caption)
            words = f"{name}　{caption}" if caption else name
            return WallPhoto(reading.read_preview(self.session.file, line.id), words)
        return WallPhoto(b"", say("wall.photo_missing", {"kind": name}))

    def _first_with_photos(self, promises: Mapping[int, object]) -> int:
        found = (n for n in promises if reading.read_attached(self.session.file, COMMITMENTS, n))
        return next(found, next(iter(promises), 0))

    def _look(self, change: ChangeSet) -> None:
        if change.repeated or change.touches("attachments", "commitments"):
            self.refresh()
