"""Commitments with how far they came, and evaluations with their rates."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yitusanhui.domain.report import CommitmentLine, EvaluationLine, LevelLine
from yitusanhui.domain.satisfaction import LevelKind, Rates, Scale, is_satisfied, load_scales, rates
from yitusanhui.domain.sentences import evaluation_sentence
from yitusanhui.domain.shares import percent
from yitusanhui.domain.terms import CommitmentKind, CommitmentState, Verdict
from yitusanhui.store.connection import Row
from yitusanhui.store.reading.templates import formats, kept_template
from yitusanhui.store.rows import Rows

_LATEST = """
SELECT c.*, coalesce(p.state, 'open') AS state, coalesce(p.note, '') AS progress_note, e.verdict
FROM commitments c
LEFT JOIN progress p ON p.id = (SELECT max(id) FROM progress WHERE commitment_id = c.id AND void = 0)
LEFT JOIN evaluations e ON e.id = (SELECT max(id) FROM evaluations
    WHERE commitment_id = c.id AND void = 0 AND verdict IS NOT NULL)
WHERE c.void = 0
"""


def load_commitments(rows: Rows, meeting_id: int | None = None) -> tuple[CommitmentLine, ...]:
    """All commitments, or those made in one meeting, with their newest state and verdict."""
    if meeting_id is None:
        found = rows.rows(f"{_LATEST} ORDER BY c.id")
    else:
        found = rows.rows(f"{_LATEST} AND c.meeting_id = ? ORDER BY c.id", meeting_id)
    return tuple(
        CommitmentLine(
            id=row["id"],
            meeting_id=row["meeting_id"],
            kind=CommitmentKind(row["kind"]),
            text=row["text"],
            owner=row["owner"],
            due=row["due"],
            state=CommitmentState(row["state"]),
            note=row["progress_note"],
            topic_id=row["topic_id"],
            option_id=row["option_id"],
            from_commitment=row["from_commitment"],
            verdict=Verdict(row["verdict"]) if row["verdict"] else None,
        )
        for row in found
    )


def load_evaluations(rows: Rows, meeting_id: int) -> tuple[EvaluationLine, ...]:
    """What one meeting evaluated."""
    found = rows.rows("SELECT * FROM evaluations WHERE meeting_id = ? AND void = 0 ORDER BY id", meeting_id)
    scales = load_scales(kept_template(rows, "scales.toml")) if found else {}
    polls = {row["id"]: poll for row in found if (poll := _poll(row, scales))}
    items = [polls[row["id"]].rates for row in found if row["id"] in polls and row["commitment_id"] is not None]
    words = formats(rows)
    return tuple(_evaluation(row, polls.get(row["id"]), items, words) for row in found)


def _evaluation(row: Row, poll: _Poll | None, items: list[Rates], words: Mapping[str, str]) -> EvaluationLine:
    return EvaluationLine(
        id=row["id"],
        meeting_id=row["meeting_id"],
        subject=row["subject"],
        commitment_id=row["commitment_id"],
        verdict=Verdict(row["verdict"]) if row["verdict"] else None,
        note=row["note"],
        issued=row["issued"],
        returned=row["returned"],
        invalid=row["invalid"],
        unsure_counted=bool(row["unsure_counts"]),
        **(_figures(row, poll, items, words) if poll else {}),
    )


@dataclass(frozen=True, slots=True)
class _Poll:
    """The sheets of one evaluation: its scale, sheets by level, rates."""

    scale: Scale
    counts: dict[str, int]
    rates: Rates


def _poll(row: Row, scales: Mapping[str, Scale]) -> _Poll | None:
    counts: dict[str, int] = json.loads(row["levels"])
    scale = scales.get(row["scale"]) if counts else None
    return _Poll(scale, counts, rates(scale, counts, unsure_counts=bool(row["unsure_counts"]))) if scale else None


def _figures(row: Row, poll: _Poll, items: list[Rates], words: Mapping[str, str]) -> dict[str, Any]:
    """Levels and rates; the whole also asks that no item of the meeting falls below the item line."""
    valid = sum(poll.counts.values())
    has_unsure = any(level.kind is LevelKind.UNSURE for level in poll.scale.levels)
    counted = bool(row["unsure_counts"]) if has_unsure else None
    papers = (row["issued"], row["returned"], row["invalid"])
    return {
        "levels": tuple(
            LevelLine(level.label, poll.counts.get(level.label, 0), percent(poll.counts.get(level.label, 0), valid))
            for level in poll.scale.levels
        ),
        "satisfied": poll.rates.satisfied_words,
        "overall": poll.rates.overall_words,
        "passed": is_satisfied(poll.scale, poll.rates, items if row["commitment_id"] is None else ()),
        "sentence": evaluation_sentence(*papers, poll.rates, words, counted, hands=0 if any(papers) else valid),
    }
