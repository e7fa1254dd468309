"""打分 and 排序: points and places, against a counter that goes ballot by ballot."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import presets
from yitusanhui.domain.ballots import Vote, tally_values
from yitusanhui.domain.counting import ChoiceCount, CountSheet, count
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.rules import rule_words
from yitusanhui.domain.terms import ChoiceKind, Method
from yitusanhui.domain.values import average, check_top, order_words, standings

GAMES = ("滑梯", "沙坑", "秋千")
SCORES = st.lists(st.lists(st.integers(0, 5), min_size=3, max_size=3), min_size=1, max_size=30)
ORDERS = st.lists(st.permutations(range(3)), min_size=1, max_size=30)


def sheet_of(marks: list[dict[int, int]], top: int, ballots: int, **more: int) -> CountSheet:
    choices = tuple(
        ChoiceCount(label, ChoiceKind.OPTION, sum(one.values()), marks=one)
        for label, one in zip(GAMES, marks, strict=True)
    )
    room = {"expected": ballots, "present": ballots, "issued": ballots, "returned": ballots, **more}
    return CountSheet(choices=choices, top=top, **room)


def marks_of(ballots: list[list[int]]) -> list[dict[int, int]]:
    return [
        {
            value: sum(b[place] == value for b in ballots)
            for value in range(1, 6)
            if any(b[place] == value for b in ballots)
        }
        for place in range(3)
    ]


@given(SCORES)
def test_scores_add_up_as_they_do_ballot_by_ballot(ballots: list[list[int]]) -> None:
    outcome = count(presets()["advisory"], sheet_of(marks_of(ballots), 5, len(ballots)), method=Method.SCORE)
    naive = [sum(ballot[place] for ballot in ballots) for place in range(3)]
    assert [one.points for one in outcome.standings] == naive
    assert [one.place for one in outcome.standings] == [1 + sum(other > mine for other in naive) for mine in naive]
    assert outcome.passed is None and outcome.tests == ()
    assert outcome.leading == tuple(g for g, n in zip(GAMES, naive, strict=True) if n == max(naive) and n)


@given(ORDERS)
def test_ranks_give_bordas_points_and_first_places(orders: list[list[int]]) -> None:
    marks = [{rank + 1: sum(o[rank] == place for o in orders) for rank in range(3)} for place in range(3)]
    outcome = count(presets()["advisory"], sheet_of(marks, 3, len(orders)), method=Method.RANK)
    assert [one.points for one in outcome.standings] == [sum(3 - o.index(place) for o in orders) for place in range(3)]
    assert [one.firsts for one in outcome.standings] == [sum(o[0] == place for o in orders) for place in range(3)]
    assert sum(one.points for one in outcome.standings) == 6 * len(orders)


@given(
    st.lists(st.tuples(st.sampled_from("甲乙丙"), st.sampled_from(GAMES), st.integers(1, 5)), max_size=40), st.randoms()
)
def test_of_each_person_the_last_number_of_an_option_counts(log: list[tuple[str, str, int]], random: object) -> None:
    votes = [Vote(voter, game, "", order, 0, value) for order, (voter, game, value) in enumerate(log)]
    naive: dict[tuple[str, str], int] = {}
    for voter, game, value in log:
        naive[voter, game] = value
    shuffled = [*votes, *votes[: len(votes) // 2]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for tallied in (tally_values(votes), tally_values(shuffled)):
        for game in {game for _, game, _ in log}:
            mine = [value for (_, other), value in naive.items() if other == game]
            assert sum(value * number for value, number in tallied.values[game].items()) == sum(mine)
            assert tallied.votes[game] == len(mine)


def test_an_average_is_an_exact_fraction_printed_with_its_denominator() -> None:
    assert average(63, 15) == "4.2分（63/15）"
    assert average(10, 3) == "3.33分（10/3）"
    assert average(1, 200) == "0.01分（1/200）"
    assert Fraction(63, 15) == Fraction("4.2")
    assert average(0, 0) == "—"


def test_equal_points_share_a_place_and_nothing_decides_between_them() -> None:
    stand = standings(Method.SCORE, 5, [{5: 2}, {4: 2, 2: 1}, {1: 1}])
    assert [one.place for one in stand] == [1, 1, 3]
    assert order_words(GAMES, [one.place for one in stand]) == "滑梯、沙坑并列第1，秋千第3"


@pytest.mark.parametrize(
    ("method", "marks", "code"),
    [
        (Method.SCORE, [{5: 4}, {}, {}], "marks_do_not_add_up"),
        (Method.SCORE, [{6: 1}, {}, {}], "value_out_of_range"),
        (Method.RANK, [{1: 2}, {}, {}], "ranks_do_not_add_up"),  # one ballot of three without a first place
        (Method.RANK, [{1: 3}, {2: 1}, {3: 2}], "ranks_do_not_add_up"),  # a third place without a second
        (Method.RANK, [{1: 3}, {4: 1}, {}], "rank_out_of_range"),
    ],
)
def test_totals_that_no_three_ballots_can_give_are_sent_back(
    method: Method, marks: list[dict[int, int]], code: str
) -> None:
    with pytest.raises(DomainError, match=code):
        count(presets()["advisory"], sheet_of(marks, 5 if method is Method.SCORE else 3, 3), method=method)


def test_a_blank_ballot_widens_the_denominator_where_it_is_an_abstention() -> None:
    outcome = count(presets()["advisory"], sheet_of([{5: 3}, {}, {}], 5, 4, blank=1), method=Method.SCORE)
    assert (outcome.valid, outcome.invalid, outcome.abstain) == (4, 0, 1)


def test_more_back_than_out_voids_an_order_too() -> None:
    outcome = count(presets()["advisory"], sheet_of([{5: 3}, {}, {}], 5, 3, issued=2), method=Method.SCORE)
    assert outcome.void and outcome.passed is False


def test_the_rule_is_one_sentence_that_says_how_points_are_given() -> None:
    told = rule_words(presets()["advisory"], Method.RANK, 3)
    assert "第1名得3分，往后每名少1分" in told and "总分相同的并列" in told
    assert "平均分＝总分÷有效票数" in rule_words(presets()["advisory"], Method.SCORE, 10)


@pytest.mark.parametrize(
    ("method", "top", "found"), [(Method.SCORE, 0, 5), (Method.SCORE, 10, 10), (Method.RANK, 0, 4)]
)
def test_the_top_is_five_or_every_option_unless_said(method: Method, top: int, found: int) -> None:
    assert check_top(method, top, 4) == found


@pytest.mark.parametrize(("method", "top"), [(Method.SCORE, 11), (Method.SCORE, 1), (Method.RANK, 5)])
def test_a_top_out_of_range_is_refused(method: Method, top: int) -> None:
    with pytest.raises(DomainError, match="bad_"):
        check_top(method, top, 4)
