"""Sites (点位) with how far they have come, and what was answered for them on later versions."""

from __future__ import annotations

import json

from yitusanhui.domain.shapes import read_shape
from yitusanhui.domain.sites import SiteLine, SitePlacementLine, SiteStateLine
from yitusanhui.domain.terms import PlacementState, SiteKind, SiteStatus
from yitusanhui.store.connection import Row
from yitusanhui.store.rows import Rows

_SELECT = """
SELECT s.*,
    (SELECT count(*) FROM attachments a WHERE a.entity = 'sites' AND a.entity_id = s.id AND a.void = 0) AS photos
FROM sites s WHERE s.void = 0 ORDER BY s.id
"""


def load_sites(rows: Rows) -> tuple[SiteLine, ...]:
    """All sites, oldest first, each on the drawing it was drawn on."""
    states: dict[int, list[SiteStateLine]] = {}
    for row in rows.rows("SELECT * FROM site_states WHERE void = 0 ORDER BY id"):
        line = SiteStateLine(SiteStatus(row["status"]), row["at"], row["meeting_id"], row["note"])
        states.setdefault(row["site_id"], []).append(line)
    return tuple(_line(row, tuple(states.get(row["id"], ()))) for row in rows.rows(_SELECT))


def load_site_placements(rows: Rows) -> tuple[SitePlacementLine, ...]:
    """还适用吗, as far as it was answered for sites."""
    return tuple(
        SitePlacementLine(
            row["site_id"], row["blueprint_id"], PlacementState(row["state"]), read_shape(row["shape"]), row["note"]
        )
        for row in rows.rows("SELECT * FROM site_placements WHERE void = 0 ORDER BY id")
    )


def _line(row: Row, states: tuple[SiteStateLine, ...]) -> SiteLine:
    return SiteLine(
        id=row["id"],
        blueprint_id=row["blueprint_id"],
        kind=SiteKind(row["kind"]),
        name=row["name"],
        shape=read_shape(row["shape"]),
        category=row["category"],
        status=states[-1].status if states else SiteStatus(row["status"]),
        note=row["note"],
        facts=json.loads(row["facts"]),
        states=states,
        added_at=row["added_at"],
        photos=row["photos"],
    )
