"""照片录入意见条: photos of slips one at a time, large; type what is written, Enter, the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from yitusanhui.domain.incoming import CommentRow, Photo
from yitusanhui.gui.comment_tags import CommentTags
from yitusanhui.gui.dialogs.photo_picture import Picture
from yitusanhui.gui.dialogs.slip_rows import COLUMNS, SlipRows
from yitusanhui.gui.dialogs.when import read_when
from yitusanhui.gui.session import Session
from yitusanhui.gui.settings import ask_folder
from yitusanhui.gui.widgets import Line, Scrolled, ask, button, column, fit, label, row
from yitusanhui.intake.cells import CellRefused
from yitusanhui.intake.photo import photos_in, read_photo, turned
from yitusanhui.operations import comments, reading
from yitusanhui.texts import say

SIZE, SIDE = (1240, 680), 400
TURNS = {"Ctrl+L": -1, "Ctrl+R": 1}


class SlipQueue(QDialog):
    """Enter in any field records the comment with its photo, in one step; a photo that was entered is passed over."""

    def __init__(
        self, session: Session, tags: CommentTags, slips: Sequence[Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.tags = tags
        self.slips = list(slips)
        self.place = -1
        self.photo: Photo | None = None
        self.recorded = 0
        self._asked: list[str] = []  # what was asked about: the same again is recorded as written
        self._turned: dict[Path, bytes] = {}  # previews of photos that were turned, should one come back to them
        self._entered = {line.sha256 for line in reading.read_attachments(session.file)}
        self.setWindowTitle(say("slips.title"))
        fit(self, SIZE)
        self.picture = Picture()
        self.picture.take_keys(self)
        self.where, self.trouble = label("", "head", wrap=True), label("", "bad", wrap=True)
        names = ("words", "author", "category", "time")
        self.fields = {name: Line(say(f"slips.{name}"), name=say(f"batch.{name}")) for name in names}
        self._lay_out()
        for field in self.fields.values():
            field.returnPressed.connect(self.record)
        for key, step in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, -1)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self.go, step))
        for keys, quarters in TURNS.items():
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self.turn, quarters))
        self.go(1)

    def turn(self, quarters: int) -> None:
        """Turn the photo by quarters to the right; it is kept that way, its original bytes as they are."""
        if self.photo is not None:
            preview = self._turned[self.slips[self.place]] = turned(self.photo.preview, quarters)
            self.photo = replace(self.photo, preview=preview)
            self.picture.show_picture(preview)

    def go(self, step: int) -> None:
        """To the next slip (or the one before); beyond the last there is nothing more to type."""
        self.place = max(0, min(self.place + step, len(self.slips)))
        self.photo, self._asked = None, []
        self._tell("")
        if self.place == len(self.slips):
            self._finish()
            return
        path = self.slips[self.place]
        facts = {"place": self.place + 1, "count": len(self.slips), "name": path.name}
        self.where.setText(say("slips.one", facts))
        self.picture.show_picture(b"")
        self.session.run(partial(read_photo, path), done=partial(self._show, path), failed=self._tell)

    def record(self) -> None:
        """The comment, its photo and its true time, in one write; then the next slip."""
        photo, words = self.photo, self.fields["words"].text().strip()
        if photo is None or not words:
            self._tell(say("slips.no_photo" if photo is None else "slips.no_words"))
            return
        try:
            said_at = read_when(self.fields["time"].text())
        except CellRefused:
            self._tell(say("slips.bad_time"))
            self.fields["time"].setFocus()
            return
        slip = self._read(words)
        if slip is None:
            return
        refusals: list[str] = []
        self.session.refused.connect(refusals.append)
        done = self.session.do(
            comments.record_comment,
            meeting_id=self.session.meeting_id,
            text=slip.text,
            author=slip.author,
            participant_id=slip.participant_id,
            source="slip",
            category=slip.category,
            said_at=said_at,
            photos=[photo],
        )
        self.session.refused.disconnect(refusals.append)
        if done is None:
            self._tell("".join(refusals))
            return
        self._entered.add(photo.sha256)
        self.recorded += 1
        for name in ("words", "author", "category"):
            self.fields[name].clear()
        self.session.told.emit(say("comments.recorded", {"number": done.facts["number"]}))
        self.go(1)

    def _read(self, words: str) -> CommentRow | None:
        """What the fields say; None while a namesake or an unknown category was not yet asked about."""
        read = SlipRows(self.session, self.tags, "slip")
        texts = {name: self.fields[name].text().strip() for name in ("author", "category")}
        slip = read.read(0, {**dict.fromkeys(COLUMNS, ""), **texts, "words": words})
        if read.questions and read.questions != self._asked:
            self._asked = read.questions
            self._tell("\n".join([*read.questions, say("slips.again")]))
            return None
        return slip

    def _show(self, path: Path, photo: Photo) -> None:
        if self.place >= len(self.slips) or path != self.slips[self.place]:
            return
        self.photo = replace(photo, preview=self._turned.get(path, photo.preview))
        self.picture.show_picture(self.photo.preview)
        if photo.taken_at:
            self.fields["time"].setText(f"{datetime.fromisoformat(photo.taken_at):%Y-%m-%d %H:%M}")
        if photo.sha256 in self._entered:
            self._tell(say("slips.entered"))
        self.fields["words"].setFocus()

    def _finish(self) -> None:
        self.where.setText(say("slips.done", {"count": self.recorded}))
        self.picture.show_picture(b"")
        for field in self.fields.values():
            field.setEnabled(False)
        self.close_button.setFocus()

    def _tell(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _lay_out(self) -> None:
        page = QWidget()
        fields = column(page, margin=0, space=5)
        for name, field in self.fields.items():
            fields.addWidget(label(say(f"batch.{name}"), "muted"))
            fields.addWidget(field)
        fields.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(5)
        side.addWidget(self.where)
        side.addWidget(Scrolled(page), 1)
        side.addWidget(self.trouble)
        side.addWidget(label(say("slips.keys"), "muted", wrap=True))
        self.close_button = button(say("form.close"), self.accept)
        record = button(say("slips.record"), self.record, "primary")
        side.addLayout(row(button(say("slips.skip"), partial(self.go, 1)), None, record, self.close_button))
        panel = QWidget()
        panel.setLayout(side)
        panel.setFixedWidth(SIDE)
        box = QHBoxLayout(self)
        box.addWidget(self.picture, 1)
        box.addWidget(panel)


def enter_slips(session: Session, tags: CommentTags, parent: QWidget) -> None:
    """Ask for the folder, then go through its photos; those that were entered already are left out."""
    folder = ask_folder(parent, "slips", say("slips.folder"))
    if folder is None:
        return
    found = photos_in(folder)
    if not found:
        session.refused.emit(say("slips.none", {"folder": folder.name}))
        return
    known = {(line.file_name, line.size) for line in reading.read_attachments(session.file)}
    left = [path for path in found if (path.name, path.stat().st_size) not in known]
    ask(SlipQueue(session, tags, left or found, parent))
