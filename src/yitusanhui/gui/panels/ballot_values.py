"""打分 and 排序 from paper: how many ballots gave each option which score or rank, checked while it is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from yitusanhui.domain.report import ChoiceLine, MotionLine
from yitusanhui.domain.sheets import ChoiceCount, CountSheet
from yitusanhui.gui.panels.ballot_figures import BallotFigures, Votes
from yitusanhui.gui.panels.ballot_papers import PapersPage
from yitusanhui.gui.panels.fields import Figure, Label
from yitusanhui.gui.session import Session
from yitusanhui.texts import say

NARROW, IN_A_ROW = 72, 5


class ValueFigures(BallotFigures):
    """The cells of each option below its name, one for each score or rank."""

    def counted(self) -> Votes:
        """Votes by choice id and value, as they are handed in."""
        return self.by_value()

    def _adds_up(self, sheet: CountSheet) -> str:
        valid = (sheet.returned or 0) - sheet.invalid
        told = [
            say("votes.values_left", {"choice": c.label, "cast": c.votes, "left": valid - c.votes})
            for c in sheet.choices
        ]
        facts = {"returned": sheet.returned or 0, "valid": valid, "invalid": sheet.invalid}
        return say("votes.values_add_up", {**facts, "choices": "，".join(told)})

    def _count(self, choice: ChoiceLine) -> ChoiceCount:
        marks = self.by_value()[choice.id]
        return ChoiceCount(choice.label, choice.kind, sum(marks.values()), marks=marks)

    def _lay_out_votes(self, motion: MotionLine) -> dict[tuple[int, int], Figure]:
        found: dict[tuple[int, int], Figure] = {}
        for line, choice in enumerate(motion.choices):
            self.grid.addWidget(Label(choice.label, "head"), 2 + 2 * line, 0, 1, 4)
            box = QWidget()
            cells = QGridLayout(box)
            cells.setContentsMargins(0, 0, 0, 0)
            self.grid.addWidget(box, 3 + 2 * line, 0, 1, 4)
            for place, value in enumerate(range(1, motion.top + 1)):
                name = say(f"votes.value_{motion.method}", {"value": value})
                figure = Figure(say("votes.value_of", {"choice": choice.label, "value": name}))
                figure.setPlaceholderText(name)
                figure.setMaximumWidth(NARROW)
                found[choice.id, value] = figure
                cells.addWidget(figure, place // IN_A_ROW, place % IN_A_ROW)
        return found


class ValuesPage(PapersPage):
    """Nothing is called out: a ballot is many figures."""

    cells = ValueFigures

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.call.hide()

    def show_motion(self, motion: MotionLine) -> None:
        """Show what was handed in; what is being typed stays."""
        super().show_motion(motion)
        self.hint.setText(say("votes.values_hint"))
