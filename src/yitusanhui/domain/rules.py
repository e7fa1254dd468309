"""表决规则: quorum, pass mark, blanks and proxies, fixed before the vote and kept with its result."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, cast

from yitusanhui.domain import wording
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import Method
from yitusanhui.domain.thresholds import Base, Measure, Threshold

Blank = Literal["abstain", "invalid"]
Unit = Literal["household", "person", "owner"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `quorum_of` says who is held against the quorum: those PRESENT or those PARTICIPATING.

    `proxies_count` is whether proxies count for the quorum; `max_proxies` how many one person may carry.
    `unanimous`: every expected owner is for (民法典 279). `check` names what is still to be verified.
    `most_choices`: how many one person may choose or stick dots on where several may be chosen, 0 for any number.
    """

    id: str
    name: str
    quorum: tuple[Threshold, ...] = ()
    passes: tuple[Threshold, ...] = ()
    no_one_against: bool = False
    unanimous: bool = False
    blank: Blank = "abstain"
    proxies_count: bool = True
    max_proxies: int = 1
    binding: bool = False
    source: str = ""
    check: str = ""
    unit: Unit = "household"
    quorum_of: Base = Base.PRESENT
    scoped: bool = False  # of one building or entrance
    most_choices: int = 0

    @property
    def by_area(self) -> bool:
        """Whether areas decide, so that every vote needs an owner."""
        return any(threshold.measure is Measure.AREA for threshold in (*self.quorum, *self.passes))

    @property
    def short(self) -> str:
        """The pass mark in a few words, as quoted in the result: 到会过半数."""
        marks = [wording.SHORT_BASES[t.base, t.measure] + t.words for t in self.passes]
        if self.no_one_against:
            marks.append(wording.NO_ONE_AGAINST)
        if self.unanimous:
            marks.append(wording.EVERYONE)
        return "且".join(marks)

    @property
    def words(self) -> str:
        """The whole rule in the one sentence that is read to the room before the vote."""
        marks = [wording.IN_FAVOUR[t.measure] + t.base_words + t.words for t in self.passes]
        if self.no_one_against:
            marks.append("有人赞成且无人反对")
        if self.unanimous:
            marks.append("应到的每一位都赞成")
        parts = (
            _quorum_words(self),
            f"{'，且'.join(marks)}的，通过",
            wording.UNIT[self.unit],
            wording.BLANK[self.blank],
            wording.proxies(self.proxies_count, self.max_proxies),
            wording.most_choices(self.most_choices),
        )
        return f"{self.name}：{'；'.join(filter(None, parts))}。"

    def to_plain(self) -> dict[str, Any]:
        """The rule as JSON keeps it with the motion; fractions are texts such as 2/3."""
        plain: dict[str, Any] = {name: getattr(self, name) for name in _FLAT}
        plain["quorum_of"] = self.quorum_of.value
        plain["quorum"] = [_threshold_to_plain(t) for t in self.quorum]
        plain["passes"] = [_threshold_to_plain(t) for t in self.passes]
        return plain

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Rule:
        """The rule of a plain dict, as in JSON or a template. Raises DomainError `rule_broken`."""
        name = str(plain.get("name") or plain.get("id") or "?")
        try:
            return _read_rule(plain)
        except (KeyError, TypeError, ValueError, ZeroDivisionError) as trouble:
            raise DomainError("rule_broken", rule=name, why=str(trouble)) from trouble


_FLAT: Mapping[str, type] = {
    "id": str,
    "name": str,
    "no_one_against": bool,
    "unanimous": bool,
    "blank": str,
    "proxies_count": bool,
    "max_proxies": int,
    "binding": bool,
    "source": str,
    "check": str,
    "unit": str,
    "scoped": bool,
    "most_choices": int,
}
_KNOWN = {*_FLAT, "quorum", "passes", "quorum_of"}


def load_presets(toml_text: str) -> dict[str, Rule]:
    """The presets of a template by id, in its order. Raises DomainError `template_broken`, `rule_broken`."""
    try:
        tables = tomllib.loads(toml_text)
    except tomllib.TOMLDecodeError as trouble:
        raise DomainError("template_broken", template="presets.toml", why=str(trouble)) from trouble
    if not all(isinstance(table, dict) for table in tables.values()):
        raise DomainError("template_broken", template="presets.toml", why="not a table of rules")
    return {key: Rule.from_plain({"id": key, **table}) for key, table in tables.items()}


def rule_words(rule: Rule, method: Method, top: int) -> str:
    """The rule in the one sentence that is read to the room; where options are only put in order, how."""
    if method.scores:
        return wording.scoring(top, rule.blank)
    if method.ranks:
        return wording.ranking(top, rule.blank)
    return wording.dots(rule.most_choices) if method.by_dots else rule.words


def _quorum_words(rule: Rule) -> str:
    if not rule.quorum:
        return wording.NO_QUORUM
    marks = [f"{wording.BASES[rule.quorum_of, t.measure]}达到{t.base_words}{t.words}" for t in rule.quorum]
    return f"{'，且'.join(marks)}方为有效"


def _threshold_to_plain(threshold: Threshold) -> dict[str, str]:
    return {
        "base": threshold.base.value,
        "measure": threshold.measure.value,
        "more_than" if threshold.strict else "at_least": str(threshold.fraction),
    }


def _read_threshold(plain: Mapping[str, str]) -> Threshold:
    strict = "more_than" in plain
    if strict == ("at_least" in plain):
        raise ValueError("either more_than or at_least")
    fraction = Fraction(plain["more_than" if strict else "at_least"])
    if not 0 < fraction <= 1 or (strict and fraction == 1):
        raise ValueError(f"no share: {fraction}")
    return Threshold(Base(plain["base"]), Measure(plain.get("measure", "people")), fraction, strict)


def _read_rule(plain: Mapping[str, Any]) -> Rule:
    if unknown := set(plain) - _KNOWN:
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    flat = {name: plain[name] for name in _FLAT if name in plain}
    if wrong := [name for name, value in flat.items() if type(value) is not _FLAT[name]]:
        raise ValueError(f"not {_FLAT[wrong[0]].__name__}: {wrong[0]}")
    if min(flat.get("max_proxies", 0), flat.get("most_choices", 0)) < 0:
        raise ValueError("max_proxies, most_choices")
    if flat.get("blank", "abstain") not in wording.BLANK:
        raise ValueError("blank")
    if flat.get("unit", "household") not in wording.UNIT:
        raise ValueError("unit")
    rule = Rule(
        **flat,
        quorum=tuple(_read_threshold(t) for t in plain.get("quorum", ())),
        passes=tuple(_read_threshold(t) for t in plain.get("passes", ())),
        quorum_of=Base(cast(str, plain.get("quorum_of", "present"))),
    )
    if not (rule.passes or rule.no_one_against or rule.unanimous):
        raise ValueError("no pass mark")
    return rule
