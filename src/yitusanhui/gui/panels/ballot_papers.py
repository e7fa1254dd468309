"""无记名票 and 贴纸: totals only. The equations are checked while they are typed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import MotionLine
from yitusanhui.domain.sheets import ChoiceCount, CountSheet, check_sheet, read_sheet, why_void
from yitusanhui.domain.tellers import LEAST
from yitusanhui.domain.terms import Method
from yitusanhui.gui.panels.ballot_page import VotePage
from yitusanhui.gui.panels.ballot_strokes import Strokes
from yitusanhui.gui.panels.fields import Button, Figure, Label, words_of
from yitusanhui.gui.panels.picks import in_turn
from yitusanhui.gui.session import Session
from yitusanhui.gui.stroke_keeping import StrokeKeeping
from yitusanhui.gui.widgets import Line, row, scrolled
from yitusanhui.operations.ballots import count_papers
from yitusanhui.operations.reading import read_papers, read_totals
from yitusanhui.operations.recounting import confirm_count
from yitusanhui.texts import say, sentence

PAPERS = ("issued", "returned", "invalid", "blank")
LEAST_HIGH = 120


class PapersPage(VotePage):
    """发出, 收回, 废票, 空白 and the votes of each choice; or the dots of each."""

    tells_rule = False

    called = Signal(str, list)  # title, and (choice, votes) so far: for the wall while ballots are called out
    calling = Signal(bool)  # ballots begin to be called out, or are called no more
    settled = Signal()  # two people confirmed the figures

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.papers: dict[str, Figure] = {}
        self.votes: dict[tuple[int, int], Figure] = {}  # by choice id and value
        self.hint = Label(kind="muted")
        self.told = Label()
        self.desk = QWidget()
        self.grid = QGridLayout(self.desk)
        self.strokes = Strokes()
        self.keeping = StrokeKeeping(session.file.path)
        self.strokes.hide()
        self.call = Button(say("votes.calling"), self._call)
        self.checker, self.checked = Line(say("votes.checker")), Label()
        self.box.addWidget(self.hint)
        self.area = scrolled(self.desk)
        self.box.addWidget(self.area, 1)
        self.box.addWidget(self.strokes, 1)
        self.box.addWidget(self.told)
        self.area.setMinimumHeight(LEAST_HIGH)
        self.box.addLayout(row(Button(say("votes.save_papers"), self.hand_in), None, self.call))
        self.box.addWidget(self.checker)
        self.box.addWidget(self.checked)
        in_turn([self.checker], self.confirm)
        self.strokes.counted.connect(self._take_strokes)
        self.strokes.ended.connect(self.hand_in)

    def show_motion(self, motion: MotionLine) -> None:
        """Show what was handed in; what is being typed stays."""
        other = self.motion is None or (self.motion.id, self.motion.choices) != (motion.id, motion.choices)
        super().show_motion(motion)
        names = say("votes.and").join(motion.confirmed)
        enough = len(motion.confirmed) >= LEAST
        words = say("votes.checked_enough" if enough else "votes.checked", {"names": names}) if names else ""
        self.checked.say(words, "good" if enough else "muted")
        if not other:
            return
        dots = motion.method is Method.DOTS
        self.hint.setText(say("votes.dots_hint" if dots else "votes.papers_hint"))
        self._show_figures()
        self.strokes.offer([choice.label for choice in motion.choices])
        self._lay_out(motion, () if dots else PAPERS)
        self._show_entered(motion)
        for name, number in read_papers(self.session.file, motion.id).items():
            if name in self.papers:
                self.papers[name].show_number(number)
        self._check()
        self._go_on(motion)

    def take_focus(self) -> None:
        """The first figure that is still empty."""
        if self.is_calling:
            self.strokes.setFocus()
            return
        every = [*self.papers.values(), *self.votes.values()]
        next((figure for figure in every if not figure.text()), every[0]).setFocus()

    def hand_in(self) -> bool:
        """Keep the figures as they stand."""
        if self.motion is None:
            return False
        papers = {name: figure.number for name, figure in self.papers.items()}
        if self.session.do(count_papers, motion_id=self.motion.id, votes=self._counted(), **papers) is None:
            return False
        self.keeping.forget(self.motion.id)
        self.session.told.emit(say("votes.saved"))
        self._show_figures()
        self.checker.setFocus()
        return True

    @property
    def is_calling(self) -> bool:
        """Whether ballots are being called out."""
        return not self.strokes.isHidden()

    def confirm(self) -> None:
        """Keep what is typed; one of two people says that it stands."""
        if self.motion is None or not self.keep():
            return
        if self.session.do(confirm_count, motion_id=self.motion.id, name=words_of(self.checker)):
            self.checker.clear()
            if len(self.motion.confirmed) >= LEAST:
                self.settled.emit()

    def keep(self) -> bool:
        """Hand in what is typed, if anything is and it differs from what was handed in."""
        return self.hand_in() if self.motion is not None and self._differs(self.motion) else True

    def _differs(self, motion: MotionLine) -> bool:
        if not any(figure.text() for figure in (*self.papers.values(), *self.votes.values())):
            return False
        handed = read_papers(self.session.file, motion.id)
        if any(handed.get(name) != figure.number for name, figure in self.papers.items()):
            return True
        return self._by_value() != read_totals(self.session.file, motion.id)

    def _counted(self) -> Mapping[int, int] | Mapping[int, Mapping[int, int]]:
        """Votes by choice id, as typed."""
        return {choice: figure.number for (choice, _), figure in self.votes.items()}

    def _by_value(self) -> dict[int, dict[int, int]]:
        found: dict[int, dict[int, int]] = {}
        for (choice, value), figure in self.votes.items():
            found.setdefault(choice, {})[value] = figure.number
        return found

    def _show_entered(self, motion: MotionLine) -> None:
        entered = read_totals(self.session.file, motion.id)
        for (choice, value), figure in self.votes.items():
            figure.show_number(entered.get(choice, {}).get(value))

    def _check(self) -> None:
        """Say whether the figures add up, by the same rules that the count is made by."""
        typed = [figure for figure in (*self.papers.values(), *self.votes.values()) if figure.text()]
        if self.is_calling:
            self._tell_called()
        elif self.motion is None or not self.papers or len(typed) < 2:
            self.told.say("")
        else:
            self._tell_equations(self.motion)

    def _tell_called(self) -> None:
        cast = sum(figure.number for figure in self.votes.values())
        returned = self.papers["returned"].number if "returned" in self.papers else 0
        name = "too_many" if 0 < returned < cast else "of" if returned else "so_far"
        words = say(f"votes.called_{name}", {"cast": cast, "returned": returned})
        self.told.say(words, "bad" if name == "too_many" else "muted")

    def _tell_equations(self, motion: MotionLine) -> None:
        sheet = self._sheet(motion)
        void = why_void(sheet, motion.method)
        if void:
            self.told.say(say("votes.void", {"why": void}), "bad")
            return
        try:
            check_sheet(sheet, read_sheet(sheet, "abstain", motion.method), motion.method)
        except DomainError as trouble:
            self.told.say(sentence(trouble), "warn")
            return
        self.told.say(self._adds_up(sheet), "good")

    def _adds_up(self, sheet: CountSheet) -> str:
        facts = {name: self.papers[name].number for name in PAPERS}
        return say("votes.adds_up", {**facts, "cast": sheet.cast})

    def _sheet(self, motion: MotionLine) -> CountSheet:
        choices = tuple(
            ChoiceCount(choice.label, choice.kind, self.votes[choice.id, 0].number) for choice in motion.choices
        )
        papers = {name: figure.number for name, figure in self.papers.items()}
        return CountSheet(expected=motion.expected, present=motion.present, choices=choices, **papers)

    def _lay_out(self, motion: MotionLine, papers: tuple[str, ...]) -> None:
        while (item := self.grid.takeAt(0)) is not None:
            item.widget().deleteLater()
        self.papers = {name: Figure(say(f"votes.{name}")) for name in papers}
        for place, (name, figure) in enumerate(self.papers.items()):
            self.grid.addWidget(Label(say(f"votes.{name}"), "head"), 0, place)
            self.grid.addWidget(figure, 1, place)
        self.votes = self._lay_out_votes(motion)
        every = [*self.papers.values(), *self.votes.values()]
        for figure in every:
            figure.textChanged.connect(lambda _: self._check())
        in_turn(every, self.hand_in)

    def _lay_out_votes(self, motion: MotionLine) -> dict[tuple[int, int], Figure]:
        """A figure for each choice, by its id and the value that every vote for it has here: none."""
        found = {(choice.id, 0): Figure(choice.label) for choice in motion.choices}
        for line, (choice, figure) in enumerate(zip(motion.choices, found.values(), strict=True), 2):
            self.grid.addWidget(Label(choice.label), line, 0, 1, 3)
            self.grid.addWidget(figure, line, 3)
        self.grid.setRowStretch(len(motion.choices) + 2, 1)
        return found

    def _call(self) -> None:
        """Count aloud: a key a ballot, as strokes, in the place of the figures until they are handed in."""
        if self.is_calling:
            self._show_figures()
            return
        self.strokes.start([figure.number for figure in self.votes.values()])
        self._turn(calling=True)
        self.strokes.setFocus()

    def _go_on(self, motion: MotionLine) -> None:
        """Ballots that were called out when the window closed, or the battery died, stand as they stood."""
        left = self.keeping.left(motion)
        if not self.votes or not left.totals:
            return
        for (choice, _), figure in self.votes.items():
            figure.show_number(left.totals.get(choice, 0))
        for name, number in left.papers.items():
            if name in self.papers:
                self.papers[name].show_number(number)
        self._call()
        self.session.told.emit(say("votes.strokes_kept", {"count": sum(left.totals.values())}))

    def _show_figures(self) -> None:
        self._turn(calling=False)

    def _turn(self, *, calling: bool) -> None:
        for part in (self.area, self.hint, self.checker):
            part.setVisible(not calling)
        self.strokes.setVisible(calling)
        self.call.setText(say("votes.figures" if calling else "votes.calling"))
        self._check()
        self.checked.setVisible(not calling and bool(self.checked.text()))
        self.calling.emit(calling)

    def _take_strokes(self, numbers: list[int]) -> None:
        for figure, number in zip(self.votes.values(), numbers, strict=True):
            figure.show_number(number)
        if self.motion is not None:
            self.called.emit(self.motion.title, list(zip(self.strokes.labels, numbers, strict=False)))
            typed = {name: figure.number for name, figure in self.papers.items() if figure.text()}
            called = {choice: figure.number for (choice, _), figure in self.votes.items()}
            self.keeping.keep(self.motion, called, typed)
