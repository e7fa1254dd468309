"""From rows to the result of a vote, through the rules of `domain.counting`."""

from __future__ import annotations

import json
from typing import Any

from yitusanhui.domain.ballots import Tallied, Vote, tally_approval, tally_single
from yitusanhui.domain.counting import ChoiceCount, CountSheet, count
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.formats import load_formats
from yitusanhui.domain.report import ChoiceLine, MotionLine
from yitusanhui.domain.rules import Rule
from yitusanhui.domain.sentences import result_sentence
from yitusanhui.domain.terms import ChoiceKind, Method
from yitusanhui.operations.context import template
from yitusanhui.store.reading.motions import motion_line
from yitusanhui.store.transaction import Transaction


def tally(tx: Transaction, motion: dict[str, Any]) -> MotionLine:
    """The motion's line with its result. Raises DomainError when tellers differ or figures contradict."""
    rule = Rule.from_plain(json.loads(motion["rule"]))
    method = Method(motion["method"])
    choices = tx.live("choices", motion_id=motion["id"])
    tallied = _tallied(tx, motion, method, choices)
    sheet = _sheet(tx, motion, choices, tallied)
    voters = tallied.voters if method is Method.APPROVAL else None
    outcome = count(rule, sheet, method=method, voters=voters)
    lines = tuple(
        ChoiceLine(
            id=choice["id"],
            label=choice["label"],
            kind=ChoiceKind(choice["kind"]),
            votes=counted.votes,
            area_cm2=counted.area_cm2,
            percent=percent,
        )
        for choice, counted, percent in zip(choices, sheet.choices, outcome.percents, strict=True)
    )
    formats = load_formats(template(tx, "sentences.toml"))
    sentence = result_sentence(
        outcome, rule, sheet, method, formats, tellers=motion["tellers"], callers=motion["callers"]
    )
    return motion_line(motion, choices=lines, outcome=outcome, sentence=sentence)


def _tallied(tx: Transaction, motion: dict[str, Any], method: Method, choices: list[dict[str, Any]]) -> Tallied:
    if not method.by_name and not motion["imported"]:
        return _from_totals(tx, motion, method, choices)
    labels = {choice["id"]: choice["label"] for choice in choices}
    log = [
        Vote(
            row["voter"], labels[row["choice_id"]], row["at"] if motion["imported"] else "", row["id"], row["area_cm2"]
        )
        for row in tx.live("ballots", motion_id=motion["id"])
    ]
    return tally_approval(log) if method is Method.APPROVAL else tally_single(log)


def _from_totals(tx: Transaction, motion: dict[str, Any], method: Method, choices: list[dict[str, Any]]) -> Tallied:
    by_teller = {
        teller: {row["choice_id"]: row["votes"] for row in tx.live("counts", motion_id=motion["id"], teller=teller)}
        for teller in (1, 2)
    }
    if not by_teller[1]:
        raise DomainError("not_counted_yet", title=motion["title"])
    if method is Method.HANDS and by_teller[1] != by_teller[2]:
        raise DomainError("tellers_differ", title=motion["title"])
    votes = {choice["label"]: by_teller[1].get(choice["id"], 0) for choice in choices}
    return Tallied(votes, {}, sum(votes.values()))


def _sheet(tx: Transaction, motion: dict[str, Any], choices: list[dict[str, Any]], tallied: Tallied) -> CountSheet:
    roll = tx.live("roll", motion_id=motion["id"])
    imported = bool(motion["imported"])
    area = sum(tallied.areas.values())
    return CountSheet(
        expected=max(motion["expected"], tallied.voters) if imported else motion["expected"],
        present=tallied.voters if imported else motion["present"],
        proxies=sum(row["by_proxy"] for row in roll),
        expected_area_cm2=max(motion["expected_area_cm2"], area) if imported else motion["expected_area_cm2"],
        present_area_cm2=area if imported else sum(row["area_cm2"] for row in roll),
        issued=motion["issued"],
        returned=motion["returned"],
        invalid=motion["invalid"],
        blank=motion["blank"],
        choices=tuple(
            ChoiceCount(
                choice["label"],
                ChoiceKind(choice["kind"]),
                tallied.votes.get(choice["label"], 0),
                tallied.areas.get(choice["label"], 0),
            )
            for choice in choices
        ),
    )
