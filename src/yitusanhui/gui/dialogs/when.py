"""Times as people type them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from yitusanhui.intake import cells

CLOCK = 5
DAYS = {"今": 0, "明": 1, "后": 2}  # 今天, 今晚, 明天


def read_when(typed: str) -> str:
    """`2026-11-24 19:00`, `11月24日 19:00`, `19:00`, `明晚7点` as ISO 8601; "" for nothing. Raises `CellRefused`."""
    words = typed.strip().replace("：", ":").replace("点半", "点30分")
    if not words:
        return ""
    today = date.today()
    for said, days in DAYS.items():
        if words.startswith(said):
            named = today + timedelta(days)
            words = f"{named.isoformat()} {words.removeprefix(said).lstrip('天日')}"
            break
    if len(words) <= CLOCK and ":" in words:
        words = f"{today.isoformat()} {words}"
    try:
        return cells.moment(words)
    except cells.CellRefused:
        return cells.moment(f"{today.year}年{words}" if "月" in words else f"{today.year}-{words}")


def is_when(typed: str) -> bool:
    """Whether a time can be read, or none was given."""
    try:
        read_when(typed)
    except cells.CellRefused:
        return False
    return True


def shown_when(moment: str) -> str:
    """An ISO time as `2026-11-24 19:00`; what is none stays as it is."""
    try:
        return datetime.fromisoformat(moment).strftime("%Y-%m-%d %H:%M") if moment else ""
    except ValueError:
        return moment
