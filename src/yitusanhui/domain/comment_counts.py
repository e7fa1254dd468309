"""Counts of comments with their fixed sentence, for the file and for the public."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from yitusanhui.domain.report import CommentFigures, CommentLine
from yitusanhui.domain.sentences import comments_sentence
from yitusanhui.domain.terms import CommentStatus, ReplyKind

GONE = (CommentStatus.WITHDRAWN, CommentStatus.VOIDED)


def held_back(comments: Iterable[CommentLine]) -> list[CommentLine]:
    """Comments with sensitive words that nobody has released: ** in public copies."""
    return [one for one in comments if one.held and one.status is CommentStatus.RECORDED]


def count_comments(comments: Iterable[CommentLine], formats: Mapping[str, str]) -> CommentFigures:
    """Counts of these comments; withdrawn ones are in `by_status` and `withdrawn` and nowhere else.

    `formats` are the fixed sentences (`domain.formats`). Raises DomainError `sentence_broken`.
    """
    everything, recorded = list(comments), CommentStatus.RECORDED
    counting = [one for one in everything if one.status is recorded]
    replied = Counter([str(one.reply.kind) for one in counting if one.reply])
    gone: Counter[CommentStatus] = Counter(one.status for one in everything if one.status is not recorded)
    figures = CommentFigures(
        total=len(counting),
        withdrawn=gone[CommentStatus.WITHDRAWN],
        endorsements=sum([one.endorsements for one in counting]),
        by_status={str(recorded): len(counting)} | {str(one): gone[one] for one in GONE},
        by_source=dict(Counter([one.source for one in counting]).most_common()),
        by_category=dict(Counter([one.category for one in counting if one.category]).most_common()),
        by_reply={str(kind): replied[str(kind)] for kind in ReplyKind},
        unanswered=len(counting) - replied.total(),
    )
    return replace(figures, sentence=comments_sentence(figures, formats))
