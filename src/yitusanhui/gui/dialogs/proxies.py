"""委托: who votes for whom, on paper; one given on the spot counts once the chair confirms it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.report import AttendeeLine, ProxyLine
from yitusanhui.gui.panels.person_finder import PersonFinder
from yitusanhui.gui.people_index import PeopleIndex
from yitusanhui.gui.photo_button import PaperButton
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, button, fit, label, row, rule, scrolled
from yitusanhui.operations import attendance, reading
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say

SIZE, GIVEN, LEAST = (780, 660), 120, 70


class ProxyDialog(QDialog):
    """Left the one who gives, right the one who carries it; Enter goes through the fields and registers.

    Only voters: on the left who isn't here, on the right who is here (first) or may still come.
    """

    def __init__(
        self,
        session: Session,
        index: PeopleIndex,
        there: Mapping[int, AttendeeLine],
        chosen: PersonLine | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(say("proxy.title"))
        fit(self, SIZE)
        self.principal = PersonFinder(say("proxy.find"), name=say("proxy.principal"), of_the_absent=True)
        self.agent = PersonFinder(say("proxy.find"), name=say("proxy.agent"))
        here = {number for number, line in there.items() if not line.left_at}
        away = {*reading.read_excused(session.file, session.meeting_id), *there} - here
        voters = [person for person in index.people if person.votes]
        self.principal.show_people(PeopleIndex(p for p in voters if p.id not in here), {})
        arriving = sorted((p for p in voters if p.id not in away), key=lambda person: person.id not in here)
        self.agent.show_people(PeopleIndex(arriving), there)
        self._registered = 0
        self.scope = Line(say("proxy.scope_hint"))
        self.scope.setText(say("proxy.scope_usual"))
        self.until = Line(say("proxy.until_hint"))
        self.on_the_spot = QCheckBox(say("proxy.on_the_spot"))
        self.trouble = label("", "bad", wrap=True)
        self.trouble.hide()
        self._given = QVBoxLayout()
        self._lay_out()
        if chosen is not None:  # who isn't here gives, who is here carries
            (self.agent if chosen.id in here else self.principal).choose(chosen)
        self._connect_signals()
        self.show_given()
        first = self.agent if self.principal.chosen is not None else self.principal
        first.line.setFocus()

    def _connect_signals(self) -> None:
        self.principal.taken.connect(lambda _: self.agent.line.setFocus())
        self.agent.taken.connect(lambda _: self.scope.setFocus())
        self.scope.returnPressed.connect(self.until.setFocus)
        self.until.returnPressed.connect(self.give)
        self.on_the_spot.clicked.connect(lambda _: self.until.setFocus())  # where Enter registers
        self.session.refused.connect(self._say)

    def give(self) -> None:
        """Enter the authority."""
        principal, agent = self.principal.chosen, self.agent.chosen
        if principal is None or agent is None:
            self._say(say("proxy.choose_both"))
            return
        self._say("")
        spot = self.on_the_spot.isChecked()
        done = self.session.do(
            attendance.grant_proxy,
            meeting_id=self.session.meeting_id,
            principal_id=principal.id,
            agent_id=agent.id,
            scope=self.scope.text(),
            until=self.until.text(),
            on_the_spot=spot,
            confirmed=not spot,
        )
        if done:
            self._registered += 1
            self.session.told.emit(say("proxy.given", {"principal": principal.name, "agent": agent.name}))
            self.agent.clear()
            self.principal.clear()
            self.show_given()

    def reject(self) -> None:
        """Esc: what isn't registered isn't; that is said."""
        if not self._registered:
            self.session.told.emit(say("proxy.none"))
        super().reject()

    def show_given(self) -> None:
        """Those that there are."""
        while (item := self._given.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for line in reading.read_proxies(self.session.file, self.session.meeting_id):
            self._given.addWidget(self._row(line))

    def _row(self, line: ProxyLine) -> QWidget:
        found = QWidget()
        facts = {"principal": line.principal, "agent": line.agent, "scope": line.scope}
        spot = say("proxy.spot") if line.on_the_spot else ""
        state = "" if line.confirmed else say("proxy.unconfirmed")
        words = label(say("proxy.line", facts) + spot + state)
        confirm = button(say("proxy.confirm"), lambda: self._act(attendance.confirm_proxy, line.id))
        revoke = button(say("proxy.revoke"), lambda: self._act(attendance.revoke_proxy, line.id), "link")
        paper = PaperButton(self.session, line.id)
        box = row(words, None, paper, confirm, revoke)
        found.setLayout(box)
        confirm.setVisible(not line.confirmed)  # not before: alone it would be a window that takes the keyboard
        return found

    def _act(self, operation: Callable[..., ChangeSet], proxy_id: int) -> None:
        if self.session.do(operation, proxy_id=proxy_id):
            self.show_given()

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(10)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        for words, finder in ((say("proxy.principal"), self.principal), (say("proxy.agent"), self.agent)):
            side = QVBoxLayout()
            side.addWidget(label(words, "head"))
            side.addWidget(finder)
            sides.addLayout(side)
        box.addLayout(sides, 1)
        box.addLayout(row(label(say("proxy.scope")), self.scope, label(say("proxy.until")), self.until))
        box.addWidget(self.on_the_spot)
        box.addWidget(self.trouble)
        give = button(say("proxy.ok"), self.give, "primary")
        box.addLayout(row(None, give, button(say("form.close"), self.reject)))
        box.addWidget(rule())
        box.addWidget(label(say("proxy.there"), "head"))
        page = QWidget()
        page.setLayout(self._given)
        self._given.setContentsMargins(8, 4, 8, 4)
        self._given.setSpacing(2)
        given = scrolled(page)
        given.setMinimumHeight(LEAST)
        given.setMaximumHeight(GIVEN)
        down = given.verticalScrollBar()
        down.rangeChanged.connect(lambda _, most: down.setValue(most))  # the newest is seen
        box.addWidget(given)
