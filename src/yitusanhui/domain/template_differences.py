"""换用新模板: what a newer template has otherwise, thing by thing, so that it can be said in sentences."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher, ndiff

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.procedures import Procedure, Step, load_procedure

Value = str | int | bool | Step | tuple[Step, ...]
ALIKE = 0.5
LISTS = ("checklist", "invited", "speaking_rules")
APART = ("stage", "steps", *LISTS)
ROW_NAME = "名称"
ROW_IS = ("体系", "大类", ROW_NAME)  # a name may stand in two of the others


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that would be otherwise: None is what isn't there, so `was` None is added and `now` None goes.

    `of` says of what: a field of the procedure, `step`, `script`, `order`, a table of the sentences, a row or a column
    of a list, `line` where all that is known is the text. `name` says which one; of an added step, after which.
    """

    of: str
    was: Value | None
    now: Value | None
    name: str = ""


def compare_templates(name: str, kept: str, newest: str) -> tuple[Difference, ...]:
    """What `newest` has otherwise than `kept`; nothing where they only read otherwise (remarks, blank lines)."""
    compare = _procedures if name.startswith("procedures/") else _tables if name.endswith(".csv") else _sentences
    if kept == newest:
        return ()
    try:
        return tuple(compare(kept, newest))
    except (DomainError, tomllib.TOMLDecodeError, _NotRows):
        return tuple(_lines(_told(kept), _told(newest)))


class _NotRows(Exception):
    """A list without names, or with one of them twice: it can only be compared as text."""


def _procedures(kept: str, newest: str) -> Iterator[Difference]:
    was, now = load_procedure(kept), load_procedure(newest)
    for field in fields(Procedure):
        before, after = getattr(was, field.name), getattr(now, field.name)
        if field.name not in APART and before != after:
            yield Difference(field.name, before, after)
    yield from _steps(was.steps, now.steps)
    for name in LISTS:
        yield from _list(name, getattr(was, name), getattr(now, name))


def _steps(was: Sequence[Step], now: Sequence[Step]) -> Iterator[Difference]:
    before = _same_steps(was, now)
    for place, step in enumerate(now):
        old = before.get(place)
        if old is None:
            yield Difference("step", None, step, now[place - 1].name if place else "")
            continue
        if (old.name, old.minutes) != (step.name, step.minutes):
            yield Difference("step", old, step)
        if old.script != step.script:
            yield Difference("script", old.script or None, step.script or None, step.name)
        if old.looks_back != step.looks_back:
            yield Difference("looks_back", old.looks_back, step.looks_back, step.name)
    kept = [before[place] for place in sorted(before)]
    yield from (Difference("step", step, None) for step in was if step not in kept)
    stood = sorted(kept, key=was.index)
    if stood != kept:
        yield Difference("order", "、".join(step.name for step in stood), "、".join(step.name for step in kept))
    if (len(was), _minutes(was)) != (len(now), _minutes(now)):
        yield Difference("total", tuple(was), tuple(now))


def _same_steps(was: Sequence[Step], now: Sequence[Step]) -> dict[int, Step]:
    """Place among the new -> the old step that it is: by its name, else by one that reads like it."""
    left = {step.name: step for step in was}
    same = {place: left.pop(step.name) for place, step in enumerate(now) if step.name in left}
    for place, step in enumerate(now):
        alike = next((old for old in left.values() if _alike(old.name, step.name)), None)
        if place not in same and alike is not None:
            same[place] = left.pop(alike.name)
    return same


def _minutes(steps: Sequence[Step]) -> int:
    return sum(step.minutes for step in steps)


def _sentences(kept: str, newest: str) -> Iterator[Difference]:
    was, now = tomllib.loads(kept), tomllib.loads(newest)
    for table in dict.fromkeys((*now, *was)):
        before, after = _of_table(was, table), _of_table(now, table)
        for key in dict.fromkeys((*after, *before)):
            if before.get(key) != after.get(key):
                yield Difference(table, before.get(key), after.get(key), key)


def _of_table(toml: Mapping[str, object], table: str) -> dict[str, str]:
    found = toml.get(table, {})
    return {key: str(words) for key, words in (found if isinstance(found, dict) else {table: found}).items()}


def _tables(kept: str, newest: str) -> Iterator[Difference]:
    was, now = _rows(kept), _rows(newest)
    for which, row in now.items():
        old = was.get(which)
        if old is None:
            yield Difference("row", None, _told_row(row))
            continue
        for column in dict.fromkeys((*row, *old)):
            before, after = old.get(column, ""), row.get(column, "")
            if before != after:
                yield Difference(column, before or None, after or None, row[ROW_NAME])
    yield from (Difference("row", _told_row(row), None) for which, row in was.items() if which not in now)


def _rows(text: str) -> dict[tuple[str, ...], dict[str, str]]:
    """The rows of a list by what makes each the one it is."""
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
    if text and ROW_NAME not in (reader.fieldnames or ()):
        raise _NotRows
    rows = [{str(column): str(cell or "").strip() for column, cell in row.items()} for row in reader]
    found = {tuple(row.get(column, "") for column in ROW_IS): row for row in rows}
    if len(found) != len(rows):
        raise _NotRows
    return found


def _told_row(row: Mapping[str, str]) -> str:
    others = [f"{column}：{cell}" for column, cell in row.items() if cell and column != ROW_NAME]
    return f"{row[ROW_NAME]}（{'；'.join(others)}）" if others else row[ROW_NAME]


def _list(of: str, was: Sequence[str], now: Sequence[str]) -> Iterator[Difference]:
    if sorted(was) == sorted(now) and was != now:
        yield Difference(of, "\n".join(was), "\n".join(now))
        return
    gone = [line for line in was if line not in now]
    for line in now:
        if line not in was:
            alike = next((old for old in gone if _alike(old, line)), None)
            if alike is not None:
                gone.remove(alike)
            yield Difference(of, alike, line)
    yield from (Difference(of, line, None) for line in gone)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _lines(was: Sequence[str], now: Sequence[str]) -> Iterator[Difference]:
    for line in ndiff(was, now):
        if line[0] in "+-":
            yield Difference("line", *((None, line[2:]) if line[0] == "+" else (line[2:], None)))


def _told(text: str) -> list[str]:
    """What matters of a template's lines."""
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
