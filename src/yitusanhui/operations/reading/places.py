"""Where comments and sites stand on any version of the drawing."""

from __future__ import annotations

from yitusanhui.domain.placing import Places
from yitusanhui.domain.reach import Pace
from yitusanhui.domain.sites import SiteLine, SitePlaces
from yitusanhui.operations.reading.source import Source, rows_of
from yitusanhui.store.reading import versions
from yitusanhui.store.reading.sites import load_site_placements, load_sites
from yitusanhui.store.reading.templates import load_reach
from yitusanhui.store.reading.versions import load_alignments


def read_places(source: Source) -> Places:
    """Where comments stand on any version of the drawing."""
    rows = rows_of(source)
    return Places(versions.load_alignments(rows), versions.load_placements(rows))


def read_sites(source: Source) -> tuple[SiteLine, ...]:
    """All sites, each on the drawing it was drawn on."""
    return load_sites(rows_of(source))


def read_site_places(source: Source) -> SitePlaces:
    """Where sites stand on any version of the drawing."""
    rows = rows_of(source)
    return SitePlaces(load_alignments(rows), load_site_placements(rows))


def read_pace(source: Source) -> Pace:
    """How fast and how long one walks, as this file has it. Raises DomainError `reach.template`."""
    return load_reach(rows_of(source))
