"""签到: forty people queue; each is found in a second and signed in with one key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.report import AttendanceFigures, AttendeeLine
from yitusanhui.domain.terms import MeetingState
from yitusanhui.gui.dialogs.consent import ConsentDialog
from yitusanhui.gui.dialogs.person import edit_person
from yitusanhui.gui.dialogs.proxies import ProxyDialog
from yitusanhui.gui.dialogs.walk_in import WalkInDialog, is_name
from yitusanhui.gui.panels.base import Panel
from yitusanhui.gui.panels.household_bar import HouseholdBar
from yitusanhui.gui.panels.people_list import clock_of
from yitusanhui.gui.panels.person_finder import PersonFinder
from yitusanhui.gui.panels.quorum import QuorumBanner
from yitusanhui.gui.people_index import PeopleIndex
from yitusanhui.gui.session import Session
from yitusanhui.gui.top_bar import gone_words
from yitusanhui.gui.widgets import ask, button, label, row
from yitusanhui.operations import attendance, reading
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say

LONG_NAME = 5
LOW = 360  # pixels high


class SignInPanel(Panel):
    """One field; Enter signs in the first who matches. Counts and quorum are the read model's."""

    shows = ("attendances", "proxies", "participants", "meetings", "corrections")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.there: dict[int, AttendeeLine] = {}
        self.counts = AttendanceFigures()
        self.finder = PersonFinder(say("sign_in.hint"), name=say("sign_in.name"), calls=True)
        self.sentence = label("", "muted", wrap=True)
        self.room = label("", "head")
        self.banner = QuorumBanner(session)
        self.household = HouseholdBar(self.give_vote)
        self.walk_in = button(say("sign_in.walk_in"), self.add_walk_in)
        self.consent = button(say("consent.button"), self.ask_consent)
        self.more = button(say("sign_in.more"), lambda: self._offer(self.more.mapToGlobal(QPoint())))
        self.seldom = QWidget()
        self._lay_out()
        self.finder.taken.connect(self.sign_in)
        self.finder.none_found.connect(self._nobody)
        self.finder.taken_back.connect(self.take_back)
        self.finder.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.finder.list.customContextMenuRequested.connect(self._ask_what)
        self.finder.typed.connect(self._offer_walk_in)
        self.setFocusProxy(self.finder.line)
        QShortcut(QKeySequence("F2"), self, self.edit)

    def refresh(self) -> None:
        """Read who is here, and the counts."""
        if not self.session.meeting_id:
            return
        file, meeting_id = self.session.file, self.session.meeting_id
        self.there = {line.participant_id: line for line in self.session.attendees()}
        self.counts = self.session.attendance()
        self.finder.list.found.excused = frozenset(reading.read_excused(file, meeting_id))
        self.finder.show_people(self._people, self.there)
        self._show_room()
        sentence = self.counts.sentence if self.counts.quorate is not False else ""
        self.sentence.setText(sentence + gone_words(self.counts))
        self._make_room()
        self.banner.show_counts(self.counts, self._state())

    def showEvent(self, event: QShowEvent) -> None:  # type: ignore[override]
        """Come to the front."""
        super().showEvent(event)
        self.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen the list has what room there is."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """What the top bar says, and what is seldom done, gives way to the list on a low screen."""
        low = self.height() < LOW
        self.room.setVisible(not low)
        self.sentence.setVisible(not low and bool(self.sentence.text()))
        self.box.setSpacing(4 if low else 8)
        self.box.setContentsMargins(14, 4 if low else 12, 14, 4 if low else 12)
        for part in (self.consent, self.seldom):
            part.setVisible(not low)
        self.more.setVisible(low)
        self.finder.be_brief(low)

    def take_focus(self) -> None:
        """The field, with what was typed selected."""
        self.finder.line.setFocus()
        self.finder.line.selectAll()

    def sign_in(self, person: PersonLine) -> None:
        """This person is here."""
        there = self.there.get(person.id)
        if there is not None and not there.left_at:
            self.session.told.emit(say("sign_in.already", {"name": person.name, "at": clock_of(there.arrived_at)}))
            self.finder.go_on()
            return
        if self._do(attendance.sign_in, participant_id=person.id):
            self.session.told.emit(say("sign_in.done", {"name": person.name, "address": person.address}))
            self.finder.go_on()
            self._tell_household(person)

    def add_walk_in(self, words: str = "") -> None:
        """Someone who is not on the roster: the name typed, a building, Enter."""
        roles = reading.read_template(self.session.file, "roles.csv")
        dialog = WalkInDialog(words or self.finder.words, roles, self._people, self)
        if ask(dialog) and (done := self._do(attendance.sign_in_walk_in, row=dialog.row)):
            self.session.told.emit(say("sign_in.done", {"name": dialog.row.name, "address": dialog.row.address}))
            self.finder.clear()
            newcomer = self._people.by_id.get(int(str(done.facts["participant"])))
            if newcomer is not None:
                self._tell_household(newcomer)

    def _nobody(self, words: str) -> None:
        """Enter found nobody: a name is a walk-in's; letters and doors are a slip, and no one's name."""
        if not is_name(words):
            self.session.refused.emit(say("sign_in.nobody", {"typed": words}))
            self.take_focus()
        else:
            self.add_walk_in(words)

    def excuse(self) -> None:
        """请假."""
        self._with_chosen(attendance.excuse, "sign_in.excused")

    def sign_out(self) -> None:
        """离场."""
        self._with_chosen(attendance.sign_out, "sign_in.left")

    def take_back(self) -> None:
        """取消签到: the wrong one was signed in, a while ago."""
        self._with_chosen(attendance.take_back_sign_in, "sign_in.taken_back")

    def _ask_what(self, at: QPoint) -> None:
        """The right button: what can be done with the one under it."""
        row = self.finder.list.indexAt(at)
        if not row.isValid():
            return
        self.finder.list.setCurrentIndex(row)
        self._offer(self.finder.list.viewport().mapToGlobal(at))

    def _offer(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, deed in (
            ("sign_in.hold", self.hold_vote),
            ("sign_in.excuse", self.excuse),
            ("sign_in.leave", self.sign_out),
            ("sign_in.taking_back", self.take_back),
            ("consent.button", self.ask_consent),
            ("person.button", self.edit),
        ):
            menu.addAction(say(words), deed)
        menu.popup(at)

    def hold_vote(self) -> None:
        """Of one household's people this one holds the vote."""
        self._with_chosen(attendance.hold_vote, "sign_in.holds")

    def give_vote(self, participant_id: int) -> None:
        """The household's vote to another of its people."""
        if self._do(attendance.hold_vote, participant_id=participant_id):
            holder = self.there[participant_id]
            self.session.told.emit(say("sign_in.holds", {"name": holder.name}))
            here = self._of_home(holder.home)
            self.household.ask(holder.household or holder.address, here if len(here) > 2 else ())
            self.finder.line.setFocus()

    def give_proxy(self) -> None:
        """委托: who for whom; those already given can be confirmed or taken back there."""
        ask(ProxyDialog(self.session, self._people, self.there, self.finder.chosen, self))
        self.refresh()

    def ask_consent(self) -> None:
        """公开姓名: what the one who is selected answered."""
        person = self.finder.chosen
        if person is None:
            self.session.refused.emit(say("sign_in.choose"))
            return
        ask(ConsentDialog(self.session, self._people.by_id.get(person.id, person), self))

    def edit(self) -> None:
        """F2: what the roster says of the one who is selected."""
        person = self.finder.chosen
        if person is None:
            self.session.refused.emit(say("sign_in.choose"))
            return
        edit_person(self.session, self._people.by_id.get(person.id, person), self._people, self)
        self.take_focus()

    @property
    def _people(self) -> PeopleIndex:
        return self.session.people()

    def _with_chosen(self, operation: Callable[..., ChangeSet], told: str) -> None:
        person = self.finder.chosen
        if person is None:
            self.session.refused.emit(say("sign_in.choose"))
        elif self._do(operation, participant_id=person.id):
            self.session.told.emit(say(told, {"name": person.name}))
            self.finder.clear()

    def _do(self, operation: Callable[..., ChangeSet], **what: Any) -> ChangeSet | None:
        return self.session.do(operation, meeting_id=self.session.meeting_id, **what)

    def _show_room(self) -> None:
        """People in the room, which are more than the votes: two of a household, those who listen only."""
        here = [line for line in self.there.values() if not line.left_at]
        votes, others = sum(line.votes for line in here), self.counts.others
        same = len(here) - votes - others
        words = say("sign_in.same", {"count": same}) if same > 0 else ""
        self.room.setText(say("sign_in.room", {"here": len(here), "votes": votes, "others": others, "same": words}))

    def _tell_household(self, person: PersonLine) -> None:
        """Two of one household are here: say who holds its vote."""
        line = self.there.get(person.id)
        here = self._of_home(line.home) if line is not None and person.votes else ()
        self.household.ask(person.household or person.address, here)

    def _of_home(self, home: str) -> list[AttendeeLine]:
        """Who of it is here: of one 户号, or of one door where the roster has none."""
        return [line for line in self.there.values() if home and line.home == home and not line.left_at]

    def _state(self) -> MeetingState:
        held = reading.read_particulars(self.session.file)
        return next((m.state for m in held if m.id == self.session.meeting_id), MeetingState.PLANNED)

    def _offer_walk_in(self, typed: str) -> None:
        nobody = is_name(typed) and not self.finder.list.found.people
        name = typed if len(typed) <= LONG_NAME else f"{typed[:LONG_NAME]}…"
        words = say("sign_in.walk_in_named", {"name": name}) if nobody else say("sign_in.walk_in")
        self.walk_in.setText(words)

    def _lay_out(self) -> None:
        for part in (self.room, self.banner, self.sentence, self.household):
            self.box.addWidget(part)
        self.box.addWidget(self.finder, 1)
        proxy = button(say("sign_in.proxy"), self.give_proxy)
        self.box.addLayout(row(self.walk_in, proxy, self.consent, self.more, None))
        line = row(
            button(say("sign_in.hold"), self.hold_vote),
            button(say("sign_in.excuse"), self.excuse),
            button(say("sign_in.leave"), self.sign_out),
            button(say("person.button"), self.edit),
            None,
        )
        line.setContentsMargins(0, 0, 0, 0)
        self.seldom.setLayout(line)
        self.box.addWidget(self.seldom)
