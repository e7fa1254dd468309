"""One meeting as its report; a sealed one as it was sealed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from yitusanhui.domain.attached import MEETINGS, AttachmentLine, of_meeting
from yitusanhui.domain.plain import from_plain
from yitusanhui.domain.procedures import load_procedure
from yitusanhui.domain.report import (
    CommentLine,
    CommitmentLine,
    EvaluationLine,
    MeetingReport,
    NoticeLine,
    RemarkLine,
    RewordingLine,
    SealLine,
    StepLine,
)
from yitusanhui.domain.terms import MeetingState, Stage
from yitusanhui.store.connection import Row
from yitusanhui.store.reading.attachments import load_attached, load_attachments
from yitusanhui.store.reading.attendance import load_proxies, load_sheet
from yitusanhui.store.reading.blueprints import load_blueprints
from yitusanhui.store.reading.comments import comment_figures, load_comments, load_endorsed
from yitusanhui.store.reading.commitments import load_commitments, load_evaluations
from yitusanhui.store.reading.motions import load_motions
from yitusanhui.store.reading.running import load_checks, load_pauses, load_speeches
from yitusanhui.store.reading.topics import load_topics
from yitusanhui.store.rows import Rows
from yitusanhui.texts import say


def load_meetings(rows: Rows, comments: Iterable[CommentLine] | None = None) -> tuple[MeetingReport, ...]:
    """Every meeting in the order they were called; `comments`, where all of them are in hand, saves reading them."""
    of: dict[int, list[CommentLine]] = defaultdict(list)
    for comment in comments or ():
        of[comment.meeting_id].append(comment)
    found = rows.rows("SELECT id FROM meetings WHERE void = 0 ORDER BY id")
    return tuple(load_meeting(rows, row["id"], None if comments is None else of[row["id"]]) for row in found)


def load_meeting(rows: Rows, meeting_id: int, comments: Iterable[CommentLine] | None = None) -> MeetingReport:
    """One meeting; KeyError when there is none. Addenda and late signed pages come on top of a sealed report."""
    seal = rows.row("SELECT * FROM seals WHERE meeting_id = ?", meeting_id)
    if seal is not None:
        report = _as_sealed(seal["report"])
        late = tuple(one for one in load_attached(rows, MEETINGS, meeting_id) if one.late)
        attachments = (*report.attachments, *late)
        return replace(report, addenda=load_addenda(rows, meeting_id), seal=_seal(seal), attachments=attachments)
    row = rows.row("SELECT * FROM meetings WHERE id = ? AND void = 0", meeting_id)
    if row is None:
        raise KeyError(meeting_id)
    return _from_rows(rows, row, load_comments(rows, meeting_id) if comments is None else tuple(comments))


@lru_cache(maxsize=8)  # by the words themselves: another report is another entry, and a sealed one is never changed
def _as_sealed(kept: str) -> MeetingReport:
    """The report that was sealed; of ten thousand comments it takes half a second to read."""
    return from_plain(MeetingReport, json.loads(kept))


def load_all_particulars(rows: Rows) -> tuple[MeetingReport, ...]:
    """Every meeting as `load_particulars` has it, in the order they were called."""
    found = rows.rows("SELECT id FROM meetings WHERE void = 0 ORDER BY id")
    return tuple(load_particulars(rows, row["id"]) for row in found)


def load_particulars(rows: Rows, meeting_id: int) -> MeetingReport:
    """State, agenda, turns, notices and drawing of a meeting, without what was said, voted and promised."""
    row = rows.row("SELECT * FROM meetings WHERE id = ? AND void = 0", meeting_id)
    if row is None:
        raise KeyError(meeting_id)
    procedure = load_procedure(row["procedure"])
    blueprints = {blueprint.id: blueprint for blueprint in load_blueprints(rows)}
    notices = _notices(rows, meeting_id)
    steps = load_steps(rows, meeting_id)
    first = len(steps) < len(procedure.steps)  # by their number: a step may have another name by now
    return MeetingReport(
        id=meeting_id,
        stage=Stage(row["stage"]),
        stage_name=procedure.name,
        round=row["round"],
        name=say("meeting_name", {"stage": procedure.name, "round": row["round"]}),
        state=MeetingState(row["state"]),
        planned_at=row["planned_at"],
        place=row["place"],
        chair=row["chair"],
        recorder=row["recorder"],
        opened_at=row["opened_at"],
        closed_at=row["closed_at"],
        notice_days=procedure.notice_days,
        notice_given_days=_days_given(notices, row),
        public_notice_days=procedure.public_notice_days,
        blueprint=blueprints.get(row["blueprint_id"]),
        step_id=row["step_id"],
        notices=notices,
        steps=steps,
        planned_minutes=sum(step.minutes for step in procedure.steps_of(first=first)),
        rules=procedure.speaking_rules,
        invited=procedure.invited,
        pauses=load_pauses(rows, meeting_id),
        checks=load_checks(rows, meeting_id, procedure.checklist),
        speeches=load_speeches(rows, meeting_id),
    )


def _from_rows(rows: Rows, row: Row, comments: tuple[CommentLine, ...]) -> MeetingReport:
    meeting_id = row["id"]
    commitments, evaluations = load_commitments(rows, meeting_id), load_evaluations(rows, meeting_id)
    attendance, attendees = load_sheet(rows, meeting_id)
    return replace(
        load_particulars(rows, meeting_id),
        attendance=attendance,
        attendees=attendees,
        proxies=load_proxies(rows, meeting_id),
        comments=comments,
        comment_figures=comment_figures(rows, comments),
        endorsed=load_endorsed(rows, meeting_id),
        topics=load_topics(rows, meeting_id),
        motions=load_motions(rows, meeting_id),
        commitments=commitments,
        evaluations=evaluations,
        attachments=_filed_with(rows, meeting_id, commitments, evaluations),
        corrections=load_corrections(rows, meeting_id),
        rewordings=load_rewordings(rows, meeting_id),
        addenda=load_addenda(rows, meeting_id),
    )


def _filed_with(
    rows: Rows, meeting_id: int, commitments: Iterable[CommitmentLine], evaluations: Iterable[EvaluationLine]
) -> tuple[AttachmentLine, ...]:
    spoken_of = {one.id for one in commitments} | {one.commitment_id for one in evaluations if one.commitment_id}
    return of_meeting(load_attachments(rows), meeting_id, spoken_of)


def load_steps(rows: Rows, meeting_id: int) -> tuple[StepLine, ...]:
    """A meeting's agenda in its order."""
    return tuple(
        StepLine(
            id=row["id"],
            position=row["position"],
            name=row["name"],
            minutes=row["minutes"],
            script=row["script"],
            started_at=row["started_at"],
            ended_at=row["ended_at"],
        )
        for row in rows.rows(
            "SELECT * FROM agenda_steps WHERE meeting_id = ? AND void = 0 ORDER BY position, id", meeting_id
        )
    )


def _notices(rows: Rows, meeting_id: int) -> tuple[NoticeLine, ...]:
    found = rows.rows("SELECT * FROM notices WHERE meeting_id = ? AND void = 0 ORDER BY posted_at, id", meeting_id)
    return tuple(NoticeLine(row["place"], row["posted_at"]) for row in found)


def _days_given(notices: tuple[NoticeLine, ...], row: Row) -> int | None:
    """Whole days from the first notice to the meeting, by the calendar; None where either is unknown."""
    when = row["opened_at"] or row["planned_at"]
    if not notices or not when:
        return None
    return (datetime.fromisoformat(when).date() - datetime.fromisoformat(notices[0].posted_at).date()).days


def load_corrections(rows: Rows, meeting_id: int) -> tuple[RemarkLine, ...]:
    """What was put right in a meeting's minutes before the seal."""
    found = rows.rows("SELECT * FROM corrections WHERE meeting_id = ? AND void = 0 ORDER BY id", meeting_id)
    return tuple(RemarkLine(row["id"], row["section"], row["text"], row["at"]) for row in found)


def load_rewordings(rows: Rows, meeting_id: int) -> tuple[RewordingLine, ...]:
    """Paragraphs of a meeting's minutes in the recorder's own words."""
    found = rows.rows("SELECT * FROM rewordings WHERE meeting_id = ? AND void = 0 ORDER BY id", meeting_id)
    return tuple(RewordingLine(row["id"], row["section"], row["drafted"], row["text"], row["at"]) for row in found)


def load_addenda(rows: Rows, meeting_id: int) -> tuple[RemarkLine, ...]:
    """What was added after the seal, each with its reason."""
    found = rows.rows("SELECT * FROM addenda WHERE meeting_id = ? ORDER BY id", meeting_id)
    added = [RemarkLine(row["id"], "", row["text"], row["at"], row["reason"]) for row in found]
    return tuple(sorted([*added, *_retracted(rows, meeting_id)], key=lambda line: line.at))


def _retracted(rows: Rows, meeting_id: int) -> Iterable[RemarkLine]:
    """Words that were taken back after the seal, each as a line of the addenda; their ids are below zero."""
    found = rows.rows(
        "SELECT x.* FROM retractions x JOIN comments c ON c.id = x.comment_id WHERE c.meeting_id = ? AND x.void = 0",
        meeting_id,
    )
    for row in found:
        yield RemarkLine(-row["id"], "", say("retracted_line", {"number": row["comment_id"]}), row["at"], row["reason"])


def _seal(row: Row) -> SealLine:
    return SealLine(row["sealed_at"], row["journal_seq"], row["journal_head"], row["digest"])
