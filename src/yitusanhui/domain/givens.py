"""Control points as people bring them: degrees of one of the three kinds, checked before they are fitted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from yitusanhui.domain.datums import Datum, in_china, looks_swapped, mixed, surveyed
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.georeference import ControlPoint, Georeference, fit


@dataclass(frozen=True, slots=True)
class GivenPoint:
    """A control point as brought: degrees that mean what `datum` says, and pixels of the drawing."""

    lon: float
    lat: float
    x: float
    y: float
    datum: Datum = Datum.SURVEY

    @property
    def control(self) -> ControlPoint:
        """The same as surveyed."""
        return ControlPoint(*surveyed(self.lon, self.lat, self.datum), self.x, self.y)


def lay(points: Sequence[GivenPoint]) -> Georeference:
    """The drawing on the ground by these points, web map coordinates undone. Raises as `georeference.fit` does."""
    return fit([point.control for point in points])


def check_degrees(points: Sequence[GivenPoint]) -> None:
    """Refuse what can't be a place here: `georeference.swapped` names the first, `georeference.not_here`."""
    for place, point in enumerate(points, 1):
        if looks_swapped(point.lon, point.lat):
            raise DomainError("georeference.swapped", point=place, lon=point.lat, lat=point.lon)
        if not (isfinite(point.lon) and isfinite(point.lat) and in_china(point.lon, point.lat)):
            raise DomainError("georeference.not_here", point=place, lon=point.lon, lat=point.lat)


def kinds_meant(points: Sequence[GivenPoint]) -> tuple[Datum, ...]:
    """The kind each point must have been brought as, where theirs can't be right."""
    places = [(point.lon, point.lat) for point in points]
    return mixed(places, [(point.x, point.y) for point in points], [point.datum for point in points])
