"""A Shapefile zipped up: .shp with its .dbf, .prj and .cpg."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import shapefile

from yitusanhui.domain.errors import DomainError
from yitusanhui.intake.layer_kml import read_kml
from yitusanhui.intake.layer_rows import Found, Gathering, name_in, shapes_of
from yitusanhui.intake.projection import Unproject, by_words

UNPACKED_MB = 400
KNOWN = (".shp", ".shx", ".dbf", ".prj", ".cpg")
Parts = dict[str, bytes]


def read_zip(data: bytes) -> Found:
    """The Shapefile (or KML) in a zip. Raises `layer_damaged`, `layer_zip_empty`, `layer_zip_several`, `layer_bomb`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if packed.testzip():
                raise DomainError("layer_damaged")
            kml = [name for name in packed.namelist() if name.lower().endswith(".kml")]
            parts = _parts(packed)
            return read_kml(_unpacked(packed, [kml[0]])[kml[0]]) if kml and not parts else _read(parts)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, RuntimeError) as error:
        locked = "password" in str(error)
        raise DomainError("layer_locked" if locked else "layer_damaged") from error


def _parts(packed: zipfile.ZipFile) -> Parts:
    """The files of the one Shapefile by their endings; nothing when there is none."""
    names = [name for name in packed.namelist() if not name.startswith("__MACOSX/")]
    stems = [name[:-4] for name in names if name.lower().endswith(".shp")]
    if len(stems) > 1:
        raise DomainError("layer_zip_several", names="、".join(stem.rpartition("/")[2] for stem in stems[:6]))
    if not stems:
        return {}
    ours = [name for name in names if name[:-4] == stems[0] and name[-4:].lower() in KNOWN]
    return {name[-4:].lower(): content for name, content in _unpacked(packed, ours).items()}


def _unpacked(packed: zipfile.ZipFile, names: list[str]) -> Parts:
    if sum(packed.getinfo(name).file_size for name in names) > UNPACKED_MB * 1_000_000:
        raise DomainError("layer_bomb", limit=UNPACKED_MB)
    return {name: packed.read(name) for name in names}


def _read(parts: Parts) -> Found:
    if ".shp" not in parts:
        raise DomainError("layer_zip_empty")
    gathering = Gathering()
    try:
        for geometry, properties in _records(parts):
            gathering.add(shapes_of(geometry, name_in(properties)))
    except (
        shapefile.ShapefileException,
        ValueError,
        IndexError,
        KeyError,
        TypeError,
        OSError,
        AssertionError,
    ) as error:
        raise DomainError("layer_damaged") from error
    words = parts.get(".prj", b"").decode("utf-8", "replace")
    return Found(tuple(gathering.shapes), gathering.features, _system(words), words, broken=gathering.broken)


def _records(parts: Parts) -> Iterator[tuple[Any, dict[str, Any]]]:
    files = {name[1:]: BytesIO(parts[name]) for name in (".shp", ".shx", ".dbf") if name in parts}
    with shapefile.Reader(**files, encoding=_encoding(parts), encodingErrors="replace") as reader:
        if "dbf" in files:
            for one in reader.iterShapeRecords():
                yield one.shape.__geo_interface__, one.record.as_dict()
        else:
            for shape in reader.iterShapes():
                yield shape.__geo_interface__, {}


def _encoding(parts: Parts) -> str:
    """What .cpg says; without it UTF-8 where the table reads as that, else GB18030."""
    said = parts.get(".cpg", b"").decode("ascii", "ignore").strip().lower()
    if said:
        return "gb18030" if said in ("936", "gbk", "gb2312", "cp936", "ansi 936") else "utf-8"
    try:
        parts.get(".dbf", b"")[32:].decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _system(wkt: str) -> Unproject | None:
    return by_words(wkt) if wkt.strip() else None
