"""换用新模板: what the program (or the office) has by now and this file was not made with, taken in by choice.

A sealed meeting keeps its report as it was sealed, a meeting under way its rules: templates are taken between meetings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from yitusanhui import paths
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.procedures import load_procedure
from yitusanhui.domain.template_differences import Difference, compare_templates
from yitusanhui.domain.terms import MeetingState, Stage
from yitusanhui.operations.procedures import lay_steps, offices_templates
from yitusanhui.operations.reading import Source
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reader import Reader
from yitusanhui.store.reading.templates import load_templates
from yitusanhui.store.transaction import Transaction

PROCEDURES = {f"procedures/{stage}.toml": stage for stage in Stage}
OFFERED = (*PROCEDURES, "sentences.toml", "categories.csv", "sources.csv", "sensitive.csv")
NOT_BETWEEN = (MeetingState.RUNNING, MeetingState.ADJOURNED, MeetingState.CLOSED)


@dataclass(frozen=True, slots=True)
class TemplateChange:
    """A template that is another by now, and what would be otherwise."""

    name: str
    differences: tuple[Difference, ...]


def read_new_templates(source: Source) -> tuple[TemplateChange, ...]:
    """The templates that differ from those the file was made with."""
    kept = load_templates(source if isinstance(source, Reader) else source.reader)
    newest = _newest().items()
    found = (TemplateChange(name, compare_templates(name, kept.get(name, ""), text)) for name, text in newest)
    return tuple(change for change in found if change.differences)


def take_templates(file: ConsultationFile, *, names: Sequence[str], request: str | None = None) -> ChangeSet:
    """Keep these templates as they are by now; planned meetings held by the old procedure get the new one.

    `facts["meetings"]` counts those. Raises `templates_between` while a meeting is under way or not sealed.
    """
    newest = _newest()

    def change(tx: Transaction) -> None:
        for held in tx.find("meetings"):
            if held["state"] in NOT_BETWEEN:
                raise DomainError("templates_between")
        tx.facts["meetings"] = 0
        for name in names:
            before = _keep(tx, name, newest[name])
            if name in PROCEDURES:
                _hold_by(tx, PROCEDURES[name], before, newest[name])

    return file.write("take_templates", change, request=request)


def _keep(tx: Transaction, name: str, text: str) -> str:
    """The text that the file kept before."""
    rows = tx.find("templates", name=name)
    if not rows:
        tx.insert("templates", name=name, content=text)
        return ""
    tx.update("templates", rows[0]["id"], content=text)
    return str(rows[0]["content"])


def _hold_by(tx: Transaction, stage: Stage, before: str, text: str) -> None:
    """Planned meetings of the stage whose procedure nobody changed."""
    for held in tx.find("meetings", stage=stage, state=MeetingState.PLANNED):
        if held["procedure"] == before:
            tx.update("meetings", held["id"], procedure=text)
            procedure = load_procedure(text)
            steps = procedure.steps_of(first=held["id"] == _first(tx))
            lay_steps(tx, held, replace(procedure, steps=steps))
            tx.facts["meetings"] = int(str(tx.facts["meetings"])) + 1


def _first(tx: Transaction) -> int:
    """The project's first meeting: it has nothing to look back on."""
    return min(int(row["id"]) for row in tx.live("meetings") if row["state"] != MeetingState.CANCELLED)


def _newest() -> dict[str, str]:
    """The office's own where it has some, else as shipped."""
    own = offices_templates()
    return {name: own.get(name) or (paths.templates() / name).read_text("utf-8-sig") for name in OFFERED}
