"""Topics with their comments, options and positions."""

from __future__ import annotations

import json
from collections import defaultdict

from yitusanhui.domain.report import ConfirmationLine, OptionLine, PositionLine, TopicLine
from yitusanhui.domain.terms import Consent, Fate, OptionState, Stance
from yitusanhui.store.rows import Rows


def load_topics(rows: Rows, meeting_id: int | None = None) -> tuple[TopicLine, ...]:
    """All topics, or those of one meeting."""
    where, values = ("AND o.meeting_id = ?", (meeting_id,)) if meeting_id is not None else ("", ())
    found = rows.rows(f"SELECT o.* FROM topics o WHERE o.void = 0 {where} ORDER BY o.id", *values)
    merged: dict[int, list[int]] = defaultdict(list)
    for row in rows.rows(
        "SELECT t.topic_id, t.comment_id FROM topics o JOIN topic_comments t ON t.topic_id = o.id "
        "JOIN comments c ON c.id = t.comment_id "
        f"WHERE o.void = 0 AND t.void = 0 AND c.status = 'recorded' {where} ORDER BY t.comment_id",
        *values,
    ):
        merged[row["topic_id"]].append(row["comment_id"])
    return tuple(
        TopicLine(
            id=row["id"],
            meeting_id=row["meeting_id"],
            title=row["title"],
            question=row["question"],
            comments=tuple(merged[row["id"]]),
            options=load_options(rows, row["id"]),
            agreement=row["agreement"],
            confirmations=_confirmations(rows, row["id"]),
            fate=Fate(row["fate"]) if row["fate"] else None,
            fate_note=row["fate_note"],
        )
        for row in found
    )


def load_options(rows: Rows, topic_id: int) -> tuple[OptionLine, ...]:
    """The options of a topic with who stands where, its drawing and its sites by their names."""
    found = rows.rows("SELECT * FROM options WHERE topic_id = ? AND void = 0 ORDER BY id", topic_id)
    if not found:
        return ()
    names = {row["id"]: row["name"] for row in rows.rows("SELECT id, name FROM sites WHERE void = 0")}
    drawings = {
        row["id"]: f"{row['label']} {row['name']}" for row in rows.rows("SELECT id, label, name FROM blueprints")
    }
    return tuple(
        OptionLine(
            id=row["id"],
            label=row["label"],
            title=row["title"],
            detail=row["detail"],
            cost=row["cost"],
            touches=row["touches"],
            state=OptionState(row["state"]),
            positions=_positions(rows, row["id"]),
            blueprint_id=row["blueprint_id"],
            drawing=drawings.get(row["blueprint_id"], ""),
            site_ids=tuple(site for site in json.loads(row["sites"]) if site in names),
            sites=tuple(names[site] for site in json.loads(row["sites"]) if site in names),
        )
        for row in found
    )


def _positions(rows: Rows, option_id: int) -> tuple[PositionLine, ...]:
    return tuple(
        PositionLine(row["stakeholder"], Stance(row["stance"]), row["words"], bool(row["confirmed"]))
        for row in rows.rows("SELECT * FROM positions WHERE option_id = ? AND void = 0 ORDER BY id", option_id)
    )


def _confirmations(rows: Rows, topic_id: int) -> tuple[ConfirmationLine, ...]:
    found = rows.rows("SELECT * FROM confirmations WHERE topic_id = ? AND void = 0 ORDER BY id", topic_id)
    return tuple(ConfirmationLine(row["party"], Consent(row["stance"]), row["words"], row["at"]) for row in found)
