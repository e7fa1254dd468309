"""Promises, and what a meeting said of them."""

from __future__ import annotations

from yitusanhui.domain.report import CommitmentLine, EvaluationLine
from yitusanhui.operations.reading.source import Source, rows_of
from yitusanhui.store.reading import commitments


def read_commitments(source: Source) -> tuple[CommitmentLine, ...]:
    """All commitments with their newest state and verdict."""
    return commitments.load_commitments(rows_of(source))


def read_evaluations(source: Source, meeting_id: int) -> tuple[EvaluationLine, ...]:
    """What one meeting said of promises and of the whole."""
    return commitments.load_evaluations(rows_of(source), meeting_id)
