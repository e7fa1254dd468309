"""附议: how many more, or which of those counted was a mistake."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QDialogButtonBox, QListWidget, QWidget

from yitusanhui.domain.report import SecondedLine
from yitusanhui.gui.comment_line import MOST_ENDORSED
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.panels.people_list import clock_of
from yitusanhui.gui.widgets import Line
from yitusanhui.texts import say

ROWS = 160


class EndorseDialog(Form):
    """`count` of people who think so too; `takes_back` when one counted before is to go instead."""

    def __init__(self, number: int, endorsed: int, parent: QWidget | None = None) -> None:
        super().__init__(say("comments.endorse_how_many", {"number": number}), parent)
        self.takes_back = False
        self.line = Line()
        self.line.setValidator(QIntValidator(1, MOST_ENDORSED, self.line))
        self.line.setText("1")
        self.line.selectAll()
        self.box.insertWidget(2, self.line)
        self.line.setFocus()
        if endorsed:
            back = self.buttons.addButton(say("endorse.back"), QDialogButtonBox.ButtonRole.DestructiveRole)
            back.clicked.connect(self._take_back)

    @property
    def count(self) -> int:
        """How many; 0 while that is no number of people."""
        return int(self.line.text()) if self.line.hasAcceptableInput() else 0

    def problem(self) -> str:
        """A number of people in a room."""
        return "" if self.count else say("comments.too_many", {"most": MOST_ENDORSED})

    def _take_back(self) -> None:
        self.takes_back = True
        self.done(int(self.DialogCode.Accepted))


class TakeBackDialog(Form):
    """The 附议 of one comment as they were counted, the last one selected."""

    def __init__(
        self, number: int, counted: tuple[SecondedLine, ...], meetings: Mapping[int, str], parent: QWidget | None = None
    ) -> None:
        """`meetings`: what each is called, by id."""
        intro = say("endorse.how", {"count": sum(line.count for line in counted)})
        super().__init__(say("endorse.title", {"number": number}), parent, done=say("endorse.ok"), intro=intro)
        self._counted = counted
        self.list = QListWidget()
        self.list.setAccessibleName(say("endorse.title", {"number": number}))
        self.list.setMaximumHeight(ROWS)
        for line in counted:
            facts = {"meeting": meetings[line.meeting_id], "at": clock_of(line.at), "count": line.count}
            self.list.addItem(say("endorse.line", facts))
        self.list.setCurrentRow(len(counted) - 1)
        self.box.insertWidget(3, self.list)
        self.list.setFocus()

    @property
    def chosen(self) -> SecondedLine:
        """The one that goes."""
        return self._counted[self.list.currentRow()]
