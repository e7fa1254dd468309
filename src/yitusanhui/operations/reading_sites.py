"""What surfaces may ask of the sites."""

from __future__ import annotations

from yitusanhui.domain.reach import Pace
from yitusanhui.domain.sites import SiteLine, SitePlaces
from yitusanhui.operations.reading import Source
from yitusanhui.store.reader import Reader
from yitusanhui.store.reading.roll import load_people
from yitusanhui.store.reading.sites import load_site_placements, load_sites
from yitusanhui.store.reading.templates import load_reach
from yitusanhui.store.reading.versions import load_alignments


def read_sites(source: Source) -> tuple[SiteLine, ...]:
    """All sites, each on the drawing it was drawn on."""
    return load_sites(_rows(source))


def read_site_places(source: Source) -> SitePlaces:
    """Where sites stand on any version of the drawing."""
    rows = _rows(source)
    return SitePlaces(load_alignments(rows), load_site_placements(rows))


def read_pace(source: Source) -> Pace:
    """How fast and how long one walks, as this file has it. Raises DomainError `reach.template`."""
    return load_reach(_rows(source))


def read_people_roles(source: Source) -> dict[str, str]:
    """类型 of everyone on the roster, by name."""
    return {person.name: person.role for person in load_people(_rows(source))}


def _rows(source: Source) -> Reader:
    return source if isinstance(source, Reader) else source.reader
