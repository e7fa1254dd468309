"""Verified copies of the file: made by SQLite's backup API, checked before they take their place, thinned."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from yitusanhui import paths
from yitusanhui.domain.errors import DomainError
from yitusanhui.store.connection import check_header
from yitusanhui.store.trouble import explained

KEEP_NEWEST = 6


def folder_beside(path: Path) -> Path:
    """Where copies lie beside the file."""
    return path.with_name(f"{path.stem}.备份")


def folder_of_user(path: Path) -> Path:
    """Where copies of this file lie in the user's data folder."""
    return paths.user_data() / "backups" / path.stem


def copy_file(path: Path, folder: Path, moment: datetime) -> Path:
    """Make one verified copy of `path` in `folder`; a copy that fails its check never takes a name.

    Raises EnvironmentTrouble for a full or missing disk, DomainError("backup_damaged") when the copy is bad.
    """
    target = _free_name(folder, path.stem, moment)
    part = target.with_suffix(".part")
    with explained(path):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            _copy(path, part)
            verify(part)
            part.replace(target)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return target


def verify(copy: Path) -> None:
    """Refuse a copy that SQLite finds damaged or that is not a consultation."""
    check_header(copy)
    try:
        with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        raise DomainError("backup_damaged", file=copy.name)


def thin(folder: Path) -> None:
    """Keep the newest copies and the last one of every day; remove the rest."""
    copies = sorted(folder.glob("*.ytsh"))
    last_of_day = {copy.stem.rsplit("_", 2)[-2]: copy for copy in copies if copy.stem.count("_") >= 2}
    keep = {*copies[-KEEP_NEWEST:], *last_of_day.values()}
    for copy in copies:
        if copy not in keep:
            with suppress(OSError):
                copy.unlink()


def back_up(path: Path, moment: datetime, folders: Iterable[Path]) -> list[Path]:
    """A verified copy in each folder, then thinning; the first is made from the file, the others from it."""
    made: list[Path] = []
    for folder in folders:
        made.append(_twin(made[0], folder) if made else copy_file(path, folder, moment))
        thin(folder)
    return made


def restore(path: Path, copy: Path, moment: datetime) -> Path | None:
    """Put a verified copy in the file's place; returns where the replaced file went (None if there was none)."""
    verify(copy)
    with explained(path):
        part = path.with_name(path.name + ".part")
        shutil.copyfile(copy, part)
        replaced = None
        if path.exists():
            replaced = _free_name(folder_beside(path), f"{path.stem}_恢复前", moment)
            replaced.parent.mkdir(parents=True, exist_ok=True)
            _set_aside(path, replaced)
        part.replace(path)
    return replaced


def _set_aside(path: Path, replaced: Path) -> None:
    """Move the file with what SQLite keeps beside it."""
    for suffix in ("-wal", "-shm", ""):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.replace(replaced.with_name(replaced.name + suffix))


def _copy(path: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)
    with closing(source), closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def _twin(first: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    target, part = folder / first.name, folder / (first.name + ".part")
    with explained(first):
        shutil.copyfile(first, part)
        verify(part)
        part.replace(target)
    return target


def _free_name(folder: Path, stem: str, moment: datetime) -> Path:
    name = f"{stem}_{moment:%Y%m%d}_{moment:%H%M%S}"
    target, again = folder / f"{name}.ytsh", 1
    while target.exists():
        again += 1
        target = folder / f"{name}-{again}.ytsh"
    return target
