"""Where things lie on this machine: the only code that knows, frozen or not, Windows or Linux."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import platformdirs

APP = "yitusanhui"
SHARES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "davfs", "fuse.davfs2"})


def _bundle() -> Path:
    """The folder that holds `resources` and `templates`: in the bundle, in the wheel, or the project's root."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen)
    inside = Path(__file__).parent / "_bundle"
    return inside if inside.is_dir() else Path(__file__).parents[2]


def resources() -> Path:
    """Icons, the sample's words, and `vendor/`."""
    return _bundle() / "resources"


def vendor() -> Path:
    """Third-party fonts and scripts fetched at set-up (packaging/assets.toml)."""
    return resources() / "vendor"


def templates() -> Path:
    """Procedures, presets, categories, fixed sentences as shipped."""
    return _bundle() / "templates"


def recount() -> Path:
    """The scripts that lie in an archive package and need nothing but Python: counting again, verifying."""
    return resources() / "recount"


def user_data() -> Path:
    """This user's folder for backups, recent files and crash reports; made if it isn't there and can be.

    Where it can't, who writes into it is told, and who only reads finds nothing: a meeting goes on without.
    YITUSANHUI_HOME puts it elsewhere: on the stick that the program runs from, or out of the way of tests.
    """
    folder = Path(os.environ.get("YITUSANHUI_HOME") or platformdirs.user_data_dir(APP, appauthor=False))
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def on_a_share(path: Path, mounts: Path = Path("/proc/self/mounts")) -> bool:
    """Whether the path lies on another computer's disk, where SQLite's log can't be shared (sqlite.org/wal.html)."""
    place = path.absolute()
    if sys.platform == "win32":
        import ctypes

        remote = 4  # DRIVE_REMOTE of GetDriveTypeW
        return place.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == remote
    return _kind_of_disk(place.resolve(), mounts) in SHARES


def _kind_of_disk(place: Path, mounts: Path) -> str:
    """The file system of the deepest mount above `place`; "" where the machine doesn't say."""
    kind, depth, inside = "", -1, f"{place.as_posix()}/"
    lines = mounts.read_text("utf-8", "replace").splitlines() if mounts.is_file() else []
    for _, at, found, *_ in (line.split(" ") for line in lines if line.count(" ") >= 3):
        root = at.replace("\\040", " ").rstrip("/")
        if len(root) > depth and inside.startswith(f"{root}/"):
            kind, depth = found, len(root)
    return kind


def crash_report(text: str) -> Path:
    """Keep the report of a bug where the person can find and send it; returns the file."""
    folder = user_data() / "crashes"
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / f"crash-{datetime.now():%Y%m%d-%H%M%S}.txt"
    report.write_text(text, "utf-8")
    return report
