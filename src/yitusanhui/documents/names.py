"""What a document's file is called (DOMAIN 5), on any disk a street office has."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from yitusanhui.domain.report import ConsultationReport, MeetingReport

LONGEST = 120  # characters, as Windows counts them
LONGEST_BYTES = 240  # Linux allows 255; room for " (2)"
_FORBIDDEN = str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜")
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _seen(text: str) -> str:
    kept = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in _UNSEEN)
    return " ".join(unicodedata.normalize("NFC", kept).split())


def _fits(text: str, longest: int = LONGEST) -> bool:
    return len(text.encode("utf-16-le")) <= 2 * longest and len(text.encode()) <= LONGEST_BYTES


def safe_name(text: str) -> str:
    """`text` as one name in a folder: no forbidden or unseen characters, no device name, no dot at an end.

    Forbidden marks become their full-width twins, so that 1/2 号楼 stays readable. Never empty; not cut.
    """
    name = _seen(text).translate(_FORBIDDEN).strip(" .")
    return f"_{name}" if not name or _RESERVED.match(name) else name


def shorten(text: str, suffix: str = "") -> str:
    """`text` cut so that it and `suffix` keep to 120 characters and 240 bytes; whole characters only."""
    while text and not _fits(text + suffix):
        while unicodedata.combining(text[-1]) and len(text) > 1:
            text = text[:-1]
        text = text[:-1]
    return text.rstrip(" .-")


def document_date(report: ConsultationReport, meeting: MeetingReport | None = None) -> str:
    """The day a document is about, YYYY-MM-DD: the meeting's, else the last held meeting's, else the file's own.

    A meeting that is still to come dates its own papers only: what is told of the project is never from tomorrow.
    """
    meetings = (meeting,) if meeting else [one for one in report.meetings if one.held]
    days = [m.closed_at or m.opened_at or m.planned_at for m in meetings]
    for text in (max(days, default=""), report.created_at):
        try:
            return date.fromisoformat(text[:10]).isoformat()
        except ValueError:
            continue
    return ""


def file_name(
    report: ConsultationReport,
    kind: str,
    suffix: str,
    *,
    meeting: MeetingReport | None = None,
    day: str = "",
    longest: int = LONGEST,
) -> str:
    """`{年度}-{街道}-{居民区}-{项目}-{会议}第{n}次-{文种}-{日期}` with `suffix` (".pdf").

    The day is the one given (YYYY-MM-DD), else the meeting's or the project's. What is not known is left out. The
    project's title gives way first when the name has more than `longest` characters (a folder wants fewer, for
    Windows counts the whole path).
    """
    day = day or document_date(report, meeting)
    session = f"{meeting.stage_name}第{meeting.round}次" if meeting else ""
    parts = [_part(part) for part in (day[:4], report.street, report.community, report.title, session, kind, day)]
    for place in (3, 2, 1, 4, 5):
        while parts[place] and not _fits(_joined(parts) + suffix, longest):
            parts[place] = shorten(parts[place][:-1])
    return safe_name(_joined(parts)) + suffix


def _part(text: str) -> str:
    return _seen(text).translate(_FORBIDDEN).strip(" .-")


def _joined(parts: list[str]) -> str:
    return "-".join(part for part in parts if part)
