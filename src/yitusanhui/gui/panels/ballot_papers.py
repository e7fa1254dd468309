"""无记名票 and 贴纸: totals only. The equations are checked while they are typed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import MotionLine
from yitusanhui.domain.sheets import ChoiceCount, CountSheet, check_sheet, read_sheet, why_void
from yitusanhui.domain.tellers import LEAST, people_in
from yitusanhui.gui.panels.ballot_page import VotePage
from yitusanhui.gui.panels.ballot_strokes import Called, Strokes, how_far, put_right
from yitusanhui.gui.panels.fields import Button, Figure, Label, words_of
from yitusanhui.gui.panels.picks import in_turn
from yitusanhui.gui.session import Session
from yitusanhui.gui.stroke_keeping import StrokeKeeping
from yitusanhui.gui.widgets import Line, row, scrolled
from yitusanhui.operations.ballots import count_papers
from yitusanhui.operations.reading import read_papers, read_totals
from yitusanhui.operations.recounting import confirm_count
from yitusanhui.texts import say, sentence

PAPERS, ALSO_CALLED = ("issued", "returned", "invalid", "blank"), ("blank", "invalid")
LEAST_HIGH, MOST_HIGH, COLUMNS, SHORT = 120, 190, 4, 5


class PapersPage(VotePage):
    """发出, 收回, 废票, 空白 and the votes of each choice; or the dots of each."""

    tells_rule = False

    called = Signal(object)  # `Called`, for the wall: what was called so far, or that a figure was put right
    calling = Signal(bool)  # ballots begin to be called out, or are called no more
    settled = Signal()  # two people confirmed the figures

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.papers: dict[str, Figure] = {}
        self.votes: dict[tuple[int, int], Figure] = {}  # by choice id and value
        self._heard: tuple[tuple[str, int], ...] = ()  # as it was called out, or put right since
        self._off = False  # the figures contradict each other
        self.hint = Label(kind="muted")
        self.told = Label()
        self.desk = QWidget()
        self.grid = QGridLayout(self.desk)
        self.grid.setVerticalSpacing(4)
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
        words = say("votes.checked_enough" if self._enough else "votes.checked", {"names": names}) if names else ""
        self.checked.say(words, "good" if self._enough else "muted")
        self.checker.setVisible(not self._enough and not self.is_calling)
        if not other:
            return
        self.hint.setText(say("votes.papers_hint" if motion.has_ballots else "votes.dots_hint"))
        self._turn(calling=False)
        self._heard = ()
        self._lay_out(motion, PAPERS if motion.has_ballots else ())
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
        self._tell_corrected()
        was_calling = self.is_calling
        self._turn(calling=False)
        self.session.told.emit(say("votes.saved_off" if self._off else "votes.saved"))
        if not self._off:
            self.checker.setFocus()
        elif was_calling:
            self.take_focus()
        return True

    @property
    def is_calling(self) -> bool:
        """Whether ballots are being called out."""
        return not self.strokes.isHidden()

    @property
    def _enough(self) -> bool:
        """Whether two people have said that the figures stand."""
        return self.motion is not None and len(self.motion.confirmed) >= LEAST

    def confirm(self) -> None:
        """Keep what is typed; those named, two at the least, say that it stands."""
        if self.motion is None or not self.keep():
            return
        names = people_in(words_of(self.checker)) or ("",)
        for place, name in enumerate(names, 1):
            if self.session.do(confirm_count, motion_id=self.motion.id, name=name) is None:
                return
            self.checker.setText(say("votes.and").join(names[place:]))  # who is refused stands there alone
        if self._enough:
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
        self._off = False
        if self.is_calling:
            self._tell_called()
        elif self.motion is None or not self.papers or len(typed) < 2:
            self.told.say("")
        else:
            self._tell_equations(self.motion)
        self.hint.setVisible(not self.is_calling and not self.told.text())

    def _tell_called(self) -> None:
        returned = self.papers["returned"].number if "returned" in self.papers else 0
        self.told.say(*how_far(sum(number for _, number in self._so_far), returned))

    def _tell_equations(self, motion: MotionLine) -> None:
        sheet = self._sheet(motion)
        void = why_void(sheet, motion.method)
        if void:
            self.told.say(say("votes.void", {"why": void}), "bad")
            return
        try:
            check_sheet(sheet, read_sheet(sheet, "abstain", motion.method), motion.method)
        except DomainError as trouble:
            self._off = True
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
        self.area.setMinimumHeight(max(LEAST_HIGH, min(MOST_HIGH, self.desk.sizeHint().height())))

    def _lay_out_votes(self, motion: MotionLine) -> dict[tuple[int, int], Figure]:
        """A figure for each choice, by its id and the value that every vote for it has here: none."""
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

    @property
    def _callable(self) -> list[tuple[str, Figure]]:
        """What may be called out: each choice, then 空白 and 废票 where papers come back."""
        labels = [choice.label for choice in self.motion.choices] if self.motion else []
        papers = [(say(f"votes.{name}"), self.papers[name]) for name in ALSO_CALLED if name in self.papers]
        return [*zip(labels, self.votes.values(), strict=False), *papers]

    @property
    def _so_far(self) -> tuple[tuple[str, int], ...]:
        return tuple((label, figure.number) for label, figure in self._callable)

    def _call(self) -> None:
        """Count aloud: a key a ballot, as strokes, in the place of the figures until they are handed in."""
        if self.is_calling:
            self._turn(calling=False)
            return
        self.strokes.offer([label for label, _ in self._so_far])
        self.strokes.start([number for _, number in self._so_far])
        self._turn(calling=True)
        self.strokes.setFocus()
        self._tell_wall()

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

    def _turn(self, *, calling: bool) -> None:
        self.area.setVisible(not calling)
        self.checker.setVisible(not self._enough and not calling)
        self.strokes.setVisible(calling)
        self.call.setText(say("votes.figures" if calling else "votes.calling"))
        self._check()
        self.checked.setVisible(not calling and bool(self.checked.text()))
        self.calling.emit(calling)

    def _take_strokes(self, numbers: list[int]) -> None:
        for (_, figure), number in zip(self._callable, numbers, strict=True):
            figure.show_number(number)
        self._tell_wall()
        if self.motion is not None:
            typed = {name: figure.number for name, figure in self.papers.items() if figure.text()}
            called = {choice: figure.number for (choice, _), figure in self.votes.items()}
            self.keeping.keep(self.motion, called, typed)

    def _tell_wall(self) -> None:
        self._heard = self._so_far
        if self.motion is not None:
            self.called.emit(Called(self.motion.title, self._heard, self.told.text()))

    def _tell_corrected(self) -> None:
        """What the room saw called out and was put right since is said under the strokes."""
        note = put_right(self._heard, self._so_far)
        if self.motion is not None and note:
            self._heard = self._so_far
            self.called.emit(Called(self.motion.title, self._heard, note, going_on=False))
