"""Long reading that someone looks at: how far it is, and whether to go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Watch:
    """`progress` hears 0.0 to 1.0, `cancelled` is asked now and then."""

    progress: Callable[[float], None] = lambda _: None
    cancelled: Callable[[], bool] = lambda: False


UNWATCHED = Watch()
