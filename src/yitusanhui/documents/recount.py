"""计票底稿 for anyone to count again: votes.csv, rule.json with the recorded results, and the script beside them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from yitusanhui import __version__, paths
from yitusanhui.documents.digests import script
from yitusanhui.documents.workbook_csv import write_csv
from yitusanhui.documents.workbook_sheet import Value
from yitusanhui.domain.lines_papers import CastLine, VotePapers
from yitusanhui.domain.report import ConditionLine, ConsultationReport, MeetingReport, MotionLine
from yitusanhui.domain.terms import MotionState
from yitusanhui.texts import archive, tables

Counted = tuple[MeetingReport, MotionLine, VotePapers]


def counted(
    report: ConsultationReport, papers: Sequence[VotePapers], meeting_id: int | None = None
) -> tuple[Counted, ...]:
    """The counted motions of one meeting, or of all (None), each with its papers; those without papers left out."""
    by_motion = {one.motion_id: one for one in papers}
    return tuple(
        (meeting, motion, by_motion[motion.id])
        for meeting in report.meetings
        if meeting_id in (None, meeting.id)
        for motion in meeting.motions
        if motion.state is MotionState.COUNTED and motion.id in by_motion
    )


def write_recount(title: str, motions: Sequence[Counted], folder: Path) -> Path:
    """Fill the folder, which must not exist yet, and return it. The results are those that the report has."""
    folder.mkdir(parents=True)
    rows = (row for _, motion, papers in motions for row in _rows(motion, papers))
    write_csv(folder / archive.VOTE_LOG, archive.VOTE_LOG_HEADS, rows)
    plain = {"title": title, "software": archive.SOFTWARE.format(version=__version__)}
    found = {**plain, "motions": [_motion(*one) for one in motions]}
    words = json.dumps(found, ensure_ascii=False, indent=1)
    (folder / archive.VOTE_RULES).write_text(words + "\n", "utf-8", newline="\n")
    shutil.copyfile(paths.recount() / "recount.py", folder / archive.RECOUNT_SCRIPT)
    return folder


def disagreements(folder: Path) -> Iterator[str]:
    """What the script finds different from the recorded results, in words."""
    ours = script("recount")
    try:
        for motion, log in ours.read_papers(folder):
            yield from (
                f"{motion['title']} {off}" for off in ours.differences(motion["result"], ours.recount(motion, log))
            )
    except ours.Unreadable as trouble:
        yield str(trouble)


def _rows(motion: MotionLine, papers: VotePapers) -> Iterator[tuple[Value, ...]]:
    labels = {choice.id: choice.label for choice in motion.choices}
    voters: dict[str, int] = {}
    for line in papers.lines:
        number = voters.setdefault(line.voter, len(voters) + 1) if line.voter else None
        yield _row(motion, labels.get(line.choice_id, ""), number, line)


def _row(motion: MotionLine, label: str, number: int | None, line: CastLine) -> tuple[Value, ...]:
    return (
        motion.id,
        motion.title,
        number,
        line.name,
        line.household,
        line.choice_id,
        label,
        line.value,
        line.at,
        line.area_cm2,
        line.votes,
        line.teller or None,
    )


def _motion(meeting: MeetingReport, motion: MotionLine, papers: VotePapers) -> dict[str, Any]:
    return {
        "id": motion.id,
        "meeting": meeting.name,
        "title": motion.title,
        "method": motion.method.value,
        "method_words": tables.METHODS[motion.method],
        "rule": dict(papers.rule),
        "rule_words": motion.rule_words,
        "choices": [{"id": one.id, "label": one.label, "kind": one.kind.value} for one in motion.choices],
        "imported": papers.imported,
        "named": papers.named,
        "expected": motion.expected,
        "present": motion.present,
        "proxies": papers.proxies,
        "expected_area_cm2": motion.expected_area_cm2,
        "present_area_cm2": papers.present_area_cm2,
        "issued": motion.issued,
        "returned": motion.returned,
        "invalid": papers.invalid,
        "blank": papers.blank,
        "top": papers.top,
        "short": motion.short,
        "result": _result(motion),
    }


def _result(motion: MotionLine) -> dict[str, Any]:
    """As it was recorded, in the words and figures of the minutes."""
    figures = ("valid", "invalid", "abstain", "voters", "quorum_met", "passed", "tie")
    return {
        **{name: getattr(motion, name) for name in figures},
        "void": bool(motion.void),
        "leading": list(motion.leading),
        "choices": [
            {
                "id": one.id,
                "votes": one.votes,
                "area_cm2": one.area_cm2,
                "points": one.points or 0,
                "firsts": one.firsts or 0,
                "place": one.place or 0,
                "average": one.average,
                "values": one.values,
                "percent": one.percent,
            }
            for one in motion.choices
        ],
        "quorum": [_test(line) for line in motion.quorum],
        "tests": [_test(line) for line in motion.tests],
        "sentence": motion.sentence,
    }


def _test(line: ConditionLine) -> dict[str, Any]:
    return {"have": line.numerator, "of": line.denominator, "met": line.met}
