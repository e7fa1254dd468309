"""计票单: what the tellers hand over, and the equations between its figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from yitusanhui.domain import wording
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.rules import Blank
from yitusanhui.domain.terms import ChoiceKind, Method
from yitusanhui.domain.thresholds import Base, Measure
from yitusanhui.domain.values import check_marks


@dataclass(frozen=True, slots=True)
class ChoiceCount:
    """One choice with its votes, and the square centimetres behind them where areas are counted.

    `blank` are the blank ballots among the votes, which the rule makes 弃权 (`with_blanks`).
    `marks` of 打分 and 排序: a score or rank -> how many ballots gave it; `votes` are all of them together.
    """

    label: str
    kind: ChoiceKind
    votes: int
    area_cm2: int = 0
    marks: Mapping[int, int] = field(default_factory=dict)
    blank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CountSheet:
    """The figures of one count. Ballots are sheets of paper; None where none were handed out.

    `present` are the votes in the room, `proxies` among them; `invalid` doesn't include `blank`, which the
    rule makes 弃权 or 废票. `max_per_voter` 0: no limit.
    `top` is the greatest score, or the number of ranks. `voters_area_cm2` is that of those who chose, each once,
    where they may choose several; None where each has one choice.
    """

    expected: int
    present: int
    choices: tuple[ChoiceCount, ...]
    expected_area_cm2: int = 0
    present_area_cm2: int = 0
    issued: int | None = None
    returned: int | None = None
    invalid: int = 0
    blank: int = 0
    proxies: int = 0
    invalid_area_cm2: int = 0
    blank_area_cm2: int = 0
    max_per_voter: int = 0
    top: int = 0
    voters_area_cm2: int | None = None

    @property
    def cast(self) -> int:
        """Votes on all choices together."""
        return sum(choice.votes for choice in self.choices)

    @property
    def cast_area_cm2(self) -> int:
        """Square centimetres of those who chose something, each counted once."""
        if self.voters_area_cm2 is not None:
            return self.voters_area_cm2
        return sum(choice.area_cm2 for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Figures:
    """What follows from a sheet: 有效, 废票, 弃权, who took part, and the size of every base."""

    valid: int
    invalid: int
    abstain: int
    voters: int
    bases: dict[tuple[Base, Measure], int]


def read_sheet(sheet: CountSheet, blank: Blank, method: Method, voters: int | None = None) -> Figures:
    """The figures of a sheet. `voters`: who took part where each may choose several.

    Where that isn't known, everyone present took part in a choice of several; who stuck dots is not told.
    """
    abstains = sum(c.votes for c in sheet.choices if c.kind is ChoiceKind.ABSTAIN)
    blank_valid = sheet.blank if blank == "abstain" else 0
    invalid = sheet.invalid + sheet.blank - blank_valid
    if method.several:
        known = sheet.returned if voters is None else voters
        took_part = _unknown(sheet, method) if known is None else known
        valid = max(0, took_part - invalid) if method.by_dots else took_part - invalid
    else:
        valid = sheet.cast + blank_valid
        took_part = valid + invalid
    figures = (valid, invalid, abstains + blank_valid, took_part)
    return Figures(*figures, bases=_bases(sheet, method, valid, took_part, blank_valid > 0))


def with_blanks(sheet: CountSheet, blank: Blank, method: Method) -> CountSheet:
    """The same sheet with its blank ballots among 弃权, where the rule makes them that and each has one vote.

    So the choices add up to 有效 wherever they are shown; a vote without 弃权 gets it for them.
    """
    if not sheet.blank or blank != "abstain" or method.several:
        return sheet
    choices, nobody = list(sheet.choices), ChoiceCount(wording.ABSTAINED, ChoiceKind.ABSTAIN, 0)
    place = next((p for p, choice in enumerate(choices) if choice.kind is ChoiceKind.ABSTAIN), len(choices))
    one = choices[place] if place < len(choices) else nobody
    votes, area = one.votes + sheet.blank, one.area_cm2 + sheet.blank_area_cm2
    choices[place : place + 1] = [replace(one, votes=votes, area_cm2=area, blank=sheet.blank)]
    return replace(sheet, choices=tuple(choices), blank=0, blank_area_cm2=0)


def why_void(sheet: CountSheet, method: Method) -> str:
    """Why the vote is void, "" if it isn't: more came back than went out, or than may vote."""
    if sheet.returned is None:
        return ""
    if sheet.issued is not None and sheet.returned > sheet.issued:
        return f"收回{sheet.returned}张，多于发出的{sheet.issued}张"
    if not method.in_the_room and sheet.returned > sheet.expected:
        return f"收回{sheet.returned}张，多于应到有表决权的{sheet.expected}人"
    if method.in_the_room and sheet.returned > sheet.present:
        return f"收回{sheet.returned}张，多于到会有表决权的{sheet.present}人"
    return ""


def check_sheet(sheet: CountSheet, figures: Figures, method: Method) -> None:
    """Refuse figures that contradict each other: a slip of the pen, to be corrected before the count stands.

    Raises DomainError `more_invalid_than_returned`, `ballots_do_not_add_up`, `more_votes_than_voters`,
    `more_area_than_expected`.
    """
    found = figures.valid + figures.invalid
    if figures.valid < 0:
        raise DomainError("more_invalid_than_returned", invalid=figures.invalid, returned=sheet.returned or 0)
    if not method.by_dots and sheet.returned not in (None, found):
        returned, blank = sheet.returned or 0, sheet.blank + sum(choice.blank for choice in sheet.choices)
        raise DomainError(
            "ballots_do_not_add_up",
            cast=found - blank - sheet.invalid,
            blank=blank,
            invalid=sheet.invalid,
            found=found,
            returned=returned,
            gap=abs(found - returned),
        )
    _check_voters(sheet, figures, method)
    if method.valued:
        blank = sheet.blank if figures.invalid == sheet.invalid else 0
        labels, marks = [c.label for c in sheet.choices], [c.marks for c in sheet.choices]
        check_marks(method, labels, marks, sheet.top, figures.valid, blank)
    area = figures.bases[Base.PARTICIPATING, Measure.AREA]
    if sheet.expected_area_cm2 and area > sheet.expected_area_cm2:
        raise DomainError("more_area_than_expected", cast=area, expected=sheet.expected_area_cm2)


def check_not_negative(sheet: CountSheet) -> None:
    """Refuse a figure below 0. Raises DomainError `figure_below_zero`."""
    figures = [sheet.expected, sheet.present, sheet.issued, sheet.returned, sheet.invalid]
    figures += [sheet.blank, sheet.proxies, sheet.expected_area_cm2, sheet.present_area_cm2]
    figures += [sheet.invalid_area_cm2, sheet.blank_area_cm2, sheet.voters_area_cm2]
    figures += [figure for c in sheet.choices for figure in (c.votes, c.area_cm2)]
    for figure in figures:
        if figure is not None and figure < 0:
            raise DomainError("figure_below_zero", figure=figure)


def _unknown(sheet: CountSheet, method: Method) -> int:
    return 0 if method.by_dots else sheet.present


def _check_voters(sheet: CountSheet, figures: Figures, method: Method) -> None:
    entitled = sheet.present if method.in_the_room else sheet.expected
    votes, at_most = figures.voters, entitled
    if method is Method.APPROVAL and votes <= entitled:
        votes, at_most = max((c.votes for c in sheet.choices), default=0), figures.valid
    if method.several and sheet.max_per_voter and votes <= at_most:
        votes, at_most = sheet.cast, (figures.valid or entitled) * sheet.max_per_voter
    if votes > at_most:
        raise DomainError("more_votes_than_voters", votes=votes, voters=at_most)


def _bases(
    sheet: CountSheet, method: Method, valid: int, took_part: int, blank_valid: bool
) -> dict[tuple[Base, Measure], int]:
    here = method.in_the_room
    valid_area = sheet.cast_area_cm2 + (sheet.blank_area_cm2 if blank_valid else 0)
    area = sheet.cast_area_cm2 + sheet.blank_area_cm2 + sheet.invalid_area_cm2
    return {
        (Base.EXPECTED, Measure.PEOPLE): sheet.expected,
        (Base.PRESENT, Measure.PEOPLE): sheet.present if here else took_part,
        (Base.PARTICIPATING, Measure.PEOPLE): took_part,
        (Base.VALID, Measure.PEOPLE): valid,
        (Base.EXPECTED, Measure.AREA): sheet.expected_area_cm2,
        (Base.PRESENT, Measure.AREA): sheet.present_area_cm2 if here else area,
        (Base.PARTICIPATING, Measure.AREA): area,
        (Base.VALID, Measure.AREA): valid_area,
    }
