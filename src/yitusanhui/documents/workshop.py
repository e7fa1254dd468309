"""The hidden folder in which an export makes its documents; what a killed one left there goes at the next export."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock, Timeout

PREFIX = ".ytsh-"
IN_USE = "in-use.lock"  # held as long as the export runs, let go by the system when its process is killed


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """A folder inside `folder` that is gone afterwards, also what exports that are no longer running left behind."""
    sweep(folder)
    with TemporaryDirectory(prefix=PREFIX, dir=folder, ignore_cleanup_errors=True) as made:
        held = FileLock(Path(made) / IN_USE, is_singleton=False)
        held.acquire(timeout=0)
        try:
            yield Path(made)
        finally:
            held.release()


def sweep(folder: Path) -> None:
    """Remove the folders of exports whose process has ended; one that is running keeps its own."""
    for left in folder.glob(f"{PREFIX}*"):
        lock = FileLock(left / IN_USE, is_singleton=False)
        with suppress(OSError, Timeout):
            lock.acquire(timeout=0)
            lock.release()
            shutil.rmtree(left, ignore_errors=True)
