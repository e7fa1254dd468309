"""Characters that no face of this machine has: printed as 〓, told to the person, kept out of the archive."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from yitusanhui.documents import faces
from yitusanhui.domain.errors import DomainError

SHOWN = 40  # characters in a sentence
_found: dict[bytes, str] = {}  # SHA-256 of a file that this program wrote -> the characters


def remember(path: Path, characters: Iterable[str]) -> Path:
    """Note what is 〓 in the document just written there; its bytes may be moved."""
    found = "".join(sorted(characters))
    if found:
        _found[_digest(path)] = found
    return path


def unprinted(path: Path) -> str:
    """The characters that are 〓 in that document, in order; "" for one that holds all, or is not ours."""
    return _found.get(_digest(path), "") if _found and path.is_file() else ""


def _digest(path: Path) -> bytes:
    return sha256(path.read_bytes()).digest()


def named(characters: str) -> str:
    """The characters for a sentence: 𰻝（U+30EDD）、…; the first forty."""
    shown = "、".join(f"{c}（U+{ord(c):04X}）" for c in characters[:SHOWN])
    return shown + ("等" if len(characters) > SHOWN else "")


def refuse_unprinted(files: Iterable[Path]) -> None:
    """Raises DomainError `package_unprintable` when a document for the archive has a 〓 in place of a character."""
    lacking = {path.name: found for path in files if (found := unprinted(path))}
    if lacking:
        characters = "".join(sorted(set("".join(lacking.values()))))
        raise DomainError(
            "package_unprintable",
            count=len(characters),
            characters=named(characters),
            files=len(lacking),
            folder=str(faces.own_folder()),
        )
