"""Coordinate systems that brought maps are in: what a .prj or an EPSG number says, and the way to degrees.

Only systems on WGS84 or CGCS2000 are read, which agree within a metre; 北京54 and 西安80 lie a hundred metres
off by numbers nobody publishes. Transverse Mercator after Krüger's series of the sixth order (Karney 2011,
arXiv:1002.1417), good to a millimetre here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import atan, atan2, atanh, cos, cosh, degrees, exp, hypot, isfinite, pi, sin, sinh, sqrt

from yitusanhui.domain.errors import DomainError

Unproject = Callable[[float, float], tuple[float, float]]
AXIS, FLATTENING = 6_378_137.0, 1 / 298.257222101  # GRS 80; WGS84 differs by a tenth of a millimetre
OLD_DATUMS = re.compile(r"xian[_ ]?(19)?80|beijing[_ ]?(19)?54|krass?ovsky|clarke|bessel", re.IGNORECASE)
DEGREES_CODES = frozenset({4326, 4490, 4979, 4480, 84})


def as_they_are(x: float, y: float) -> tuple[float, float]:
    """Degrees already."""
    return x, y


def from_web_mercator(x: float, y: float) -> tuple[float, float]:
    """EPSG 3857."""
    return degrees(x / AXIS), degrees(2 * atan(exp(y / AXIS)) - pi / 2)


def _series(n: float) -> tuple[float, ...]:
    """Krüger's beta, from the plane to the ellipsoid."""
    return (
        n / 2 - 2 * n**2 / 3 + 37 * n**3 / 96 - n**4 / 360,
        n**2 / 48 + n**3 / 15 - 437 * n**4 / 1440,
        17 * n**3 / 480 - 37 * n**4 / 840,
        4397 * n**4 / 161280,
    )


@dataclass(frozen=True, slots=True)
class TransverseMercator:
    """高斯-克吕格 and UTM: central meridian in degrees, false easting and northing in metres."""

    meridian: float
    easting: float = 500_000.0
    northing: float = 0.0
    scale: float = 1.0

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of that place."""
        n = FLATTENING / (2 - FLATTENING)
        radius = AXIS / (1 + n) * (1 + n**2 / 4 + n**4 / 64) * self.scale
        north, east = (y - self.northing) / radius, (x - self.easting) / radius
        beta = _series(n)
        along = north - sum(b * sin(2 * k * north) * cosh(2 * k * east) for k, b in enumerate(beta, 1))
        across = east - sum(b * cos(2 * k * north) * sinh(2 * k * east) for k, b in enumerate(beta, 1))
        tau = sin(along) / hypot(sinh(across), cos(along))
        return self.meridian + degrees(atan2(sinh(across), cos(along))), degrees(atan(_geographic(tau)))


def _geographic(conformal: float) -> float:
    """Tangent of the latitude for that of the conformal latitude, by Newton's method."""
    e2 = FLATTENING * (2 - FLATTENING)
    e, tau = sqrt(e2), conformal
    for _ in range(6):
        sigma = sinh(e * atanh(e * tau / hypot(1, tau)))
        now = tau * hypot(1, sigma) - sigma * hypot(1, tau)
        tau += (conformal - now) / hypot(1, now) * (1 + (1 - e2) * tau**2) / ((1 - e2) * hypot(1, tau))
    return tau


def by_number(code: int) -> Unproject:
    """The way from an EPSG system to degrees. Raises `layer_crs_unknown`."""
    if code in DEGREES_CODES:
        return as_they_are
    if code in (3857, 900913, 102100, 3785):
        return from_web_mercator
    if 32601 <= code <= 32660:  # UTM
        return TransverseMercator((code - 32600) * 6 - 183, scale=0.9996)
    if 4491 <= code <= 4501:  # CGCS2000, six degrees, number of the zone before the easting
        return TransverseMercator((code - 4478) * 6 - 3, (code - 4478) * 1_000_000 + 500_000)
    if 4502 <= code <= 4512:
        return TransverseMercator((code - 4489) * 6 - 3)
    if 4513 <= code <= 4533:  # three degrees
        return TransverseMercator((code - 4488) * 3, (code - 4488) * 1_000_000 + 500_000)
    if 4534 <= code <= 4554:
        return TransverseMercator((code - 4509) * 3)
    raise DomainError("layer_crs_unknown", system=f"EPSG:{code}")


def by_words(wkt: str) -> Unproject:
    """The way from the system that a .prj describes (WKT) to degrees. Raises `layer_crs_unknown`."""
    name = _name(wkt)
    if OLD_DATUMS.search(wkt):
        raise DomainError("layer_crs_unknown", system=name)
    if re.match(r"\s*GEOG", wkt, re.IGNORECASE):
        return as_they_are
    if not re.match(r"\s*PROJ", wkt, re.IGNORECASE) or not re.search(r"UNIT\[\"met", wkt, re.IGNORECASE):
        raise DomainError("layer_crs_unknown", system=name)
    way = re.search(r'(?:PROJECTION|METHOD)\["([^"]+)"', wkt, re.IGNORECASE)
    method = re.sub("[ _-]", "", way[1]).lower() if way else ""
    if method in ("transversemercator", "gausskruger"):
        return TransverseMercator(
            _parameter(wkt, "central_meridian|Longitude of natural origin", 0.0),
            _parameter(wkt, "false_easting", 0.0),
            _parameter(wkt, "false_northing", 0.0),
            _parameter(wkt, "scale_factor|Scale factor at natural origin", 1.0),
        )
    if "mercator" in method and ("auxiliary" in method or "pseudo" in method or "Pseudo" in name or "3857" in wkt):
        return from_web_mercator
    raise DomainError("layer_crs_unknown", system=name)


def _name(wkt: str) -> str:
    found = re.search(r'\["([^"]{1,60})"', wkt)
    return found[1] if found else wkt.strip()[:40]


def _parameter(wkt: str, names: str, default: float) -> float:
    spelt = names.replace("_", "[_ ]")
    found = re.search(rf'PARAMETER\["(?:{spelt})",\s*([-+.\deE]+)', wkt, re.IGNORECASE)
    return float(found[1]) if found else default


def is_place(lon: float, lat: float) -> bool:
    """Whether these can be degrees on earth."""
    return isfinite(lon) and isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90
