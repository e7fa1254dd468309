"""Whether a meeting may decide when a matter is put to the vote."""

from __future__ import annotations

import json

from yitusanhui.domain.formats import fill
from yitusanhui.domain.rules import Rule
from yitusanhui.domain.talk import turned_into_talk
from yitusanhui.domain.terms import Method
from yitusanhui.store.connection import Row
from yitusanhui.store.reading.attendance import load_quorate
from yitusanhui.store.reading.meetings import load_corrections
from yitusanhui.store.reading.templates import formats
from yitusanhui.store.rows import Rows


def load_short_of(rows: Rows, motion_id: int) -> str:
    """The same by the motion's id; "" where there is none."""
    motion = rows.row("SELECT * FROM motions WHERE id = ? AND void = 0", motion_id)
    return load_short(rows, motion) if motion is not None else ""


def load_short(rows: Rows, motion: Row) -> str:
    """Why the meeting could decide nothing when the vote was announced (or now, before that), "" when it could.

    Owners decide by their own law whoever came; votes in writing, or from elsewhere, don't ask who is here.
    """
    rule, meeting_id, at = Rule.from_plain(json.loads(motion["rule"])), motion["meeting_id"], motion["announced_at"]
    if motion["imported"] or rule.unit == "owner" or not Method(motion["method"]).in_the_room:
        return ""
    if turned_into_talk(load_corrections(rows, meeting_id), at):
        return fill(formats(rows), "result.talk")
    return fill(formats(rows), "result.too_few") if load_quorate(rows, meeting_id, at) is False else ""
