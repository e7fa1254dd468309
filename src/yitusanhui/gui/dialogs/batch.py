"""批量录入意见条: ten slips arrive at once; each is a row, typed from the keyboard, recorded together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import CommentRow
from yitusanhui.gui.dialogs.when import read_when
from yitusanhui.gui.panels.comment_entry import CommentEntry
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import DropDown, button, fit, label, row
from yitusanhui.intake import cells
from yitusanhui.operations import comments, reading
from yitusanhui.texts import say, sentence

ROWS, SIZE = 12, (860, 560)
WORDS, AUTHOR, CATEGORY, ENDORSED, TIME = range(5)


class SlipTable(QTableWidget):
    """A table that takes what an input method hands over at once, such as ， or a word that was learnt."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Qt opens the cell for it and forgets it."""
        closed = self.state() is not QTableWidget.State.EditingState
        super().inputMethodEvent(event)
        line = QApplication.focusWidget()
        if closed and event.commitString() and isinstance(line, QLineEdit) and self.isAncestorOf(line):
            line.insert(event.commitString())


class BatchDialog(QDialog):
    """Words, who, category, 附议, time; empty rows are left out, all or none are recorded."""

    def __init__(self, session: Session, entry: CommentEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.entry = entry
        self.setWindowTitle(say("batch.title"))
        fit(self, SIZE)
        self.table = SlipTable(ROWS, 5)
        names = ("words", "author", "category", "endorsed", "time")
        self.table.setHorizontalHeaderLabels([say(f"batch.{name}") for name in names])
        self.table.horizontalHeader().setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        for column, wide in ((AUTHOR, 120), (CATEGORY, 120), (ENDORSED, 70), (TIME, 110)):
            self.table.setColumnWidth(column, wide)
        self.table.verticalHeader().setDefaultSectionSize(38)
        self.table.cellChanged.connect(self._grow)
        self.source = DropDown()
        known = reading.read_sources(session.file)
        self.source.addItems(list(known.labels))
        self.source.setCurrentText(known.by_code.get("slip", known.during))
        self.trouble = label("", "bad", wrap=True)
        self.trouble.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.addWidget(label(say("batch.how"), "muted", wrap=True))
        box.addLayout(row(label(say("comments.source")), self.source, None))
        box.addWidget(self.table, 1)
        box.addWidget(self.trouble)
        record = button(say("batch.ok"), self.record, "primary")
        record.setShortcut("Ctrl+Return")
        box.addLayout(row(None, record, button(say("form.cancel"), self.reject)))
        self.table.setCurrentCell(0, WORDS)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def record(self) -> None:
        """Check every row, then record them together in one write."""
        try:
            rows = [slip for place in range(self.table.rowCount()) if (slip := self._slip(place)) is not None]
        except DomainError as refusal:
            self._say(sentence(refusal))
            return
        if not rows:
            self._say(say("batch.empty"))
            return
        refusals: list[str] = []
        self.session.refused.connect(refusals.append)
        done = self.session.do(comments.import_comments, meeting_id=self.session.meeting_id, rows=rows)
        self.session.refused.disconnect(refusals.append)
        if done is None:
            self._say("".join(refusals))
            return
        self.session.told.emit(say("batch.done", {"count": done.facts["taken"]}))
        self.accept()

    def _slip(self, place: int) -> CommentRow | None:
        texts = [self._text(place, column) for column in range(5)]
        if not any(texts):
            return None
        if not texts[WORDS]:
            raise DomainError("batch.no_words", row=place + 1)
        count, at = texts[ENDORSED].lstrip("+＋"), texts[TIME]
        try:
            endorsed = cells.count(count) if count else 0
            said = read_when(at)
        except cells.CellRefused as error:
            raise DomainError("batch.bad_cell", row=place + 1) from error
        category = self.entry.category(texts[CATEGORY])
        return CommentRow(
            text=texts[WORDS],
            author=self._speaker(texts[AUTHOR]),
            source=self.source.currentText(),
            category=category,
            said_at=said,
            endorsements=endorsed,
        )

    def _speaker(self, typed: str) -> str:
        """Initials that can mean one person only are that person; anything else is as typed."""
        found = self.entry.people.meant(typed) if typed.isascii() else None
        return found.name if found is not None else typed

    def _text(self, place: int, column: int) -> str:
        item = self.table.item(place, column)
        return item.text().strip() if item else ""

    def _grow(self, place: int, _: int) -> None:
        """There is always an empty row below the last."""
        if place >= self.table.rowCount() - 2:
            self.table.setRowCount(self.table.rowCount() + 1)
            self.table.setItem(self.table.rowCount() - 1, WORDS, QTableWidgetItem(""))

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
