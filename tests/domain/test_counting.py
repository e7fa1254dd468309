"""What a count comes to: passed, not passed, void, a tie; and figures that contradict each other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import SQUARE_METRE, make_sheet, options_sheet, owners_sheet, presets
from yitusanhui.domain.counting import CountSheet, Outcome, count
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import Method
from yitusanhui.domain.thresholds import Base, Measure, more_than_half
from yitusanhui.texts import sentence

ADVISORY, CONSENSUS, RESIDENTS = (presets()[name] for name in ("advisory", "consensus", "residents"))
GENERAL, MAJOR, UNANIMOUS = (presets()[name] for name in ("owners_general", "owners_major", "unanimous"))
ON_PAPER = {"issued": 44, "returned": 44, "invalid": 2}


def secret(sheet: CountSheet, rule: str = "advisory") -> Outcome:
    return count(presets()[rule], sheet, method=Method.SECRET)


def hands(sheet: CountSheet, rule: str = "advisory") -> Outcome:
    return count(presets()[rule], sheet, method=Method.HANDS)


def written(sheet: CountSheet, rule: str = "owners_general") -> Outcome:
    return count(presets()[rule], sheet, method=Method.WRITTEN)


# Ballots


def test_44_out_44_back_42_valid_2_spoilt_adds_up_and_passes() -> None:
    outcome = secret(make_sheet(30, 8, 4, **ON_PAPER))
    assert (outcome.valid, outcome.invalid, outcome.abstain, outcome.voters) == (42, 2, 4, 44)
    assert (outcome.passed, outcome.void, outcome.tie) == (True, "", False)
    assert outcome.percents == ("68.2%", "18.2%", "9.1%")
    assert [(line.numerator, line.denominator, line.met) for line in outcome.tests] == [("30", "44", True)]


def test_more_ballots_back_than_out_void_the_vote() -> None:
    outcome = secret(make_sheet(30, 8, 4, **{**ON_PAPER, "returned": 45}))
    assert outcome.passed is False
    assert outcome.void == "收回45张，多于发出的44张"


def test_more_ballots_back_than_may_vote_void_the_vote() -> None:
    outcome = secret(make_sheet(40, 5, 0, issued=50, returned=45))
    assert outcome.passed is False
    assert outcome.void == "收回45张，多于到会有表决权的44人"


def test_more_written_ballots_back_than_owners_void_the_vote() -> None:
    outcome = written(owners_sheet((300, 1), (30_000, 0), issued=310, returned=301))
    assert outcome.passed is False and "300" in outcome.void


@pytest.mark.parametrize(
    "figures",
    [
        {"issued": 44, "returned": 43, "invalid": 2},
        {"issued": 44, "returned": 44, "invalid": 1},
        {"issued": 44, "returned": 44, "invalid": 2, "blank": 1},
    ],
)
def test_figures_that_do_not_add_up_are_to_be_corrected(figures: dict[str, int]) -> None:
    with pytest.raises(DomainError) as refused:
        secret(make_sheet(30, 8, 4, **figures))
    assert refused.value.code == "ballots_do_not_add_up"
    assert "请核对" in sentence(refused.value)


def test_more_hands_than_voters_are_counted_again() -> None:
    with pytest.raises(DomainError) as refused:
        hands(make_sheet(40, 5))
    assert refused.value.code == "more_votes_than_voters"
    assert "45" in sentence(refused.value) and "44" in sentence(refused.value)


@pytest.mark.parametrize("figure", ["expected", "present", "issued", "returned", "invalid", "blank", "proxies"])
def test_no_figure_is_below_nothing(figure: str) -> None:
    with pytest.raises(DomainError, match="figure_below_zero"):
        hands(make_sheet(3, **{figure: -1}))


@pytest.mark.parametrize("choice", [(-1, 0), (0, -1)])
def test_no_choice_has_less_than_no_votes(choice: tuple[int, int]) -> None:
    with pytest.raises(DomainError, match="figure_below_zero"):
        hands(make_sheet(*choice))


def test_a_blank_ballot_is_what_the_rule_said_before_the_vote() -> None:
    sheet = make_sheet(30, 8, 2, issued=44, returned=44, invalid=2, blank=2)
    as_abstention = secret(sheet)
    as_spoilt = count(replace(ADVISORY, blank="invalid"), sheet, method=Method.SECRET)
    assert (as_abstention.valid, as_abstention.invalid, as_abstention.abstain) == (42, 2, 4)
    assert (as_spoilt.valid, as_spoilt.invalid, as_spoilt.abstain) == (40, 4, 2)


@given(*(st.integers(0, 10**9) for _ in range(6)), st.sampled_from(("abstain", "invalid")))
def test_the_figures_of_any_count_add_up(
    yes: int, no: int, abstain: int, invalid: int, blank: int, lost: int, as_what: str
) -> None:
    returned = yes + no + abstain + invalid + blank
    figures = {"issued": returned + lost, "returned": returned, "invalid": invalid, "blank": blank}
    sheet = make_sheet(yes, no, abstain, **figures, present=returned, expected=returned)
    outcome = count(replace(ADVISORY, blank=as_what), sheet, method=Method.SECRET)
    assert outcome.valid + outcome.invalid == outcome.voters == returned
    assert outcome.valid == yes + no + outcome.abstain == sum(choice.votes for choice in outcome.choices)
    assert outcome.passed is (2 * yes > returned)


# Rules for a room


@pytest.mark.parametrize(("votes", "passed"), [(38, False), (39, False), (40, True)])
def test_more_than_half_of_78_present_is_40(votes: int, passed: bool) -> None:
    assert hands(make_sheet(votes, present=78)).passed is passed


@pytest.mark.parametrize(("votes", "passed"), [(51, False), (52, True)])
def test_two_thirds_of_78_present_is_52(votes: int, passed: bool) -> None:
    assert hands(make_sheet(votes, present=78), "advisory_two_thirds").passed is passed


@pytest.mark.parametrize(("present", "quorate"), [(39, False), (40, True)])
def test_without_a_quorum_nothing_passes_however_many_are_for(present: int, quorate: bool) -> None:
    outcome = hands(make_sheet(present, present=present), "residents")
    assert (outcome.quorum_met, outcome.passed) == (quorate, quorate)
    assert [(line.numerator, line.denominator) for line in outcome.quorum] == [(str(present), "78")]


def test_proxies_count_for_the_quorum_only_if_the_rule_says_so() -> None:
    sheet = make_sheet(40, present=44, proxies=5)
    assert hands(sheet, "residents").quorum_met
    without = count(replace(RESIDENTS, proxies_count=False), sheet, method=Method.HANDS)
    assert (without.quorum_met, without.quorum[0].numerator) == (False, "39")


def test_who_sits_silent_is_not_for() -> None:
    assert hands(make_sheet(22, present=44)).passed is False
    assert hands(make_sheet(23, present=44)).passed is True


@pytest.mark.parametrize(
    ("votes", "passed"),
    [((30, 0, 14), True), ((1, 0, 0), True), ((43, 1, 0), False), ((0, 0, 44), False), ((0, 0, 0), False)],
)
def test_consensus_is_somebody_for_and_nobody_against(votes: tuple[int, int, int], passed: bool) -> None:
    assert hands(make_sheet(*votes), "consensus").passed is passed


def test_in_writing_who_is_present_is_who_takes_part() -> None:
    """到会 of a vote in writing: 20 of the 38 that came back are more than half, 19 are not."""
    took_part = {"issued": 78, "returned": 38, "present": 78}
    passed, failed = (written(make_sheet(votes, 38 - votes, **took_part), "advisory") for votes in (20, 19))
    assert [(line.numerator, line.denominator, line.met) for line in passed.tests] == [("20", "38", True)]
    assert failed.passed is False


def test_in_writing_the_area_present_is_the_area_that_takes_part() -> None:
    rule = replace(ADVISORY, passes=(more_than_half(Base.PRESENT, Measure.AREA),))
    sheet = owners_sheet((60, 50), (6_000 * SQUARE_METRE, 5_000 * SQUARE_METRE), present_area_cm2=30_000 * SQUARE_METRE)
    outcome = count(rule, sheet, method=Method.WRITTEN)
    assert [(line.numerator, line.denominator, line.met) for line in outcome.tests] == [("6,000", "11,000", True)]


def test_shares_of_a_unanimous_vote_are_of_everyone_concerned() -> None:
    assert written(make_sheet(39, expected=78, present=78), "unanimous").percents[0] == "50.0%"


@pytest.mark.parametrize(("votes", "passed"), [((78, 0, 0), True), ((77, 0, 1), False), ((77, 0, 0), False)])
def test_unanimous_is_every_owner_concerned(votes: tuple[int, int, int], passed: bool) -> None:
    assert written(make_sheet(*votes), "unanimous").passed is passed


def test_nobody_concerned_is_not_everybody() -> None:
    assert written(make_sheet(0, expected=0, present=0), "unanimous").passed is False


@pytest.mark.parametrize("rule", presets())
def test_an_empty_count_passes_by_no_rule(rule: str) -> None:
    assert hands(make_sheet(0), rule).passed is False
    assert hands(make_sheet(0, expected=0, present=0), rule).passed is False
    assert count(presets()[rule], CountSheet(expected=0, present=0, choices=()), method=Method.HANDS).passed is False


# Owners


def test_200_of_300_owners_with_20000_of_30000_square_metres_are_exactly_enough() -> None:
    outcome = written(owners_sheet((200, 0), (20_000 * SQUARE_METRE, 0)))
    assert outcome.quorum_met and outcome.passed
    assert [(line.numerator, line.denominator) for line in outcome.quorum] == [("200", "300"), ("20,000", "30,000")]


@pytest.mark.parametrize(
    ("owners", "area_cm2"), [(199, 20_000 * SQUARE_METRE), (200, 20_000 * SQUARE_METRE - 1), (199, 29_000)]
)
def test_one_owner_or_one_square_centimetre_less_is_not_enough(owners: int, area_cm2: int) -> None:
    outcome = written(owners_sheet((owners, 0), (area_cm2, 0)))
    assert (outcome.quorum_met, outcome.passed) == (False, False)


@pytest.mark.parametrize(
    ("owners", "area_cm2", "passed"),
    [
        (150, 15_000 * SQUARE_METRE, True),
        (149, 15_000 * SQUARE_METRE, False),
        (150, 149_999_900, False),
        (150, 15_000 * SQUARE_METRE - 1, False),
    ],
)
def test_a_major_matter_takes_three_quarters_of_owners_and_of_area(owners: int, area_cm2: int, passed: bool) -> None:
    whole = 20_000 * SQUARE_METRE
    outcome = written(owners_sheet((owners, 200 - owners), (area_cm2, whole - area_cm2)), "owners_major")
    assert outcome.quorum_met
    assert outcome.passed is passed


@pytest.mark.parametrize(
    ("owners", "area_m2", "passed"), [(101, 10_001, True), (100, 10_001, False), (101, 10_000, False)]
)
def test_a_general_matter_takes_more_than_half_of_both(owners: int, area_m2: int, passed: bool) -> None:
    areas = (area_m2 * SQUARE_METRE, (20_000 - area_m2) * SQUARE_METRE)
    assert written(owners_sheet((owners, 200 - owners), areas)).passed is passed


def test_a_spoilt_ballot_took_part_and_is_in_the_denominator_of_those_who_did() -> None:
    area = 10_000 * SQUARE_METRE
    sheet = owners_sheet((100, 0), (area, 0), invalid=100, invalid_area_cm2=area, issued=300, returned=200)
    outcome = written(sheet)
    assert outcome.quorum_met
    assert [(line.numerator, line.denominator) for line in outcome.tests] == [("100", "200"), ("10,000", "20,000")]
    assert outcome.passed is False


def test_more_area_than_there_is_is_refused() -> None:
    with pytest.raises(DomainError, match="more_area_than_expected") as refused:
        written(owners_sheet((200, 0), (30_000 * SQUARE_METRE + 1, 0)))
    assert "面积" in sentence(refused.value)


# Ties and options


def test_a_tie_is_shown_and_does_not_pass() -> None:
    outcome = hands(make_sheet(20, 20, 4))
    assert (outcome.tie, outcome.leading, outcome.passed) == (True, ("赞成", "反对"), False)


def test_no_vote_at_all_is_no_tie() -> None:
    outcome = hands(make_sheet(0, 0, 0))
    assert (outcome.tie, outcome.leading) == (False, ())


def test_of_several_options_the_leader_passes_by_the_rule() -> None:
    sheet = options_sheet({"甲": 30, "乙": 22, "丙": 3})
    outcome = count(ADVISORY, sheet, method=Method.APPROVAL, voters=40)
    assert (outcome.leading, outcome.tie, outcome.passed) == (("甲",), False, True)
    assert [line.met for line in outcome.tests] == [True, False, False]
    assert (outcome.valid, outcome.voters) == (40, 40)
    assert outcome.percents == ("68.2%", "50.0%", "6.8%")


def test_a_leader_short_of_the_mark_does_not_pass() -> None:
    outcome = count(ADVISORY, options_sheet({"甲": 22, "乙": 10}), method=Method.APPROVAL, voters=40)
    assert (outcome.leading, outcome.passed) == (("甲",), False)


def test_two_leaders_that_both_reach_the_mark_are_a_tie_that_nobody_decides() -> None:
    outcome = count(ADVISORY, options_sheet({"甲": 30, "乙": 30}), method=Method.APPROVAL, voters=40)
    assert (outcome.leading, outcome.tie, outcome.passed) == (("甲", "乙"), True, None)


def test_dots_set_an_order_and_decide_nothing() -> None:
    outcome = count(ADVISORY, options_sheet({"电梯": 60, "绿地": 40}), method=Method.DOTS)
    assert (outcome.leading, outcome.passed, outcome.tests) == (("电梯",), None, ())
    assert outcome.percents == ("60.0%", "40.0%")


@pytest.mark.parametrize(
    ("method", "votes", "figures"),
    [
        (Method.APPROVAL, {"甲": 41}, {}),
        (Method.APPROVAL, {"甲": 40, "乙": 40, "丙": 1}, {"max_per_voter": 2}),
        (Method.DOTS, {"甲": 100, "乙": 33}, {"max_per_voter": 3}),
    ],
)
def test_nobody_chooses_more_than_they_may(method: Method, votes: dict[str, int], figures: dict[str, int]) -> None:
    voters = 40 if method is Method.APPROVAL else None
    with pytest.raises(DomainError, match="more_votes_than_voters"):
        count(ADVISORY, options_sheet(votes, **figures), method=method, voters=voters)


def test_more_participants_than_present_are_refused_where_several_are_chosen() -> None:
    with pytest.raises(DomainError, match="more_votes_than_voters"):
        count(ADVISORY, options_sheet({"甲": 1}), method=Method.APPROVAL, voters=45)


@pytest.mark.parametrize(
    ("rule", "sheet", "said"),
    [
        (
            "residents",
            make_sheet(30, 8, 4),
            ["到会有表决权44人，超过应到78人的半数", "赞成30票，超过到会有表决权44人的半数"],
        ),
        (
            "residents",
            make_sheet(20, present=39),
            ["到会有表决权39人，未超过应到78人的半数", "赞成20票，超过到会有表决权39人的半数"],
        ),
        ("advisory_two_thirds", make_sheet(29, 8), ["赞成29票，未达到到会有表决权44人的三分之二"]),
        ("consensus", make_sheet(30, 2), ["赞成30票，反对2票，规则要求无人反对"]),
        ("advisory", options_sheet({"{size}": 30}), ["{size}30票，超过到会有表决权44人的半数"]),
    ],
)
def test_each_condition_is_said_with_its_numbers(rule: str, sheet: CountSheet, said: list[str]) -> None:
    outcome = hands(sheet, rule)
    assert [line.words for line in (*outcome.quorum, *outcome.tests)] == said


def test_conditions_on_areas_say_square_metres() -> None:
    areas = (15_000 * SQUARE_METRE, 49_999_900)
    outcome = written(owners_sheet((150, 50), areas, issued=300, returned=200), "owners_major")
    assert [line.words for line in (*outcome.quorum, *outcome.tests)] == [
        "参与表决200人，达到应到300人的三分之二",
        "参与表决专有部分面积19,999.99平方米，未达到专有部分总面积30,000平方米的三分之二",
        "赞成150票，达到参与表决200人的四分之三",
        "赞成面积15,000平方米，达到参与表决专有部分面积19,999.99平方米的四分之三",
    ]
