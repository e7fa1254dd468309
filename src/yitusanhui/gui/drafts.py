"""A comment that was being typed: kept on this machine until it is recorded, for the battery may die."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings

from yitusanhui import paths

FIELDS = 4


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The line as typed, who was speaking, and the place chosen in pixels of the drawing."""

    words: str
    author: str = ""
    place: tuple[float, float] | None = None


def keep_unfinished(path: Path, unfinished: Unfinished) -> None:
    """Keep it for this file; an empty line forgets it. Not in the file itself: nobody has said it yet."""
    if not unfinished.words.strip():
        _settings().remove(_key(path))
        return
    x, y = unfinished.place or ("", "")
    _settings().setValue(_key(path), [unfinished.words, unfinished.author, str(x), str(y)])


def kept_unfinished(path: Path) -> Unfinished | None:
    """What was being typed when the file was last closed, None when nothing was."""
    found = _settings().value(_key(path), [])
    if not isinstance(found, list) or len(found) != FIELDS:
        return None
    words, author, x, y = (str(part) for part in found)
    return Unfinished(words, author, (float(x), float(y)) if x and y else None)


def _settings() -> QSettings:
    return QSettings(str(paths.user_data() / "drafts.ini"), QSettings.Format.IniFormat)


def _key(path: Path) -> str:
    return hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:24]
