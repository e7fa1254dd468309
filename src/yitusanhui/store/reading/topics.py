"""Topics with their comments, options and positions: one query for each of these, however many topics there are."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from yitusanhui.domain.report import ConfirmationLine, OptionLine, PositionLine, TopicLine
from yitusanhui.domain.terms import Consent, Fate, OptionState, Stance
from yitusanhui.store.connection import Row
from yitusanhui.store.rows import Rows

Grouped = Mapping[int, Sequence[Row]]


def load_topics(rows: Rows, meeting_id: int | None = None) -> tuple[TopicLine, ...]:
    """All topics, or those of one meeting."""
    where, values = ("AND o.meeting_id = ?", (meeting_id,)) if meeting_id is not None else ("", ())
    found = rows.rows(f"SELECT o.* FROM topics o WHERE o.void = 0 {where} ORDER BY o.id", *values)
    merged = {
        row["topic_id"]: tuple(sorted(map(int, row["numbers"].split(","))))
        for row in rows.rows(
            "SELECT t.topic_id, group_concat(t.comment_id) AS numbers FROM topics o "
            "JOIN topic_comments t ON t.topic_id = o.id JOIN comments c ON c.id = t.comment_id "
            f"WHERE o.void = 0 AND t.void = 0 AND c.status = 'recorded' {where} GROUP BY t.topic_id",
            *values,
        )
    }
    options, confirmations = _options(rows), _grouped(_standing(rows, "confirmations"), "topic_id")
    return tuple(
        TopicLine(
            id=row["id"],
            meeting_id=row["meeting_id"],
            title=row["title"],
            question=row["question"],
            comments=merged.get(row["id"], ()),
            options=tuple(options.get(row["id"], ())),
            agreement=row["agreement"],
            confirmations=tuple(_confirmation(one) for one in confirmations.get(row["id"], ())),
            fate=Fate(row["fate"]) if row["fate"] else None,
            fate_note=row["fate_note"],
        )
        for row in found
    )


@dataclass(frozen=True, slots=True)
class _Beside:
    """What an option is shown with: who stands where, the sites by their names, the drawings by theirs."""

    positions: Grouped
    sites: Mapping[str, str]
    drawings: Mapping[int, str]


def _options(rows: Rows) -> dict[int, list[OptionLine]]:
    """The options of each topic."""
    found = _standing(rows, "options")
    if not found:
        return {}
    beside = _Beside(
        _grouped(_standing(rows, "positions"), "option_id"),
        {row["id"]: row["name"] for row in rows.rows("SELECT id, name FROM sites WHERE void = 0")},
        {row["id"]: f"{row['label']} {row['name']}" for row in rows.rows("SELECT id, label, name FROM blueprints")},
    )
    options = defaultdict(list)
    for row in found:
        options[row["topic_id"]].append(_option(row, beside))
    return options


def _option(row: Row, beside: _Beside) -> OptionLine:
    sites = [site for site in json.loads(row["sites"]) if site in beside.sites]
    return OptionLine(
        id=row["id"],
        label=row["label"],
        title=row["title"],
        detail=row["detail"],
        cost=row["cost"],
        touches=row["touches"],
        state=OptionState(row["state"]),
        positions=tuple(_position(one) for one in beside.positions.get(row["id"], ())),
        blueprint_id=row["blueprint_id"],
        drawing=beside.drawings.get(row["blueprint_id"], ""),
        site_ids=tuple(sites),
        sites=tuple(beside.sites[site] for site in sites),
    )


def _position(row: Row) -> PositionLine:
    return PositionLine(row["stakeholder"], Stance(row["stance"]), row["words"], bool(row["confirmed"]))


def _confirmation(row: Row) -> ConfirmationLine:
    return ConfirmationLine(row["party"], Consent(row["stance"]), row["words"], row["at"])


def _standing(rows: Rows, table: str) -> list[Row]:
    """Rows that nobody took back, in order of entry."""
    return rows.rows(f"SELECT * FROM {table} WHERE void = 0 ORDER BY id")


def _grouped(found: Iterable[Row], by: str) -> Grouped:
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in found:
        groups[row[by]].append(row)
    return groups
