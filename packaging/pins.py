"""What assets.toml pins, and the only way a file gets under resources/vendor/: verified by its SHA-256."""

from __future__ import annotations

import hashlib
import shutil
import tarfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

LICENCES = "licences/"


class Trouble(Exception):
    """One line, Chinese and English, that says why an asset isn't there and what to do."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """One file: its member name in the package, its place under vendor/, its SHA-256."""

    source: str
    place: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Asset:
    """One package of assets.toml with the files that are wanted of it."""

    name: str
    version: str
    registry: str
    licence: str
    files: tuple[Pinned, ...]
    optional: bool
    without: str


def read_manifest(path: Path) -> list[Asset]:
    """The assets that assets.toml pins; a key that is missing raises KeyError."""
    return [_asset(entry) for entry in tomllib.loads(path.read_text(encoding="utf-8"))["asset"]]


def _asset(entry: Mapping[str, object]) -> Asset:
    files = tuple(Pinned(row["from"], row["to"], row["sha256"]) for row in _rows(entry["file"]))
    return Asset(
        name=str(entry["name"]),
        version=str(entry["version"]),
        registry=str(entry["registry"]),
        licence=str(entry["licence"]),
        files=files,
        optional=bool(entry.get("optional", False)),
        without=str(entry.get("without", "")),
    )


def _rows(rows: object) -> Sequence[Mapping[str, str]]:
    assert isinstance(rows, list)
    return rows


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def wrong_files(asset: Asset, vendor: Path) -> list[Pinned]:
    """The files of the asset that are missing under vendor/ or aren't what was pinned."""
    return [file for file in asset.files if not _is_right(vendor / file.place, file.sha256)]


def _is_right(path: Path, sha256: str) -> bool:
    return path.is_file() and digest(path) == sha256


def unpack(archive: IO[bytes], asset: Asset, folder: Path) -> None:
    """Write the wanted members, and no others, of a tar stream into the folder, each at its place."""
    wanted = {file.source: file for file in asset.files}
    with tarfile.open(fileobj=archive, mode="r|*") as tar:
        for member in tar:
            file = wanted.get(member.name.removeprefix("./"))
            content = tar.extractfile(member) if file and member.isreg() else None
            if file and content:
                target = folder / file.place
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as out:
                    shutil.copyfileobj(content, out)


def put_in_place(asset: Asset, folder: Path, vendor: Path) -> None:
    """Take the asset's files from the folder to vendor/: all of them or, if one isn't as pinned, none."""
    for file in wrong_files(asset, folder):
        found = digest(folder / file.place) if (folder / file.place).is_file() else "no such file"
        raise Trouble(
            f"{asset.name} 里的 {file.source} 与登记的摘要不符，没有采用；请重试或核对 assets.toml"
            f" / refused, digest differs: expected {file.sha256}, found {found}"
        )
    parts = [(_copy(folder / file.place, vendor / file.place), vendor / file.place) for file in asset.files]
    for part, place in parts:
        part.replace(place)


def _copy(source: Path, place: Path) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(source, place.with_name(place.name + ".part")))


def licences_text(assets: Sequence[Asset], vendor: Path) -> str:
    """What vendor/LICENSES.txt says: each asset that is there, its licence and the licence's own text."""
    parts = []
    for asset in assets:
        if wrong_files(asset, vendor):
            continue
        rule = "=" * 78
        parts.append(f"{rule}\n{asset.name} {asset.version} ({asset.registry}) {asset.licence}\n")
        parts += [f"  {file.place}\n" for file in asset.files if not file.place.startswith(LICENCES)]
        texts = [file.place for file in asset.files if file.place.startswith(LICENCES)]
        parts += [f"{rule}\n{(vendor / place).read_text(encoding='utf-8').strip()}\n\n" for place in texts]
    return "".join(parts)


def write_licences(assets: Sequence[Asset], vendor: Path) -> None:
    """Write vendor/LICENSES.txt if it doesn't say what it should."""
    target, text = vendor / "LICENSES.txt", licences_text(assets, vendor)
    if not target.is_file() or target.read_text(encoding="utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
