"""What is wrong with a table that was brought, row by row, to be copied or printed and put right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from yitusanhui.domain.incoming import Incoming, RowProblem
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.widgets import button, fit, row
from yitusanhui.texts import say

SIZE = (720, 460)


class RowsDialog(Form):
    """Accepted: take the good rows and leave the others out."""

    def __init__(self, name: str, table: Incoming[object], parent: QWidget | None = None) -> None:
        good, bad = len(table.rows), len(table.problems)
        facts = {"name": name, "good": good, "bad": bad}
        intro = say("rows.bad", facts) if bad else say("rows.remarks", facts)
        done = say("rows.skip", facts) if bad else say("rows.take", facts)
        super().__init__(say("rows.title"), parent, done=done, intro=intro)
        fit(self, SIZE)
        self.list = QPlainTextEdit(problem_lines(table.problems, table.remarks))
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.box.insertWidget(2, self.list, 50)
        self.box.insertLayout(3, row(button(say("rows.copy"), self.copy), None))
        self.ok.setEnabled(good > 0)

    def copy(self) -> None:
        """Put the list on the clipboard."""
        QGuiApplication.clipboard().setText(self.list.toPlainText())


def problem_lines(problems: Sequence[RowProblem], remarks: Sequence[RowProblem]) -> str:
    """One line a problem, then one a remark, each with the row as the spreadsheet shows it."""
    lines = [say("rows.line", {"row": one.row, "what": say(one.code, one.facts)}) for one in problems]
    lines += [say("rows.remark", {"row": one.row, "what": say(one.code, one.facts)}) for one in remarks]
    return "\n".join(lines)
