"""Names, flats and numbers taken out of people's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.domain.masks import SMALL, fold_small, mask_address, mask_name, mask_words

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
        ("张阿姨住302，腿脚不好", "张阿姨住**室，腿脚不好"),
        ("我家住3楼302", "我家住3楼**室"),
        ("住1203、1204的两家", "住**室的两家"),
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
        "住300户，住2000年建的房",
        "请大家记住110和119",
        "2楼300平方米，3楼200个座位",
        "住302户、1204人",
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


COUNTS = st.dictionaries(st.sampled_from("甲乙丙丁戊己"), st.integers(0, 30))


@given(COUNTS)
def test_no_cell_tells_of_fewer_than_five_and_the_cells_still_add_up(counts: dict[str, int]) -> None:
    told = fold_small(counts, "其他")
    assert all(count >= SMALL for count in told.values())
    assert sum(told.values()) in (0, sum(counts.values()))
    assert fold_small(told, "其他") == told


@given(COUNTS)
def test_a_single_small_cell_cannot_be_found_by_subtracting(counts: dict[str, int]) -> None:
    told = fold_small(counts, "其他")
    assert not told or len([name for name in set(counts) - set(told) if counts[name]]) != 1


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"现场": 50, "扫码": 4, "走访": 2}, {"现场": 50, "其他": 6}),
        ({"现场": 50, "意见条": 14, "扫码": 4}, {"现场": 50, "其他": 18}),
        ({"现场": 50, "意见条": 14, "扫码": 5}, {"现场": 50, "意见条": 14, "扫码": 5}),
        ({"现场": 3, "扫码": 1}, {}),
        ({"现场": 8, "意见条": 1, "扫码": 1}, {}),
        ({"现场": 8}, {"现场": 8}),
        ({}, {}),
    ],
)
def test_a_handful_of_people_is_not_told(counts: dict[str, int], told: dict[str, int]) -> None:
    assert fold_small(counts, "其他") == told
