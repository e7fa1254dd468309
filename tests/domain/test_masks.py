"""Names, flats and numbers taken out of people's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.domain.masking import is_body, mask_address, mask_name, mask_words, small_cell

NAMES = st.text(alphabet=st.sampled_from("王张欧阳修𬱖吉祥云芳AbÉ·- "), min_size=2, max_size=5).filter(
    lambda name: len(name.strip()) > 1
)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张吉祥", "张*祥"),
        ("王芳", "王*"),
        ("王𬱖", "王*"),
        ("王𬱖云", "王*云"),
        ("王葛\U000e0100", "王*"),
        ("欧阳修", "欧阳*"),
        ("欧阳吉祥", "欧阳*祥"),
        ("欧阳", "欧*"),
        ("王欧阳云", "王**云"),
        ("Anna", "A*"),
        ("John Smith", "J*·S*"),
        ("买买提·吐尔逊", "买*·吐*"),
        ("王", "*"),
        (" 王芳 ", "王*"),
        ("", ""),
        ("张*祥", "张*祥"),
    ],
)
def test_a_name_keeps_its_surname(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("address", "building"),
    [
        ("3号楼402室", "3号楼"),
        ("3号楼402", "3号楼"),
        ("三号楼四零二室", "三号楼"),
        ("鲁班路100弄12号402室", "鲁班路100弄12号"),
        ("3幢2单元402", "3幢"),
        ("A座1201", "A座"),
        ("3-402", "3号"),
        ("12-1-402", "12号"),
        ("402室", ""),
        ("402", ""),
        ("3号楼", "3号楼"),
        ("社区食堂", "社区食堂"),
        ("", ""),
        (" 3号楼 402室 ", "3号楼"),
    ],
)
def test_an_address_keeps_the_building_and_loses_the_flat(address: str, building: str) -> None:
    assert mask_address(address) == building


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("打我电话13812345678", "打我电话***"),
        ("138-1234-5678或138 1234 5678", "***或***"),
        ("+8613812345678", "***"),
        ("１３８１２３４５６７８", "***"),
        ("居委021-64375432转", "居委***转"),
        ("（021）64375432", "***"),
        ("家里64375432", "家里***"),
        ("身份证31010119800101123X。", "身份证***。"),
        ("310101198001011234", "***"),
        ("310101800101123", "***"),
        ("写信wang.fang@example.com给我", "写信***给我"),
        ("3号楼402室漏水", "3号楼**室漏水"),
        ("四零二室漏水", "**室漏水"),
        ("3号楼402漏水", "3号楼**室漏水"),
        ("3-402漏水", "3号漏水"),
    ],
)
def test_numbers_that_point_to_a_person_are_taken_out(text: str, masked: str) -> None:
    assert mask_words(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "加装电梯20万元，工期180天",
        "2026年9月1日 19:30开会",
        "2026-09-01T19:30:00+08:00",
        "20260901",
        "三室两厅太小，教室够用",
        "12号楼2000年建成，300户",
        "预算50000000元",
        "停车位100个，步行15-200米",
        "赞成30票（20,050平方米）",
        "<script>alert(1)</script>{{7*7}}=cmd|' /C calc'!A0",
        "",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert mask_words(text) == text


def test_a_neighbours_name_is_masked_in_peoples_words() -> None:
    assert mask_words("张吉祥和王芳都同意，王先生不同意", ["张吉祥", "王芳", "王"]) == "张*祥和王*都同意，王先生不同意"


def test_the_longer_name_goes_first() -> None:
    assert mask_words("欧阳修文说", ["欧阳", "欧阳修文"]) == "欧**文说"


@given(st.lists(NAMES, max_size=5), st.data())
def test_no_name_survives_however_names_overlap(names: list[str], data: st.DataObject) -> None:
    parts = st.lists(st.sampled_from([*names, "云", "说", "阳"]), max_size=8)
    masked = mask_words("".join(data.draw(parts)), names)
    assert not [name for name in names if name.strip() in masked]


@given(st.text())
def test_masking_twice_is_masking_once(text: str) -> None:
    assert mask_words(mask_words(text)) == mask_words(text)


@pytest.mark.parametrize(("number", "shown"), [(0, "0"), (1, "<5"), (4, "<5"), (5, "5"), (44, "44")])
def test_a_handful_of_people_is_not_told(number: int, shown: str) -> None:
    assert small_cell(number) == shown


@pytest.mark.parametrize(
    ("name", "body"),
    [("物业公司", True), ("3号楼居民", True), ("匿名", True), ("业委会", True), ("楼小明", False), ("王芳", False)],
)
def test_an_office_is_no_person(name: str, body: bool) -> None:
    assert is_body(name) is body
