"""The one writer: one thread, one connection, a queue; the future resolves after COMMIT."""

from __future__ import annotations

import json
import queue
import sqlite3
import threading
import uuid
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.store.connection import writing_connection
from yitusanhui.store.transaction import Transaction
from yitusanhui.store.trouble import explained, translated
from yitusanhui.store.version import is_current

Change = Callable[[Transaction], object]
IDLE_SECONDS = 2.0


@dataclass(slots=True)
class _Job:
    change: Change
    operation: str
    request: str
    at: str
    actor: str
    keep: bool
    resent: bool
    done: Future[ChangeSet] = field(default_factory=Future)


class Writer:
    """Takes changes from any thread and commits them one by one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._ready: Future[None] = Future()
        self._gate = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()
        self._ready.result()

    def submit(
        self,
        change: Change,
        *,
        operation: str,
        request: str | None = None,
        at: str,
        actor: str,
        keep: bool = True,
    ) -> Future[ChangeSet]:
        """Queue a change. The future holds its receipt once it is committed, or the refusal.

        A `request` may have been sent before and then gets its first receipt; without one the change is new.
        With `keep` False the change is tried and rolled back: what it would have done is all that comes of it.
        """
        job = _Job(change, operation, request or uuid.uuid4().hex, at, actor, keep, request is not None)
        with self._gate:
            if self._closed:
                raise DomainError("file_closed")
            self._jobs.put(job)
        return job.done

    def close(self) -> None:
        """Finish what is queued, put everything into the one file, and end."""
        with self._gate:
            if not self._closed:
                self._jobs.put(None)
            self._closed = True
        self._thread.join()

    def _run(self) -> None:
        try:
            with explained(self.path):
                connection = writing_connection(self.path)
                if not is_current(connection):
                    from yitusanhui.store.migrations import migrate

                    migrate(connection)
                    self._checkpoint(connection)
        except BaseException as error:
            self._ready.set_exception(error)
            return
        self._ready.set_result(None)
        self._serve(connection)
        self._checkpoint(connection)
        _lay_down(connection)
        connection.close()

    def _serve(self, connection: sqlite3.Connection) -> None:
        fresh = False
        while True:
            try:
                job = self._jobs.get(timeout=IDLE_SECONDS if fresh else None)
            except queue.Empty:
                self._checkpoint(connection)
                fresh = False
                continue
            if job is None:
                return
            fresh = True
            self._do(connection, job)

    def _do(self, connection: sqlite3.Connection, job: _Job) -> None:
        try:
            job.done.set_result(self._commit(connection, job))
        except sqlite3.Error as error:
            _roll_back(connection)
            job.done.set_exception(translated(error, self.path))
        except BaseException as error:
            _roll_back(connection)
            job.done.set_exception(error)

    def _commit(self, connection: sqlite3.Connection, job: _Job) -> ChangeSet:
        connection.execute("BEGIN IMMEDIATE")
        first = _receipt(connection, job) if job.resent else None
        if first is not None:
            connection.execute("ROLLBACK")
            return first
        tx = Transaction(connection, operation=job.operation, request=job.request, at=job.at, actor=job.actor)
        job.change(tx)
        if job.resent:
            tx.keep_receipt()
        connection.execute("COMMIT" if job.keep else "ROLLBACK")
        return ChangeSet(job.operation, job.request, job.at, tx.last_seq, frozenset(tx.touched), tx.facts)

    def _checkpoint(self, connection: sqlite3.Connection) -> None:
        """Put the log into the one file; a reader or a missing disk may put it off, nothing is lost by that."""
        with suppress(sqlite3.Error):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _lay_down(connection: sqlite3.Connection) -> None:
    """Leave one plain file that any medium can hold and any reader open, unless someone is still reading."""
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()


def _roll_back(connection: sqlite3.Connection) -> None:
    with suppress(sqlite3.Error):
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _receipt(connection: sqlite3.Connection, job: _Job) -> ChangeSet | None:
    row = connection.execute("SELECT operation, at, result FROM receipts WHERE request = ?", (job.request,)).fetchone()
    if row is None:
        return None
    if row[0] != job.operation:
        raise DomainError("request_used_twice", request=job.request)
    result = json.loads(row[2])
    touched = frozenset((str(entity), int(one)) for entity, one in result["touched"])
    return ChangeSet(row[0], job.request, row[1], result["last_seq"], touched, result["facts"], repeated=True)
