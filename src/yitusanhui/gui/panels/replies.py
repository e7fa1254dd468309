"""采纳答复 panel: every comment ends with a reply; those without one, or without its reason, come first."""

from __future__ import annotations

from operator import attrgetter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from yitusanhui.documents.owed import owes
from yitusanhui.domain.report import CommentLine, ReplyLine
from yitusanhui.domain.terms import CommentStatus, ReplyKind
from yitusanhui.gui.panels.base import Panel
from yitusanhui.gui.panels.fields import Button, Label, Quoted, due_date, words_of
from yitusanhui.gui.panels.lists import LineList
from yitusanhui.gui.panels.picks import Pick, in_turn
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, row, tip
from yitusanhui.intake.cells import shown
from yitusanhui.operations.reading import read_particulars
from yitusanhui.operations.replies import reply_comment
from yitusanhui.texts import say
from yitusanhui.texts.tracing import reply_words

KINDS = tuple(ReplyKind)


class RepliesPanel(Panel):
    """The comments of all meetings and one form, Enter by Enter."""

    import_asked = Signal()
    shows = ("comments", "replies", "endorsements", "meetings")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.names: dict[int, str] = {}
        self._answering = 0
        self._waiting: list[int] = []  # numbers of the comments that are owed a reply
        self._loaded: ReplyLine | None = None  # the reply that the form was filled with
        self._filled: tuple[int, str, str, str] = (-1, "", "", "")
        self.left = Label()
        self.list = LineList(say("replies.list"), _line, by="number")
        self.detail = Quoted(5)
        self.kind = Pick(say("replies.kind"), [kind.value for kind in KINDS])
        self.reason, self.owner = Line(say("replies.reason")), Line(say("replies.owner"))
        self.due = Line(say("replies.due"))
        self.due.setMaximumWidth(170)
        keys = "　".join(f"{key} {kind.value}" for key, kind in enumerate(KINDS, 1))
        bring = Button(say("replies.import"), self.import_asked.emit)
        bring.setToolTip(tip(say("replies.import_how")))
        send = Button(say("replies.export"), self.export_table)
        send.setToolTip(tip(say("replies.export_how")))
        self.box.addLayout(row(Label(say("replies.title"), "title"), None, bring, send))
        self.box.addWidget(self.left)
        self.box.addWidget(self.list, 1)
        parts: tuple[QWidget, ...] = (self.detail, self.kind, self.reason)
        for part in parts:
            self.box.addWidget(part)
        self.box.addLayout(row(self.owner, self.due))
        self.box.addLayout(row(Button(say("replies.save"), self.hand_in, "primary"), None))
        self.box.addWidget(Label(say("replies.keys", {"keys": keys}), "muted"))
        self.list.moved.connect(self._show_comment)
        self.list.keyed.connect(self._key)
        in_turn([self.kind, self.reason, self.owner, self.due], self.hand_in)

    def refresh(self) -> None:
        """Read the comments again, those that still wait first."""
        if not self.session.meeting_id:
            return
        self.names = {meeting.id: meeting.name for meeting in read_particulars(self.session.file)}
        comments = [c for c in self.session.comments() if c.status is CommentStatus.RECORDED]
        comments.sort(key=attrgetter("number"))
        waiting: list[CommentLine] = []
        answered: list[CommentLine] = []
        for comment in comments:
            (waiting if owes(comment) else answered).append(comment)
        self._waiting = [comment.number for comment in waiting]
        if not comments:
            self.left.say(say("replies.none"), "muted")
        elif waiting:
            self.left.say(say("replies.left", {"count": len(waiting)}), "warn")
        else:
            self.left.say(say("replies.all_done"), "good")
        self.list.show_lines(waiting + answered)

    def take_focus(self) -> None:
        """The list."""
        self.list.setFocus()

    def hand_in(self) -> None:
        """Keep the reply and go to the next comment that waits."""
        comment: CommentLine | None = self.list.current
        due = self._due(comment)
        if comment is None or self.kind.index < 0:
            self.kind.setFocus()
            return
        if due is None:
            self.session.refused.emit(say("promises.bad_due", {"due": shown(self.due.text())}))
            return
        if comment.reply != self._loaded:
            self._loaded = comment.reply
            facts = {"number": comment.number, "reply": reply_words(comment.reply)}
            self.session.refused.emit(say("replies.newer", facts))
            return
        facts = {"reason": words_of(self.reason), "owner": words_of(self.owner), "due": due}
        if self.session.do(reply_comment, number=comment.number, kind=KINDS[self.kind.index], **facts):
            self._filled = self._fields()  # it is kept, so the file may be shown here again: also after Ctrl+Z
            self._show_comment()
            self._go_on(comment.number)
            self.list.setFocus()

    def _due(self, comment: CommentLine | None) -> str | None:
        """The date that was typed; one that was kept before as it is, whatever it says."""
        kept = comment.reply.due if comment is not None and comment.reply is not None else ""
        typed = words_of(self.due)
        return kept if typed == kept else due_date(typed, self.session.file.clock().date())

    def _go_on(self, number: int) -> None:
        """The next comment that waits, from this one on and then from the beginning."""
        if self._waiting:
            self.list.go_to(next((one for one in self._waiting if one > number), self._waiting[0]))

    def _key(self, key: str) -> None:
        if key and key in "1234":
            self.kind.pick(int(key) - 1)
        elif key == "enter":
            self.kind.setFocus()

    def _show_comment(self) -> None:
        comment: CommentLine | None = self.list.current
        if comment is None:
            self.detail.say("")
            return
        facts = {
            "number": comment.number,
            "meeting": self.names.get(comment.meeting_id, ""),
            "source": comment.source,
            "author": comment.author or say("topics.nobody"),
            "endorsements": comment.endorsements,
            "text": comment.text,
        }
        self.detail.say(say("replies.detail", facts), "script")
        if comment.number == self._answering and not self._written():
            self._load(comment)
        if comment.number != self._answering:
            self._answering = comment.number
            self._load(comment)
            self.session.comment_selected.emit(comment.number) if self.list.hasFocus() else None

    def _load(self, comment: CommentLine) -> None:
        self._loaded = comment.reply
        reply = comment.reply
        self.kind.show_picked(KINDS.index(reply.kind) if reply else -1)
        self.reason.setText(reply.reason if reply else "")
        self.owner.setText(reply.owner if reply else "")
        self.due.setText(reply.due if reply else "")
        self._filled = self._fields()

    def _written(self) -> bool:
        """Whether someone wrote into the form since it was filled: that is never replaced unasked."""
        return self._fields() != self._filled

    def _fields(self) -> tuple[int, str, str, str]:
        return self.kind.index, self.reason.text(), self.owner.text(), self.due.text()

    def export_table(self) -> None:
        """导出答复表: the comments as a sheet for the street office to fill in."""
        from yitusanhui.gui.reply_table import save_reply_table

        save_reply_table(self.session, self)


def _line(comment: CommentLine) -> str:
    reply = comment.reply
    owed = owes(comment)
    if reply is None:
        words = say("replies.waiting")
    else:
        words = say("replies.reason_owed", {"kind": reply.kind.value}) if owed else reply.kind.value
    facts = {"number": comment.number, "text": comment.text, "reply": words}
    return say("replies.line", {"mark": say("replies.owed" if owed else "replies.whole"), **facts})
