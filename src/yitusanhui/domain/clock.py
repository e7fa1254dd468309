"""The clock that is passed in, and times as the file keeps them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, with this machine's offset from UTC."""
    return datetime.now().astimezone()


def stamp(moment: datetime) -> str:
    """ISO 8601 to the second with offset, as every time in the file is kept."""
    return moment.isoformat(timespec="seconds")
