"""The groups in which the minutes tell what was said."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.domain.digest import digest
from yitusanhui.domain.report import CommentLine, MeetingReport, TopicLine
from yitusanhui.domain.terms import CommentStatus, MeetingState, Stage

EMPTY = MeetingReport(1, Stage.CONSULT, "征询会", 1, "征询会第1次", MeetingState.RUNNING)
STATUSES = st.sampled_from(CommentStatus)
SAID = st.lists(st.tuples(st.sampled_from(["停车", "绿化", ""]), STATUSES, st.integers(0, 3)), max_size=30)
TOPICS = st.lists(st.sets(st.integers(1, 30)), max_size=4)


def said_line(number: int, category: str, status: CommentStatus, endorsed: int) -> CommentLine:
    words = f"第{number}条"
    return CommentLine(number, 1, words, "", "", "现场发言", category, "", status, endorsements=endorsed)


@given(SAID, TOPICS)
def test_every_comment_that_stands_is_told_once_under_its_first_topic_or_its_category(
    said: list[tuple[str, CommentStatus, int]], topics: list[set[int]]
) -> None:
    lines = tuple(
        said_line(number, category, status, endorsed) for number, (category, status, endorsed) in enumerate(said, 1)
    )
    raised = tuple(TopicLine(n, 1, f"议题{n}", "", comments=tuple(sorted(of))) for n, of in enumerate(topics, 1))
    groups = digest(replace(EMPTY, comments=lines, topics=raised))
    told = {line.number: group for group in groups for line in group.comments}
    assert sum(len(group.comments) for group in groups) == len(told)
    assert sorted(told) == [line.number for line in lines if line.status is CommentStatus.RECORDED]
    for line in lines:
        if line.number in told:
            first = next((topic.title for topic in raised if line.number in topic.comments), line.category)
            assert told[line.number].title == first
    sizes = [len(group.comments) for group in groups if not group.topic]
    assert sizes == sorted(sizes, reverse=True)


@given(SAID)
def test_a_group_quotes_the_most_endorsed_and_names_the_rest(said: list[tuple[str, CommentStatus, int]]) -> None:
    lines = tuple(
        said_line(number, "停车", CommentStatus.RECORDED, endorsed) for number, (_, _, endorsed) in enumerate(said, 1)
    )
    for group in digest(replace(EMPTY, comments=lines)):
        assert sorted([*(line.number for line in group.quoted), *group.others]) == [line.number for line in lines]
        least = min(line.endorsements for line in group.quoted)
        assert all(lines[number - 1].endorsements <= least for number in group.others)
        assert group.endorsements == sum(line.endorsements for line in lines)
        if group.others and group.endorsements:
            assert least > 0, "what nobody endorsed isn't quoted among the most endorsed"
