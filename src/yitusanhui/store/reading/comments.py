"""Comments with their endorsements, topics and replies, and the counts of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from yitusanhui.domain.comment_counts import count_comments
from yitusanhui.domain.report import CommentFigures, CommentLine, EndorsementLine, ReplyLine, SecondedLine
from yitusanhui.domain.shapes import read_shape
from yitusanhui.domain.terms import CommentStatus, ReplyKind
from yitusanhui.store.connection import Row
from yitusanhui.store.reading.located import placed_by_degrees
from yitusanhui.store.reading.templates import formats, sensitive_words
from yitusanhui.store.rows import Rows

_SELECT = """
SELECT c.*, coalesce(p.address, '') AS address,
    (SELECT coalesce(sum(e.count), 0) FROM endorsements e WHERE e.comment_id = c.id AND e.void = 0) AS endorsed,
    (SELECT group_concat(t.topic_id) FROM topic_comments t JOIN topics o ON o.id = t.topic_id
        WHERE t.comment_id = c.id AND t.void = 0 AND o.void = 0) AS topics,
    (SELECT count(*) FROM attachments a WHERE a.entity = 'comments' AND a.entity_id = c.id AND a.void = 0) AS photos,
    EXISTS (SELECT 1 FROM releases q WHERE q.comment_id = c.id AND q.void = 0 AND q.amended = c.amended) AS released,
    x.reason AS retracted, x.at AS retracted_at, p.consent,
    r.kind AS reply_kind, r.reason AS reply_reason, r.owner AS reply_owner, r.due AS reply_due, r.at AS reply_at
FROM comments c LEFT JOIN participants p ON p.id = c.participant_id
LEFT JOIN replies r ON r.comment_id = c.id AND r.void = 0
LEFT JOIN retractions x ON x.comment_id = c.id AND x.void = 0
"""

_BEHIND = {
    "comments": "SELECT id FROM comments WHERE id IN",
    "endorsements": "SELECT comment_id FROM endorsements WHERE id IN",
    "attachments": "SELECT entity_id FROM attachments WHERE entity = 'comments' AND id IN",
    "releases": "SELECT comment_id FROM releases WHERE id IN",
    "retractions": "SELECT comment_id FROM retractions WHERE id IN",
    "replies": "SELECT comment_id FROM replies WHERE id IN",
    "topic_comments": "SELECT comment_id FROM topic_comments WHERE id IN",
    "topics": "SELECT comment_id FROM topic_comments WHERE topic_id IN",
    "placements": "SELECT comment_id FROM placements WHERE id IN",
    "participants": "SELECT id FROM comments WHERE participant_id IN",
}


def load_comments(rows: Rows, meeting_id: int | None = None) -> tuple[CommentLine, ...]:
    """All comments by number, or those of one meeting; withdrawn ones are among them."""
    if meeting_id is None:
        found = rows.rows(f"{_SELECT} ORDER BY c.id")
    else:
        found = rows.rows(f"{_SELECT} WHERE c.meeting_id = ? ORDER BY c.id", meeting_id)
    return placed_by_degrees(rows, _lines(rows, found))


def load_seconded(rows: Rows, number: int) -> tuple[SecondedLine, ...]:
    """Each 附议 of a comment that stands, in the order they were counted."""
    found = rows.rows(
        "SELECT id, meeting_id, at, count FROM endorsements WHERE comment_id = ? AND void = 0 ORDER BY id", number
    )
    return tuple(SecondedLine(**row) for row in found)


def load_endorsed(rows: Rows, meeting_id: int) -> tuple[EndorsementLine, ...]:
    """What a meeting endorsed of earlier meetings' comments, by number."""
    found = rows.rows(
        "SELECT c.id, c.text, sum(e.count) AS count FROM endorsements e JOIN comments c ON c.id = e.comment_id "
        "WHERE e.meeting_id = ? AND c.meeting_id <> e.meeting_id AND e.void = 0 AND c.status = 'recorded' "
        "AND NOT EXISTS (SELECT 1 FROM retractions x WHERE x.comment_id = c.id AND x.void = 0) "
        "GROUP BY c.id ORDER BY c.id",
        meeting_id,
    )
    return tuple(EndorsementLine(row["id"], row["text"], row["count"]) for row in found)


def load_comment(rows: Rows, number: int) -> CommentLine | None:
    """One comment, or None."""
    return next(iter(load_some_comments(rows, (number,))), None)


def load_some_comments(rows: Rows, numbers: Iterable[int]) -> tuple[CommentLine, ...]:
    """The comments with these numbers that there are."""
    found = rows.rows(f"{_SELECT} WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY c.id", json.dumps([*numbers]))
    return placed_by_degrees(rows, _lines(rows, found))


def numbers_behind(rows: Rows, touched: Iterable[tuple[str, int]]) -> tuple[int, ...]:
    """The comments that look different once these rows (entity, id) have changed, by number."""
    ids: dict[str, list[int]] = {}
    for entity, row in touched:
        ids.setdefault(entity, []).append(row)
    found: set[int] = set()
    for entity, select in _BEHIND.items():
        if entity in ids:
            behind = rows.rows(f"{select} (SELECT value FROM json_each(?))", json.dumps(ids[entity]))
            found.update(number for row in behind for number in row.values())
    return tuple(sorted(found))


def comment_figures(rows: Rows, comments: Iterable[CommentLine]) -> CommentFigures:
    """Counts of these comments, with the fixed sentence."""
    return count_comments(comments, formats(rows))


def _lines(rows: Rows, found: Iterable[Row]) -> Iterator[CommentLine]:
    words = sensitive_words(rows)
    return (_line(row, words.found_in(row["text"])) for row in found)


def _line(row: Row, flags: tuple[str, ...]) -> CommentLine:
    retracted = row["retracted"] is not None
    return CommentLine(
        number=row["id"],
        meeting_id=row["meeting_id"],
        text=row["text"],
        author=row["author"],
        address=row["address"],
        source=row["source"],
        category=row["category"],
        said_at=row["said_at"],
        status=CommentStatus.WITHDRAWN if retracted else CommentStatus(row["status"]),
        withdrawn_reason=row["retracted"] if retracted else row["withdrawn_reason"],
        blueprint_id=row["blueprint_id"],
        x=row["x"],
        y=row["y"],
        endorsements=row["endorsed"],
        amended=row["amended"],
        topics=tuple(sorted(map(int, row["topics"].split(",")))) if row["topics"] else (),
        reply=_reply(row),
        ref=row["ref"],
        lon=row["lon"],
        lat=row["lat"],
        photos=row["photos"],
        flags=flags,
        released=bool(row["released"]),
        retracted_at=row["retracted_at"] or "",
        consent=bool(row["consent"]),
        shape=read_shape(row["shape"]),
    )


def _reply(row: Row) -> ReplyLine | None:
    if row["reply_kind"] is None:
        return None
    return ReplyLine(
        kind=ReplyKind(row["reply_kind"]),
        reason=row["reply_reason"],
        owner=row["reply_owner"],
        due=row["reply_due"],
        at=row["reply_at"],
    )
