"""One program at a time writes a file; a second one is told who has it."""

from __future__ import annotations

import getpass
import json
import platform
from contextlib import suppress
from datetime import datetime
from errno import ENOSPC
from pathlib import Path

from filelock import FileLock, Timeout

from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.texts import say


class OwnerLock:
    """A lock beside the file that ends with the process, and a note of who holds it."""

    def __init__(self, path: Path, *, since: str) -> None:
        self._note = path.with_name(f".{path.name}.owner")
        self._lock = FileLock(path.with_name(f".{path.name}.lock"), is_singleton=False)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise DomainError("file_open_elsewhere", file=path.name, **_read(self._note)) from None
        except OSError as error:
            raise _trouble(error, path) from error
        try:
            self._note.write_text(json.dumps(_me(since), ensure_ascii=False), "utf-8")
        except OSError as error:
            self.release()
            raise _trouble(error, path) from error

    def release(self) -> None:
        """Let the next one in. The lock's file goes while it is still held, so that no two can hold it after."""
        if not self._lock.is_locked:
            return
        for leftover in (self._note, Path(self._lock.lock_file)):
            with suppress(OSError):
                leftover.unlink()
        with suppress(OSError):  # its disk is gone, and the lock with it
            self._lock.release()


def _trouble(error: OSError, path: Path) -> EnvironmentTrouble:
    return EnvironmentTrouble("disk_full" if error.errno == ENOSPC else "file_read_only", file=path.name)


def _me(since: str) -> dict[str, str]:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "?"
    return {"user": user, "computer": platform.node() or "?", "since": since}


def _read(note: Path) -> dict[str, str]:
    try:
        found = json.loads(note.read_text("utf-8"))
    except (OSError, ValueError):
        found = {}
    facts = {key: str(found.get(key, "?")) for key in ("user", "computer", "since")}
    return facts | {"since": _moment(facts["since"])}


def _moment(since: str) -> str:
    """11月23日20:12 of this machine's clock; what is no time stays as it is."""
    try:
        at = datetime.fromisoformat(since).astimezone()
    except ValueError:
        return since
    return say("lock_since", {"month": at.month, "day": at.day, "clock": f"{at:%H:%M}"})
