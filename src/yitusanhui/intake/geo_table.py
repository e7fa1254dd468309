"""GeoJSON as a table: a feature is a row, its properties are columns, its place fills two more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from yitusanhui.domain.errors import DomainError
from yitusanhui.intake.delimited import decode
from yitusanhui.intake.grid import Grid, Row, within_limits
from yitusanhui.intake.layer_geojson import PIXELS

DEGREES = ("lon", "lat")
IN_PIXELS = ("x", "y")


def read_features(data: bytes) -> Grid | None:
    """The features of a GeoJSON file (RFC 7946); None for any other file.

    A point stands where it is, a line or an area in the middle of its box. Row numbers count the features from 2
    on, as if the names of the properties were a header. Raises `layer_damaged`, `table_too_long`.
    """
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return None
    text, doubtful = decode(data)
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        if '"FeatureCollection"' in text[:4096]:
            raise DomainError("layer_damaged") from error
        return None
    if not isinstance(plain, dict) or plain.get("type") != "FeatureCollection":
        return None
    found = plain.get("features")
    features = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    place = IN_PIXELS if plain.get("coordinates_in") == PIXELS else DEGREES
    return Grid("", within_limits(_rows(features, place)), doubtful, place)


def _rows(features: list[dict[str, Any]], place: tuple[str, str]) -> Iterator[Row]:
    """A header of every property in order of appearance, then the features."""
    known = [_properties(one) for one in features]
    names = [name for name in dict.fromkeys(name for one in known for name in one) if name not in place]
    yield Row(1, (*names, *place))
    for number, (feature, given) in enumerate(zip(features, known, strict=True), 2):
        across, along = _middle(feature.get("geometry"))
        down = place == IN_PIXELS and along != ""  # a drawing's y grows downwards, a map's upwards
        yield Row(number, (*(_cell(given.get(name)) for name in names), across, str(-float(along)) if down else along))


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    given = feature.get("properties")
    return given if isinstance(given, dict) else {}


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _middle(geometry: object) -> tuple[str, str]:
    places = list(_places(geometry.get("coordinates"))) if isinstance(geometry, dict) else []
    if not places:
        return "", ""
    across, along = zip(*places, strict=True)
    return _half(across), _half(along)


def _half(values: tuple[float, ...]) -> str:
    return str(values[0] if len(values) == 1 else (min(values) + max(values)) / 2)


def _places(found: object) -> Iterator[tuple[float, float]]:
    """Every position in a list of lists, however deep."""
    if not isinstance(found, list):
        return
    if len(found) >= 2 and all(isinstance(one, (int, float)) for one in found[:2]):
        yield found[0], found[1]
        return
    for one in found:
        yield from _places(one)
