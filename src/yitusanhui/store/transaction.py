"""One change to the file: rows, and their trace in the journal, committed together or not at all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.journal import GENESIS, canonical, digest
from yitusanhui.store.connection import Row, all_rows, first_row


class Transaction:
    """What an operation may do to the rows while it holds the pen.

    Tables and columns are named by our own code only; values are always bound.
    """

    def __init__(self, connection: sqlite3.Connection, *, operation: str, request: str, at: str, actor: str) -> None:
        self._connection = connection
        self.operation = operation
        self.request = request
        self.at = at
        self.actor = actor
        self.touched: set[tuple[str, int]] = set()
        self.facts: dict[str, object] = {}
        self._seq, self._hash = self._head()

    @property
    def last_seq(self) -> int:
        """The newest entry of the journal."""
        return self._seq

    @property
    def head(self) -> str:
        """The digest of the newest entry."""
        return self._hash

    def insert(self, table: str, **values: Any) -> int:
        """Add a row and its trace; returns its id."""
        names = ", ".join(values)
        blanks = ", ".join("?" * len(values))
        sql = f"INSERT INTO {table} ({names}) VALUES ({blanks})"
        row_id = int(self._connection.execute(sql, tuple(values.values())).lastrowid or 0)
        # Read back: RETURNING would give 10 where the row holds 10.0, and the trace would not match the row.
        self.trace(table, row_id, None, self._image(table, row_id))
        return row_id

    def update(self, table: str, row_id: int, **values: Any) -> bool:
        """Change a row and leave a trace; nothing happens, and False comes back, when nothing differs."""
        before = self.get(table, row_id)
        if all(before[name] == value for name, value in values.items()):
            return False
        sets = ", ".join(f"{name} = ?" for name in values)
        self._connection.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*values.values(), row_id))
        self.trace(table, row_id, before, self._image(table, row_id))
        return True

    def get(self, table: str, row_id: int) -> Row:
        """The row with that id; refuses when there is none."""
        row = self._image(table, row_id)
        if row is None:
            raise DomainError("no_such_row", entity=table, id=row_id)
        return row

    def find(self, table: str, **equal: Any) -> list[Row]:
        """Rows whose columns equal these values, in order of id."""
        where = " AND ".join(f"{name} IS ?" for name in equal) or "1"
        return self.rows(f"SELECT * FROM {table} WHERE {where} ORDER BY id", *equal.values())

    def live(self, table: str, **equal: Any) -> list[Row]:
        """Rows as `find` gives them that were not undone."""
        return self.find(table, void=0, **equal)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """One row of many: when it is refused, what it wrote is taken back and the others stand."""
        seq, head, touched = self._seq, self._hash, self.touched
        self.touched = set()
        self._connection.execute("SAVEPOINT attempt")
        try:
            yield
        except DomainError:
            self._connection.execute("ROLLBACK TO attempt")
            self._seq, self._hash = seq, head
            self.touched.clear()
            raise
        finally:
            touched |= self.touched
            self.touched = touched
            self._connection.execute("RELEASE attempt")

    def put_blob(self, sha256: str, data: bytes) -> None:
        """Keep bytes under their digest; a second time changes nothing."""
        self._connection.execute("INSERT OR IGNORE INTO blobs (sha256, bytes) VALUES (?, ?)", (sha256, data))

    def write_rows(self, table: str, rows: list[tuple[Any, ...]], *, again: bool = False) -> None:
        """Add rows that have no trace of their own: a seal, or with `again` tiles that may be cut anew."""
        if rows:
            blanks = ", ".join("?" * len(rows[0]))
            verb = "INSERT OR REPLACE" if again else "INSERT"
            self._connection.executemany(f"{verb} INTO {table} VALUES ({blanks})", rows)

    def entries_of(self, request: str) -> list[Row]:
        """The journal's entries of one request, in order."""
        return self.rows("SELECT * FROM journal WHERE request = ? ORDER BY seq", request)

    def requests_back(self) -> Iterator[Row]:
        """The requests that left a trace, newest first: request, operation, actor, seq of the last entry."""
        before = self._seq + 1
        while row := self.row(
            "SELECT seq, request, operation, actor FROM journal WHERE seq < ? ORDER BY seq DESC LIMIT 1", before
        ):
            yield row
            before = self.entries_of(row["request"])[0]["seq"]

    def trace(self, entity: str, entity_id: int, before: Row | None, after: Row | None) -> None:
        """Write one entry of the journal, chained to the one before."""
        self._seq += 1
        entry = {
            "seq": self._seq,
            "at": self.at,
            "actor": self.actor,
            "operation": self.operation,
            "request": self.request,
            "entity": entity,
            "entity_id": entity_id,
            "before": None if before is None else canonical(before),
            "after": None if after is None else canonical(after),
            "prev_hash": self._hash,
        }
        self._hash = digest(self._hash, entry)
        self._connection.execute(
            "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*entry.values(), self._hash)
        )
        self.touched.add((entity, entity_id))

    def keep_receipt(self) -> None:
        """Remember what this request did, so that sending it again gets the same answer."""
        result = {"touched": sorted(self.touched), "facts": self.facts, "last_seq": self._seq}
        self._connection.execute(
            "INSERT INTO receipts VALUES (?, ?, ?, ?)",
            (self.request, self.operation, self.at, json.dumps(result, ensure_ascii=False)),
        )

    def _image(self, table: str, row_id: int) -> Row | None:
        rows = self.rows(f"SELECT * FROM {table} WHERE id = ?", row_id)
        return rows[0] if rows else None

    def rows(self, sql: str, *values: object) -> list[Row]:
        """All rows of a query, with what this change has written so far."""
        return all_rows(self._connection.execute(sql, values))

    def row(self, sql: str, *values: object) -> Row | None:
        """The first row of a query, or None."""
        return first_row(self._connection.execute(sql, values))

    def _head(self) -> tuple[int, str]:
        row = self._connection.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
        return (int(row[0]), str(row[1])) if row else (0, GENESIS)
