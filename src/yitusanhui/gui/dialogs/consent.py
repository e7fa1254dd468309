"""同意公开: whether a person of the roster may be named in what is made public."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.panels.picks import Pick
from yitusanhui.gui.session import Session
from yitusanhui.operations import roster
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say

ANSWERS: dict[str, bool | None] = {"yes": True, "no": False, "unasked": None}


class ConsentDialog(Form):
    """1 同意, 2 不同意, 3 没有问过 (个人信息保护法 25); Enter keeps the answer, 撤销 takes it back."""

    def __init__(self, session: Session, person: PersonLine, parent: QWidget | None = None) -> None:
        title = say("consent.title", {"name": person.name})
        super().__init__(title, parent, intro=say("consent.how"))
        self.session, self.person = session, person
        self.answer = Pick(say("consent.answer"), [say(f"consent.{name}") for name in ANSWERS])
        self.answer.show_picked(list(ANSWERS.values()).index(person.consent))
        self.answer.picked.connect(lambda _: self.ok.setFocus())
        self.box.insertWidget(2, self.answer)
        self.answer.setFocus()

    def problem(self) -> str:
        """Write the answer down if it is another one."""
        name = list(ANSWERS)[self.answer.index]
        if ANSWERS[name] is not self.person.consent:
            done = self.session.do(roster.note_consent, participant_id=self.person.id, consent=ANSWERS[name])
            if done is not None:
                facts = {"name": self.person.name, "answer": say(f"consent.{name}")}
                self.session.told.emit(say("consent.noted", facts))
        return ""
