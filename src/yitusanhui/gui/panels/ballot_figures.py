"""The cells of a count from paper: papers out and back, votes of each choice, and what they come to together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import ChoiceLine, MotionLine
from yitusanhui.domain.sheets import ChoiceCount, CountSheet, check_sheet, read_sheet, why_void
from yitusanhui.gui.panels.fields import Figure, Label
from yitusanhui.gui.panels.picks import in_turn
from yitusanhui.texts import say, sentence

PAPERS, ALSO_CALLED = ("issued", "returned", "invalid", "blank"), ("blank", "invalid")
COLUMNS, SHORT = 4, 5
Votes = Mapping[int, Mapping[int, int]]  # choice id -> value -> votes


class BallotFigures(QWidget):
    """发出, 收回, 废票 and 空白 where ballots come back, and the votes of each choice; or the dots of each."""

    edited = Signal()
    finished = Signal()  # Enter in the last cell

    def __init__(self) -> None:
        super().__init__()
        self.papers: dict[str, Figure] = {}
        self.votes: dict[tuple[int, int], Figure] = {}  # by choice id and value
        self.choices: Sequence[ChoiceLine] = ()
        self.grid = QGridLayout(self)
        self.grid.setVerticalSpacing(4)

    def ask(self, motion: MotionLine) -> None:
        """Empty cells for this vote."""
        while (item := self.grid.takeAt(0)) is not None:
            item.widget().deleteLater()
        self.choices = motion.choices
        self.papers = {name: Figure(say(f"votes.{name}")) for name in (PAPERS if motion.has_ballots else ())}
        for place, (name, figure) in enumerate(self.papers.items()):
            self.grid.addWidget(Label(say(f"votes.{name}"), "head"), 0, place)
            self.grid.addWidget(figure, 1, place)
        self.votes = self._lay_out_votes(motion)
        for figure in self.every:
            figure.textChanged.connect(lambda _: self.edited.emit())
        in_turn(self.every, self.finished.emit)

    @property
    def every(self) -> list[Figure]:
        """All cells in their order."""
        return [*self.papers.values(), *self.votes.values()]

    @property
    def typed(self) -> int:
        """How many of them are filled in."""
        return sum(bool(figure.text()) for figure in self.every)

    @property
    def called(self) -> list[tuple[str, Figure]]:
        """What may be called out: each choice, then 空白 and 废票 where papers come back."""
        labels = [choice.label for choice in self.choices]
        papers = [(say(f"votes.{name}"), self.papers[name]) for name in ALSO_CALLED if name in self.papers]
        return [*zip(labels, self.votes.values(), strict=False), *papers]

    def take_focus(self) -> None:
        """The first that is still empty."""
        next((figure for figure in self.every if not figure.text()), self.every[0]).setFocus()

    def show_papers(self, papers: Mapping[str, int]) -> None:
        """Fill in those of 发出, 收回 … that are given."""
        for name, number in papers.items():
            if name in self.papers:
                self.papers[name].show_number(number)

    def show_votes(self, votes: Votes) -> None:
        """Fill in the votes; a choice that isn't among them is not counted yet."""
        for (choice, value), figure in self.votes.items():
            figure.show_number(votes.get(choice, {}).get(value))

    def paper_numbers(self) -> dict[str, int]:
        """发出, 收回 … as typed, by field."""
        return {name: figure.number for name, figure in self.papers.items()}

    def by_value(self) -> dict[int, dict[int, int]]:
        """Votes by choice id and value, as typed."""
        found: dict[int, dict[int, int]] = {}
        for (choice, value), figure in self.votes.items():
            found.setdefault(choice, {})[value] = figure.number
        return found

    def counted(self) -> Mapping[int, int] | Votes:
        """Votes by choice id, as they are handed in."""
        return {choice: figure.number for (choice, _), figure in self.votes.items()}

    def differ_from(self, papers: Mapping[str, int], votes: Votes) -> bool:
        """Whether anything is typed, and isn't what was handed in."""
        if not self.typed:
            return False
        return any(papers.get(name) != number for name, number in self.paper_numbers().items()) or (
            self.by_value() != votes
        )

    def come_to(self, motion: MotionLine) -> tuple[str, str]:
        """Whether the figures add up, in words and their kind, by the same rules that the count is made by."""
        sheet = self._sheet(motion)
        void = why_void(sheet, motion.method)
        if void:
            return say("votes.void", {"why": void}), "bad"
        try:
            check_sheet(sheet, read_sheet(sheet, "abstain", motion.method), motion.method)
        except DomainError as trouble:
            return sentence(trouble), "warn"
        return self._adds_up(sheet), "good"

    def _adds_up(self, sheet: CountSheet) -> str:
        return say("votes.adds_up", {**self.paper_numbers(), "cast": sheet.cast})

    def _sheet(self, motion: MotionLine) -> CountSheet:
        return CountSheet(
            expected=motion.expected,
            present=motion.present,
            choices=tuple(self._count(choice) for choice in motion.choices),
            top=motion.top,
            **self.paper_numbers(),
        )

    def _count(self, choice: ChoiceLine) -> ChoiceCount:
        return ChoiceCount(choice.label, choice.kind, self.votes[choice.id, 0].number)

    def _lay_out_votes(self, motion: MotionLine) -> dict[tuple[int, int], Figure]:
        """A cell for each choice, by its id and the value that every vote for it has here: none."""
        found = {(choice.id, 0): Figure(choice.label) for choice in motion.choices}
        below = all(len(choice.label) <= SHORT for choice in motion.choices)
        for place, (choice, figure) in enumerate(zip(motion.choices, found.values(), strict=True)):
            if below:
                line, column = 2 + place // COLUMNS * 2, place % COLUMNS
                self.grid.addWidget(Label(choice.label, "head"), line, column)
                self.grid.addWidget(figure, line + 1, column)
            else:
                self.grid.addWidget(Label(choice.label), 2 + place, 0, 1, COLUMNS - 1)
                self.grid.addWidget(figure, 2 + place, COLUMNS - 1)
        self.grid.setRowStretch(2 + 2 * len(motion.choices), 1)
        return found
