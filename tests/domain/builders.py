"""Short ways to say what a test is about."""

from __future__ import annotations

from functools import cache

from yitusanhui import paths
from yitusanhui.domain.counting import ChoiceCount, CountSheet
from yitusanhui.domain.formats import load_formats
from yitusanhui.domain.rules import Rule, load_presets
from yitusanhui.domain.satisfaction import Scale, load_scales
from yitusanhui.domain.terms import ChoiceKind

SQUARE_METRE = 10_000


def template(name: str) -> str:
    return (paths.templates() / name).read_text(encoding="utf-8")


@cache
def presets() -> dict[str, Rule]:
    return load_presets(template("presets.toml"))


@cache
def scales() -> dict[str, Scale]:
    return load_scales(template("scales.toml"))


@cache
def formats() -> dict[str, str]:
    return load_formats(template("sentences.toml"))


def make_sheet(votes_for: int, against: int = 0, abstain: int = 0, **figures: object) -> CountSheet:
    """赞成, 反对, 弃权 of 44 present among 78 expected, unless said otherwise."""
    choices = (
        ChoiceCount("赞成", ChoiceKind.FOR, votes_for),
        ChoiceCount("反对", ChoiceKind.AGAINST, against),
        ChoiceCount("弃权", ChoiceKind.ABSTAIN, abstain),
    )
    return CountSheet(**{"expected": 78, "present": 44, "choices": choices, **figures})


def options_sheet(votes: dict[str, int], **figures: object) -> CountSheet:
    """One option after another, of 44 present among 78 expected, unless said otherwise."""
    choices = tuple(ChoiceCount(label, ChoiceKind.OPTION, number) for label, number in votes.items())
    return CountSheet(**{"expected": 78, "present": 44, "choices": choices, **figures})


def owners_sheet(people: tuple[int, int], area_cm2: tuple[int, int], **figures: object) -> CountSheet:
    """300 owners with 30,000 m²: so many for and against, and the square centimetres behind them."""
    choices = (
        ChoiceCount("赞成", ChoiceKind.FOR, people[0], area_cm2[0]),
        ChoiceCount("反对", ChoiceKind.AGAINST, people[1], area_cm2[1]),
    )
    whole = {"expected": 300, "present": 0, "expected_area_cm2": 30_000 * SQUARE_METRE, "choices": choices}
    return CountSheet(**{**whole, **figures})
