"""议题 panel: questions made of comments, their options, who stands where, what was agreed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTabWidget, QWidget

from yitusanhui.domain.loose_ends import met_before, same_topic
from yitusanhui.domain.report import TopicLine
from yitusanhui.gui.panels.base import Panel
from yitusanhui.gui.panels.board import PositionBoard
from yitusanhui.gui.panels.fields import Button, Label, clear, comment_numbers, words_of
from yitusanhui.gui.panels.lists import LineList
from yitusanhui.gui.panels.picks import in_turn
from yitusanhui.gui.panels.topics_agreement import TopicAgreement
from yitusanhui.gui.panels.topics_comments import TopicComments
from yitusanhui.gui.panels.topics_confirm import TopicConfirmation
from yitusanhui.gui.panels.topics_options import TopicOptions
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, row
from yitusanhui.operations.reading import read_particulars, read_topics
from yitusanhui.operations.topics import raise_topic, take_up_topic
from yitusanhui.texts import say

ROWS, FEW_ROWS = 4, 2


class TopicsPanel(Panel):
    """Topics of this meeting, then those of earlier ones; below, the one that is chosen."""

    vote_wanted = Signal(int)  # topic
    read_wanted = Signal(str, str)  # heading and agreement, to be read from the wall
    compare_wanted = Signal(str, object)  # two options side by side on the wall
    shows = (
        "topics",
        "topic_comments",
        "options",
        "positions",
        "confirmations",
        "comments",
        "meetings",
        "blueprints",
        "sites",
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.names: dict[int, str] = {}
        self._met_before: dict[int, str] = {}  # by topic, the meeting that had it last
        self.topics = LineList(say("topics.list"), self._line, rows=ROWS)
        self.none = Label(say("topics.none"), "muted")
        self.title = Line(say("topics.new"))
        self.numbers = Line(say("topics.numbers"))
        self.numbers.setMaximumWidth(190)
        self.comments = TopicComments(session)
        self.comments.taken_up.connect(lambda topic: self.topics.go_to(topic))
        self.options = TopicOptions(session)
        self.options.compare_wanted.connect(self.compare_wanted)
        self.board = PositionBoard(session)
        self.agreement = TopicAgreement(session)
        self.confirmation = TopicConfirmation(session)
        self.confirmation.read_wanted.connect(self.read_wanted)
        self.from_before = Label("", "muted")
        self.go_on = Button(say("topics.take_up"), self.take_up, "primary")
        self.tabs = _Tabs()
        parts = (self.comments, self.options, self.board, self.agreement, self.confirmation)
        for part, name in zip(parts, ("comments", "options", "board", "agreement", "confirm"), strict=True):
            self.tabs.addTab(part, say(f"topics.tab_{name}"))
        self.to_vote = Button(say("topics.vote"), self._want_vote)
        self.box.addLayout(row(Label(say("topics.title"), "title"), None, self.to_vote))
        self.box.addWidget(self.topics)
        self.box.addWidget(self.none)
        self.raising = QWidget()
        self.raising.setLayout(row(self.numbers, self.title, Button(say("topics.raise"), self.raise_topic)))
        self.box.addWidget(self.raising)
        self.box.addLayout(row(self.go_on, self.from_before))
        self.box.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(lambda _: self._turn())
        self._make_room()
        self.topics.moved.connect(self._show_topic)
        self.topics.keyed.connect(self._on_key)
        in_turn([self.numbers, self.title], self.raise_topic)

    def refresh(self) -> None:
        """Topics of the meeting one is in come first."""
        if not self.session.meeting_id:
            return
        self.names = {meeting.id: meeting.name for meeting in read_particulars(self.session.file)}
        here = self.session.meeting_id
        found = read_topics(self.session.file)
        ours = [topic for topic in found if topic.meeting_id == here]
        before = [t for t in found if t.meeting_id != here and not any(same_topic(t, one) for one in ours)]
        topics = [*ours, *before]
        self._met_before = {topic.id: self.names.get(met_before(found, topic), "") for topic in ours}
        self.none.setVisible(not topics)
        self.topics.setVisible(bool(topics))
        self.comments.read(topics, self.names)
        self.topics.show_lines(topics)

    def take_focus(self) -> None:
        """The list of topics, or the numbers for the first one."""
        (self.topics if self.topics.lines else self.numbers).setFocus()

    def raise_topic(self) -> None:
        """A new topic of the numbers typed, else of the comments that are marked."""
        typed = comment_numbers(self.numbers.text())
        if words_of(self.numbers) and not typed:
            self.session.refused.emit(say("topics.no_numbers"))
            return
        numbers = typed or [comment.number for comment in self.comments.marked]
        done = self.session.do(
            raise_topic, meeting_id=self.session.meeting_id, title=words_of(self.title), comments=numbers
        )
        if done is None:
            return
        clear(self.title, self.numbers)
        self.comments.unmark()
        self.topics.go_to(done.facts["topic"])
        self.topics.setFocus()

    def take_up(self) -> None:
        """接着议: the topic of an earlier meeting goes on in this one, and the keyboard into what is asked of it."""
        earlier = self.topics.current
        if earlier is None or earlier.meeting_id >= self.session.meeting_id:
            return  # nor back, from a later meeting into one that is looked at again
        done = self.session.do(take_up_topic, meeting_id=self.session.meeting_id, topic_id=earlier.id)
        if done is not None:
            self.session.told.emit(say("topics.taken_up", {"title": earlier.title}))
            self.topics.go_to(done.facts["topic"])
            self.tabs.currentWidget().setFocus()

    def _on_key(self, key: str) -> None:
        if key != "enter":
            return
        if self.topics.current is not None and self._is_earlier(self.topics.current):
            self.take_up()
        else:
            self.tabs.currentWidget().setFocus()

    def _is_earlier(self, topic: TopicLine) -> bool:
        return topic.meeting_id != self.session.meeting_id

    def _turn(self) -> None:
        """Alt and a figure: to a page, and the keyboard into it."""
        self._make_room()
        if self.isVisible():
            self.tabs.currentWidget().setFocus()

    def _make_room(self) -> None:
        """New topics are raised from comments; the other pages get their room."""
        of_comments = self.tabs.currentWidget() is self.comments
        self.raising.setVisible(of_comments)
        self.topics.show_at_most(ROWS if of_comments else FEW_ROWS)
        for place in range(self.tabs.count()):  # or the highest page, unseen, would push the others off the screen
            seen = place == self.tabs.currentIndex()
            policy = QSizePolicy.Policy.Preferred if seen else QSizePolicy.Policy.Ignored
            self.tabs.widget(place).setSizePolicy(QSizePolicy.Policy.Preferred, policy)

    def _line(self, topic: TopicLine) -> str:
        counts = {"comments": len(topic.comments), "options": len(topic.options)}
        words = say("topics.line", {"id": topic.id, "title": topic.title, **counts})
        if not self._is_earlier(topic):
            met = self._met_before.get(topic.id)
            return say("topics.goes_on", {"meeting": met}) + words if met else words
        return say("topics.earlier", {"meeting": self.names.get(topic.meeting_id, "")}) + words

    def _show_topic(self) -> None:
        topic = self.topics.current
        earlier = topic is not None and self._is_earlier(topic)
        for part in (self.from_before, self.go_on):
            part.setVisible(topic is not None and topic.meeting_id < self.session.meeting_id)
        if topic is not None and earlier:
            self.from_before.setText(say("topics.from_before", {"meeting": self.names.get(topic.meeting_id, "")}))
        self.to_vote.setEnabled(topic is not None and not earlier)
        self.comments.show_topic(topic)
        for place in range(1, self.tabs.count()):
            self.tabs.setTabEnabled(place, topic is not None)
            self.tabs.widget(place).setEnabled(not earlier)  # to be read; what is added belongs to this meeting
        if topic is not None:
            self.options.show_topic(topic)
            self.board.show_topic(topic, self._met_before.get(topic.id, ""))
            self.agreement.show_topic(topic)
            self.confirmation.show_topic(topic)

    def _want_vote(self) -> None:
        if self.topics.current is not None:
            self.vote_wanted.emit(self.topics.current.id)


class _Tabs(QTabWidget):
    """As high as there is room: its pages have lists that give way. A tab's key goes into its page, in front or not."""

    def __init__(self) -> None:
        super().__init__()
        self.tabBar().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with its figure."""
        if event.type() == QEvent.Type.Shortcut:
            QTimer.singleShot(0, self, lambda: self.currentWidget().setFocus())
        return super().eventFilter(watched, event)

    def hasHeightForWidth(self) -> bool:
        """No: the highest page, unseen, would push the others off the screen."""
        return False

    def minimumSizeHint(self) -> QSize:
        """What the page in front needs, its hints in lines: Qt asks for one line of them, and they lay over lists."""
        least = super().minimumSizeHint()
        page = self.currentWidget()
        layout = page.layout() if page is not None else None
        if layout is not None and self.width() >= least.width():
            wrapped = layout.hasHeightForWidth()
            high = layout.totalMinimumHeightForWidth(self.width()) if wrapped else layout.totalMinimumSize().height()
            least.setHeight(max(least.height(), self.tabBar().sizeHint().height() + high))
        return least

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower, its hints take more lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
