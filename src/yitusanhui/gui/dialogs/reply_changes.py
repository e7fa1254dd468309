"""What the clerk's table of replies would change, row by row, before any of it is taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from yitusanhui.domain.replying import ChangeKind, ReplyChange, figures
from yitusanhui.gui.by_rows import RowsTable
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.theme import colour
from yitusanhui.gui.widgets import button, fit, label, row
from yitusanhui.texts import say
from yitusanhui.texts.tracing import reply_words

SIZE = (980, 600)
MEASURED = 400  # beyond, every row is one line high: measuring thousands would keep the room waiting
WIDTHS = {0: 56, 2: 70}
LOOKS = {ChangeKind.NEW: "accent_soft", ChangeKind.CHANGED: "warn_soft", ChangeKind.REFUSED: "bad_soft"}
TAKEN = (ChangeKind.NEW, ChangeKind.CHANGED)


class ReplyChangesDialog(Form):
    """New, changed, unchanged and refused rows; accepted: take the new and the changed."""

    def __init__(self, name: str, changes: Sequence[ReplyChange], parent: QWidget | None = None) -> None:
        counts = figures(changes)
        taken = sum(counts[kind] for kind in TAKEN)
        told = "counts" if taken else "all_refused" if counts[ChangeKind.REFUSED] else "nothing"
        words = say(f"reply_diff.{told}", {"name": name, **counts})
        super().__init__(say("reply_diff.title"), parent, done=say("reply_diff.take", {"count": taken}), intro=words)
        fit(self, SIZE)
        self.changes = sorted(changes, key=lambda change: (change.kind is not ChangeKind.REFUSED, change.line))
        self.table = _table(self.changes)
        self.only = QCheckBox(say("reply_diff.only"))
        self.only.toggled.connect(self._show_rows)
        self.only.setChecked(taken > 0)
        owing = sum(change.owing for change in changes)
        self.owing = label(say("reply_diff.owing", {"count": owing}) if owing else "", "warn", wrap=True)
        self.owing.setVisible(bool(owing))
        for place, part in enumerate((self.owing, self.only, self.table), 2):
            self.box.insertWidget(place, part, 50 if part is self.table else 0)
        refused = row(button(say("reply_diff.copy"), self.copy), None) if counts[ChangeKind.REFUSED] else row()
        self.box.insertLayout(5, refused)
        self.ok.setEnabled(taken > 0)
        self.table.setFocus()

    def copy(self) -> None:
        """Put what is refused, and why, on the clipboard: for the message to whoever filled the table in."""
        QGuiApplication.clipboard().setText(refused_lines(self.changes))

    def _show_rows(self, only: bool) -> None:
        for place, change in enumerate(self.changes):
            self.table.setRowHidden(place, only and change.kind is ChangeKind.UNCHANGED)


def _table(changes: Sequence[ReplyChange]) -> QTableWidget:
    heads = say("reply_diff.heads").split(",")
    table = RowsTable(len(changes), len(heads))
    table.setAccessibleName(say("reply_diff.title"))
    table.setHorizontalHeaderLabels(heads)
    table.verticalHeader().hide()
    table.setWordWrap(True)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    for column, width in WIDTHS.items():
        table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        table.setColumnWidth(column, width)
    for place, change in enumerate(changes):
        for column, words in enumerate(change_words(change)):
            cell = QTableWidgetItem(words)
            if change.kind in LOOKS:
                cell.setBackground(colour(LOOKS[change.kind]))
            table.setItem(place, column, cell)
    if len(changes) <= MEASURED:
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table


def refused_lines(changes: Sequence[ReplyChange]) -> str:
    """One line a refused row: its number in the table, the comment, what is wrong."""
    told = (change_words(change) for change in changes if change.kind is ChangeKind.REFUSED)
    return "\n".join(
        say("reply_diff.line", {"row": line, "comment": comment, "why": why}) for line, comment, _, _, why in told
    )


def change_words(change: ReplyChange) -> tuple[str, ...]:
    """One row: its number, the comment, what would happen, the reply before and after; of a refused one, why."""
    kind = say(f"reply_diff.{change.kind}")
    words = " ".join(change.text.split())
    comment = say("reply_diff.comment", {"number": change.number, "text": words}) if change.number else ""
    if change.kind is ChangeKind.REFUSED:
        return str(change.line), comment, kind, "", say(change.code, change.facts)
    return str(change.line), comment, kind, reply_words(change.before), reply_words(change.after)
