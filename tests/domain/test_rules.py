"""Presets, the sentence read to the room, and rules as they are kept with a motion."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import presets
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.rules import Rule, load_presets
from yitusanhui.domain.thresholds import Base, Measure, Threshold, at_least, more_than_half
from yitusanhui.texts import sentence

THRESHOLDS = st.builds(
    Threshold,
    base=st.sampled_from(Base),
    measure=st.sampled_from(Measure),
    fraction=st.fractions(min_value=Fraction(1, 99), max_value=Fraction(98, 99)),
    strict=st.booleans(),
)
RULES = st.builds(
    Rule,
    id=st.text(),
    name=st.text(),
    quorum=st.lists(THRESHOLDS, max_size=3).map(tuple),
    passes=st.lists(THRESHOLDS, min_size=1, max_size=3).map(tuple),
    blank=st.sampled_from(("abstain", "invalid")),
    max_proxies=st.integers(0, 3),
    unit=st.sampled_from(("household", "person", "owner")),
)


@given(RULES)
def test_a_rule_comes_back_from_json_as_it_was(rule: Rule) -> None:
    assert Rule.from_plain(json.loads(json.dumps(rule.to_plain()))) == rule


def test_the_presets_of_the_field_are_all_there() -> None:
    assert list(presets()) == [
        "advisory",
        "advisory_two_thirds",
        "consensus",
        "residents",
        "owners_general",
        "owners_major",
        "building_general",
        "building_major",
        "unanimous",
    ]


@pytest.mark.parametrize("rule", presets().values(), ids=presets())
def test_a_preset_is_kept_and_read_back(rule: Rule) -> None:
    assert Rule.from_plain(rule.to_plain()) == rule
    assert rule.source and rule.words.endswith("。")


def test_a_sentiment_vote_is_of_those_present_and_needs_no_quorum() -> None:
    advisory = presets()["advisory"]
    assert (advisory.quorum, advisory.passes) == ((), (more_than_half(Base.PRESENT),))
    assert not advisory.binding


def test_a_residents_meeting_needs_more_than_half_there_and_says_what_is_to_be_checked() -> None:
    residents = presets()["residents"]
    assert residents.quorum == (more_than_half(Base.EXPECTED),)
    assert residents.passes == (more_than_half(Base.PRESENT),)
    assert residents.check


def test_owners_decide_by_people_and_by_area() -> None:
    major = presets()["owners_major"]
    share = Fraction(2, 3)
    assert major.quorum == tuple(at_least(share, Base.EXPECTED, measure) for measure in Measure)
    share = Fraction(3, 4)
    assert major.passes == tuple(at_least(share, Base.PARTICIPATING, measure) for measure in Measure)
    assert (major.unit, major.quorum_of, major.binding) == ("owner", Base.PARTICIPATING, True)


def test_the_sentence_read_to_the_room_names_denominator_quorum_blanks_and_proxies() -> None:
    assert presets()["residents"].words == (
        "居民会议、居民代表会议：到会有表决权人数达到应到人数过半数方为有效；赞成票占到会有表决权人数过半数的，通过；"
        "一户一票；空白票按弃权计；委托票计入到会人数，每人至多受托1票。"
    )
    assert presets()["consensus"].words == (
        "协商一致：不设到会人数要求；有人赞成且无人反对的，通过；"
        "一户一票；空白票按弃权计；委托票计入到会人数，每人至多受托1票。"
    )


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("advisory", "到会过半数"),
        ("owners_general", "参与表决人数过半数且参与表决面积过半数"),
        ("consensus", "无人反对"),
        ("unanimous", "全体一致同意"),
    ],
)
def test_a_result_quotes_the_rule_in_a_few_words(rule: str, words: str) -> None:
    assert presets()[rule].short == words


@pytest.mark.parametrize(
    "broken",
    [
        "",
        'passes = [{ base = "present" }]',
        'passes = [{ base = "present", at_least = "2/3", more_than = "1/2" }]',
        'passes = [{ base = "somebody", at_least = "2/3" }]',
        'passes = [{ base = "present", at_least = "4/3" }]',
        'passes = [{ base = "present", at_least = "0" }]',
        'passes = [{ base = "present", at_least = "1/0" }]',
        'passes = [{ base = "present", more_than = "1" }]',
        'passes = ["1/2"]',
        "passes = 7",
        'no_one_against = "yes"',
        "no_one_against = true\nmax_proxies = -1",
        'no_one_against = true\nblank = "maybe"',
        'no_one_against = true\nunit = "dog"',
        'no_one_against = true\nquorum_of = "dog"',
        "no_one_against = true\nthreshold = 1",
    ],
)
def test_a_preset_that_says_no_clear_rule_is_refused_by_name(broken: str) -> None:
    with pytest.raises(DomainError) as refused:
        load_presets(f'[ours]\nname = "我们的规则"\n{broken}')
    assert refused.value.code == "rule_broken"
    assert "我们的规则" in sentence(refused.value)


@pytest.mark.parametrize("text", ["[[", "a = 1", "<script>"])
def test_a_file_that_is_no_template_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(DomainError) as refused:
        load_presets(text)
    assert "presets.toml" in sentence(refused.value)
