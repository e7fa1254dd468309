"""Which font files print Chinese here: those fetched at set-up, else the system's, and what stood in for what."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from struct import error as StructError

from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

from yitusanhui import paths
from yitusanhui.domain.errors import EnvironmentTrouble
from yitusanhui.texts import papers

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
# What GB/T 9704 names, and an office's computer has: goes before the fetched faces where it can be embedded.
OFFICIAL = {
    SERIF: ("simfang.ttf", "fangsong.ttf", "仿宋_gb2312.ttf", "fzfsk.ttf", "fzfsjw.ttf"),
    SERIF_BOLD: ("fzxbsjw.ttf", "fzxbsk.ttf", "fzxbsjt.ttf", "方正小标宋简体.ttf", "方正小标宋_gbk.ttf"),
    SANS_BOLD: ("simhei.ttf",),
    KAI: ("simkai.ttf", "kaiti.ttf", "楷体_gb2312.ttf", "fzktk.ttf"),
}
# Signs and pictures that people type on their phones; printed from here when no face of text has them.
SIGNS = ("seguisym.ttf", "seguiemj.ttf", "symbola.ttf", "notoemoji-regular.ttf", "dejavusans.ttf")
# TrueType outlines only: reportlab refuses CFF.
SYSTEM = {
    SERIF: ("simfang.ttf", "simsun.ttc", "uming.ttc", "HanaMinA.ttf"),
    SERIF_BOLD: ("simhei.ttf", "simsun.ttc", "uming.ttc"),
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
    """The file that prints each role, (wanted, used) for every one that was replaced, and what is asked last."""

    files: dict[str, Path]
    replaced: tuple[tuple[str, str], ...] = ()
    spare: tuple[Path, ...] = ()


def find_faces(vendor: Path | None = None) -> Faces:
    """The faces of this machine. Raises EnvironmentTrouble `fonts_missing` where nothing prints Chinese."""
    folder = vendor or paths.vendor() / "fonts"
    files = {role: found for role in WANTED if (found := _official(role) or _own(folder, role))}
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
    spare = (_own(folder, SERIF), files.get(RARE), *_extra())
    return Faces(files, tuple(replaced), tuple(path for path in spare if path))


@lru_cache(maxsize=1)
def faces() -> Faces:
    """The faces of this machine, looked for once."""
    return find_faces()


def own_folder() -> Path:
    """Where an office puts a font file that has the characters ours lack; may not be there."""
    return paths.user_data() / "fonts"


def used() -> list[str]:
    """Each role a page is set in, with the file that prints it: what a document says of itself."""
    files = faces().files
    return [
        papers.FACE.format(role=name, file=files[role].name) for role, name in papers.FACES.items() if role in files
    ]


def _official(role: str) -> Path | None:
    installed = _installed()
    found = (installed[name] for name in OFFICIAL.get(role, ()) if name in installed)
    return next(filter(_embeddable, found), None)


def _extra() -> Iterator[Path]:
    """Faces for what no other has: the office's own first, then the system's signs."""
    folder = own_folder()
    yield from filter(_embeddable, sorted(folder.glob("*.tt[fc]")) if folder.is_dir() else ())
    installed = _installed()
    yield from filter(_embeddable, (installed[name] for name in SIGNS if name in installed))


def _embeddable(path: Path) -> bool:
    """Whether reportlab reads the file and its maker lets it be embedded."""
    try:
        TTFontFile(str(path), charInfo=0)
    except (TTFError, OSError, StructError, ValueError, LookupError):
        return False
    return True


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
