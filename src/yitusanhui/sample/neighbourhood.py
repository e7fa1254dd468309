"""The sample's neighbourhood: an invented corner of Shanghai, and where its places lie on the sheet."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, TypeAlias

from yitusanhui import paths

Version: TypeAlias = Literal["v1", "v2", "asbuilt"]
Part: TypeAlias = Mapping[str, Any]
XY: TypeAlias = tuple[float, float]

VERSIONS: tuple[Version, ...] = ("v1", "v2", "asbuilt")


@cache
def neighbourhood() -> Part:
    """Everything on the drawing as data: millimetres of the sheet, origin at the top left."""
    return tomllib.loads((paths.resources() / "sample" / "neighbourhood.toml").read_text("utf-8"))


def parts(name: str, version: Version) -> list[Part]:
    """The parts of that name which this version of the drawing shows."""
    return [part for part in neighbourhood().get(name, []) if version in part.get("versions", VERSIONS)]


def sheet_size() -> XY:
    """Width and height of the sheet in millimetres."""
    sheet = neighbourhood()["sheet"]
    return float(sheet["width"]), float(sheet["height"])


def _places() -> dict[str, XY]:
    width, height = sheet_size()
    return {key: (x / width, y / height) for key, (x, y) in neighbourhood()["places"].items()}


PLACES: dict[str, XY] = _places()
"""Places comments are pinned on, as fractions of the sheet: times the drawing's pixels gives the pin."""
