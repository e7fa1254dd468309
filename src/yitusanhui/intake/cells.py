"""What people write into one cell, read exactly or refused: numbers, areas, times, yes and no."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation

SHANGHAI = timezone(timedelta(hours=8))
LARGEST_AREA = Decimal(1_000_000_000)  # square metres
SHOWN = 30  # characters of a cell in a sentence

_YES = {"是", "有", "√", "✓", "✔", "1", "true", "yes", "y", "有表决权"}
_NO = {"否", "无", "×", "x", "✗", "✘", "0", "false", "no", "n", "没有", "无表决权"}
_WITHDRAWN = {"撤回", "已撤回", "withdrawn"}
_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?")
_AREA_UNIT = re.compile(r"(m2|m\^2|平方米|平米|sqm)$")
_WHEN = re.compile(
    r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*[日号]?"
    r"(?:\s*T?\s*(?P<half>上午|下午|中午|晚上|晚|早上)?\s*(?P<hour>\d{1,2})\s*[:时点]\s*(?:(?P<minute>\d{1,2})\s*分?)?"
    r"(?::?\s*(?P<second>\d{1,2})\s*秒?(?:[.,](?P<fraction>\d{1,9}))?)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)

_MONTH_AND_DAY = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
# 2027.1 in a cell of numbers may have been typed 2027.10: it is no month.
_MONTH_END = re.compile(
    r"(?:(?P<year>\d{4})\s*[-/.年]\s*)?(?P<month>\d{1,2})\s*月\s*[底末]?"
    r"|(?P<of>\d{4})(?:\s*[-/]\s*(?P<nth>\d{1,2})|\.(?P<dotted>[2-9]|0\d|1[0-2]))"
)
_YEAR_END = re.compile(r"(?:(?P<year>\d{4})\s*)?年\s*年?\s*[底末]")
_PART_END = re.compile(
    r"(?:(?P<year>\d{4})\s*年\s*)?(?:(?P<half>[上下])\s*半\s*年|第?\s*(?P<quarter>[一二三四1-4])\s*季度)\s*[底末]?"
)
_RELATIVE = re.compile(r"(今年|本年|明年|后年)\s*")
_SERIAL = re.compile(r"[45]\d{4}")  # a date in a cell without a date's format, in days as spreadsheets count them
_FIRST_DAY = date(1899, 12, 30)
_BY = re.compile(r"\s*(?:之前|以前|前)$")


class CellRefused(Exception):
    """A cell that can't be read as what its column holds; `code` and `facts` as for a `DomainError`."""

    def __init__(self, code: str, text: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = {"value": shown(text), **facts}


def shown(text: str) -> str:
    """The beginning of a cell, on one line, for a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


def _ascii(text: str) -> str:
    """Full-width digits and signs made plain, spaces taken off the ends."""
    return unicodedata.normalize("NFKC", text).strip()


def number(text: str) -> Decimal:
    """An exact decimal number; 1,234.5 and full-width digits too. Refuses `cell_number`."""
    plain = _ascii(text)
    if not _NUMBER.fullmatch(plain) and not re.fullmatch(r"[+-]?\d+(\.\d+)?[eE][+-]?\d{1,2}", plain):
        raise CellRefused("cell_number", text)
    try:
        return Decimal(plain.replace(",", ""))
    except InvalidOperation as error:
        raise CellRefused("cell_number", text) from error


def whole(text: str) -> int:
    """A whole number; 3.0 is 3. Refuses `cell_whole`."""
    try:
        value = number(text)
    except CellRefused as error:
        raise CellRefused("cell_whole", text) from error
    if value != value.to_integral_value() or abs(value) > 10**15:
        raise CellRefused("cell_whole", text)
    return int(value)


def count(text: str) -> int:
    """A whole number, 0 or more. Refuses `cell_whole`, `cell_negative`."""
    value = whole(text)
    if value < 0:
        raise CellRefused("cell_negative", text)
    return value


def comment_number(text: str) -> int:
    """The number of a comment, 1 or more; a # before it is dropped. Refuses `cell_comment_number`."""
    try:
        value = whole(_ascii(text).removeprefix("#"))
    except CellRefused as error:
        raise CellRefused("cell_comment_number", text) from error
    if value < 1:
        raise CellRefused("cell_comment_number", text)
    return value


def pixels(text: str) -> float:
    """A place on the drawing in pixels. Refuses `cell_number`."""
    return float(number(text))


def area_cm2(text: str) -> int:
    """Square metres as exact square centimetres.

    Refuses `cell_number`, `cell_negative`, `cell_area_decimals` (more than four), `cell_area_huge`.
    """
    plain = _AREA_UNIT.sub("", _ascii(text).casefold()).strip()
    try:
        metres = number(plain)
    except CellRefused as error:
        raise CellRefused("cell_number", text) from error
    if metres < 0:
        raise CellRefused("cell_negative", text)
    if metres > LARGEST_AREA:
        raise CellRefused("cell_area_huge", text)
    centimetres = metres * 10_000
    if centimetres != centimetres.to_integral_value():
        raise CellRefused("cell_area_decimals", text)
    return int(centimetres)


def yes_or_no(text: str) -> bool:
    """是, 有, √, 1, true or 否, 无, ×, 0, false. Refuses `cell_yes_no`."""
    plain = _ascii(text).casefold()
    if plain in _YES or plain in _NO:
        return plain in _YES
    raise CellRefused("cell_yes_no", text)


def is_withdrawn(text: str) -> bool:
    """Whether a status says that the comment was taken back; every other status says nothing."""
    return _ascii(text).casefold() in _WITHDRAWN


def label(text: str) -> str:
    """An id or short name as a key: 3.0, as a spreadsheet may spell a number, is 3."""
    return re.sub(r"^(-?\d+)\.0+$", r"\1", " ".join(text.split()))


def day(text: str) -> str:
    """A date as 2026-11-24; a time with it is dropped. Refuses `cell_date`."""
    return _moment(text, "cell_date")[0].date().isoformat()


def deadline(text: str, today: date) -> str:
    """A 时限 as offices write it: a date, 12月31日前 (the next from today), 12月底, 明年3月, 上半年, 一季度, 年底.

    Refuses `cell_due`.
    """
    plain = _RELATIVE.sub(lambda said: f"{today.year + _YEARS_ON[said[1]]}年", _BY.sub("", _ascii(text)), count=1)
    month_and_day = _MONTH_AND_DAY.fullmatch(plain)
    end = _YEAR_END.fullmatch(plain) or _MONTH_END.fullmatch(plain) or _PART_END.fullmatch(plain)
    try:
        if month_and_day is not None:
            return _next(today, int(month_and_day[1]), int(month_and_day[2])).isoformat()
        if end is not None:
            return _end(end.groupdict(), today).isoformat()
        return (_FIRST_DAY + timedelta(int(plain))).isoformat() if _SERIAL.fullmatch(plain) else day(plain)
    except (ValueError, CellRefused) as error:
        raise CellRefused("cell_due", text) from error


def written_deadline(text: str, today: date) -> str:
    """A 时限 from a table. 12.3 may have been typed 12.30 in a cell of numbers, so it is no day. Refuses `cell_due`."""
    if re.fullmatch(r"\d{1,2}\.[123]", _ascii(text)):
        raise CellRefused("cell_due", text)
    return deadline(text, today)


_YEARS_ON = {"今年": 0, "本年": 0, "明年": 1, "后年": 2}
_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}


def _end(part: Mapping[str, str | None], today: date) -> date:
    """The last day of the month, quarter, half or year that was written; the next to come where no year is."""
    year = part.get("year") or part.get("of")
    written = part.get("month") or part.get("nth") or part.get("dotted")
    if written:
        month = int(written)
    elif quarter := part.get("quarter"):
        month = _QUARTERS[quarter]
    else:
        month = 6 if part.get("half") == "上" else 12
    return _month_end(int(year), month) if year else _next(today, month)


def _next(today: date, month: int, day_of_month: int | None = None) -> date:
    """That day of the year, or that month's last, this year or the next."""
    for year in range(today.year, today.year + 9):  # 29 February may be eight years off
        try:
            found = date(year, month, day_of_month) if day_of_month else _month_end(year, month)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError(month)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def moment(text: str) -> str:
    """A time as ISO 8601 with Shanghai's offset, or the bare date where no time is given. Refuses `cell_time`."""
    when, has_time = _moment(text, "cell_time")
    return when.isoformat(timespec="seconds") if has_time else when.date().isoformat()


def sortable(text: str) -> str:
    """A time as ISO 8601 to the millisecond, always equally long, so that texts sort as times. Refuses `cell_time`."""
    return _moment(text, "cell_time")[0].isoformat(timespec="milliseconds")


def _moment(text: str, code: str) -> tuple[datetime, bool]:
    plain = _ascii(text)
    try:
        if re.fullmatch(r"\d{10}|\d{13}(\.0)?", plain):
            return _since_1970(int(plain.removesuffix(".0"))), True
        if re.fullmatch(r"\d{8}", plain):
            return datetime.combine(date.fromisoformat(plain), datetime.min.time(), SHANGHAI), False
        found = _WHEN.fullmatch(plain)
        if found is None:
            raise CellRefused(code, text)
        return _from_parts(found.groupdict()), found["hour"] is not None
    except (ValueError, OverflowError) as error:
        raise CellRefused(code, text) from error


def _since_1970(value: int) -> datetime:
    """Seconds or milliseconds since 1970, as voting programs write them."""
    milliseconds = value if value >= 10**12 else value * 1000
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)).astimezone(SHANGHAI)


def _from_parts(part: dict[str, str | None]) -> datetime:
    hour = int(part["hour"] or 0)
    if part["half"] in ("下午", "晚上", "晚", "中午") and 1 <= hour < (3 if part["half"] == "中午" else 12):
        hour += 12
    fraction = int(f"{part['fraction'] or 0:0<6}"[:6])
    clock = (hour, int(part["minute"] or 0), int(part["second"] or 0), fraction)
    year, month, day = (int(part[name] or 0) for name in ("year", "month", "day"))
    if not 1900 <= year < 2200:
        raise ValueError(year)
    return datetime(year, month, day, *clock, tzinfo=_zone(part["zone"])).astimezone(SHANGHAI)


def _zone(text: str | None) -> timezone:
    if text is None:
        return SHANGHAI
    if text.upper() == "Z":
        return UTC
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))
