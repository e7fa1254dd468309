"""批量录入意见条: ten slips arrive at once; each is a row, typed from the keyboard, recorded together."""

from __future__ import annotations

import csv
import io

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
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
from yitusanhui.gui.comment_tags import CommentTags
from yitusanhui.gui.dialogs.slip_rows import COLUMNS, SlipRows
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import DropDown, button, fit, label, row
from yitusanhui.operations import comments, reading
from yitusanhui.texts import say, sentence

WORDS = COLUMNS.index("words")
ROWS, SIZE = 12, (1180, 600)
WIDTHS = {"ref": 76, "author": 116, "category": 92, "where": 100, "endorsed": 54, "time": 68}
ASKED = 5  # questions at once


class SlipTable(QTableWidget):
    """Cells as a spreadsheet has them: pasted as a block, emptied by Delete.

    It also takes what an input method hands over at once, such as ， or a word that was learnt.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V fills from here on, Delete empties what is selected."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Delete:
            for item in self.selectedItems():
                item.setText("")
        else:
            super().keyPressEvent(event)

    def paste(self, copied: str) -> None:
        """A block of cells as a spreadsheet copies it; a row of heads is left out."""
        rows = list(csv.reader(io.StringIO(copied.replace("\r\n", "\n")), delimiter="\t"))
        heads = {say(f"batch.{name}") for name in COLUMNS}
        if rows and rows[0] and set(rows[0]) <= heads:
            rows = rows[1:]
        top, left = max(0, self.currentRow()), max(0, self.currentColumn())
        self.setRowCount(max(self.rowCount(), top + len(rows) + 2))
        for down, texts in enumerate(rows):
            for across, words in enumerate(texts[: self.columnCount() - left]):
                self.setItem(top + down, left + across, QTableWidgetItem(" ".join(words.split())))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Qt opens the cell for it and forgets it."""
        closed = self.state() is not QTableWidget.State.EditingState
        super().inputMethodEvent(event)
        line = QApplication.focusWidget()
        if closed and event.commitString() and isinstance(line, QLineEdit) and self.isAncestorOf(line):
            line.insert(event.commitString())


class BatchDialog(QDialog):
    """A row a slip, with the number printed on it; empty rows are left out, all or none are recorded."""

    def __init__(self, session: Session, tags: CommentTags, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.tags = tags
        self.setWindowTitle(say("batch.title"))
        fit(self, SIZE)
        self._asked: list[str] = []  # what was asked about: the same again is recorded as written
        self.table = SlipTable(ROWS, len(COLUMNS))
        self.table.setHorizontalHeaderLabels([say(f"batch.{name}") for name in COLUMNS])
        self.table.horizontalHeader().setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        for name, wide in WIDTHS.items():
            self.table.setColumnWidth(COLUMNS.index(name), wide)
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
        source = label(say("batch.source"))
        source.setBuddy(self.source)  # Tab goes from cell to cell
        box.addLayout(row(source, self.source, None))
        box.addWidget(self.table, 1)
        box.addWidget(self.trouble)
        record = button(say("batch.ok"), self.record, "primary")
        record.setShortcut("Ctrl+Return")
        box.addLayout(row(None, record, button(say("form.cancel"), self.reject)))
        self.table.setCurrentCell(0, 0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def record(self) -> None:
        """Check every row, ask once about what is strange, then record them together in one write."""
        read = SlipRows(self.session, self.tags, self.source.currentText())
        try:
            found = [read.read(place + 1, self._texts(place)) for place in range(self.table.rowCount())]
        except DomainError as refusal:
            self._say(sentence(refusal))
            return
        rows = [slip for slip in found if slip is not None]
        if not rows:
            self._say(say("batch.empty"))
        elif read.questions and read.questions != self._asked:
            self._asked = read.questions
            more = len(read.questions) - ASKED
            rest = [say("batch.more", {"count": more})] if more > 0 else []
            self._say("\n".join([*read.questions[:ASKED], *rest, say("batch.again")]))
        else:
            self._record(rows)

    def _record(self, rows: list[CommentRow]) -> None:
        refusals: list[str] = []
        self.session.refused.connect(refusals.append)
        done = self.session.do(comments.import_comments, meeting_id=self.session.meeting_id, rows=rows)
        self.session.refused.disconnect(refusals.append)
        if done is None:
            self._say("".join(refusals))
            return
        words = "batch.done" if done.facts["taken"] else "batch.all_there"
        self.session.told.emit(say(words, {"count": done.facts["taken"], **done.facts}))
        self.accept()
        if done.facts["taken"]:
            self.session.comment_selected.emit(int(str(done.facts["last"])))

    def _texts(self, place: int) -> dict[str, str]:
        return {name: self._text(place, column) for column, name in enumerate(COLUMNS)}

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
