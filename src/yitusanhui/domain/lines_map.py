"""Layers over a drawing, for every surface. Part of `domain.report`'s family; never frozen with a seal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LayerLine:
    """One layer (图层) over one drawing: what it is called, how many features were brought, whether it shows.

    `colour` is `#RRGGBB`, "" for the one its place in the list gives it.
    """

    id: int
    blueprint_id: int
    name: str
    file_name: str
    features: int
    shapes_sha256: str
    colour: str = ""
    shown: bool = True
    added_at: str = ""
