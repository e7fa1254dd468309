"""Calling, opening, adjourning, closing a meeting."""

from __future__ import annotations

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.journal import canonical
from yitusanhui.domain.meetings import HELD, PENDING, UNDER_WAY, check_gate, check_transition, never_held
from yitusanhui.domain.plain import to_plain
from yitusanhui.domain.procedure_text import procedure_text
from yitusanhui.domain.procedures import Procedure, load_procedure
from yitusanhui.domain.terms import MeetingState, MotionState, Stage
from yitusanhui.operations.agenda import end_step
from yitusanhui.operations.context import (
    iso_time,
    meeting,
    template,
    voiding,
    words,
)
from yitusanhui.operations.taking_over import replaced, take_over
from yitusanhui.store.connection import Row
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reading.roll import persons
from yitusanhui.store.transaction import Transaction
from yitusanhui.texts import say


def plan_meeting(tx: Transaction, stage: Stage, procedure: Procedure | None = None) -> int:
    """Insert the next round of a stage with its steps; returns its id.

    By the procedure given, or that of the meeting it is held instead of (`taking_over`), or this file's.
    """
    gone = replaced(tx, stage)
    kept = gone["procedure"] if gone is not None else template(tx, f"procedures/{stage}.toml")
    text = kept if procedure is None else procedure_text(procedure)
    procedure = load_procedure(text)
    if procedure.stage != stage:
        raise DomainError("procedure_other_stage")
    first = all(never_held(MeetingState(row["state"]), row["opened_at"]) for row in tx.live("meetings"))
    blueprints = tx.live("blueprints")
    meeting_id = tx.insert(
        "meetings",
        stage=stage,
        round=len(tx.find("meetings", stage=stage)) + 1,
        procedure=text,
        blueprint_id=blueprints[-1]["id"] if blueprints else None,
    )
    take_over(tx, stage, gone, meeting_id)
    for position, step in enumerate(procedure.steps_of(first=first), 1):
        tx.insert(
            "agenda_steps",
            meeting_id=meeting_id,
            position=position,
            name=step.name,
            minutes=step.minutes,
            script=step.script,
        )
    tx.facts["meeting"] = meeting_id
    return meeting_id


def call_meeting(
    file: ConsultationFile,
    *,
    stage: Stage,
    planned_at: str = "",
    place: str = "",
    chair: str = "",
    recorder: str = "",
    procedure: Procedure | None = None,
    request: str | None = None,
) -> ChangeSet:
    """Plan the next round of a stage (any number of rounds may be held); `procedure`: another than this file's."""

    def change(tx: Transaction) -> None:
        meeting_id = plan_meeting(tx, stage, procedure)
        given = {"planned_at": planned_at, "place": place, "chair": chair, "recorder": recorder}
        _set_particulars(tx, meeting_id, **{name: value for name, value in given.items() if value})

    return file.write("call_meeting", change, request=request)


def edit_meeting(
    file: ConsultationFile,
    *,
    meeting_id: int,
    planned_at: str | None = None,
    place: str | None = None,
    chair: str | None = None,
    recorder: str | None = None,
    blueprint_id: int | None = None,
    request: str | None = None,
) -> ChangeSet:
    """Set when, where, who chairs, who writes, and which version of the drawing is on the wall."""

    def change(tx: Transaction) -> None:
        meeting(tx, meeting_id)
        _set_particulars(tx, meeting_id, planned_at=planned_at, place=place, chair=chair, recorder=recorder)
        if blueprint_id is not None:
            tx.update("meetings", meeting_id, blueprint_id=tx.get("blueprints", blueprint_id)["id"])

    return file.write("edit_meeting", change, request=request)


def post_notice(
    file: ConsultationFile, *, meeting_id: int, place: str, posted_at: str, request: str | None = None
) -> ChangeSet:
    """Log where and since when the notice (公告) hangs. `posted_at` is an ISO time."""

    def change(tx: Transaction) -> None:
        meeting(tx, meeting_id)
        tx.insert("notices", meeting_id=meeting_id, place=words(place, what="place"), posted_at=iso_time(tx, posted_at))

    return file.write("post_notice", change, request=request)


def open_meeting(file: ConsultationFile, *, meeting_id: int, request: str | None = None) -> ChangeSet:
    """Open (or reopen after adjourning) a meeting. One meeting at a time; the gates of the stages hold."""

    def change(tx: Transaction) -> None:
        row = meeting(tx, meeting_id)
        check_transition(MeetingState(row["state"]), MeetingState.RUNNING)
        others = [other for other in tx.live("meetings") if other["id"] != meeting_id]
        check_gate(Stage(row["stage"]), [Stage(o["stage"]) for o in others if MeetingState(o["state"]) in HELD])
        if any(MeetingState(other["state"]) in UNDER_WAY for other in others):
            raise DomainError("another_meeting_runs")
        opened_at = row["opened_at"] or tx.at
        _resume(tx, row)
        tx.update("meetings", meeting_id, state=MeetingState.RUNNING, opened_at=opened_at, closed_at="", roster=None)

    return _and_back_up(file, file.write("open_meeting", change, request=request))


def adjourn_meeting(
    file: ConsultationFile, *, meeting_id: int, reason: str = "", request: str | None = None
) -> ChangeSet:
    """Break off for now (休会), with the reason as the record will have it; `open_meeting` goes on (复会)."""

    def change(tx: Transaction) -> None:
        _break_off(tx, meeting_id, reason)

    return _and_back_up(file, file.write("adjourn_meeting", change, request=request))


def put_off_meeting(
    file: ConsultationFile, *, meeting_id: int, reason: str = "", request: str | None = None
) -> ChangeSet:
    """To be held another day (改期): it opens then, whoever came today signs in anew; authorities, excuses stay."""

    def change(tx: Transaction) -> None:
        _break_off(tx, meeting_id, reason)
        for there in tx.live("attendances", meeting_id=meeting_id, excused=0):
            voiding(tx, "attendances", there["id"])
        tx.update("meetings", meeting_id, opened_at="")

    return _and_back_up(file, file.write("put_off_meeting", change, request=request))


def cancel_meeting(file: ConsultationFile, *, meeting_id: int, request: str | None = None) -> ChangeSet:
    """Call off a planned meeting (取消或延期); its round stays taken."""
    return _move(file, "cancel_meeting", meeting_id, MeetingState.CANCELLED, request)


def close_meeting(file: ConsultationFile, *, meeting_id: int, request: str | None = None) -> ChangeSet:
    """End the session (散会): minutes may still be corrected, nothing is said any more.

    Refused while a vote is announced or open: it is counted or cancelled first.
    """

    def change(tx: Transaction) -> None:
        row = meeting(tx, meeting_id)
        check_transition(MeetingState(row["state"]), MeetingState.CLOSED)
        for motion in tx.live("motions", meeting_id=meeting_id):
            if MotionState(motion["state"]) in PENDING:
                raise DomainError("vote_pending", title=motion["title"], state=say(f"motion_{motion['state']}"))
        end_step(tx, row["step_id"])
        _end_speech(tx, meeting_id)
        roster = canonical([to_plain(person) for person in persons(tx)])
        tx.update("meetings", meeting_id, state=MeetingState.CLOSED, closed_at=tx.at, step_id=None, roster=roster)

    return _and_back_up(file, file.write("close_meeting", change, request=request))


def _break_off(tx: Transaction, meeting_id: int, reason: str) -> None:
    row = meeting(tx, meeting_id)
    check_transition(MeetingState(row["state"]), MeetingState.ADJOURNED)
    _end_speech(tx, meeting_id)
    tx.insert("pauses", meeting_id=meeting_id, reason=words(reason), paused_at=tx.at)
    tx.update("meetings", meeting_id, state=MeetingState.ADJOURNED)


def _resume(tx: Transaction, row: Row) -> None:
    """复会: the pause ends now. A meeting gone on with after it was closed was paused since then."""
    for pause in tx.live("pauses", meeting_id=row["id"], resumed_at=""):
        tx.update("pauses", pause["id"], resumed_at=tx.at)
    if row["closed_at"]:
        reason = say("reopened_after_closing")
        tx.insert("pauses", meeting_id=row["id"], reason=reason, paused_at=row["closed_at"], resumed_at=tx.at)


def _end_speech(tx: Transaction, meeting_id: int) -> None:
    for speech in tx.live("speeches", meeting_id=meeting_id, ended_at=""):
        if speech["started_at"]:
            tx.update("speeches", speech["id"], ended_at=tx.at)


def _set_particulars(tx: Transaction, meeting_id: int, **particulars: str | None) -> None:
    given = {name: words(value) for name, value in particulars.items() if value is not None}
    if given.get("planned_at"):
        given["planned_at"] = iso_time(tx, given["planned_at"])
    if given:
        tx.update("meetings", meeting_id, **given)


def _move(
    file: ConsultationFile, operation: str, meeting_id: int, state: MeetingState, request: str | None
) -> ChangeSet:
    def change(tx: Transaction) -> None:
        row = meeting(tx, meeting_id)
        check_transition(MeetingState(row["state"]), state)
        tx.update("meetings", meeting_id, state=state)

    return _and_back_up(file, file.write(operation, change, request=request))


def _and_back_up(file: ConsultationFile, done: ChangeSet) -> ChangeSet:
    file.back_up_soon()
    return done
