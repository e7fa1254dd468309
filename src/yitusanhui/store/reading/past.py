"""What happened to the rows of a story, from the journal."""

from __future__ import annotations

import json
from collections.abc import Iterable

from yitusanhui.domain.past import PastLine
from yitusanhui.store.connection import Row
from yitusanhui.store.rows import Rows

# Few in any project, and read whole; the tables of ones below are asked for the comments in question only.
_OF_THE_PROJECT = (
    *("topics", "options", "positions", "confirmations", "motions", "commitments", "progress", "evaluations"),
)
_OF_A_COMMENT = ("endorsements", "topic_comments", "replies")
_PAST = """
SELECT at, operation, entity, entity_id, before, after FROM journal
WHERE after IS NOT NULL AND (entity IN (SELECT value FROM json_each(?1))
    OR (entity = 'comments' AND before IS NOT NULL AND entity_id IN (SELECT value FROM json_each(?3)))
    OR (entity IN (SELECT value FROM json_each(?2))
        AND json_extract(after, '$.comment_id') IN (SELECT value FROM json_each(?3))))
ORDER BY seq
"""


def load_past(rows: Rows, comments: Iterable[int]) -> tuple[PastLine, ...]:
    """What happened to the project's topics, votes and promises, and to these comments, in the order it did."""
    groups = (list(_OF_THE_PROJECT), list(_OF_A_COMMENT), sorted(comments))
    return tuple(_line(row) for row in rows.rows(_PAST, *map(json.dumps, groups)))


def _line(row: Row) -> PastLine:
    before = json.loads(row["before"]) if row["before"] else {}
    return PastLine(row["at"], row["operation"], row["entity"], row["entity_id"], before, json.loads(row["after"]))
