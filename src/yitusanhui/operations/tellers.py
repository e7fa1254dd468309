"""监票: who may watch this vote, whether figures were confirmed, and whether a recount still stands open."""

from __future__ import annotations

import json
from typing import Any

from yitusanhui.domain.counting import count
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.recounts import is_close
from yitusanhui.domain.tellers import LEAST, check_tellers
from yitusanhui.domain.terms import Method
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reading.parties import load_parties
from yitusanhui.store.reading.sheets import load_sheet
from yitusanhui.store.transaction import Transaction

ASKED, DONE, DECLINED = "asked", "counted", "declined"


def read_parties(file: ConsultationFile, motion_id: int) -> dict[str, str]:
    """Who has a stake in a motion, and what it is: they may neither watch nor count it."""
    return load_parties(file.reader, motion_id)


def confirmed_by(motion: dict[str, Any]) -> list[str]:
    """Who confirmed the figures as they are."""
    return [one["who"] for one in json.loads(motion["confirmed"] or "[]")]


def recounts_of(motion: dict[str, Any]) -> list[dict[str, Any]]:
    """Recounts that were asked for, in order; the last may still be open."""
    return list(json.loads(motion["recounts"] or "[]"))


def check_watched(tx: Transaction, motion: dict[str, Any]) -> None:
    """Refuse to close a vote that was not watched as it must be.

    Raises DomainError `tellers_missing`, `teller_interested`, `recount_asked`, `not_confirmed`.
    """
    method, named = Method(motion["method"]), bool(motion["named"])
    papers = method.counts_papers(named)
    if any(one["state"] == ASKED for one in recounts_of(motion)):
        raise DomainError("recount_asked", why=recounts_of(motion)[-1]["why"])
    confirmed = confirmed_by(motion)
    if papers and len(confirmed) < LEAST:
        raise DomainError("not_confirmed", given="、".join(confirmed) or "—")
    check_tellers(motion["tellers"], load_parties(tx, motion["id"]), needed=method.is_counted(named))


def hangs_on_two(tx: Transaction, motion: dict[str, Any]) -> bool:
    """Whether hands on which both tellers agree come to a margin of two or less."""
    counted = load_sheet(tx, motion)
    outcome = count(counted.rule, counted.sheet, method=counted.method)
    return not outcome.void and is_close(counted.rule, counted.sheet, outcome)
