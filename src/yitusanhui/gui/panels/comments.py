"""意见: one line, always ready; Enter records, a click on the drawing says where."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.meetings import TAKES_WORDS
from yitusanhui.domain.terms import MeetingState
from yitusanhui.gui.comment_book import CommentBook
from yitusanhui.gui.comment_line import CommentDraft
from yitusanhui.gui.dialogs.batch import BatchDialog
from yitusanhui.gui.drafts import Unfinished
from yitusanhui.gui.panels.base import Panel
from yitusanhui.gui.panels.comment_actions import CommentActions
from yitusanhui.gui.panels.comment_chips import CommentChips
from yitusanhui.gui.panels.comment_entry import CommentEntry
from yitusanhui.gui.panels.comment_hints import CommentHints
from yitusanhui.gui.panels.comment_keeping import CommentKeeping
from yitusanhui.gui.panels.comment_photos import CommentPhotos
from yitusanhui.gui.panels.comment_remarks import recorded_words
from yitusanhui.gui.panels.comments_list import FEW, CommentsList
from yitusanhui.gui.panels.source_box import SourceBox
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import ask, button, label, row
from yitusanhui.operations import comments, reading
from yitusanhui.operations.reading import PersonLine
from yitusanhui.texts import say


class CommentsPanel(Panel):
    """The last speaker stays until another is typed; Alt+0, or Esc in an empty line, forgets them."""

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
        self.source = SourceBox(session)
        self.batch = button(say("comments.batch"), self.enter_batch)
        self.hints = CommentHints(session, book, lambda category: self.entry.add(f"#{category}"))
        self.chips = CommentChips(self.forget_author, self.hints.beside)
        self.photos = CommentPhotos(session, lambda: bool(self.entry.draft.text))
        self.state = MeetingState.RUNNING
        self._keeping = CommentKeeping(session, self._unfinished, self)
        self.actions_ = CommentActions(session, self.list, self)
        self._lay_out()
        self._connect_signals()
        self.setFocusProxy(self.entry.line)
        QTimer.singleShot(0, self, self._bring_back)

    # Looking

    def refresh(self) -> None:
        """Show the meeting's comments; learn whom and what to complete."""
        if not self.session.meeting_id:
            return
        if not self._knows_people:
            self.entry.know(self.session.people(), reading.read_categories(self.session.file))
            self._knows_people = True
        self._show_state()
        self.list.show_comments(self.book.of_meeting(self.session.meeting_id))
        self._show_draft(self.entry.draft)

    def take_focus(self) -> None:
        """The line."""
        self.entry.line.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # type: ignore[override]
        """Come to the front."""
        super().showEvent(event)
        self.take_focus()
        self._tell_placing()

    def hideEvent(self, event: QHideEvent) -> None:
        """Gone to another panel, or closed: what is half typed is kept."""
        super().hideEvent(event)
        self._tell_placing()
        if self._keeping.waits:
            self._keeping.keep()

    # Recording

    def record(self, draft: CommentDraft) -> None:
        """Enter: write the comment down; a line of `+15` adds 附议 to the comment that is selected."""
        if self.state not in TAKES_WORDS:
            self.session.refused.emit(say(f"comments.shut_{self.state}"))
            return
        if draft.only_endorses:
            self._endorse(draft)
            return
        self.author, self.person = self._speaker(draft)
        if not draft.text:
            self._show_draft(draft)
            return
        done = self.session.do(
            comments.record_comment,
            meeting_id=self.session.meeting_id,
            text=draft.text,
            author=self.author,
            participant_id=self.person.id if self.person else None,
            source=self.source.currentText(),
            category=draft.category or "",
            x=self.place[0] if self.place else None,
            y=self.place[1] if self.place else None,
            shape=self.session.shape if self.place else None,
            endorsements=draft.endorsements,
            photos=self.photos.waiting,
        )
        if done:
            self._recorded(done, draft.endorsements)

    def enter_batch(self) -> None:
        """批量录入: a stack of slips."""
        ask(BatchDialog(self.session, self.entry.tags, self))
        self.take_focus()

    def forget(self) -> None:
        """Esc: the offers, the tag at the cursor, the place, the speaker; never the words."""
        if self.entry.step_back():
            return
        if self.place is not None:
            self.session.place_cleared.emit()
        elif self.entry.line.text():
            self.session.told.emit(say("comments.clear_how"))
        else:
            self.forget_author()

    def forget_author(self) -> None:
        """Alt+0: nobody is speaking."""
        self.author, self.person = "", None
        self._show_draft(self.entry.draft)

    def _endorse(self, draft: CommentDraft) -> None:
        number = draft.number or self.actions_.number_under_discussion
        if not number:
            self.session.refused.emit(say("comments.which_endorsed"))
        elif self.actions_.endorse(draft.endorsements, number):
            self.entry.clear()

    def _speaker(self, draft: CommentDraft) -> tuple[str, PersonLine | None]:
        """Whose words Enter records: as the line says, or the last speaker."""
        author = self.author if draft.author is None else draft.author
        if self.entry.person is not None and self.entry.person.name == author:
            return author, self.entry.person
        return author, self.person if author == self.author else self.entry.tags.people.named(author)

    def _recorded(self, done: ChangeSet, endorsements: int) -> None:
        placed = self.place is not None
        told = recorded_words(self.session, done, placed=placed, endorsements=endorsements, state=self.state)
        self.entry.clear()
        self.photos.forget()
        self._keeping.keep()
        if placed:
            self.session.place_cleared.emit()
        self.list.scrollToTop()
        self.session.comment_selected.emit(int(str(done.facts["number"])))
        self.session.told.emit(told)

    # Showing

    def _show_draft(self, draft: CommentDraft) -> None:
        """What would be recorded, before Enter."""
        author, person = self._speaker(draft)
        door = person.address or person.household if person else ""
        self.chips.show_author(author, door, known=self.entry.tags.known(author), stays=draft.author is None)
        self.chips.show_draft(draft, target=self.actions_.number_under_discussion, placed=self.place is not None)
        self.hints.show_draft(draft, self.list.chosen)

    def _on_edited(self, draft: CommentDraft) -> None:
        self._show_draft(draft)
        self._tell_placing()
        self._keeping.start()
        if draft.only_endorses and self.list.chosen is not None:
            self.list.scrollTo(self.list.currentIndex())

    def _tell_placing(self) -> None:
        """While words stand in the line, a click on the drawing says where, even on a pin."""
        draft = self.entry.draft
        words = bool(self.entry.line.text().strip()) and not draft.only_endorses
        self.session.placing.emit(self.isVisible() and (words or self.actions_.replacing > 0))

    # Half typed

    def _unfinished(self) -> Unfinished:
        return Unfinished(self.entry.line.text(), self.author, self.place)

    def _bring_back(self) -> None:
        """What was being typed when the file was closed stands in the line again."""
        unfinished = self._keeping.left()
        if unfinished is None or self.entry.line.text():
            return
        self.refresh()
        self.author, self.person = unfinished.author, self.entry.tags.people.named(unfinished.author)
        self.entry.line.setText(unfinished.words)
        if unfinished.place is not None:
            self.session.place_chosen.emit(*unfinished.place)
        self._show_state()
        self.session.told.emit(say("comments.brought_back"))

    def _show_state(self) -> None:
        """The line takes words while the meeting does, and says why when it doesn't."""
        held = next((m for m in reading.read_particulars(self.session.file) if m.id == self.session.meeting_id), None)
        if held is None:
            return
        fresh = held.state is not self.state or not self.source.count()
        self.state = held.state
        open_ = held.state in TAKES_WORDS
        self.entry.line.setReadOnly(not open_)
        self.entry.line.setPlaceholderText(say("comments.hint") if open_ else "")
        self.entry.tell("" if open_ else say(f"comments.shut_{held.state}"))
        for part in self.taking:
            part.setVisible(open_)
        if fresh:
            self._show_sources()

    def _show_sources(self) -> None:
        self.source.show_usual(before=self.state is MeetingState.PLANNED)

    def _on_book(self, numbers: frozenset[int] | None) -> None:
        if numbers is None or len(numbers) > FEW:
            self.list.show_comments(self.book.of_meeting(self.session.meeting_id))
        else:
            here = [self.book.lines[n] for n in numbers if self.book.lines[n].meeting_id == self.session.meeting_id]
            self.list.shown.patch(here)

    def _on_place(self, x: float, y: float) -> None:
        if self.actions_.replacing:
            self.actions_.place_here(x, y)
        elif self.state not in TAKES_WORDS:
            self.session.place_cleared.emit()
            self.session.refused.emit(say(f"comments.shut_{self.state}"))
        else:
            self.place = (x, y)
            self._show_draft(self.entry.draft)
            self._keeping.start()
        self.take_focus()

    def _on_chosen(self) -> None:
        self.actions_.tell_chosen()
        self.photos.show_of(self.list.chosen.number if self.list.chosen else 0)
        self._show_draft(self.entry.draft)
        QTimer.singleShot(0, self.list, self.list.show_chosen)  # what was said below it may have made it lower

    def _enter(self) -> None:
        self._show_state()
        self._show_sources()

    def _on_cleared(self) -> None:
        self.place = None
        self._show_draft(self.entry.draft)
        self._tell_placing()

    def _on_changed(self, change: ChangeSet) -> None:
        if change.repeated or change.touches("participants", "templates"):
            self._knows_people = False
            if self.isVisible():
                self.refresh()
        if change.touches("meetings"):
            self._show_state()

    def _connect_signals(self) -> None:
        self.entry.entered.connect(self.record)
        self.entry.edited.connect(self._on_edited)
        self.entry.left_downwards.connect(self.list.take_focus)
        self.book.changed.connect(self._on_book)
        self.session.place_chosen.connect(self._on_place)
        self.session.place_cleared.connect(self._on_cleared)
        self.session.changed.connect(self._on_changed)
        self.session.meeting_entered.connect(lambda _: self._enter())
        self.session.comment_selected.connect(self.list.choose)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._on_chosen())
        self.photos.watch(self, self.entry.line, self.list, self.list.viewport())
        self.actions_.also(self.hints, self.photos)
        QShortcut(QKeySequence("Alt+K"), self).activated.connect(self.hints.take)
        QShortcut(QKeySequence("Alt+0"), self).activated.connect(self.forget_author)
        self.source.take_keys(self)
        escape = QShortcut(QKeySequence("Esc"), self.entry.line, context=Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.forget)

    def _lay_out(self) -> None:
        self.box.setContentsMargins(14, 12, 14, 12)
        self.box.setSpacing(8)
        for part in (self.entry, self.chips, self.hints):
            self.box.addWidget(part)
        self.taking = (self.chips, label(say("comments.source"), "muted"), self.source, self.batch)
        attach = button(say("photos.button"), self.photos.choose)
        self.box.addLayout(row(*self.taking[1:3], None, self.batch, attach, space=8))
        self.box.addWidget(self.list, 1)
        for below in (self.hints.below, self.photos, self.actions_):
            self.box.addWidget(below)
