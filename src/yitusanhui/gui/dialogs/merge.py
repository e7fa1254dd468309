"""并入议题: a comment goes under a topic that is there, one of an earlier meeting, or a new one; its words stay."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.loose_ends import to_go_on
from yitusanhui.domain.report import CommentLine
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.panels.fields import ENTER
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import DropDown
from yitusanhui.operations import reading, topics
from yitusanhui.texts import say


class MergeDialog(Form):
    """One field: choose a topic, or type the title of a new one."""

    def __init__(self, session: Session, line: CommentLine, parent: QWidget | None = None) -> None:
        super().__init__(say("merge.title", {"number": line.number}), parent, intro=line.text)
        self.session = session
        self.line = line
        found, here = reading.read_topics(session.file), session.meeting_id
        self.there = {topic.title: topic.id for topic in found if topic.meeting_id == here}
        self.before = {topic.title: topic.id for topic in reversed(to_go_on(found, here))}
        self.topic = DropDown()
        self.topic.setEditable(True)
        self.topic.addItems([*self.there, *reversed(self.before)])
        if not self.there:
            self.topic.setCurrentText("")
        if (typed := self.topic.lineEdit()) is not None:
            typed.setPlaceholderText(say("merge.hint"))
        self.topic.installEventFilter(self)
        self.add(say("merge.topic"), self.topic)
        self.topic.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter merges, also where it would only have finished a title that was begun."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in ENTER:
            self.accept()
            return True
        return super().eventFilter(watched, event)

    def problem(self) -> str:
        """Merge it."""
        title = self.topic.currentText().strip()
        if not title:
            return say("merge.needs_title")
        if self._merged(title):
            taken_up = title in self.before and title not in self.there
            told = "merge.taken_up" if taken_up else "merge.done"
            self.session.told.emit(say(told, {"number": self.line.number, "topic": title}))
        return ""

    def _merged(self, title: str) -> ChangeSet | None:
        """Under the topic of this title; one of an earlier meeting goes on in this one, a new title is a new topic."""
        what, here = [self.line.number], self.session.meeting_id
        if title in self.there:
            return self.session.do(topics.merge_comments, topic_id=self.there[title], comments=what)
        if title in self.before:
            return self.session.do(topics.take_up_topic, meeting_id=here, topic_id=self.before[title], comments=what)
        return self.session.do(topics.raise_topic, meeting_id=here, title=title, comments=what)
