"""What was said: comments and their 附议, the topics made of them."""

from __future__ import annotations

from collections.abc import Iterable

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.report import CommentLine, SecondedLine, TopicLine
from yitusanhui.operations.reading.source import Source, rows_of
from yitusanhui.store.reading import comments
from yitusanhui.store.reading import topics as topic_rows


def read_comments(source: Source, meeting_id: int | None = None) -> tuple[CommentLine, ...]:
    """Comments of one meeting, or all."""
    return comments.load_comments(rows_of(source), meeting_id)


def read_comment(source: Source, number: int) -> CommentLine | None:
    """One comment by number."""
    return comments.load_comment(rows_of(source), number)


def read_seconded(source: Source, number: int) -> tuple[SecondedLine, ...]:
    """Each 附议 of a comment that stands, in the order they were counted."""
    return comments.load_seconded(rows_of(source), number)


def read_some_comments(source: Source, numbers: Iterable[int]) -> tuple[CommentLine, ...]:
    """The comments with these numbers, as far as there are any."""
    return comments.load_some_comments(rows_of(source), numbers)


def read_touched_comments(source: Source, change: ChangeSet) -> tuple[int, ...]:
    """Numbers of the comments that a change made different: themselves, their 附议, topics, replies, speakers."""
    return comments.numbers_behind(rows_of(source), change.touched)


def read_topics(source: Source, meeting_id: int | None = None) -> tuple[TopicLine, ...]:
    """Topics with options and positions."""
    return topic_rows.load_topics(rows_of(source), meeting_id)
