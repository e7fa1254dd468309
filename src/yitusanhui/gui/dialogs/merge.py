"""并入议题: a comment goes under a topic that is there, or a new one; the comment itself stays as it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

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
        self.there = {topic.title: topic.id for topic in reading.read_topics(session.file, session.meeting_id)}
        self.topic = DropDown()
        self.topic.setEditable(True)
        self.topic.addItems(list(self.there))
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
        if title in self.there:
            done = self.session.do(topics.merge_comments, topic_id=self.there[title], comments=[self.line.number])
        else:
            done = self.session.do(
                topics.raise_topic, meeting_id=self.session.meeting_id, title=title, comments=[self.line.number]
            )
        if done:
            self.session.told.emit(say("merge.done", {"number": self.line.number, "topic": title}))
        return ""
