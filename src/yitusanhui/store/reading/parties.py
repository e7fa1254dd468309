"""Who has a stake in what is voted on, and may neither watch nor count it."""

from __future__ import annotations

import re

from yitusanhui.domain.tellers import people_in
from yitusanhui.domain.terms import Stage
from yitusanhui.store.rows import Rows
from yitusanhui.texts import say

CHOICES = "SELECT label AS who FROM choices WHERE motion_id = ? AND void = 0"
STANDS = (
    "SELECT p.stakeholder AS who FROM motions m JOIN options o ON o.topic_id = m.topic_id AND o.void = 0 "
    "JOIN positions p ON p.option_id = o.id AND p.void = 0 WHERE m.id = ?"
)
PROMISES = (
    "SELECT c.owner AS who FROM motions m JOIN meetings h ON h.id = m.meeting_id AND h.stage = ? "
    "JOIN commitments c ON c.void = 0 WHERE m.id = ?"
)
_CHOICE_LETTER = re.compile(r"^方案\w+\s+")


def load_parties(rows: Rows, motion_id: int) -> dict[str, str]:
    """People with a stake in a motion and what it is.

    They stand to be chosen, took a stand on an option of its topic, or, at a 评议会, made a promise under review.
    """
    found = {_CHOICE_LETTER.sub("", row["who"]): say("stake_choice") for row in rows.rows(CHOICES, motion_id)}
    for row in rows.rows(STANDS, motion_id):
        found |= dict.fromkeys(people_in(row["who"]), say("stake_position"))
    for row in rows.rows(PROMISES, Stage.REVIEW, motion_id):
        found |= dict.fromkeys(people_in(row["who"]), say("stake_promise"))
    return found
