"""Times as people type them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from yitusanhui.intake import cells

CLOCK = 5
LONG_AGO = 270  # days: a day without a year that far back is meant for the year to come
DAYS = {"今": 0, "明": 1, "后": 2}  # 今天, 今晚, 明天


def read_when(typed: str, today: date | None = None) -> str:
    """`2026-11-24 19:00`, `11月24日 19:00`, `19:00`, `明晚7点` as ISO 8601; "" for nothing. Raises `CellRefused`.

    Without a year it is this one; `1月8日` said in December is of the next.
    """
    words = typed.strip().replace("：", ":").replace("点半", "点30分")
    if not words:
        return ""
    today = today or date.today()
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
        this_year = _in_year(today.year, words)
        long_ago = (today - date.fromisoformat(this_year[:10])).days > LONG_AGO
        return _in_year(today.year + 1, words) if long_ago else this_year


def _in_year(year: int, words: str) -> str:
    return cells.moment(f"{year}年{words}" if "月" in words else f"{year}-{words}")


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
