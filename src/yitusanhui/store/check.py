"""Is the file true? The chain of the journal, rows against their traces, seals, digests, SQLite's own check."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.journal import canonical, first_break
from yitusanhui.store.connection import Row
from yitusanhui.store.guards import KEPT, MEETING_OF, expected
from yitusanhui.store.reader import Reader

DERIVED = frozenset({"seals", "requests"})
SENSELESS = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    OverflowError,
    sqlite3.Error,
)  # what damage turns up as


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is off: a code of `texts` and the facts of its sentence."""

    code: str
    facts: dict[str, object] = field(default_factory=dict)


def check_file(reader: Reader) -> list[Finding]:
    """Everything that is off in a consultation at one moment, also while it is written; empty when it is whole."""
    parts = (_sound, _built, _guarded, _chained, _traced, _numbered, _sealed, _blobs)
    with reader.snapshot():
        return [finding for part in parts for finding in _found(part, reader)]


def _found(part: Callable[[Reader], Iterator[Finding]], reader: Reader) -> Iterator[Finding]:
    """What one part finds; what it can't make sense of is damage too."""
    try:
        yield from part(reader)
    except SENSELESS as error:
        yield Finding("check_damaged", {"what": f"{part.__name__.strip('_')}: {error}"})


@contextmanager
def whole(reader: Reader) -> Iterator[None]:
    """What is read inside is of one moment; where rows make no sense and the file is off, `file_damaged` is raised."""
    try:
        with reader.snapshot():
            yield
    except SENSELESS as error:
        if check_file(reader):
            raise DomainError("file_damaged", file=reader.path.name) from error
        raise


def _sound(reader: Reader) -> Iterator[Finding]:
    """SQLite's full check: the quick one doesn't compare an index with its rows, and figures are read by index."""
    found = reader.rows("PRAGMA integrity_check(5)")
    for row in found:
        (words,) = row.values()
        if words != "ok":
            yield Finding("check_damaged", {"what": words})
    if reader.rows("PRAGMA foreign_key_check"):
        yield Finding("check_references")


def _built(reader: Reader) -> Iterator[Finding]:
    """Tables and indexes as the migrations build them; what another program added beside them is none of ours."""
    from yitusanhui.store.migrations import laid_out

    live = {row["name"]: row["sql"] for row in reader.rows("SELECT name, sql FROM sqlite_schema")}
    for name, sql in laid_out().items():
        if " ".join(str(live.get(name)).split()) != " ".join(sql.split()):
            yield Finding("check_schema", {"name": name})


def _guarded(reader: Reader) -> Iterator[Finding]:
    live = {
        row["name"]: row["sql"] for row in reader.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    }
    if live != expected():
        yield Finding("check_guards")


def _chained(reader: Reader) -> Iterator[Finding]:
    broken = first_break(reader.rows("SELECT * FROM journal ORDER BY seq"))
    if broken is not None:
        yield Finding(f"check_journal_{broken.kind}", {"seq": broken.seq})


def _traced(reader: Reader) -> Iterator[Finding]:
    """Every row is what its newest trace says it is, and every traced row is there."""
    newest = reader.rows(
        "SELECT entity, entity_id, after FROM journal WHERE seq IN "
        "(SELECT max(seq) FROM journal GROUP BY entity, entity_id) ORDER BY seq"
    )
    known: dict[str, dict[int, str]] = {}
    for entry in newest:
        if entry["entity"] not in DERIVED:
            known.setdefault(entry["entity"], {})[entry["entity_id"]] = entry["after"]
    for table in sorted({*MEETING_OF, *KEPT} | known.keys()):
        ours = table in (*MEETING_OF, *KEPT)
        rows = {row["id"]: row for row in reader.rows(f"SELECT * FROM {table}")} if ours else {}
        yield from _compare(table, known.get(table, {}), rows, _defaults(reader, table) if ours else {})


def _compare(table: str, traced: dict[int, str], rows: dict[int, Row], defaults: Row) -> Iterator[Finding]:
    for row_id in sorted(traced.keys() | rows.keys()):
        if row_id not in rows:
            yield Finding("check_row_missing", {"entity": table, "id": row_id})
        elif not _is_as_traced(rows[row_id], traced.get(row_id), defaults):
            yield Finding("check_row_changed", {"entity": table, "id": row_id})


def _is_as_traced(row: Row, trace: str | None, defaults: Row) -> bool:
    """A column that a later version added is not in an older trace; it must still hold its default."""
    if trace is None or canonical(row) == trace:
        return trace is not None
    then = _read(trace)
    return bool(then) and then.keys() <= row.keys() and all(row[name] == then.get(name, defaults[name]) for name in row)


def _read(trace: str) -> Row:
    """The row of a trace; nothing where the trace is no such thing."""
    try:
        row = json.loads(str(trace))
    except ValueError:
        return {}
    return row if isinstance(row, dict) else {}


def _defaults(reader: Reader, table: str) -> Row:
    """What each column holds when nothing is said, by name."""
    columns = reader.rows(f"PRAGMA table_info({table})")
    names = ", ".join(f"{column['dflt_value'] or 'NULL'} AS {column['name']}" for column in columns)
    return reader.row(f"SELECT {names}") or {}


def _numbered(reader: Reader) -> Iterator[Finding]:
    """Every number ever given is a row's or a trace's: rows and entries cut off the end together are missed."""
    given = reader.rows(
        "SELECT s.name, s.seq FROM sqlite_sequence s WHERE s.seq AND NOT EXISTS "
        "(SELECT 1 FROM journal j WHERE j.entity = s.name AND j.entity_id = s.seq) ORDER BY s.name"
    )
    for one in given:
        table, newest = one["name"], one["seq"]
        if table in (*MEETING_OF, *KEPT) and not reader.row(f"SELECT 1 FROM {table} WHERE id = ?", newest):
            yield Finding("check_row_missing", {"entity": table, "id": newest})


def _sealed(reader: Reader) -> Iterator[Finding]:
    for meeting in reader.rows("SELECT id FROM meetings WHERE state = 'sealed'"):
        seal = reader.row("SELECT * FROM seals WHERE meeting_id = ?", meeting["id"])
        if seal is None or not _stands(reader, seal):
            yield Finding("check_seal", {"meeting": meeting["id"]})


def _stands(reader: Reader, seal: dict[str, object]) -> bool:
    trace = reader.row("SELECT after FROM journal WHERE entity = 'seals' AND entity_id = ?", seal["meeting_id"])
    told = _read(trace["after"]).get("digest") if trace else None
    head = reader.row("SELECT hash FROM journal WHERE seq = ?", seal["journal_seq"])
    digest = hashlib.sha256(str(seal["report"]).encode()).hexdigest()
    return bool(head and digest == seal["digest"] == told and head["hash"] == seal["journal_head"])


def _blobs(reader: Reader) -> Iterator[Finding]:
    for row in reader.rows("SELECT sha256 FROM blobs"):
        kept = reader.row("SELECT bytes FROM blobs WHERE sha256 = ?", row["sha256"])
        if kept is None or hashlib.sha256(kept["bytes"]).hexdigest() != row["sha256"]:
            yield Finding("check_blob", {"sha256": row["sha256"]})
