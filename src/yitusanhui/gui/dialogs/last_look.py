"""公开前最后看一遍: comments whose sensitive words would be ** in public copies; R releases one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from yitusanhui.documents.export import PUBLIC_KINDS
from yitusanhui.domain import masking
from yitusanhui.domain.comment_counts import held_back
from yitusanhui.domain.mentions import Mention, mentions
from yitusanhui.domain.report import CommentLine
from yitusanhui.gui.panels.fields import Label
from yitusanhui.gui.panels.lists import LineList
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import ask, button, fit, row
from yitusanhui.operations import reading
from yitusanhui.operations.releases import release_comment
from yitusanhui.texts import say

SIZE = (720, 420)


def look_once_more(session: Session, kinds: Collection[str], parent: QWidget) -> bool:
    """Show what will be held back, where anything public is exported; False when the person stopped there."""
    if kinds and not PUBLIC_KINDS & set(kinds):
        return True
    others = mentions(masking.public(reading.read_report(session.file)), reading.read_sensitive_words(session.file))
    if not others and not held_back(reading.read_comments(session.file)):
        return True
    return ask(LastLook(session, parent, others))


class LastLook(QDialog):
    """Enter goes on with what is listed held back."""

    def __init__(self, session: Session, parent: QWidget | None = None, others: Sequence[Mention] = ()) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(say("flags.last_look"))
        fit(self, SIZE)
        self.list = LineList(say("flags.last_look"), _words, by="number")
        self.list.keyed.connect(self._key)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        comments = held_back(reading.read_comments(session.file))
        if comments:
            box.addWidget(Label(say("flags.last_look_how"), "warn"))
        self.list.setVisible(bool(comments))
        box.addWidget(self.list, 1)
        self.others = QPlainTextEdit("\n".join(say("flags.other_line", _facts(one)) for one in others))
        self.others.setReadOnly(True)
        if others:
            box.addWidget(Label(say("flags.others_how"), "warn"))
            box.addWidget(self.others, 1)
        self.go_on = button(say("flags.go_on"), self.accept, "primary")
        release = button(say("flags.release"), self.release)
        release.setVisible(bool(comments))
        box.addLayout(row(release, None, self.go_on, button(say("form.cancel"), self.reject)))
        self.list.show_lines(comments)
        self.go_on.setDefault(True)
        (self.list if comments else self.go_on).setFocus()

    def _key(self, key: str) -> None:
        if key == "enter":
            self.accept()
        elif key == "r":
            self.release()

    def release(self) -> None:
        """The comment one is on may be shown as it is."""
        line: CommentLine | None = self.list.current
        if line is not None and self.session.do(release_comment, number=line.number):
            self.list.show_lines(held_back(reading.read_comments(self.session.file)))


def _words(line: CommentLine) -> str:
    facts = {"number": line.number, "words": "、".join(line.flags), "text": line.text}
    return say("flags.held_line", facts)


def _facts(mention: Mention) -> dict[str, str]:
    return {"words": "、".join(mention.words), "text": mention.text}
