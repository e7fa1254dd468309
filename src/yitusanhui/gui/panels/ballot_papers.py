"""无记名票 and 贴纸: totals, typed or called out aloud, checked while they are entered, confirmed by two people."""

from __future__ import annotations

from PySide6.QtCore import Signal

from yitusanhui.domain.report import MotionLine
from yitusanhui.domain.tellers import LEAST, people_in
from yitusanhui.gui.panels.ballot_figures import BallotFigures
from yitusanhui.gui.panels.ballot_page import VotePage
from yitusanhui.gui.panels.ballot_strokes import Called, Strokes, how_far, put_right
from yitusanhui.gui.panels.fields import Button, Label, words_of
from yitusanhui.gui.panels.picks import in_turn
from yitusanhui.gui.session import Session
from yitusanhui.gui.stroke_keeping import StrokeKeeping
from yitusanhui.gui.widgets import Line, row, scrolled
from yitusanhui.operations.ballots import count_papers
from yitusanhui.operations.reading import read_papers, read_totals
from yitusanhui.operations.recounting import confirm_count
from yitusanhui.texts import say

LEAST_HIGH, MOST_HIGH = 120, 190


class PapersPage(VotePage):
    """The figures, or in their place the strokes while ballots are called out; below, who checked them."""

    tells_rule = False
    cells: type[BallotFigures] = BallotFigures

    called = Signal(object)  # `Called`, for the wall: what was called so far, or that a figure was put right
    calling = Signal(bool)  # ballots begin to be called out, or are called no more
    settled = Signal()  # two people confirmed the figures

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.figures = self.cells()
        self._heard: tuple[tuple[str, int], ...] = ()  # as it was called out, or put right since
        self._off = False  # the figures contradict each other
        self.hint = Label(kind="muted")
        self.told = Label()
        self.strokes = Strokes()
        self.keeping = StrokeKeeping(session.file.path)
        self.strokes.hide()
        self.call = Button(say("votes.calling"), self._call)
        self.checker, self.checked = Line(say("votes.checker")), Label()
        self.box.addWidget(self.hint)
        self.area = scrolled(self.figures)
        self.box.addWidget(self.area, 1)
        self.box.addWidget(self.strokes, 1)
        self.box.addWidget(self.told)
        self.box.addLayout(row(Button(say("votes.save_papers"), self.hand_in), None, self.call))
        self.box.addWidget(self.checker)
        self.box.addWidget(self.checked)
        in_turn([self.checker], self.confirm)
        self.figures.edited.connect(self._check)
        self.figures.finished.connect(self.hand_in)
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
        self.figures.ask(motion)  # first of all: what is checked from here on is this vote's
        self._turn(calling=False)
        self._heard = ()
        self.area.setMinimumHeight(max(LEAST_HIGH, min(MOST_HIGH, self.figures.sizeHint().height())))
        self.figures.show_votes(read_totals(self.session.file, motion.id))
        self.figures.show_papers(read_papers(self.session.file, motion.id))
        self._check()
        self._go_on(motion)

    def take_focus(self) -> None:
        """The first figure that is still empty."""
        if self.is_calling:
            self.strokes.setFocus()
        else:
            self.figures.take_focus()

    def hand_in(self) -> bool:
        """Keep the figures as they stand."""
        if self.motion is None:
            return False
        given = {"votes": self.figures.counted(), **self.figures.paper_numbers()}
        if self.session.do(count_papers, motion_id=self.motion.id, **given) is None:
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
        if self.motion is None:
            return True
        file, motion_id = self.session.file, self.motion.id
        differ = self.figures.differ_from(read_papers(file, motion_id), read_totals(file, motion_id))
        return self.hand_in() if differ else True

    def _check(self) -> None:
        """Say whether the figures add up, or how many were called out."""
        self._off = False
        if self.is_calling:
            self._tell_called()
        elif self.motion is None or not self.figures.papers or self.figures.typed < 2:
            self.told.say("")
        else:
            words, kind = self.figures.come_to(self.motion)
            self._off = kind == "warn"
            self.told.say(words, kind)
        self.hint.setVisible(not self.is_calling and not self.told.text())

    def _tell_called(self) -> None:
        returned = self.figures.paper_numbers().get("returned", 0)
        self.told.say(*how_far(sum(number for _, number in self._so_far), returned))

    @property
    def _so_far(self) -> tuple[tuple[str, int], ...]:
        return tuple((label, figure.number) for label, figure in self.figures.called)

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
        if not self.figures.votes or not left.totals:
            return
        self.figures.show_votes({choice.id: {0: left.totals.get(choice.id, 0)} for choice in motion.choices})
        self.figures.show_papers(left.papers)
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
        for (_, figure), number in zip(self.figures.called, numbers, strict=True):
            figure.show_number(number)
        self._tell_wall()
        if self.motion is not None:
            typed = {name: figure.number for name, figure in self.figures.papers.items() if figure.text()}
            called = {choice: figure.number for (choice, _), figure in self.figures.votes.items()}
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
