"""计票单 from rows: the last vote of each by name, or the tellers' totals, as the counting rules take them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from yitusanhui.domain.ballots import Tallied, Vote, tally_approval, tally_single, tally_values
from yitusanhui.domain.counting import ChoiceCount, CountSheet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.rules import Rule
from yitusanhui.domain.terms import ChoiceKind, Method
from yitusanhui.store.connection import Row
from yitusanhui.store.rows import Rows


@dataclass(frozen=True, slots=True)
class Counted:
    """What a motion comes to by its rows: its rule and sheet, and who took part where each may choose several."""

    rule: Rule
    method: Method
    sheet: CountSheet
    voters: int | None
    choices: tuple[Row, ...]


def load_sheet(rows: Rows, motion: Row) -> Counted:
    """The sheet of a motion by its rows as they are.

    Raises DomainError `not_counted_yet`, `tellers_differ`, `returned_missing` where totals are not all there.
    """
    rule, method = Rule.from_plain(json.loads(motion["rule"])), Method(motion["method"])
    choices = tuple(
        rows.rows("SELECT * FROM choices WHERE motion_id = ? AND void = 0 ORDER BY position, id", motion["id"])
    )
    named = bool(motion["imported"]) or method.keeps_names(bool(motion["named"]))
    tallied = _by_name(rows, motion, method, choices) if named else _by_totals(rows, motion, method, choices)
    several = named and method.several
    sheet = _sheet(rows, motion, rule, choices, tallied)
    if several:
        sheet = replace(sheet, voters_area_cm2=tallied.area_cm2)
    return Counted(rule, method, sheet, tallied.voters if several else None, choices)


def load_totals(rows: Rows, motion_id: int, teller: int) -> dict[int, dict[int, int]]:
    """What a teller counted: choice id -> value (0 where votes have none) -> votes; zeros too."""
    found: dict[int, dict[int, int]] = {}
    for row in rows.rows(
        "SELECT * FROM counts WHERE motion_id = ? AND teller = ? AND void = 0 ORDER BY id", motion_id, teller
    ):
        found.setdefault(row["choice_id"], {})[row["value"]] = row["votes"]
    return found


def load_papers(rows: Rows, motion_id: int) -> dict[str, int]:
    """The papers handed in with the figures: issued, returned, invalid, blank; nothing before that."""
    row = rows.row("SELECT issued, returned, invalid, blank FROM motions WHERE id = ?", motion_id)
    return dict(row) if row and row["returned"] is not None else {}


def _by_name(rows: Rows, motion: Row, method: Method, choices: tuple[Row, ...]) -> Tallied:
    labels = {choice["id"]: choice["label"] for choice in choices}
    cast = rows.rows("SELECT * FROM ballots WHERE motion_id = ? AND void = 0 ORDER BY id", motion["id"])
    timed = bool(motion["imported"])
    log = [
        Vote(
            row["voter"], labels[row["choice_id"]], row["at"] if timed else "", row["id"], row["area_cm2"], row["value"]
        )
        for row in cast
    ]
    if method.valued:
        return tally_values(log)
    return tally_approval(log) if method.several else tally_single(log)


def _by_totals(rows: Rows, motion: Row, method: Method, choices: tuple[Row, ...]) -> Tallied:
    first, second = (load_totals(rows, motion["id"], teller) for teller in (1, 2))
    if not first:
        raise DomainError("not_counted_yet", title=motion["title"])
    if method.by_hands and first != second:
        raise DomainError("tellers_differ", title=motion["title"])
    if method.valued and motion["returned"] is None:
        raise DomainError("returned_missing", title=motion["title"])
    votes = {choice["label"]: sum(first.get(choice["id"], {}).values()) for choice in choices}
    values = {choice["label"]: first.get(choice["id"], {}) for choice in choices} if method.valued else {}
    return Tallied(votes, {}, sum(votes.values()), values)


def _sheet(rows: Rows, motion: Row, rule: Rule, choices: tuple[Row, ...], tallied: Tallied) -> CountSheet:
    roll = rows.row(
        "SELECT coalesce(sum(by_proxy), 0) AS proxies, coalesce(sum(area_cm2), 0) AS area FROM roll "
        "WHERE motion_id = ? AND void = 0",
        motion["id"],
    ) or {"proxies": 0, "area": 0}
    imported = bool(motion["imported"])
    area = tallied.area_cm2
    return CountSheet(
        expected=max(motion["expected"], tallied.voters) if imported else motion["expected"],
        present=tallied.voters if imported else motion["present"],
        proxies=roll["proxies"],
        expected_area_cm2=max(motion["expected_area_cm2"], area) if imported else motion["expected_area_cm2"],
        present_area_cm2=area if imported else roll["area"],
        issued=motion["issued"],
        returned=motion["returned"],
        invalid=motion["invalid"],
        blank=motion["blank"],
        max_per_voter=rule.most_choices,
        top=motion["top"],
        choices=tuple(_choice(choice, tallied) for choice in choices),
    )


def _choice(choice: Row, tallied: Tallied) -> ChoiceCount:
    label = choice["label"]
    return ChoiceCount(
        label,
        ChoiceKind(choice["kind"]),
        tallied.votes.get(label, 0),
        tallied.areas.get(label, 0),
        tallied.values.get(label, {}),
    )
