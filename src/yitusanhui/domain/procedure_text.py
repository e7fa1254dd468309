"""A procedure as its template's text, and what is wrong with one that someone wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.procedures import QUORUMS, Procedure, Step

LONGEST_NAME, MOST_MINUTES, MOST_DAYS = 40, 600, 365
SECONDS = range(15, 3601)


def procedure_text(procedure: Procedure) -> str:
    """TOML that `load_procedure` reads back as the same procedure."""
    top = {
        "stage": procedure.stage.value,
        "name": procedure.name,
        "notice_days": procedure.notice_days,
        "public_notice_days": procedure.public_notice_days,
        "convener": procedure.convener,
        "quorum": procedure.quorum,
        "decides_by": procedure.decides_by,
        "max_proxies": procedure.max_proxies,
        "proxies_count": procedure.proxies_count,
        "invited": procedure.invited,
        "checklist": procedure.checklist,
    }
    speaking = {
        "seconds": procedure.speaking_seconds,
        "times_per_topic": procedure.times_per_topic,
        "newcomers_first": procedure.newcomers_first,
        "rules": procedure.speaking_rules,
    }
    steps = [_step(step) for step in procedure.steps]
    blocks = ["\n".join(_lines(top)), "\n".join(("[speaking]", *_lines(speaking)))]
    blocks += ["\n".join(("[[steps]]", *_lines(step))) for step in steps]
    return "\n\n".join(blocks) + "\n"


def _step(step: Step) -> dict[str, object]:
    values = {"name": step.name, "minutes": step.minutes, "script": step.script}
    return {**values, "looks_back": True} if step.looks_back else values


def check_procedure(procedure: Procedure) -> None:
    """Refuse a procedure that no meeting could be held by, with the first thing that is wrong.

    Raises DomainError `procedure_no_steps`, `procedure_step_unnamed`, `procedure_step_twice`, `procedure_minutes`,
    `procedure_days`, `procedure_seconds`, `procedure_times`, `procedure_quorum`, `procedure_no_name`.
    """
    for code, facts in chain(_wrong_steps(procedure), _wrong_numbers(procedure)):
        raise DomainError(code, **facts)


def _wrong_steps(procedure: Procedure) -> Iterator[tuple[str, dict[str, object]]]:
    names = [step.name for step in procedure.steps]
    if not procedure.name.strip():
        yield "procedure_no_name", {}
    if not names:
        yield "procedure_no_steps", {}
    for place, step in enumerate(procedure.steps, 1):
        if not step.name.strip() or len(step.name) > LONGEST_NAME:
            yield "procedure_step_unnamed", {"place": place, "most": LONGEST_NAME}
        if names.index(step.name) != place - 1:
            yield "procedure_step_twice", {"name": step.name}
        if not 0 <= step.minutes <= MOST_MINUTES:
            yield "procedure_minutes", {"name": step.name, "most": MOST_MINUTES}


def _wrong_numbers(procedure: Procedure) -> Iterator[tuple[str, dict[str, object]]]:
    if not all(0 <= days <= MOST_DAYS for days in (procedure.notice_days, procedure.public_notice_days)):
        yield "procedure_days", {"most": MOST_DAYS}
    if procedure.speaking_seconds not in SECONDS:
        yield "procedure_seconds", {"least": SECONDS[0], "most": SECONDS[-1]}
    if procedure.times_per_topic < 1 or procedure.max_proxies < 0:
        yield "procedure_times", {}
    if procedure.quorum not in QUORUMS:
        yield "procedure_quorum", {"quorum": procedure.quorum}


def _lines(values: Mapping[str, object]) -> Iterator[str]:
    for name, value in values.items():
        yield f"{name} = {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + "".join(f"\n  {_value(one)}," for one in value) + ("\n]" if value else "]")
    # A JSON text is a TOML text, but for DEL.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "")
