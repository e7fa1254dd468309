"""公开前最后看一遍: comments whose sensitive words would be ** in public copies; R releases one."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from yitusanhui.documents.export import PUBLIC_KINDS
from yitusanhui.domain.comment_counts import held_back
from yitusanhui.domain.report import CommentLine
from yitusanhui.gui.panels.fields import Label
from yitusanhui.gui.panels.lists import LineList
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import button, fit, row
from yitusanhui.operations import reading
from yitusanhui.operations.releases import release_comment
from yitusanhui.texts import say

SIZE = (720, 420)


def look_once_more(session: Session, kinds: Collection[str], parent: QWidget) -> bool:
    """Show what will be held back, where anything public is exported; False when the person stopped there."""
    if (kinds and not PUBLIC_KINDS & set(kinds)) or not held_back(reading.read_comments(session.file)):
        return True
    return bool(LastLook(session, parent).exec())


class LastLook(QDialog):
    """Enter goes on with what is listed held back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(say("flags.last_look"))
        fit(self, SIZE)
        self.list = LineList(say("flags.last_look"), _words, by="number")
        self.list.keyed.connect(self._key)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.addWidget(Label(say("flags.last_look_how"), "warn"))
        box.addWidget(self.list, 1)
        go_on = button(say("flags.go_on"), self.accept, "primary")
        release = button(say("flags.release"), self.release)
        box.addLayout(row(release, None, go_on, button(say("form.cancel"), self.reject)))
        self.list.show_lines(held_back(reading.read_comments(session.file)))
        self.list.setFocus()

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
