"""Shares and areas as they are printed."""

from __future__ import annotations

CM2_PER_M2 = 10_000


def percent(part: int, whole: int) -> str:
    """百分比 to one decimal, half rounded up, from whole numbers: 30/44 is 68.2%; of nothing it is —."""
    if whole <= 0:
        return "—"
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"


def square_metres(area_cm2: int) -> str:
    """面积 in square metres from square centimetres, nothing lost: 20,050 or 14,999.99."""
    metres, rest = divmod(area_cm2, CM2_PER_M2)
    return f"{metres:,}" + (f".{rest:04d}".rstrip("0") if rest else "")
