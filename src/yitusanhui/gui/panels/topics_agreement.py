"""What a topic asks and what was agreed on it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from yitusanhui.domain.report import TopicLine
from yitusanhui.gui.panels.fields import Button, Writing, words_of
from yitusanhui.gui.panels.picks import in_turn
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, set_kind
from yitusanhui.operations.topics import edit_topic
from yitusanhui.texts import say


class TopicAgreement(QWidget):
    """Title, question and agreement of a topic."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.topic: TopicLine | None = None
        self.title = Line(say("topics.rename"))
        self.question = Line(say("topics.question"))
        self.agreement = Writing(say("topics.agreement"))
        set_kind(self.agreement, "lines")  # three of them at the least
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.addWidget(self.title)
        box.addWidget(self.question)
        box.addWidget(self.agreement, 1)
        box.addWidget(Button(say("topics.save_agreement"), self.hand_in, "primary"))
        self.setFocusProxy(self.agreement)
        in_turn([self.title, self.question], self.agreement.setFocus)
        self.agreement.handed_in.connect(self.hand_in)

    def show_topic(self, topic: TopicLine) -> None:
        """Show a topic; what is being written is replaced only when the file says otherwise than before."""
        old, self.topic = self.topic, topic
        if old is None or (old.id, old.title) != (topic.id, topic.title):
            self.title.put(topic.title)
        if old is None or (old.id, old.question) != (topic.id, topic.question):
            self.question.put(topic.question)
        if old is None or (old.id, old.agreement) != (topic.id, topic.agreement):
            self.agreement.setPlainText(topic.agreement)

    def hand_in(self) -> None:
        """Keep what is written."""
        if self.topic is None:
            return
        what = {"title": words_of(self.title) or None, "question": words_of(self.question)}
        agreement = self.agreement.toPlainText().strip()
        done = self.session.do(edit_topic, topic_id=self.topic.id, agreement=agreement, **what)
        if done is not None:
            fallen = done.facts.get("fallen", 0)
            self.session.told.emit(say("topics.fallen", {"count": fallen}) if fallen else say("topics.saved"))
