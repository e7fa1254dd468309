"""SQLite's errors as refusals, told apart by its own codes, never by its messages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, ENOSPC, EPERM
from pathlib import Path
from shutil import disk_usage

from yitusanhui.domain.errors import DomainError, EnvironmentTrouble

_BY_CODE = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "file_read_only",
    sqlite3.SQLITE_BUSY: "file_busy",
    sqlite3.SQLITE_LOCKED: "file_busy",
    sqlite3.SQLITE_CANTOPEN: "file_cannot_open",
    sqlite3.SQLITE_PERM: "file_read_only",
    sqlite3.SQLITE_IOERR: "disk_trouble",
    sqlite3.SQLITE_CORRUPT: "file_damaged",
    sqlite3.SQLITE_NOTADB: "not_a_consultation",
}
NEXT_TO_NOTHING = 1 << 20  # bytes free, with which SQLite can't lay out its log
_BY_ERRNO = {ENOSPC: "disk_full", EACCES: "file_cannot_open", EPERM: "file_cannot_open"}
GUARD_CODES = frozenset({"meeting_sealed", "kept", "journal_order", "vote_still_open", "secret_ballot"})


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors about `path` into refusals; a bug of ours passes through."""
    try:
        yield
    except sqlite3.Error as error:
        raise translated(error, path) from error
    except UnicodeDecodeError as error:
        raise EnvironmentTrouble("file_damaged", file=path.name) from error
    except OSError as error:
        code = _BY_ERRNO.get(error.errno or 0, "disk_trouble")
        raise EnvironmentTrouble(_or_full(code, path), file=path.name) from error


def translated(error: sqlite3.Error, path: Path) -> Exception:
    """The refusal that `error` means, or `error` itself when it is a bug."""
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_CONSTRAINT_TRIGGER and str(error) in GUARD_CODES:
        return DomainError(str(error))
    if code is None and isinstance(error, sqlite3.OperationalError):
        return EnvironmentTrouble("file_damaged", file=path.name)  # text in it that is no text: Python's own, no code
    known = _BY_CODE.get(code & 0xFF) if code is not None else None
    return EnvironmentTrouble(_or_full(known, path), file=path.name) if known else error


def _or_full(code: str, path: Path) -> str:
    """A disk with next to nothing free is full, though what failed was said to be the disk's trouble."""
    if code != "disk_trouble":
        return code
    try:
        return "disk_full" if disk_usage(path.parent).free < NEXT_TO_NOTHING else code
    except OSError:
        return code  # it doesn't answer at all
