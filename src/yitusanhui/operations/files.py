"""New, open, read, back up and restore: the file as a person sees it."""

from __future__ import annotations

import glob
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from yitusanhui import paths
from yitusanhui.domain.clock import Clock, stamp, system_clock
from yitusanhui.domain.terms import Stage
from yitusanhui.domain.words import one_line
from yitusanhui.operations.context import words
from yitusanhui.operations.meetings import plan_meeting
from yitusanhui.operations.procedures import offices_templates
from yitusanhui.store import backup
from yitusanhui.store.file import ConsultationFile, create_file, open_file, read_file
from yitusanhui.store.lock import OwnerLock
from yitusanhui.store.reader import Reader
from yitusanhui.store.second_drive import choose_second_drive, second_drive
from yitusanhui.store.transaction import Transaction

__all__ = [
    "BackupLine",
    "ConsultationFile",
    "Reader",
    "back_up",
    "choose_second_drive",
    "copy_for_archive",
    "find_backups",
    "is_there",
    "new_consultation",
    "open_consultation",
    "read_consultation",
    "rehearsal",
    "restore_backup",
    "second_drive",
    "shipped_templates",
]
KEPT_SUFFIXES = frozenset({".toml", ".csv", ".j2"})


def new_consultation(
    path: Path,
    *,
    title: str,
    street: str = "",
    community: str = "",
    clock: Clock = system_clock,
    actor: str = "",
    as_shipped: bool = False,
    templates: Mapping[str, str] | None = None,
) -> ConsultationFile:
    """A new consultation (协商项目) in a file of its own, with a first 征询会 planned.

    The templates of this day, the office's own where it has some (unless `as_shipped`), are kept in the file,
    so that later changes to them don't touch it; `templates` are another project's, which come before both.
    """
    kept = shipped_templates() | ({} if as_shipped else offices_templates()) | dict(templates or {})

    def first(tx: Transaction) -> None:
        tx.insert(
            "consultation",
            id=1,
            uid=uuid.uuid4().hex,
            title=one_line(words(title, what="title")),
            street=words(street),
            community=words(community),
            created_at=tx.at,
        )
        for name, content in kept.items():
            tx.insert("templates", name=name, content=content)
        plan_meeting(tx, Stage.CONSULT)

    return create_file(path, first, clock=clock, actor=actor)


def shipped_templates() -> dict[str, str]:
    """Every template as shipped: its path below `templates/` and its text."""
    root = paths.templates()
    found = sorted(path for path in root.rglob("*") if path.suffix in KEPT_SUFFIXES)
    return {path.relative_to(root).as_posix(): path.read_text("utf-8-sig") for path in found}


def open_consultation(path: Path, *, clock: Clock = system_clock, actor: str = "") -> ConsultationFile:
    """Open a consultation to work in it; refused while another program has it."""
    return open_file(path, clock=clock, actor=actor)


@contextmanager
def rehearsal(path: Path) -> Iterator[ConsultationFile]:
    """A copy of the consultation to try changes on: file and folder stay as they are, byte for byte, whoever has it."""
    spare = TemporaryDirectory(prefix="yitusanhui-", ignore_cleanup_errors=True)
    with spare as folder, open_consultation(copy_for_archive(path, Path(folder))) as copy:
        copy.rehearsing = True
        yield copy


def is_there(path: Path) -> bool:
    """Whether the disk with the file is there and answers: a stick may be pulled, a cable kicked."""
    try:
        with path.open("rb") as stream:
            return len(stream.read(16)) == 16
    except OSError:
        return False


def read_consultation(path: Path) -> Reader:
    """Read a consultation that may be open elsewhere or lie on a medium that can't be written."""
    return read_file(path)


def back_up(path: Path, folder: Path, *, clock: Clock = system_clock) -> Path:
    """One verified copy of the file in `folder`."""
    read_file(path).close()
    return backup.copy_file(path, folder, clock())


def copy_for_archive(path: Path, folder: Path) -> Path:
    """A verified copy in `folder` under the file's own name, so that the same content makes the same package."""
    return back_up(path, folder).replace(folder / path.name)


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A copy that can be gone back to: when it was made, bytes, and whether it lies beside the file."""

    path: Path
    at: datetime
    size: int
    beside: bool


def find_backups(path: Path) -> tuple[BackupLine, ...]:
    """The copies of a file, beside it, in the user's data folder and on the second drive, the newest first."""
    beside, kept = backup.folder_beside(path), [paths.user_data() / "backups", second_drive()]
    named = [f"{glob.escape(stem)}-*" for stem in sorted({path.stem, backup.short_stem(path.stem)})]
    folders = [beside, *(one for place in kept if place for name in named for one in sorted(place.glob(name)))]
    found = [
        BackupLine(copy, at, copy.stat().st_size, folder == beside)
        for folder in folders
        for _, at, copy in backup.copies_of(path, folder)
    ]
    return tuple(sorted(found, key=lambda line: (line.at, line.beside), reverse=True))


def restore_backup(path: Path, copy: Path, *, clock: Clock = system_clock) -> Path | None:
    """Put a verified copy in the file's place; what it replaces is kept and returned."""
    lock = OwnerLock(path, since=stamp(clock()))
    try:
        return backup.restore(path, copy, clock())
    finally:
        lock.release()
