"""What sounds alike is suggested; a category likewise."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.domain.similar import CategoryGuess, Likeness, pairs

SAID = {
    1: "东门的路灯太暗了，晚上看不清路",
    2: "车棚离窗太近，半夜吵",
    3: "东门路灯太暗，要装亮一点的",
    4: "希望有一个口袋公园",
    5: "车棚离我家窗太近了",
    6: "灯",
}


def test_two_who_mean_the_same_are_named_together() -> None:
    found = {(one.one, one.other) for one in Likeness(SAID).all_alike()}
    assert found == {(1, 3), (2, 5)}


def test_what_is_like_a_topic_leaves_out_what_it_has() -> None:
    likeness = Likeness(SAID)
    assert [one.other for one in likeness.like_these([1])] == [3]
    assert likeness.like_these([1, 3]) == []
    assert [one.other for one in likeness.like("路灯太暗")] == [3, 1]


def test_a_text_that_is_taken_in_is_found_as_if_it_had_been_there() -> None:
    likeness = Likeness({key: SAID[key] for key in (1, 2, 4)})
    likeness.take_in({3: SAID[3], 5: SAID[5]})
    assert {(one.one, one.other) for one in likeness.all_alike()} == {(1, 3), (2, 5)}


def test_other_words_are_like_others_and_what_is_gone_like_none() -> None:
    likeness = Likeness(SAID)
    likeness.take_in({3: "车棚离窗近，太吵"}, gone=[5])
    assert {(one.one, one.other) for one in likeness.all_alike()} == {(2, 3)}
    assert [one.other for one in likeness.like("东门路灯太暗")] == [1]


def test_nothing_is_like_words_never_heard() -> None:
    assert Likeness(SAID).like("垃圾房") == []
    assert Likeness({}).like("垃圾房") == []
    assert Likeness(SAID).like("") == []


def test_punctuation_and_case_do_not_part_what_is_alike() -> None:
    assert pairs("路灯，太暗！") == pairs("路灯 太暗")
    assert pairs("WIFI") == pairs("wifi")


@given(st.dictionaries(st.integers(1, 50), st.text("路灯太暗车棚窗近", max_size=9), max_size=12))
def test_likeness_is_between_none_and_all_and_does_not_depend_on_order(texts: dict[int, str]) -> None:
    keys = list(texts)
    random.Random(1).shuffle(keys)
    found = Likeness(texts).all_alike()
    assert all(0 < one.likeness <= 1.001 and one.one < one.other for one in found)
    again = Likeness({key: texts[key] for key in keys}).all_alike()
    if len(texts) <= 5:
        assert {(one.one, one.other) for one in again} == {(one.one, one.other) for one in found}


def test_a_category_is_guessed_from_its_words_and_from_what_was_sorted_before() -> None:
    described = {"停车充电": "机动车位、非机动车棚、充电", "无障碍": "坡道、扶手、电梯", "小店": ""}
    guess = CategoryGuess(described, [("晚上太吵了", "小店"), ("烧烤摊油烟大", "小店")])
    assert guess.guess("电瓶车没有地方充电") == "停车充电"
    assert guess.guess("楼道口要有坡道") == "无障碍"
    assert guess.guess("烧烤摊又吵油烟又大") == "小店"
    assert guess.guess("你好") == ""
