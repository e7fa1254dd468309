"""What this machine remembers: recent files, folders, ticks. Never anything of the consultation itself."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from yitusanhui import paths

MOST_KNOWN = 60
ANY = "any"
OF_THE_PROJECT = ("export", "papers", "view")  # what is written out of it


def settings() -> QSettings:
    """An ini file in the user's data folder."""
    return QSettings(str(paths.user_data() / "window.ini"), QSettings.Format.IniFormat)


def recent_files() -> list[Path]:
    """Files opened lately that are still there, the last first."""
    return [path for path in known_files() if path.is_file()]


def known_files() -> list[Path]:
    """Every file opened on this machine, the last first, whether it is still there or not."""
    return [Path(words) for words in _list("recent")]


def forget_file(path: Path) -> None:
    """Take a file from the list; the file itself is left alone."""
    settings().setValue("recent", [words for words in _list("recent") if Path(words) != path])


def remember_file(path: Path) -> None:
    """This file was opened."""
    others = [words for words in _list("recent") if Path(words) != path]
    settings().setValue("recent", [str(path), *others][:MOST_KNOWN])


def remember_panel(path: Path, meeting_id: int, state: str, panel: str) -> None:
    """Which panel one is in, at once: the battery may die."""
    settings().setValue(f"panel/{path.stem}/{meeting_id}", [state, panel])


def last_panel(path: Path, meeting_id: int, state: str) -> str:
    """The panel one was in while the meeting was in this state; "" when that isn't known."""
    found = _list(f"panel/{path.stem}/{meeting_id}")
    return found[1] if len(found) == 2 and found[0] == state else ""


def left_out_kinds() -> list[str]:
    """Kinds of documents that were left out of the last export."""
    return _list("export/left_out")


def remember_left_out_kinds(kinds: list[str]) -> None:
    """What this export leaves out."""
    settings().setValue("export/left_out", kinds)


def legend_wanted() -> bool:
    """Whether maps have their whole legend."""
    return settings().value("legend", "shown") == "shown"


def remember_legend(shown: bool) -> None:
    """Whether they are to have it."""
    settings().setValue("legend", "shown" if shown else "hidden")


def folder_for(what: str) -> str:
    """Where something of this kind was last found; else beside the project that is open, or where anything was found.

    What is written out of the project is looked for beside it first, what is read in where anything was.
    """
    of_kind, anywhere = (str(settings().value(f"folder/{key}", "")) for key in (what, ANY))
    beside = _beside_the_project()
    known = (of_kind, beside, anywhere) if what in OF_THE_PROJECT else (of_kind, anywhere, beside)
    return next((folder for folder in known if folder and Path(folder).is_dir()), str(Path.home()))


def _beside_the_project() -> str:
    """The folder of the file opened last; "" where that is our own, with the 演练示例, where nobody looks."""
    folder = next((path.parent for path in known_files()), None)
    return "" if folder is None or folder.is_relative_to(paths.user_data()) else str(folder)


def ask_file(parent: QWidget | None, what: str, title: str, kinds: str) -> Path | None:
    """An existing file chosen by the person, from the folder of last time."""
    found, _ = QFileDialog.getOpenFileName(parent, title, folder_for(what), kinds)
    return _remembered(what, found)


def ask_new_file(parent: QWidget, what: str, title: str, name: str, kinds: str) -> Path | None:
    """A new file's place, in the folder of last time; a name that was typed without its ending gets it."""
    found, _ = QFileDialog.getSaveFileName(parent, title, str(Path(folder_for(what)) / name), kinds)
    place = _remembered(what, found)
    return place and _ending(place, Path(name).suffix)


def _ending(place: Path, suffix: str) -> Path:
    """With its ending, which Linux adds to no name; the dialog asked before replacing the name without it alone."""
    if place.suffix.lower() == suffix.lower():
        return place
    wished = place.with_name(place.name + suffix)
    others = (place.with_name(f"{place.name}-{number}{suffix}") for number in count(2))
    return wished if not wished.exists() else next(other for other in others if not other.exists())


def ask_folder(parent: QWidget, what: str, title: str) -> Path | None:
    """A folder chosen by the person."""
    found = QFileDialog.getExistingDirectory(parent, title, folder_for(what))
    if not found:
        return None
    remember_folder(what, found)
    return Path(found)


def _remembered(what: str, found: str) -> Path | None:
    if not found:
        return None
    remember_folder(what, str(Path(found).parent))
    return Path(found)


def remember_folder(what: str, folder: str) -> None:
    """Something of this kind was found here."""
    for key in (what, ANY):
        settings().setValue(f"folder/{key}", folder)


def _list(key: str) -> list[str]:
    found = settings().value(key, [])
    return [str(one) for one in found] if isinstance(found, list) else [str(found)] if found else []
