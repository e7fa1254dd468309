"""Votes: motions, the frozen roll, figures handed in so far, the papers behind a count, the rules there are."""

from __future__ import annotations

from yitusanhui.domain.lines_papers import VotePapers
from yitusanhui.domain.live import LiveMark
from yitusanhui.domain.report import MotionLine
from yitusanhui.domain.rules import Rule, load_presets
from yitusanhui.operations.reading.source import Source, rows_of
from yitusanhui.store.check import whole
from yitusanhui.store.reading import motions, vote_papers
from yitusanhui.store.reading.motions import RollLine as RollLine
from yitusanhui.store.reading.sheets import load_papers, load_totals
from yitusanhui.store.reading.templates import kept_template


def read_motions(source: Source, meeting_id: int | None = None) -> tuple[MotionLine, ...]:
    """Motions; figures only of those that are counted."""
    return motions.load_motions(rows_of(source), meeting_id)


def read_roll(source: Source, motion_id: int) -> tuple[RollLine, ...]:
    """The frozen roll of a motion with what was cast by name so far."""
    return motions.load_roll(rows_of(source), motion_id)


def read_counts(source: Source, motion_id: int) -> dict[int, dict[int, int]]:
    """Teller -> choice id -> votes entered so far."""
    return motions.load_counts(rows_of(source), motion_id)


def read_totals(source: Source, motion_id: int, teller: int = 1) -> dict[int, dict[int, int]]:
    """What a teller entered so far: choice id -> score or rank (0 where votes have none) -> votes."""
    return load_totals(rows_of(source), motion_id, teller)


def read_papers(source: Source, motion_id: int) -> dict[str, int]:
    """发出, 收回, 废票 and 空白 as they were handed in, by field; empty before that."""
    return load_papers(rows_of(source), motion_id)


def read_live(source: Source, motion_id: int) -> tuple[LiveMark, ...]:
    """What an open vote of owners has reached of each mark; nothing where results are hidden until it is closed."""
    return motions.load_live(rows_of(source), motion_id)


def read_vote_papers(source: Source, meeting_id: int | None = None) -> tuple[VotePapers, ...]:
    """计票底稿 of every counted motion, or of one meeting's."""
    rows = rows_of(source)
    with whole(rows):
        return vote_papers.load_vote_papers(rows, meeting_id)


def read_presets(source: Source) -> dict[str, Rule]:
    """The voting rules this file offers."""
    return load_presets(kept_template(rows_of(source), "presets.toml"))
