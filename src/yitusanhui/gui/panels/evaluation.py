"""评议: of each promise whether it was kept, of each subject the sheets of the poll, and what must be put right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from yitusanhui.domain.attached import BEFORE_AND_AFTER, COMMITMENTS
from yitusanhui.domain.report import CommitmentLine, EvaluationLine
from yitusanhui.domain.terms import Stage, Verdict
from yitusanhui.gui.panels.base import Panel
from yitusanhui.gui.panels.evaluation_rectify import RectificationForm
from yitusanhui.gui.panels.evaluation_sheets import SheetsForm
from yitusanhui.gui.panels.fields import Label, words_of
from yitusanhui.gui.panels.lists import LineList
from yitusanhui.gui.photo_strip import PhotoStrip
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, column, scrolled
from yitusanhui.operations.commitments import evaluate
from yitusanhui.operations.reading import read_commitments, read_evaluations, read_particulars
from yitusanhui.texts import say

VERDICTS = tuple(Verdict)
RECTIFY, PHOTOS = "r", "a"
ROWS = 5


@dataclass(frozen=True, slots=True)
class Subject:
    """What is evaluated: one commitment, or a whole (id 0 or below); with what this meeting said of it so far."""

    id: int
    words: str
    owner: str = ""
    said: EvaluationLine | None = None
    promise: CommitmentLine | None = None

    @property
    def commitment_id(self) -> int | None:
        """The commitment, None for a whole."""
        return self.id if self.id > 0 else None


class EvaluationPanel(Panel):
    """Subjects on top, verdict by key; below the sheets of the one that is chosen, and its rectification."""

    shows = ("evaluations", "commitments", "progress", "meetings")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.subjects = LineList(say("review.subjects"), _line, rows=ROWS)
        self.note = Line(say("review.note"))
        self.result = Label()
        self.sheets = SheetsForm(session)
        self.rectification = RectificationForm(session)
        self.photos = PhotoStrip(session, *BEFORE_AND_AFTER)
        keys = [f"{key} {say(f'verdict_{verdict}')}" for key, verdict in enumerate(VERDICTS, 1)]
        self.early = Label(say("review.not_yet"), "warn")
        self.box.addWidget(Label(say("review.title"), "title"))
        self.box.addWidget(self.early)
        self.box.addWidget(self.subjects)
        keys += [say("review.rectify_key"), say("photos.key")]
        self.box.addWidget(Label(say("review.keys", {"keys": "　".join(keys)}), "muted"))
        page = QWidget()
        box = column(page, margin=0)
        for part in (self.photos, self.note, self.result, self.rectification, self.sheets):
            box.addWidget(part)
        box.addStretch(1)
        self.box.addWidget(scrolled(page), 1)
        self.subjects.moved.connect(self._show_subject)
        self.subjects.keyed.connect(self._key)
        self.note.returnPressed.connect(self.subjects.setFocus)
        self.sheets.handed_in.connect(self._keep_sheets)
        self.rectification.done.connect(self.subjects.setFocus)

    def refresh(self) -> None:
        """Read the commitments and what this meeting said of them."""
        if not self.session.meeting_id:
            return
        self.sheets.read_scales()
        stage = next((m.stage for m in read_particulars(self.session.file) if m.id == self._here), None)
        self.early.setVisible(stage is not Stage.REVIEW)
        lines = read_evaluations(self.session.file, self._here)
        said = {line.commitment_id: line for line in lines}
        wholes = [Subject(-line.id, line.subject, said=line) for line in lines if line.commitment_id is None]
        if not any(whole.words == say("review.whole") for whole in wholes):
            wholes.insert(0, Subject(0, say("review.whole")))
        promises = read_commitments(self.session.file)
        self.subjects.show_lines([*wholes, *(Subject(p.id, p.text, p.owner, said.get(p.id), p) for p in promises)])

    def take_focus(self) -> None:
        """The subjects."""
        self.subjects.setFocus()

    @property
    def _here(self) -> int:
        return self.session.meeting_id

    def _key(self, key: str) -> None:
        subject: Subject | None = self.subjects.current
        if subject is None:
            return
        if key and key in "123":
            self._give_verdict(subject, VERDICTS[int(key) - 1])
        elif key == RECTIFY and subject.commitment_id:
            self.rectification.start(subject.id, subject.words, subject.owner)
        elif key == "enter":
            self.sheets.take_focus()
        elif key == PHOTOS:
            self.photos.take_focus()

    def _give_verdict(self, subject: Subject, verdict: Verdict) -> None:
        """The verdict; sheets that were counted for the same subject stay with it."""
        note = words_of(self.note) or (subject.said.note if subject.said else "")
        done = self.session.do(
            evaluate,
            meeting_id=self._here,
            subject=subject.said.subject if subject.said else subject.words,
            commitment_id=subject.commitment_id,
            verdict=verdict,
            note=note,
            poll=self.sheets.kept(subject.said),
        )
        if done is not None:
            self.note.clear()
            if verdict is Verdict.BROKEN and subject.commitment_id:
                self.rectification.start(subject.id, subject.words, subject.owner)

    def _keep_sheets(self) -> None:
        """The sheets; a verdict that was given stays with them."""
        subject: Subject | None = self.subjects.current
        if subject is None:
            return
        said = subject.said
        done = self.session.do(
            evaluate,
            meeting_id=self._here,
            subject=said.subject if said else subject.words,
            commitment_id=subject.commitment_id,
            verdict=said.verdict if said else None,
            note=words_of(self.note) or (said.note if said else ""),
            poll=self.sheets.entered(),
        )
        if done is not None:
            self.note.clear()
            self.subjects.setFocus()

    def _show_subject(self) -> None:
        subject: Subject | None = self.subjects.current
        if subject is None:
            return
        self.photos.show_of(COMMITMENTS, subject.commitment_id or 0)
        if subject.commitment_id:
            self.session.commitment_selected.emit(subject.commitment_id)
        self.sheets.show_subject(subject.id, subject.said)
        self.rectification.leave(subject.id)
        said = subject.said
        if said is None or not said.sentence:
            self.result.say(said.note if said else "", "script")
            return
        facts = {
            "sentence": said.sentence,
            "satisfied": say("review.satisfied", {"satisfied": said.satisfied}),
            "passed": "" if said.passed is None else say("review.passed" if said.passed else "review.failed"),
        }
        self.result.say(say("review.sentence", facts), "good" if said.passed else "bad")


def _line(subject: Subject) -> str:
    said = subject.said
    verdict = say("review.verdict_is", {"verdict": say(f"verdict_{said.verdict}")}) if said and said.verdict else ""
    overall = say("review.overall_is", {"overall": said.overall}) if said and said.overall else ""
    kind = before = ""
    if subject.promise is not None:
        kind = say("review.kind_is", {"kind": say(f"commitment_{subject.promise.kind}"), "id": subject.id})
        if subject.promise.verdict and not verdict:  # an earlier meeting's
            before = say("review.before_is", {"verdict": say(f"verdict_{subject.promise.verdict}")})
    facts = {"subject": subject.words, "verdict": verdict, "overall": overall, "kind": kind, "before": before}
    return say("review.line", facts)
