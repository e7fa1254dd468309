"""测评: sheets handed out and back, or hands raised; how many for each level, checked while they are typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import EvaluationLine
from yitusanhui.domain.satisfaction import LevelKind, Poll, Scale, check_sheets, load_scales
from yitusanhui.gui.dialogs.poll_sheets import VOID, PollSheets
from yitusanhui.gui.panels.fields import Button, Figure, Label
from yitusanhui.gui.panels.picks import Chooser, in_turn
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import ask, label, row
from yitusanhui.operations.reading import read_template
from yitusanhui.texts import say, sentence

PAPERS = ("issued", "returned", "invalid")
USUAL = "four"
ACROSS = 4


class SheetsForm(QWidget):
    """The figures of one poll on a scale of this file."""

    handed_in = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.scales: dict[str, Scale] = {}
        self.papers = {name: Figure(say(f"review.{name}")) for name in PAPERS}
        self.levels: dict[str, Figure] = {}
        self._shown: tuple[int, EvaluationLine | None] | None = None
        self.scale = Chooser(say("review.scale"))
        self.unsure = QCheckBox(say("review.unsure"))
        self.unsure.setChecked(True)
        self.hands = QCheckBox(say("review.hands"))
        self.hands.toggled.connect(lambda _: self._show_papers())
        self.hands.clicked.connect(lambda _: self.take_focus())
        self.told = Label()
        self.grid = QGridLayout()
        self.grid.setVerticalSpacing(8)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        top = row(label(say("review.scale"), "head"), self.scale, self.hands)
        top.setStretch(1, 1)
        box.addLayout(top)
        box.addLayout(self.grid)
        box.addWidget(self.told)
        self.one_by_one = Button(say("poll.button"), self.enter_sheets)
        box.addLayout(
            row(self.unsure, None, self.one_by_one, Button(say("review.save"), self.handed_in.emit, "primary"))
        )
        self.scale.currentIndexChanged.connect(lambda _: self._lay_out())

    def read_scales(self) -> None:
        """Read the scales of this file again."""
        try:
            scales = load_scales(read_template(self.session.file, "scales.toml"))
        except DomainError as trouble:
            self.session.refused.emit(sentence(trouble))
            return
        if scales != self.scales:
            self.scales = scales
            self.scale.clear()
            for key, scale in scales.items():
                self.scale.addItem(scale.name, key)
            self.scale.setCurrentIndex(max(0, self.scale.findData(USUAL)))

    def take_focus(self) -> None:
        """The first figure that is still empty."""
        every = [figure for figure in self._fields() if figure.isEnabled()]
        next((figure for figure in every if not figure.text()), every[0]).setFocus()

    def show_subject(self, subject_id: int, said: EvaluationLine | None) -> None:
        """Show what was counted for a subject; what is being typed stays."""
        if self._shown == (subject_id, said):
            return
        self._shown = (subject_id, said)
        scale = self._scale_of(said)
        if scale:
            self.scale.setCurrentIndex(self.scale.findData(scale))
        counts = {level.label: level.count for level in said.levels} if said else {}
        if said is not None and counts:
            self.hands.setChecked(said.by_hands)
        for name, figure in self.papers.items():
            figure.show_number(getattr(said, name) if counts and not self.hands.isChecked() else None)
        for level, figure in self.levels.items():
            figure.show_number(counts.get(level))
        if said is not None and counts:
            self.unsure.setChecked(said.unsure_counted)

    def enter_sheets(self) -> None:
        """A key a sheet; the totals come into the figures. What was counted as 收回 stays, to be compared."""
        dialog = PollSheets(list(self.levels), self)
        if not ask(dialog):
            return
        totals = dialog.totals
        for level, figure in self.levels.items():
            figure.setText(str(totals[level]))
        self.papers["invalid"].setText(str(totals[dialog.names[VOID]]))
        if not self.papers["returned"].text():
            self.papers["returned"].setText(str(len(dialog.sheets)))

    def entered(self) -> Poll:
        """The figures as they stand."""
        levels = {level: figure.number for level, figure in self.levels.items()}
        typed = any(figure.text() for figure in self._fields())
        return Poll(
            scale=self.scale.currentData(),
            levels=levels if typed else {},
            unsure_counts=self.unsure.isChecked(),
            by_hands=self.hands.isChecked(),
            **{name: figure.number for name, figure in self.papers.items()},
        )

    def kept(self, said: EvaluationLine | None) -> Poll | None:
        """The figures as this meeting has them; None where nothing was counted."""
        scale = self._scale_of(said)
        if said is None or not scale:
            return None
        return Poll(
            scale=scale,
            levels={level.label: level.count for level in said.levels},
            unsure_counts=said.unsure_counted,
            by_hands=said.by_hands,
            **{name: getattr(said, name) for name in PAPERS},
        )

    def _scale_of(self, said: EvaluationLine | None) -> str:
        labels = [level.label for level in said.levels] if said else []
        for key, scale in self.scales.items():
            if labels and [level.label for level in scale.levels] == labels:
                return key
        return ""

    def _fields(self) -> list[Figure]:
        return [*self.papers.values(), *self.levels.values()]

    def _lay_out(self) -> None:
        scale = self.scales.get(self.scale.currentData())
        if scale is None:
            return
        for old in self.findChildren(QWidget, "sheet"):
            self.grid.removeWidget(old)
            old.deleteLater()
        self.papers = {name: Figure(say(f"review.{name}")) for name in PAPERS}
        self.levels = {level.label: Figure(level.label) for level in scale.levels}
        self.unsure.setVisible(any(level.kind is LevelKind.UNSURE for level in scale.levels))
        heads = [say(f"review.{name}") for name in PAPERS]
        self._put(0, heads, list(self.papers.values()))
        self._put(2, list(self.levels), list(self.levels.values()))
        for figure in self._fields():
            figure.textChanged.connect(lambda _: self._check())
        in_turn(self._fields(), self.handed_in.emit)
        self._show_papers()

    def _show_papers(self) -> None:
        """Hands that are raised leave no sheets to count."""
        by_hands = self.hands.isChecked()
        for figure in self.papers.values():
            figure.setEnabled(not by_hands)
            if by_hands:
                figure.clear()
        self.one_by_one.setEnabled(not by_hands)
        self._check()

    def _put(self, line: int, heads: list[str], figures: list[Figure]) -> None:
        for place, (head, figure) in enumerate(zip(heads, figures, strict=True)):
            words = Label(head)
            words.setObjectName("sheet")
            figure.setObjectName("sheet")
            top = line + 2 * (place // ACROSS)
            self.grid.addWidget(words, top, place % ACROSS)
            self.grid.addWidget(figure, top + 1, place % ACROSS)

    def _check(self) -> None:
        """Say whether the sheets add up, by the rule that they are kept by."""
        if not any(figure.text() for figure in self._fields()):
            self.told.say("")
            return
        issued, returned, invalid = (figure.number for figure in self.papers.values())
        counts = {level: figure.number for level, figure in self.levels.items()}
        if self.hands.isChecked():
            self.told.say(say("review.raised", {"count": sum(counts.values())}), "good")
            return
        try:
            check_sheets(issued, returned, invalid, counts)
        except DomainError as trouble:
            self.told.say(sentence(trouble), "warn")
            return
        facts = {"returned": returned, "invalid": invalid, "valid": returned - invalid}
        self.told.say(say("review.adds_up", facts), "good")
