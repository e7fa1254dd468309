"""满意度测评: rates of a scale, with the sheets they came from."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.shares import percent


class LevelKind(StrEnum):
    """What a level means to the rates."""

    SATISFIED = "satisfied"  # 满意
    BASIC = "basic"  # 基本满意
    DISSATISFIED = "dissatisfied"  # 不满意
    UNSURE = "unsure"  # 不了解


@dataclass(frozen=True, slots=True)
class Level:
    """One level as printed on the sheet."""

    label: str
    kind: LevelKind


@dataclass(frozen=True, slots=True)
class Scale:
    """量表: its levels, and the marks: overall at least `pass_line`, no item under `item_line`."""

    id: str
    name: str
    levels: tuple[Level, ...]
    pass_line: Fraction = Fraction(4, 5)
    item_line: Fraction = Fraction(3, 5)


@dataclass(frozen=True, slots=True)
class Poll:
    """测评 of one subject as it was counted: on sheets, or by raised hands, which leave none.

    `scale` is the id of its scale, `levels` how many chose each, by label; `unsure_counts`: 不了解 is in the base.
    """

    scale: str = ""
    levels: Mapping[str, int] = field(default_factory=dict)
    issued: int = 0
    returned: int = 0
    invalid: int = 0
    unsure_counts: bool = True
    by_hands: bool = False

    @property
    def answered(self) -> bool:
        """Whether there is a result: sheets that were counted, or a hand that was raised."""
        return any(self.levels.values()) if self.by_hands else bool(self.levels)

    @property
    def raised(self) -> int:
        """How many hands, or sheets that are valid."""
        return sum(self.levels.values())


@dataclass(frozen=True, slots=True)
class Rates:
    """满意率 and 综合满意率 (满意 and 基本满意) as whole numbers of sheets over one base."""

    satisfied_count: int
    overall_count: int
    base: int

    @property
    def satisfied(self) -> Fraction | None:
        """满意率; None where no sheet counts."""
        return Fraction(self.satisfied_count, self.base) if self.base else None

    @property
    def overall(self) -> Fraction | None:
        """综合满意率; None where no sheet counts."""
        return Fraction(self.overall_count, self.base) if self.base else None

    @property
    def satisfied_words(self) -> str:
        """满意率 with its figures: 62.5%（10/16）."""
        return f"{percent(self.satisfied_count, self.base)}（{self.satisfied_count}/{self.base}）"

    @property
    def overall_words(self) -> str:
        """综合满意率 with its figures: 87.5%（14/16）."""
        return f"{percent(self.overall_count, self.base)}（{self.overall_count}/{self.base}）"


def load_scales(toml_text: str) -> dict[str, Scale]:
    """Scales of a template by id; `pass_line`, `item_line` above all. Raises DomainError `template_broken`."""
    try:
        tables = tomllib.loads(toml_text)
        marks = _marks(tables)
        scales = {key: table for key, table in tables.items() if key not in marks}
        return {key: _read_scale(key, table, marks) for key, table in scales.items()}
    except (KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError) as trouble:
        raise DomainError("template_broken", template="scales.toml", why=str(trouble)) from trouble


def check_sheets(issued: int, returned: int, invalid: int, counts: Mapping[str, int]) -> None:
    """发放 >= 收回; 收回 = 有效 + 作废; the levels add up to 有效. Raises DomainError `sheets_do_not_add_up`."""
    valid = sum(counts.values())
    if issued < returned or returned != valid + invalid or min(issued, invalid, *counts.values()) < 0:
        raise DomainError("sheets_do_not_add_up", issued=issued, returned=returned, invalid=invalid, valid=valid)


def rates(scale: Scale, counts: Mapping[str, int], *, unsure_counts: bool) -> Rates:
    """Rates of one poll, sheets by label. `unsure_counts`: whether 不了解 is in the base, which is printed."""
    known = {level.label for level in scale.levels}
    if unknown := [label for label in counts if label not in known]:
        raise DomainError("level_unknown", level=unknown[0], scale=scale.name)
    of = dict.fromkeys(LevelKind, 0)
    for level in scale.levels:
        of[level.kind] += counts.get(level.label, 0)
    base = sum(of.values()) - (0 if unsure_counts else of[LevelKind.UNSURE])
    satisfied = of[LevelKind.SATISFIED]
    return Rates(satisfied, satisfied + of[LevelKind.BASIC], base)


def is_satisfied(scale: Scale, whole: Rates, items: Iterable[Rates] = ()) -> bool | None:
    """达标: overall at or above the pass line and no item below the item line; None where nobody answered."""
    if whole.overall is None:
        return None
    weak = [item for item in items if item.overall is not None and item.overall < scale.item_line]
    return whole.overall >= scale.pass_line and not weak


def _marks(table: Mapping[str, Any]) -> dict[str, Fraction]:
    return {name: Fraction(table[name]) for name in ("pass_line", "item_line") if name in table}


def _read_scale(key: str, table: Mapping[str, Any], marks: Mapping[str, Fraction]) -> Scale:
    levels = tuple(Level(level["label"], LevelKind(level["kind"])) for level in table["levels"])
    if not levels or len({level.label for level in levels}) < len(levels):
        raise ValueError(f"levels of {key}")
    return Scale(key, table["name"], levels, **{**marks, **_marks(table)})
