"""第二备份盘: a folder on a stick or another disk, chosen once on this machine, that gets every copy as well."""

from __future__ import annotations

from pathlib import Path

from yitusanhui import paths
from yitusanhui.domain.errors import EnvironmentTrouble
from yitusanhui.store.trouble import explained


def second_drive() -> Path | None:
    """The folder that was chosen, whether it is there now or not; None while none is chosen."""
    kept = _kept()
    words = kept.read_text("utf-8").strip() if kept.is_file() else ""
    return Path(words) if words else None


def choose_second_drive(folder: Path | None) -> None:
    """From now on copies go there too; None: no longer. Refuses a folder that is not there."""
    if folder is not None:
        require_drive(folder)
    with explained(_kept()):
        _kept().write_text(str(folder or ""), "utf-8")


def require_drive(folder: Path) -> None:
    """Refuse while the stick is out: its folder must not be made anew on another disk."""
    if not folder.is_dir():
        raise EnvironmentTrouble("second_drive_missing", folder=str(folder))


def _kept() -> Path:
    return paths.user_data() / "second_drive.txt"
