"""GeoJSON (RFC 7946, and the `crs` of its forerunner)."""

from __future__ import annotations

import json
import re

from yitusanhui.domain.errors import DomainError
from yitusanhui.intake.layer_rows import Found, Gathering, name_in, shapes_of
from yitusanhui.intake.projection import Unproject, as_they_are, by_number

GEOMETRIES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection")
PIXELS = "pixels"


def read_geojson(data: bytes) -> Found:
    """The features of a GeoJSON file. Raises `layer_damaged`, `layer_not_geojson`, `layer_crs_unknown`."""
    try:
        plain = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DomainError("layer_damaged") from error
    if not isinstance(plain, dict) or plain.get("type") not in ("FeatureCollection", "Feature", *GEOMETRIES):
        raise DomainError("layer_not_geojson")
    gathering = Gathering()
    for feature in _features(plain):
        whole = feature if isinstance(feature, dict) else {}
        gathering.add(shapes_of(whole.get("geometry"), name_in(whole.get("properties"))))
    words = json.dumps([plain.get("crs"), plain.get("name"), plain.get("coordinates_in")], ensure_ascii=False)
    return Found(
        tuple(gathering.shapes),
        gathering.features,
        _system(plain),
        words,
        by_standard=True,
        pixels=plain.get("coordinates_in") == PIXELS,
        broken=gathering.broken,
    )


def _features(plain: dict[str, object]) -> list[object]:
    kind, features = plain["type"], plain.get("features")
    if kind == "FeatureCollection":
        return features if isinstance(features, list) else []
    return [plain if kind == "Feature" else {"geometry": plain, "properties": {}}]


def _system(plain: dict[str, object]) -> Unproject | None:
    """None without a `crs`: by the standard degrees, but drawings are exported in pixels that way, too."""
    said = json.dumps(plain["crs"]) if plain.get("crs") else ""
    if "CRS84" in said:
        return as_they_are
    number = re.search(r"EPSG:+(?:[\d.]*:)?(\d+)", said, re.IGNORECASE)
    return by_number(int(number[1])) if number else None
