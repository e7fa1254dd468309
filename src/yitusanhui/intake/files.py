"""Takes a brought file from the disk, whole, or says why not."""

from __future__ import annotations

import errno
from pathlib import Path

from yitusanhui.domain.errors import DomainError, EnvironmentTrouble

MEGABYTE = 1_000_000


def read_file(path: Path, *, limit_mb: int) -> bytes:
    """The bytes of a brought file of at most `limit_mb` million bytes.

    Raises `file_missing`, `file_is_folder`, `file_empty`, `file_too_big`; `file_unreadable` where the
    machine is in the way (open in another program, a stick pulled out).
    """
    try:
        if path.is_dir():
            raise DomainError("file_is_folder", name=path.name)
        size = path.stat().st_size
        if size > limit_mb * MEGABYTE:
            raise DomainError("file_too_big", name=path.name, size=size // MEGABYTE, limit=limit_mb)
        data = path.read_bytes()
    except (OSError, ValueError) as trouble:
        raise _refusal(path, trouble) from trouble
    if not data:
        raise DomainError("file_empty", name=path.name)
    return data


def _refusal(path: Path, trouble: OSError | ValueError) -> DomainError:
    missing = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL)
    if isinstance(trouble, ValueError) or trouble.errno in missing:  # ValueError: a NUL in the name
        return DomainError("file_missing", name=path.name)
    return EnvironmentTrouble("file_unreadable", name=path.name, reason=trouble.strerror or trouble)
