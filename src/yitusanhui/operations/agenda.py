"""The agenda of a meeting: going from step to step, renaming one, giving it more or less time."""

from __future__ import annotations

from collections.abc import Mapping

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.operations.context import figure, meeting, row_of, running, standing, words
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.transaction import Transaction


def go_to_step(file: ConsultationFile, *, step_id: int, request: str | None = None) -> ChangeSet:
    """Move the meeting to a step of its agenda; the step that was on ends now."""

    def change(tx: Transaction) -> None:
        step = tx.get("agenda_steps", step_id)
        row = running(tx, step["meeting_id"])
        if row["step_id"] == step_id:
            return
        end_step(tx, row["step_id"])
        tx.update("agenda_steps", step_id, started_at=step["started_at"] or tx.at, ended_at="")
        tx.update("meetings", row["id"], step_id=step_id)

    return file.write("go_to_step", change, request=request)


def edit_step(
    file: ConsultationFile,
    *,
    step_id: int,
    name: str | None = None,
    minutes: int | None = None,
    request: str | None = None,
) -> ChangeSet:
    """Rename a step or give it more or less time; two steps of a meeting don't share a name."""

    def change(tx: Transaction) -> None:
        step = row_of(tx, "agenda_steps", step_id)
        if name is not None:
            called = words(name, what="title")
            same = tx.live("agenda_steps", meeting_id=step["meeting_id"], name=called)
            if any(other["id"] != step_id for other in same):
                raise DomainError("procedure_step_twice", name=called)
            tx.update("agenda_steps", step_id, name=called)
        if minutes is not None:
            tx.update("agenda_steps", step_id, minutes=figure(minutes))

    return file.write("edit_step", change, request=request)


def retime_steps(
    file: ConsultationFile, *, meeting_id: int, minutes: Mapping[int, int], request: str | None = None
) -> ChangeSet:
    """Give steps of the agenda other minutes (压缩议程), by step id, as they were shown beforehand."""

    def change(tx: Transaction) -> None:
        meeting(tx, meeting_id)
        for step_id, given in minutes.items():
            if standing(tx, "agenda_steps", step_id)["meeting_id"] != meeting_id:
                raise DomainError("no_such_row", entity="agenda_steps", id=step_id)
            tx.update("agenda_steps", step_id, minutes=figure(given))

    return file.write("retime_steps", change, request=request)


def end_step(tx: Transaction, step_id: int | None) -> None:
    """The step that is on, if any, ends now."""
    if step_id is not None:
        tx.update("agenda_steps", step_id, ended_at=tx.at)
