"""KML, also zipped (KMZ): placemarks, always in WGS84 by the standard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.shapes import Ring, Shape
from yitusanhui.intake.layer_rows import NAME_LENGTH, Found, Gathering, area, line, point
from yitusanhui.intake.projection import as_they_are


def read_kml(data: bytes) -> Found:
    """The placemarks of a KML file. Raises `layer_damaged`."""
    if re.search(rb"<!(DOCTYPE|ENTITY)", data[:100_000], re.IGNORECASE):  # entities that unfold without end
        raise DomainError("layer_damaged")
    gathering, words = Gathering(), ""
    try:
        for _, element in ElementTree.iterparse(BytesIO(data)):
            if _tag(element) == "Placemark":
                gathering.add(list(_shapes(element)))
                element.clear()
            elif _tag(element) == "name" and not words:
                words = (element.text or "")[:NAME_LENGTH]
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise DomainError("layer_damaged") from error
    return Found(tuple(gathering.shapes), gathering.features, as_they_are, words, broken=gathering.broken)


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _shapes(placemark: Element) -> Iterator[Shape]:
    name = " ".join("".join(part.text or "" for part in placemark if _tag(part) == "name").split())[:NAME_LENGTH]
    for element in placemark.iter():
        kind = _tag(element)
        if kind == "Point":
            yield from (point(place, name) for place in _ring(element)[:1])
        elif kind == "LineString":
            yield from line(_ring(element), name)
        elif kind == "Polygon":
            edges = [_ring(part) for part in element.iter() if _tag(part) == "LinearRing"]
            yield from area(edges, name)


def _ring(element: Element) -> Ring:
    text = next((part.text or "" for part in element.iter() if _tag(part) == "coordinates"), "")
    numbers = [one.split(",")[:2] for one in text.split()]
    try:
        return tuple((float(x), float(y)) for x, y in numbers)
    except ValueError:
        return ()
