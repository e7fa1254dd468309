"""会议办法: the procedure of one meeting changed, and the office's own kept for the projects to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from yitusanhui import paths
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.clock import Clock, system_clock
from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.domain.procedure_text import check_procedure, procedure_text
from yitusanhui.domain.procedures import Procedure, load_procedure
from yitusanhui.domain.terms import Stage
from yitusanhui.operations.context import meeting, voiding
from yitusanhui.store.connection import Row
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.transaction import Transaction


def change_procedure(
    file: ConsultationFile, *, meeting_id: int, procedure: Procedure, request: str | None = None
) -> ChangeSet:
    """Hold this meeting by another procedure; a step of the same name keeps its times, one begun can't go."""
    check_procedure(procedure)

    def change(tx: Transaction) -> None:
        row = meeting(tx, meeting_id)
        if procedure.stage != row["stage"]:
            raise DomainError("procedure_other_stage")
        tx.update("meetings", meeting_id, procedure=procedure_text(procedure))
        lay_steps(tx, row, procedure)

    return file.write("change_procedure", change, request=request)


def lay_steps(tx: Transaction, row: Row, procedure: Procedure) -> None:
    """The agenda of a meeting by that procedure; a step of the same name stays the step it was."""
    there = sorted(tx.live("agenda_steps", meeting_id=row["id"]), key=lambda step: step["position"])
    kept = _same_steps(there, [step.name for step in procedure.steps])
    for step in there:
        if step["id"] not in kept.values():
            if step["started_at"]:
                raise DomainError("step_was_held", name=step["name"])
            voiding(tx, "agenda_steps", step["id"])
    for position, one in enumerate(procedure.steps, 1):
        values = {"position": position, "name": one.name, "minutes": one.minutes, "script": one.script}
        if position in kept:
            tx.update("agenda_steps", kept[position], **values)
        else:
            tx.insert("agenda_steps", meeting_id=row["id"], **values)


def _same_steps(there: Sequence[Row], names: Sequence[str]) -> dict[int, int]:
    """Position -> the row that is this step: by its name, else the one in its place that was only renamed."""
    by_name = {step["name"]: step["id"] for step in there}
    kept = {place: by_name[name] for place, name in enumerate(names, 1) if name in by_name}
    for place, step in enumerate(there, 1):
        if step["id"] not in kept.values() and place <= len(names) and place not in kept:
            kept[place] = step["id"]
    return kept


def shipped_procedure(stage: Stage) -> Procedure:
    """The procedure of a stage as it came with the program."""
    return load_procedure((paths.templates() / "procedures" / f"{stage}.toml").read_text("utf-8-sig"))


def offices_procedure(stage: Stage) -> Procedure | None:
    """The office's own procedure of a stage; None when it has none. One that can't be read is as good as none."""
    own = _own(stage)
    try:
        return load_procedure(own.read_text("utf-8-sig")) if own.is_file() else None
    except (OSError, UnicodeDecodeError, DomainError):
        return None


def save_as_offices(procedure: Procedure, *, clock: Clock = system_clock) -> Path:
    """Keep a procedure as the office's own: consultations made from now on are held by it."""
    check_procedure(procedure)
    own = _own(procedure.stage)
    try:
        own.parent.mkdir(parents=True, exist_ok=True)
        set_aside(own, clock())
        own.write_text(procedure_text(procedure), "utf-8")
    except OSError as trouble:
        raise EnvironmentTrouble("procedure_not_saved", why=trouble.strerror or str(trouble)) from trouble
    return own


def restore_default(stage: Stage, *, clock: Clock = system_clock) -> None:
    """Back to the procedure as shipped (恢复默认); the office's own is set aside, not deleted."""
    try:
        set_aside(_own(stage), clock())
    except OSError as trouble:
        raise EnvironmentTrouble("procedure_not_saved", why=trouble.strerror or str(trouble)) from trouble


def offices_templates() -> dict[str, str]:
    """The office's own procedures by template name, for a new consultation."""
    found = {stage: offices_procedure(stage) for stage in Stage}
    return {f"procedures/{stage}.toml": procedure_text(own) for stage, own in found.items() if own is not None}


def _own(stage: Stage) -> Path:
    return paths.user_data() / "templates" / "procedures" / f"{stage}.toml"


def set_aside(own: Path, now: datetime) -> None:
    """Nothing that an office wrote is deleted: what is replaced lies beside, with its time."""
    if own.exists():
        own.replace(own.with_name(f"{own.stem}-{now:%Y%m%d-%H%M%S}.old"))
