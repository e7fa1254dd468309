"""Which font files print Chinese here: those fetched at set-up, else the system's, and what stood in for what."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from yitusanhui import paths
from yitusanhui.domain.errors import EnvironmentTrouble

SERIF = "serif"  # 仿宋 and 宋 of GB/T 9704
SERIF_BOLD = "serif-bold"  # 小标宋
SANS = "sans"
SANS_BOLD = "sans-bold"  # 黑体
KAI = "kai"  # 楷体
RARE = "rare"  # characters of Ext B to F, optional

WANTED = {
    SERIF: "NotoSerifSC-Regular.ttf",
    SERIF_BOLD: "NotoSerifSC-Bold.ttf",
    SANS: "NotoSansSC-Regular.ttf",
    SANS_BOLD: "NotoSansSC-Bold.ttf",
    KAI: "LXGWWenKai-Regular.ttf",
    RARE: "HanaMinB.ttf",
}
# TrueType outlines only: reportlab refuses CFF.
SYSTEM = {
    SERIF: ("simfang.ttf", "simsun.ttc", "uming.ttc", "HanaMinA.ttf"),
    SERIF_BOLD: ("simsunb.ttf", "simhei.ttf", "simsun.ttc", "uming.ttc"),
    SANS: ("msyh.ttc", "simhei.ttf", "wqy-microhei.ttc", "wqy-zenhei.ttc", "DroidSansFallbackFull.ttf"),
    SANS_BOLD: ("msyhbd.ttc", "simhei.ttf", "wqy-microhei.ttc", "wqy-zenhei.ttc", "DroidSansFallbackFull.ttf"),
    KAI: ("simkai.ttf", "ukai.ttc", "simfang.ttf"),
    RARE: ("simsunb.ttf", "HanaMinB.ttf"),
}
# Whose file may serve when neither the wanted one nor the system has any.
STAND_IN = {
    SERIF: (SANS, KAI),
    SERIF_BOLD: (SANS_BOLD, SERIF, SANS),
    SANS: (SERIF, SANS_BOLD),
    SANS_BOLD: (SANS, SERIF_BOLD, SERIF),
    KAI: (SERIF, SANS),
    RARE: (),
}


@dataclass(frozen=True, slots=True)
class Faces:
    """The file that prints each role, and (wanted, used) for every one that was replaced."""

    files: dict[str, Path]
    replaced: tuple[tuple[str, str], ...] = ()


def find_faces(vendor: Path | None = None) -> Faces:
    """The faces of this machine. Raises EnvironmentTrouble `fonts_missing` where nothing prints Chinese."""
    folder = vendor or paths.vendor() / "fonts"
    files = {role: found for role in WANTED if (found := _own(folder, role))}
    for role in WANTED:
        if role not in files and (found := _system(role)):
            files[role] = found
    for role, others in STAND_IN.items():
        deputy = next((files[other] for other in others if other in files), None)
        if role not in files and deputy:
            files[role] = deputy
    if SERIF not in files:
        raise EnvironmentTrouble("fonts_missing", folder=str(folder))
    replaced = ((WANTED[role], path.name) for role, path in files.items() if path.name != WANTED[role])
    return Faces(files, tuple(replaced))


@lru_cache(maxsize=1)
def faces() -> Faces:
    """The faces of this machine, looked for once."""
    return find_faces()


def _own(folder: Path, role: str) -> Path | None:
    path = folder / WANTED[role]
    return path if path.is_file() else None


def _system(role: str) -> Path | None:
    installed = _installed()
    return next((installed[name.lower()] for name in SYSTEM[role] if name.lower() in installed), None)


@lru_cache(maxsize=1)
def _installed() -> dict[str, Path]:
    """Installed TrueType files by lower-case name."""
    return {path.name.lower(): path for folder in _system_folders() for path in sorted(folder.rglob("*.tt[fc]"))}


def _system_folders() -> Iterator[Path]:
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
        yield home / "AppData/Local/Microsoft/Windows/Fonts"
    else:
        yield Path("/usr/share/fonts")
        yield Path("/usr/local/share/fonts")
        yield home / ".local/share/fonts"
