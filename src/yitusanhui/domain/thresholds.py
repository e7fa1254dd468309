"""过半数, 三分之二以上: what share of which base a vote or a meeting must reach. Whole numbers only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from yitusanhui.domain import wording


class Base(StrEnum):
    """The denominator: part of the rule, kept with it and printed with every figure."""

    EXPECTED = "expected"  # 应到
    PRESENT = "present"  # 到会有表决权
    PARTICIPATING = "participating"  # 参与表决: everyone who handed in a ballot, spoilt ones too
    VALID = "valid"  # 有效票


class Measure(StrEnum):
    """What is counted: votes, or square centimetres of exclusive units."""

    PEOPLE = "people"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share of a base: 过半数 is strictly more than half; 以上 includes the number (民法典 1259)."""

    base: Base
    measure: Measure
    fraction: Fraction
    strict: bool

    def is_met(self, numerator: int, denominator: int) -> bool:
        """Does `numerator` of `denominator` reach the share? Nothing is ever reached of a base of 0."""
        have = numerator * self.fraction.denominator
        need = denominator * self.fraction.numerator
        return denominator > 0 and (have > need if self.strict else have >= need)

    def least(self, denominator: int) -> int:
        """The smallest whole number that reaches the share: 40 of 78 for 过半数, 52 for 三分之二以上."""
        need, rest = divmod(denominator * self.fraction.numerator, self.fraction.denominator)
        return max(1, need + 1 if self.strict or rest else need)

    @property
    def words(self) -> str:
        """过半数, 三分之二以上, 四分之三以上."""
        return wording.share(self.fraction, self.strict)

    @property
    def base_words(self) -> str:
        """The base as printed beside a figure: 到会有表决权人数, 参与表决面积."""
        return wording.BASES[self.base, self.measure]


def more_than_half(base: Base, measure: Measure = Measure.PEOPLE) -> Threshold:
    """过半数: strictly more than half of the base; exactly half fails."""
    return Threshold(base, measure, Fraction(1, 2), strict=True)


def at_least(fraction: Fraction, base: Base, measure: Measure = Measure.PEOPLE) -> Threshold:
    """三分之二以上 and the like: that share or more (民法典 1259)."""
    return Threshold(base, measure, fraction, strict=False)
