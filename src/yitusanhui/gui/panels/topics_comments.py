"""Which comments a topic was made of, and where each of them came from (lineage)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from yitusanhui.domain.report import CommentLine, TopicLine
from yitusanhui.domain.terms import CommentStatus
from yitusanhui.gui.panels.fields import Button, Label, Quoted, comment_numbers
from yitusanhui.gui.panels.lists import LineList
from yitusanhui.gui.panels.topics_similar import TopicSimilar
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, row
from yitusanhui.operations.topics import merge_comments, part_comment, take_up_topic
from yitusanhui.texts import say
from yitusanhui.texts.tracing import reply_words

SIMILAR = "s"


class TopicComments(QWidget):
    """Comments of all meetings to mark with the space bar; those of the topic come first."""

    taken_up = Signal(int)  # a topic of an earlier meeting goes on in this one, under this id

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.topic: TopicLine | None = None
        self.topics: Sequence[TopicLine] = ()
        self.names: Mapping[int, str] = {}
        self.all: Sequence[CommentLine] = ()
        self.sought = Line(say("topics.find"))
        self.list = LineList(
            say("topics.tab_comments"), self._line, by="number", several=True, none=say("topics.no_comments")
        )
        self.lineage = Quoted(4)
        self.similar = TopicSimilar(session, self.take)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        buttons = (Button(say("topics.merge"), self.merge), Button(say("topics.part"), self.part))
        box.addLayout(row(self.sought, *buttons))
        box.addWidget(self.list, 1)
        box.addWidget(self.similar)
        box.addWidget(self.lineage)
        box.addWidget(Label(say("topics.keys") + say("similar.key"), "muted"))
        self.setFocusProxy(self.list)
        self.sought.textChanged.connect(lambda _: self._fill())
        self.sought.returnPressed.connect(self.list.setFocus)
        self.list.keyed.connect(self._key)
        self.list.moved.connect(self._tell_lineage)

    @property
    def marked(self) -> list[CommentLine]:
        """The comments that are marked, without the one the keyboard merely is on."""
        return self.list.chosen if self.list.selectionModel().hasSelection() else []

    def unmark(self) -> None:
        """Mark none."""
        self.list.clearSelection()

    def read(self, topics: Sequence[TopicLine], names: Mapping[int, str]) -> None:
        """Read the comments again; `names` are those of the meetings."""
        self.topics, self.names = topics, names
        self.all = self.session.comments()
        self.similar.read(self.all)

    def show_topic(self, topic: TopicLine | None) -> None:
        """Show what belongs to this topic and what could."""
        self.topic = topic
        self._fill()
        self.similar.show_for(topic.comments if topic else ())

    def merge(self) -> None:
        """Put what is marked under the topic."""
        numbers = [comment.number for comment in self.list.chosen]
        if self.topic is not None and numbers and self._put_under(self.topic, numbers):
            self.unmark()

    def take(self, numbers: Sequence[int]) -> None:
        """A suggestion: into the topic; where there is none yet, marked for the one to be raised."""
        if self.topic is None:
            self.list.mark(numbers)
            self.session.told.emit(say("similar.marked", {"numbers": "、".join(map(str, numbers))}))
        else:
            self._put_under(self.topic, list(numbers))

    def part(self) -> None:
        """Take what is marked out of the topic; what another meeting put together stays."""
        topic = self.topic
        mine = [comment.number for comment in self.list.chosen if topic and comment.number in topic.comments]
        if topic is not None and mine and topic.meeting_id != self.session.meeting_id:
            self.session.refused.emit(say("topics.part_elsewhere", {"meeting": self.names.get(topic.meeting_id, "")}))
            return
        if topic is not None:
            for number in mine:
                self.session.do(part_comment, topic_id=topic.id, number=number)
        self.unmark()

    def _put_under(self, topic: TopicLine, numbers: Sequence[int]) -> bool:
        """A topic belongs to the meeting it is worked on in: an earlier one goes on here, a later one is left alone."""
        here, facts = self.session.meeting_id, {"count": len(numbers), "title": topic.title}
        if topic.meeting_id > here:
            self.session.refused.emit(say("topics.of_later", {"meeting": self.names.get(topic.meeting_id, "")}))
            return False
        if topic.meeting_id == here:
            done = self.session.do(merge_comments, topic_id=topic.id, comments=numbers)
        else:
            done = self.session.do(take_up_topic, meeting_id=here, topic_id=topic.id, comments=numbers)
        if done is not None:
            earlier = topic.meeting_id != here
            self.session.told.emit(say("topics.taken_up_merged" if earlier else "topics.merged", facts))
            if earlier:
                self.taken_up.emit(int(str(done.facts["topic"])))
        return done is not None

    def _fill(self) -> None:
        here = set(self.topic.comments if self.topic else ())
        found = [one for one in self._sought() if one.status is CommentStatus.RECORDED]
        found.sort(key=attrgetter("number"))
        mine = [one for one in found if one.number in here] if here else []
        self.list.show_lines([*mine, *(one for one in found if one.number not in here)] if mine else found)

    def _sought(self) -> Sequence[CommentLine]:
        """Those with the numbers or the words that were typed, of that category, or with that answer."""
        words = self.sought.text().strip()
        if not words:
            return self.all
        if words.replace(" ", "").isdigit():
            numbers = set(comment_numbers(words))
            return [one for one in self.all if one.number in numbers]
        return [one for one in self.all if _is_about(one, words)]

    def _line(self, comment: CommentLine) -> str:
        mine = self.topic is not None and comment.number in self.topic.comments
        mark = "topics.in" if mine else "topics.elsewhere" if comment.topics else "topics.free"
        return say("topics.comment", {"mark": say(mark), "number": comment.number, "text": comment.text})

    def _tell_lineage(self) -> None:
        comment: CommentLine | None = self.list.current
        if comment is None:
            self.lineage.say("")
            return
        titles = "、".join(topic.title for topic in self.topics if topic.id in comment.topics)
        facts = {
            "number": comment.number,
            "meeting": self.names.get(comment.meeting_id, ""),
            "source": comment.source,
            "author": comment.author or say("topics.nobody"),
            "endorsements": comment.endorsements,
            "text": comment.text,
            "topics": titles or say("topics.not_merged"),
            "reply": reply_words(comment.reply) if comment.reply else say("replies.waiting"),
        }
        self.lineage.say(say("topics.lineage", facts), "script")
        self.session.comment_selected.emit(comment.number) if self.list.hasFocus() else None

    def _key(self, key: str) -> None:
        if key == "enter":
            self.merge()
        elif key == "delete":
            self.part()
        elif key == SIMILAR and self.similar.isVisible():
            self.similar.setFocus()


def _answer(comment: CommentLine) -> str:
    """采纳情况 as it is looked for: 部分采纳, or 待答复."""
    return comment.reply.kind.value if comment.reply else say("replies.waiting")


def _is_about(comment: CommentLine, words: str) -> bool:
    whole = words in (comment.category, _answer(comment))
    return whole or words in comment.text or words in comment.author
