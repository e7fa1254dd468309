"""One consultation, one file: made, opened, written through one writer, read from anywhere, closed whole."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.clock import Clock, stamp, system_clock
from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.store import backup
from yitusanhui.store.connection import check_header, require_own_disk
from yitusanhui.store.lock import OwnerLock
from yitusanhui.store.reader import Reader
from yitusanhui.store.version import VERSION
from yitusanhui.store.writer import Change, Writer

log = logging.getLogger(__name__)
SUFFIX = ".ytsh"


class ConsultationFile:
    """An open consultation. `clock` gives the times, `actor` who is at the keyboard.

    While `rehearsing`, changes are tried in full and not kept.
    """

    def __init__(self, path: Path, *, clock: Clock, actor: str, lock: OwnerLock) -> None:
        self.path = path
        self.clock = clock
        self.actor = actor
        self.rehearsing = False
        self.last_backup: Path | None = backup.newest(backup.folder_beside(path))
        self.backup_trouble: DomainError | None = None
        self.listeners: list[Callable[[ChangeSet], None]] = []
        self._lock = lock
        self._writer = Writer(path)
        self._backups = ThreadPoolExecutor(1, thread_name_prefix="backup")
        self._written = threading.Event()
        self._closed = False
        self.reader = Reader(path)
        self._uid, self._head = "", 0
        self.remember()

    def write(self, operation: str, change: Change, *, request: str | None = None) -> ChangeSet:
        """Commit one change and return its receipt; nothing is shown as recorded before this returns."""
        done = self._writer.submit(
            change,
            operation=operation,
            request=request,
            at=stamp(self.clock()),
            actor=self.actor,
            keep=not self.rehearsing,
        ).result()
        if self.rehearsing:
            return done
        self._written.set()
        self._head = max(self._head, done.last_seq)
        self._tell(done)
        return done

    def back_up_soon(self) -> Future[None]:
        """Make verified copies in the background; `last_backup` or `backup_trouble` tells how it went."""
        self._written.clear()
        return self._backups.submit(self._back_up)

    def back_up_to(self, folder: Path) -> Path:
        """Make one verified copy in `folder` now."""
        return backup.copy_file(self.path, folder, self.clock())

    def remember(self) -> None:
        """Keep in mind which consultation this is, so that it is known again after its disk was away."""
        self._uid, self._head = self._whole()

    def reopen(self) -> int:
        """After its disk was away: let go of what is dead and open the file anew, for all who hold this object.

        Returns how many entries of the journal were acknowledged and aren't on the disk: none, unless the disk lied.
        Refuses what open_file refuses, and another consultation in the same place; then it can be tried again.
        """
        self._let_go()
        check_header(self.path)
        self._lock = OwnerLock(self.path, since=stamp(self.clock()))
        try:
            uid, head = self._whole()
            if uid != self._uid:
                raise DomainError("another_consultation", file=self.path.name)
            self._writer = Writer(self.path)
        except BaseException:
            self._let_go()
            raise
        lost, self._head = max(0, self._head - head), head
        return lost

    def close(self) -> None:
        """Copy what is new, finish writing, put everything into the one file, and let the next one in."""
        if self._closed:
            return
        self._closed = True
        if self._written.is_set():
            self.back_up_soon()
        self._backups.shutdown(wait=True)
        self._let_go()

    def __enter__(self) -> ConsultationFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def discard(self) -> None:
        """Close a file that was made for nothing and take it away."""
        self._written.clear()
        self.close()
        _take_away(self.path)

    def _let_go(self) -> None:
        self.reader.close()
        self._writer.close()
        self._lock.release()

    def _whole(self) -> tuple[str, int]:
        """Which consultation this is ("" while it is being made), and the newest entry of its journal."""
        found = self.reader.row("SELECT (SELECT uid FROM consultation) AS uid, (SELECT max(seq) FROM journal) AS head")
        return str((found or {}).get("uid") or ""), int((found or {}).get("head") or 0)

    def _back_up(self) -> None:
        found = self.reader.row("SELECT uid FROM consultation") or {}
        done = backup.back_up(self.path, self.clock(), backup.folders_of(self.path, found.get("uid", "")))
        self.last_backup = done.made[0] if done.made else self.last_backup
        self.backup_trouble = next(iter(done.troubles), None)

    def _tell(self, done: ChangeSet) -> None:
        """What a listener makes of a change can't undo it: the write stands, the trouble is logged."""
        for listener in self.listeners:
            try:
                listener(done)
            except Exception:
                log.exception("a listener failed")


def open_file(path: Path, *, clock: Clock = system_clock, actor: str = "") -> ConsultationFile:
    """Open a consultation to work in it.

    Refuses what is not a consultation, is newer, is open elsewhere, or can't be written. A file of an earlier
    version is copied before it is brought to this one.
    """
    version = check_header(path)
    require_own_disk(path)
    lock = OwnerLock(path, since=stamp(clock()))
    try:
        if version < VERSION:
            backup.copy_file(path, backup.folder_beside(path), clock())
        return ConsultationFile(path, clock=clock, actor=actor, lock=lock)
    except BaseException:
        lock.release()
        raise


def create_file(path: Path, first: Change, *, clock: Clock = system_clock, actor: str = "") -> ConsultationFile:
    """Make a new consultation whose first change is `first`; never over an existing file."""
    if path.suffix != SUFFIX:
        raise DomainError("wrong_suffix", file=path.name)
    if path.exists():
        raise DomainError("file_exists", file=path.name)
    if not path.parent.is_dir():
        raise EnvironmentTrouble("folder_not_there", folder=str(path.parent))
    require_own_disk(path)
    lock = OwnerLock(path, since=stamp(clock()))
    try:
        made = ConsultationFile(path, clock=clock, actor=actor, lock=lock)
    except BaseException:
        _take_away(path)
        lock.release()
        raise
    try:
        made.write("new_consultation", first)
        made.remember()
    except BaseException:
        made.discard()
        raise
    return made


def _take_away(path: Path) -> None:
    """Leave nothing of a file that could not be made: the next try would find its name taken."""
    for leftover in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))):
        with suppress(OSError):
            leftover.unlink(missing_ok=True)


def read_file(path: Path) -> Reader:
    """Read a consultation that may be open elsewhere, on a medium that can't be written, or of an earlier version."""
    if check_header(path) == VERSION:
        return Reader(path)
    from yitusanhui.store.older import OlderReader

    return OlderReader(path)
