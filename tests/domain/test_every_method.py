"""Whatever the method: figures add up, no choice is worth more for coming first, and a log may be read in any order."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import presets
from yitusanhui.domain.ballots import Tallied, Vote, tally_approval, tally_single, tally_values
from yitusanhui.domain.counting import ChoiceCount, CountSheet, Outcome, count
from yitusanhui.domain.terms import ChoiceKind, Method
from yitusanhui.domain.thresholds import Base, Measure

LABELS = ("滑梯", "沙坑", "秋千")
PRESENT, AREA = 12, 500_001
ONE_CHOICE = (Method.HANDS, Method.NAMED, Method.SECRET, Method.WRITTEN)
TALLY = {Method.APPROVAL: tally_approval, Method.SCORE: tally_values, Method.RANK: tally_values}
every_method = pytest.mark.parametrize("method", list(Method))


@st.composite
def logs(draw: st.DrawFn, method: Method) -> list[Vote]:
    """What up to twelve people did, in the order they did it; of ranks everyone gives all."""
    log: list[Vote] = []
    for voter in draw(st.lists(st.integers(1, PRESENT), max_size=20)):
        order = draw(st.permutations(LABELS))
        some = order if method is Method.RANK else order[: draw(st.integers(1, 3))]
        for place, label in enumerate(some if method not in ONE_CHOICE else some[:1], 1):
            value = place if method is Method.RANK else draw(st.integers(1, 5)) if method is Method.SCORE else 0
            log.append(Vote(f"甲{voter}", label, "", len(log), AREA, value))
    return log


def tallied_of(method: Method, log: list[Vote]) -> Tallied:
    return TALLY.get(method, tally_approval if method is Method.DOTS else tally_single)(log)


def sheet_of(method: Method, tallied: Tallied, labels: tuple[str, ...] = LABELS) -> CountSheet:
    choices = tuple(
        ChoiceCount(
            one, ChoiceKind.OPTION, tallied.votes.get(one, 0), tallied.areas.get(one, 0), tallied.values.get(one, {})
        )
        for one in labels
    )
    several = method not in ONE_CHOICE
    return CountSheet(
        expected=PRESENT,
        present=PRESENT,
        expected_area_cm2=PRESENT * AREA,
        present_area_cm2=PRESENT * AREA,
        choices=choices,
        top={Method.SCORE: 5, Method.RANK: 3}.get(method, 0),
        voters_area_cm2=tallied.area_cm2 if several else None,
    )


def counted(method: Method, log: list[Vote], labels: tuple[str, ...] = LABELS) -> Outcome:
    tallied = tallied_of(method, log)
    voters = tallied.voters if method not in ONE_CHOICE else None
    return count(presets()["advisory"], sheet_of(method, tallied, labels), method=method, voters=voters)


@every_method
@given(data=st.data())
def test_figures_add_up_and_areas_are_of_people(method: Method, data: st.DataObject) -> None:
    log = data.draw(logs(method))
    outcome, tallied, people = counted(method, log), tallied_of(method, log), {vote.voter for vote in log}
    assert outcome.voters == outcome.valid + outcome.invalid == len(people)
    assert outcome.bases[Base.PARTICIPATING, Measure.AREA] == AREA * len(people)
    assert {one: tallied.areas[one] for one in tallied.votes} == {one: AREA * n for one, n in tallied.votes.items()}
    if method in ONE_CHOICE:
        assert sum(tallied.votes.values()) == len(people)
    if method.valued:
        points = sum(one.points for one in outcome.standings)
        last = {(vote.voter, vote.choice): vote.value for vote in log}.values()
        assert points == sum(last if method is Method.SCORE else (4 - value for value in last))
        assert all(sum(tallied.values[one].values()) == tallied.votes[one] for one in tallied.values)


@every_method
@given(data=st.data(), seed=st.integers())
def test_neither_the_order_of_the_log_nor_of_the_choices_matters(
    method: Method, data: st.DataObject, seed: int
) -> None:
    log, labels = data.draw(logs(method)), tuple(data.draw(st.permutations(LABELS)))
    shuffled = random.Random(seed).sample(log, len(log))
    assert tallied_of(method, shuffled) == tallied_of(method, log)
    one, other = counted(method, log), counted(method, shuffled, labels)
    assert set(one.leading) == set(other.leading)
    assert dict(zip(LABELS, one.percents, strict=True)) == dict(zip(labels, other.percents, strict=True))
    assert (one.passed, one.tie, one.voters, one.bases) == (other.passed, other.tie, other.voters, other.bases)


@every_method
@given(data=st.data())
def test_a_resend_changes_nothing_and_one_more_person_changes_one_vote_a_choice(
    method: Method, data: st.DataObject
) -> None:
    log = data.draw(logs(method))
    again = [replace(vote, order=vote.order + len(log)) for vote in log]
    assert tallied_of(method, log + again) == tallied_of(method, log)
    late = [replace(vote, voter="后来的", order=vote.order + len(log)) for vote in log if vote.voter == log[0].voter]
    before, after = tallied_of(method, log), tallied_of(method, log + late)
    assert after.voters - before.voters == bool(late)
    assert set((Counter(after.votes) - Counter(before.votes)).values()) <= {1}


@given(st.data())
def test_shares_of_all_points_are_what_a_fraction_says(data: st.DataObject) -> None:
    outcome = counted(Method.SCORE, data.draw(logs(Method.SCORE)))
    for one, told in zip(outcome.standings, outcome.percents, strict=True):
        if outcome.valid:
            assert abs(Fraction(one.points * 100, outcome.valid * 5) - Fraction(told.rstrip("%"))) <= Fraction(1, 20)
