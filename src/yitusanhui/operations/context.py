"""What every operation starts with: the meeting it belongs to, checked, and the templates kept in the file.

Sealed, cancelled and closed are refused here, in the base path; an operation has to ask for more.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from yitusanhui.domain.clock import stamp
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.flags import without_id_numbers
from yitusanhui.domain.meetings import check_running, check_takes_edits, check_takes_words
from yitusanhui.domain.terms import CommentStatus, MeetingState
from yitusanhui.domain.words import clean
from yitusanhui.store.transaction import Transaction

Check = Callable[[MeetingState], None]
MOST = 10_000_000


def meeting(tx: Transaction, meeting_id: int, check: Check = check_takes_edits) -> dict[str, Any]:
    """The meeting's row, if its state lets this happen."""
    rows = tx.live("meetings", id=meeting_id) if abs(meeting_id) <= MOST else []
    if not rows:
        raise DomainError("no_such_meeting", meeting=meeting_id)
    check(MeetingState(rows[0]["state"]))
    return rows[0]


def running(tx: Transaction, meeting_id: int) -> dict[str, Any]:
    """The meeting's row; refuses one that is not under way."""
    return meeting(tx, meeting_id, check_running)


def taking_words(tx: Transaction, meeting_id: int) -> dict[str, Any]:
    """The meeting's row; refuses one that is neither planned nor running."""
    return meeting(tx, meeting_id, check_takes_words)


def row_of(tx: Transaction, table: str, row_id: int, check: Check = check_takes_edits) -> dict[str, Any]:
    """A row that belongs to a meeting by its meeting_id, if that meeting may still change."""
    row = standing(tx, table, row_id)
    meeting(tx, row["meeting_id"], check)
    return row


def standing(tx: Transaction, table: str, row_id: int) -> dict[str, Any]:
    """A row that is there and was not undone."""
    row = tx.get(table, row_id)
    if row.get("void"):
        raise DomainError("no_such_row", entity=table, id=row_id)
    return row


def standing_comment(tx: Transaction, number: int) -> dict[str, Any]:
    """A comment that is there and was neither withdrawn nor undone, of whatever meeting."""
    rows = tx.find("comments", id=number)
    if not rows:
        raise DomainError("no_such_comment", number=number)
    if rows[0]["status"] != CommentStatus.RECORDED or tx.live("retractions", comment_id=number):
        raise DomainError("comment_withdrawn", number=number)
    return rows[0]


def named(tx: Transaction, **ids: int | None) -> None:
    """Refuse ids, by table, of rows that aren't there; None names nothing."""
    for table, row_id in ids.items():
        if row_id is not None:
            standing(tx, table, row_id)


def template(tx: Transaction, name: str) -> str:
    """The text of a template as this file keeps it."""
    rows = tx.find("templates", name=name)
    if not rows:
        raise DomainError("template_missing", template=name)
    return str(rows[0]["content"])


def words(text: str, *, what: str = "") -> str:
    """A person's words: control characters and ID numbers removed, edges trimmed; refused when nothing is left."""
    cleaned, _ = clean(text)
    cleaned = without_id_numbers(cleaned.strip())
    if what and not cleaned:
        raise DomainError("words_missing_owner" if what == "owner" else "words_missing", what=what)
    return cleaned


def reworded(*needed: str, **given: str | None) -> dict[str, str]:
    """The fields that were given anew, cleaned; refuses an empty one of `needed`."""
    return {
        name: words(value, what=name if name in needed else "") for name, value in given.items() if value is not None
    }


def figure(number: int) -> int:
    """A number that someone counted; refuses one below zero or beyond any meeting."""
    if number < 0:
        raise DomainError("figure_below_zero", figure=number)
    if number > MOST:
        raise DomainError("figure_too_large", figure=f"{number:.0e}")
    return number


def iso_time(tx: Transaction, text: str) -> str:
    """A time as the file keeps it, so that times compare as texts: one without an offset gets that of now.

    A day alone stays a day. Refuses what is no ISO 8601 time.
    """
    try:
        return date.fromisoformat(text).isoformat() if len(text) <= 10 else _with_offset(tx, text)
    except ValueError as error:
        raise DomainError("bad_time", time=text) from error


def iso_day(text: str) -> str:
    """A day (ISO) or nothing; refuses anything else."""
    try:
        return date.fromisoformat(words(text)).isoformat() if words(text) else ""
    except ValueError as error:
        raise DomainError("bad_day", day=text) from error


def _with_offset(tx: Transaction, text: str) -> str:
    moment = datetime.fromisoformat(text)
    return stamp(moment if moment.tzinfo else moment.replace(tzinfo=datetime.fromisoformat(tx.at).tzinfo))


def voiding(tx: Transaction, table: str, row_id: int) -> None:
    """Take a row out of every figure; it stays in the file."""
    tx.update(table, row_id, void=1)
