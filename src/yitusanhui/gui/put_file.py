"""A file that was made elsewhere, put where the person wants it: whole, or what stood there stays."""

from __future__ import annotations

import shutil
from pathlib import Path

from yitusanhui.domain.errors import EnvironmentTrouble

LONGEST = 60  # characters of the name that the part bears while it is written


def put_file(made: Path, target: Path) -> None:
    """Raises EnvironmentTrouble `export_folder` where it can't be written, such as on a full disk."""
    part = target.with_name(f".{target.name[:LONGEST]}.part")
    try:
        shutil.copyfile(made, part)
        part.replace(target)
    except OSError as trouble:
        part.unlink(missing_ok=True)
        raise EnvironmentTrouble("export_folder", folder=target.parent, why=trouble.strerror) from trouble
