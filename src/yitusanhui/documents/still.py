"""Zip files that come out the same, byte for byte, for the same content."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

STILL = (1980, 1, 1, 0, 0, 0)


def still_entry(name: str) -> ZipInfo:
    """An entry with a date of its own to no file, readable by everyone, compressed."""
    entry = ZipInfo(name, STILL)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


class StillZip(ZipFile):
    """A zip being written whose entries carry no time and no owner."""

    def writestr(self, zinfo_or_arcname: ZipInfo | str, data: Any, *_: Any, **__: Any) -> None:
        """Put `data` in under that name."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        super().writestr(still_entry(name), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Put the file `filename` in under `arcname`."""
        entry = still_entry(str(arcname or filename))
        entry.file_size = Path(filename).stat().st_size
        with Path(filename).open("rb") as source, self.open(entry, "w") as sink:
            shutil.copyfileobj(source, sink, 1 << 20)
