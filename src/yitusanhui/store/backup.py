"""Verified copies of the file: made by SQLite's backup API, checked before they take their place, thinned.

A copy's name carries a number that only grows in its folder: `{名称}_{0007}_{20260314}_{190500}.ytsh`. Age is
read from the number, never from a clock that somebody may have set back.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from errno import ENOSPC
from pathlib import Path

from yitusanhui import paths
from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.store.connection import check_header, uri_of
from yitusanhui.store.second_drive import require_drive, second_drive
from yitusanhui.store.trouble import explained

KEEP_NEWEST = 6
LONGEST, LONGEST_BYTES = 60, 150  # of the file's own name in the name of a copy
_COPY = re.compile(r"_(\d{4,})_(\d{8})_(\d{6})\.ytsh")


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What came of one round of copies: those that were made, and what was in the way of the others."""

    made: tuple[Path, ...]
    troubles: tuple[DomainError, ...]


def short_stem(stem: str) -> str:
    """The file's name as copies bear it: whole, or cut and marked with a digest of the whole.

    A copy's name has 27 characters more, and SQLite adds 8 while it writes. Linux allows 255 bytes a name, Windows
    259 characters a path and SQLite 512 bytes, in which the name stands twice; a stick goes from one to the other, so
    all count anywhere.
    """
    if len(stem) <= LONGEST and len(stem.encode()) <= LONGEST_BYTES:
        return stem
    mark = f"~{hashlib.sha256(stem.encode()).hexdigest()[:6]}"
    cut = stem[: LONGEST - len(mark)]
    while len((cut + mark).encode()) > LONGEST_BYTES:
        cut = cut[:-1]
    return cut.rstrip() + mark


def folder_beside(path: Path) -> Path:
    """Where copies lie beside the file; a folder that an earlier program made under the whole name is kept to."""
    whole = path.with_name(f"{path.stem}.备份")
    return whole if whole.is_dir() else path.with_name(f"{short_stem(path.stem)}.备份")


def folder_of_user(path: Path, uid: str) -> Path:
    """Where copies of this consultation lie in the user's data folder; another of the same name has its own."""
    home = paths.user_data() / "backups"
    whole = home / f"{path.stem}-{uid[:8]}"
    return whole if whole.is_dir() else home / f"{short_stem(path.stem)}-{uid[:8]}"


def folders_of(path: Path, uid: str) -> list[Path]:
    """Every folder that gets a copy: beside the file, the user's own, and on the second drive if one is set."""
    drive, of_user = second_drive(), folder_of_user(path, uid)
    return [folder_beside(path), of_user, *([drive / of_user.name] if drive else [])]


def copy_file(path: Path, folder: Path, moment: datetime) -> Path:
    """Make one verified copy of `path` in `folder`; a copy that fails its check never takes a name.

    While the file is away on a stick that was pulled, nothing is made where it was: the stick would come back
    under another name. Raises EnvironmentTrouble for a full or missing disk, DomainError("backup_damaged") when
    the copy is bad.
    """
    with explained(path):
        if not path.is_file():
            raise EnvironmentTrouble("file_not_there", file=path.name)
    _make(folder, parents=folder != folder_beside(path))
    with explained(path):
        target = folder / f"{short_stem(path.stem)}_{_next(folder):04d}_{moment:%Y%m%d}_{moment:%H%M%S}.ytsh"
        part = target.with_suffix(".part")
        try:
            _copy(path, part)
            verify(part)
            part.replace(target)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return target


def _make(folder: Path, *, parents: bool) -> None:
    try:
        folder.mkdir(parents=parents, exist_ok=True)
    except OSError as error:
        code = "disk_full" if error.errno == ENOSPC else "export_folder"
        raise EnvironmentTrouble(code, file=folder.name, folder=str(folder), why=error.strerror) from error


def newest(folder: Path) -> Path | None:
    """The newest copy in a folder, by its number."""
    copies = sorted((number, copy) for copy in folder.glob("*.ytsh") for number, _ in _marks(copy))
    return copies[-1][1] if copies else None


def back_up(path: Path, moment: datetime, folders: Iterable[Path]) -> BackedUp:
    """A verified copy in each folder that can take one, then thinning; one bad folder doesn't stop another."""
    made: list[Path] = []
    troubles: list[DomainError] = []
    drive = second_drive()
    for folder in folders:
        try:
            if folder.parent == drive:
                require_drive(drive)
            made.append(copy_file(path, folder, moment))
        except DomainError as trouble:
            troubles.append(trouble)
    for copy in made:
        thin(copy.parent)
    return BackedUp(tuple(made), tuple(troubles))


def verify(copy: Path) -> None:
    """Refuse a copy that SQLite finds damaged or that is not a consultation."""
    check_header(copy)
    try:
        with closing(sqlite3.connect(uri_of(copy, "mode=ro&immutable=1"), uri=True)) as connection:
            sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        raise DomainError("backup_damaged", file=copy.name)


def thin(folder: Path) -> None:
    """Keep the newest copies and the last one of every day; remove the rest."""
    copies = sorted((number, day, copy) for copy in folder.glob("*.ytsh") for number, day in _marks(copy))
    last_of_day = {day: copy for _, day, copy in copies}
    keep = {*(copy for _, _, copy in copies[-KEEP_NEWEST:]), *last_of_day.values()}
    for _, _, copy in copies:
        if copy not in keep:
            with suppress(OSError):
                copy.unlink()


def copies_of(path: Path, folder: Path) -> list[tuple[int, datetime, Path]]:
    """The copies of that file in a folder: number, when, where; the newest first."""
    found = []
    for stem in {path.stem, short_stem(path.stem)}:
        for copy in folder.glob("*.ytsh"):
            if (marks := _COPY.fullmatch(copy.name.removeprefix(stem))) is not None:
                found.append((int(marks[1]), datetime.strptime(marks[2] + marks[3], "%Y%m%d%H%M%S"), copy))
    return sorted(found, reverse=True)


def restore(path: Path, copy: Path, moment: datetime) -> Path | None:
    """Put a verified copy in the file's place; returns where what it replaced is kept (None if there was nothing).

    What is replaced is copied first, with the log that SQLite may have left beside it, into a folder that is
    never thinned. The caller holds the file's lock.
    """
    verify(copy)
    part = path.with_name(path.name + ".part")
    with explained(path):
        try:
            shutil.copyfile(copy, part)
            verify(part)
            kept = _keep(path, moment)
            for leftover in _beside(path):
                leftover.unlink()
            part.replace(path)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return kept


def _keep(path: Path, moment: datetime) -> Path | None:
    """Copy the file and its log aside, whatever state they are in."""
    there = [one for one in (path, *_beside(path)) if one.exists()]
    if not there:
        return None
    folder = folder_beside(path) / "恢复前"
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{short_stem(path.stem)}_{_next(folder):04d}_{moment:%Y%m%d}_{moment:%H%M%S}.ytsh"
    for one in there:
        shutil.copyfile(one, kept.with_name(kept.name + one.name.removeprefix(path.name)))
    return kept


def _beside(path: Path) -> list[Path]:
    """What SQLite may have left beside the file."""
    found = (path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal"))
    return [one for one in found if one.exists()]


def _copy(path: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    source = sqlite3.connect(uri_of(path, "mode=ro"), uri=True, timeout=5)
    with closing(source), closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def _marks(copy: Path) -> list[tuple[int, str]]:
    """Number and day of a copy's name; nothing for a file that isn't one of ours."""
    found = _COPY.search(copy.name)
    return [(int(found[1]), found[2])] if found else []


def _next(folder: Path) -> int:
    return 1 + max((number for copy in folder.glob("*.ytsh") for number, _ in _marks(copy)), default=0)
