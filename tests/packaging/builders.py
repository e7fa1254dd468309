"""Small packages for the tests of fetching."""

from __future__ import annotations

import hashlib
import io
import tarfile
from pathlib import Path

import pins


def make_asset(*contents: tuple[str, bytes], optional: bool = False) -> pins.Asset:
    files = tuple(
        pins.Pinned(f"package/{name}", f"fonts/{name}", hashlib.sha256(content).hexdigest())
        for name, content in contents
    )
    return pins.Asset("some-font", "1.0", "npm", "OFL-1.1", files, optional, "用系统字体")


def make_tar(*members: tuple[str, bytes]) -> io.BytesIO:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as tar:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    stream.seek(0)
    return stream


def files_under(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
