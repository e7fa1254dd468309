"""上次意见落实: what a meeting takes over from those before it, to be read out and to hang."""

from __future__ import annotations

from pathlib import Path

from reportlab.platypus import Flowable

from yitusanhui.documents import compose, parts
from yitusanhui.documents.page import BODY, LEVEL_1, TITLE, publish
from yitusanhui.documents.parts import answer, in_lines, table
from yitusanhui.documents.typeset import Paragraph, Prose
from yitusanhui.domain.last_time import LastTime, last_time_of
from yitusanhui.domain.report import CommentLine, ConsultationReport, TopicLine
from yitusanhui.domain.wording import numeral
from yitusanhui.texts import papers
from yitusanhui.texts import papers_trace as words
from yitusanhui.texts.tracing import fate_words, last_time_intro


def write_last_time(report: ConsultationReport, meeting_id: int, target: Path) -> Path:
    """上次意见落实 for one meeting as PDF/A: topics left for it, promises, replies, and what nobody answered."""
    meeting = report.meeting(meeting_id)
    carried = last_time_of(report, meeting_id)
    flow: list[Flowable] = [Prose([Paragraph(TITLE, compose.heading(report, None, words.CARRIED))])]
    intro = f"{words.READ_AT.format(meeting=meeting.name)}{last_time_intro(carried)}"
    flow.append(Prose([Paragraph(BODY, line) for line in intro.split("\n")]))
    for place, (title, drawn) in enumerate(_parts(carried), 1):
        head = words.HEAD.format(place=numeral(place), title=title)
        flow += [Prose([Paragraph(LEVEL_1, head)]), *drawn]
    return publish(compose.bound(flow), compose.about(report, meeting, words.CARRIED), target)


def _parts(carried: LastTime) -> list[tuple[str, list[Flowable]]]:
    found: list[tuple[str, list[Flowable]]] = []
    topics = [_topic(topic) for topic in (*carried.topics, *carried.referred)]
    if topics:
        found.append((words.TOPICS, table(words.TOPIC_HEADS, topics, words.TOPIC_CENTRED)))
    if carried.promises:
        found.append((words.PROMISES, parts.commitments(carried.promises)))
    said = {comment.number: comment for comment in (*carried.replied, *carried.unanswered)}
    if said:
        rows = [_replied(said[number]) for number in sorted(said)]
        found.append((words.REPLIES, table(papers.REPLY_HEADS, rows, papers.REPLY_CENTRED)))
    return found


def _replied(comment: CommentLine) -> tuple[str, ...]:
    kind, *rest = answer(comment)
    return (str(comment.number), comment.text, kind or words.WAITING, *rest)


def _topic(topic: TopicLine) -> tuple[str, ...]:
    return (str(topic.id), topic.title, in_lines(fate_words(topic), topic.fate_note))
