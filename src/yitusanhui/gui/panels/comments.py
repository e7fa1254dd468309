"""意见: one line, always ready; Enter records, a click on the drawing says where."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.terms import MeetingState
from yitusanhui.gui.comment_book import CommentBook
from yitusanhui.gui.comment_line import CommentDraft
from yitusanhui.gui.dialogs.batch import BatchDialog
from yitusanhui.gui.panels.base import Panel
from yitusanhui.gui.panels.comment_actions import CommentActions
from yitusanhui.gui.panels.comment_entry import CommentEntry
from yitusanhui.gui.panels.comments_list import CommentsList
from yitusanhui.gui.people_index import PeopleIndex
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import button, label, row, set_kind
from yitusanhui.operations import comments, reading
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say


class CommentsPanel(Panel):
    """The last speaker and category stay until others are typed; Esc in an empty line forgets them."""

    shows = ("meetings",)

    def __init__(self, session: Session, book: CommentBook) -> None:
        super().__init__(session)
        self.book = book
        self.author = ""
        self.person: PersonLine | None = None
        self.place: tuple[float, float] | None = None
        self._knows_people = False
        self.entry = CommentEntry()
        self.list = CommentsList()
        self.source = QComboBox()
        self.who, self.what, self.where, self.count = (label("", "chip") for _ in range(4))
        self.actions_ = CommentActions(session, self.list, self)
        self._lay_out()
        self._connect_signals()
        self.setFocusProxy(self.entry.line)

    # Looking

    def refresh(self) -> None:
        """Show the meeting's comments; learn whom and what to complete."""
        if not self.session.meeting_id:
            return
        if not self._knows_people:
            index = PeopleIndex(reading.read_roster(self.session.file))
            self.entry.know(index, reading.read_categories(self.session.file))
            self._knows_people = True
        if not self.source.count():
            self._show_sources()
        self.list.show_comments(self.book.of_meeting(self.session.meeting_id))
        self._show_draft(self.entry.draft)

    def take_focus(self) -> None:
        """The line."""
        self.entry.line.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # type: ignore[override]
        """Come to the front."""
        super().showEvent(event)
        self.take_focus()

    # Recording

    def record(self, draft: CommentDraft) -> None:
        """Enter: write the comment down; a line of `+15` adds 附议 to the comment under discussion."""
        if draft.only_endorses:
            self._endorse(draft)
            return
        if not draft.text:
            self._take_particulars(draft)
            return
        self._take_particulars(draft)
        x, y = self.place or (None, None)
        done = self.session.do(
            comments.record_comment,
            meeting_id=self.session.meeting_id,
            text=draft.text,
            author=self.author,
            participant_id=self.person.id if self.person else None,
            source=self.source.currentText(),
            category=draft.category or "",
            x=x,
            y=y,
            endorsements=draft.endorsements,
        )
        if done:
            self._recorded(int(str(done.facts["number"])))

    def choose_source(self, place: int) -> None:
        """Alt+1..7."""
        if place < self.source.count():
            self.source.setCurrentIndex(place)

    def enter_batch(self) -> None:
        """批量录入: a stack of slips."""
        BatchDialog(self.session, self.entry, self).exec()
        self.take_focus()

    def forget(self) -> None:
        """Esc: first the place, then the speaker."""
        if self.entry.line.text():
            self.entry.clear()
        elif self.place is not None:
            self.session.place_cleared.emit()
        else:
            self.author, self.person = "", None
        self._show_draft(self.entry.draft)

    def _endorse(self, draft: CommentDraft) -> None:
        number = draft.number or self.actions_.number_under_discussion
        if number and self.actions_.endorse(draft.endorsements, number):
            self.entry.clear()

    def _take_particulars(self, draft: CommentDraft) -> None:
        if draft.author is not None and draft.author != self.author:
            self.author = draft.author
            self.person = self.entry.people.named(draft.author)
        if self.entry.person is not None and self.entry.person.name == self.author:
            self.person = self.entry.person
        self._show_draft(draft)

    def _recorded(self, number: int) -> None:
        self.session.told.emit(say("comments.recorded", {"number": number}))
        self.entry.clear()
        if self.place is not None:
            self.session.place_cleared.emit()
        self.list.scrollToTop()
        self.session.comment_selected.emit(number)

    # Showing

    def _show_draft(self, draft: CommentDraft) -> None:
        """What would be recorded, before Enter."""
        author = self.author if draft.author is None else draft.author
        self.who.setText(say("comments.by", {"name": author}) if author else say("comments.nobody"))
        set_kind(self.who, "chip" if author else "muted")
        self.what.setText(draft.category or "")
        self.what.setVisible(bool(draft.category))
        self.count.setText(say("wall.endorsed", {"count": draft.endorsements}))
        self.count.setVisible(draft.endorsements > 0)
        self.where.setText(say("comments.placed") if self.place else say("comments.place_how"))
        set_kind(self.where, "chip" if self.place else "muted")

    def _show_sources(self) -> None:
        """来源 as the file has them, with the usual one for a meeting that is planned or running."""
        known = reading.read_sources(self.session.file)
        held = next((m for m in reading.read_particulars(self.session.file) if m.id == self.session.meeting_id), None)
        before = held is not None and held.state is MeetingState.PLANNED
        if [self.source.itemText(i) for i in range(self.source.count())] != list(known.labels):
            self.source.clear()
            self.source.addItems(list(known.labels))
        self.source.setCurrentText(known.before if before else known.during)

    def _on_book(self, numbers: frozenset[int] | None) -> None:
        if numbers is None:
            self.list.show_comments(self.book.of_meeting(self.session.meeting_id))
        else:
            here = [self.book.lines[n] for n in numbers if self.book.lines[n].meeting_id == self.session.meeting_id]
            self.list.shown.patch(here)

    def _on_place(self, x: float, y: float) -> None:
        if not self.actions_.place_here(x, y):
            self.place = (x, y)
            self._show_draft(self.entry.draft)
            self.take_focus()

    def _on_cleared(self) -> None:
        self.place = None
        self._show_draft(self.entry.draft)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.repeated or change.touches("participants"):
            self._knows_people = False
            if self.isVisible():
                self.refresh()
        if change.touches("meetings"):
            self._show_sources()

    def _connect_signals(self) -> None:
        self.entry.entered.connect(self.record)
        self.entry.edited.connect(self._show_draft)
        self.entry.left_downwards.connect(self.list.take_focus)
        self.book.changed.connect(self._on_book)
        self.session.place_chosen.connect(self._on_place)
        self.session.place_cleared.connect(self._on_cleared)
        self.session.changed.connect(self._on_changed)
        self.session.meeting_entered.connect(lambda _: self._show_sources())
        self.session.comment_selected.connect(self.list.choose)
        self.list.selectionModel().currentChanged.connect(lambda *_: self.actions_.tell_chosen())
        for place in range(9):
            key = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
            key.activated.connect(lambda place=place: self.choose_source(place))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.entry.line, context=Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.forget)

    def _lay_out(self) -> None:
        self.box.setContentsMargins(14, 12, 14, 12)
        self.box.setSpacing(8)
        self.source.setAccessibleName(say("comments.source"))
        self.source.setToolTip(say("comments.source_key"))
        self.source.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.box.addWidget(self.entry)
        self.box.addLayout(row(self.who, self.what, self.count, self.where, None, space=6))
        batch = button(say("comments.batch"), self.enter_batch)
        self.box.addLayout(row(label(say("comments.source"), "muted"), self.source, None, batch, space=8))
        self.box.addWidget(self.list, 1)
        self.box.addWidget(self.actions_)
