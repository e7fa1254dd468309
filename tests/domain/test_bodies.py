"""Who is a person and who is an office or a group."""

from __future__ import annotations

import csv

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from yitusanhui import paths
from yitusanhui.domain.bodies import SURNAMES, is_body, may_be_person

GIVEN = st.text(st.sampled_from("伟芳秀英建国玉兰堂园会队站方行楼社红小明𬱖㛃堃"), min_size=1, max_size=2)
BODIES = (
    "菜场", "物业", "物业公司", "幼儿园", "卫生站", "社区食堂", "商户代表", "跳舞队", "施工单位", "街道社区自治办",
    "民警", "居委会", "业委会", "有车居民", "9号楼底层住户", "11号楼老年住户", "3号楼居民", "车主代表", "社区规划师",
    "街道规建办", "人民坊", "匿名", "合唱队",
)  # fmt: skip
PEOPLE = ("楼小明", "王芳", "王玉堂", "李青年", "卫生", "方园", "张吉祥代表", "欧阳修", "Anna Müller", "王𬱖")
SHAPES = [("跳舞队", False), ("买买提·吐尔逊", True), ("John", True), ("楼上那家", True), ("谁", False)]


@pytest.mark.parametrize("name", BODIES)
def test_an_office_a_firm_or_a_group_is_no_person(name: str) -> None:
    assert is_body(name)


@pytest.mark.parametrize(
    "name", ["楼小明", "王芳", "王玉堂", "李青年", "卫生", "方园", "张吉祥代表", "欧阳修", "Anna Müller", "王𬱖"]
)
def test_a_person_is_none_though_the_name_ends_like_an_office(name: str) -> None:
    assert not is_body(name)


@given(st.sampled_from(sorted(SURNAMES)), GIVEN)
def test_a_surname_and_a_given_name_are_a_person(surname: str, given_name: str) -> None:
    assume(surname + given_name != "商会")  # a chamber of commerce, whoever else is called so
    assert not is_body(surname + given_name) and may_be_person(surname + given_name)


def test_nobody_of_the_sample_s_roster_is_a_body() -> None:
    with (paths.resources() / "sample" / "roster.csv").open(encoding="utf-8", newline="") as file:
        names = [row["姓名"] for row in csv.DictReader(file)]
    assert len(names) == 60 and not list(filter(is_body, names))


@pytest.mark.parametrize(("name", "may"), SHAPES)
def test_what_has_the_shape_of_a_name_is_searched_for_in_words(name: str, may: bool) -> None:
    assert may_be_person(name) is may
