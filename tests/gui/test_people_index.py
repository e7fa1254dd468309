"""Finding people by what is typed."""

from __future__ import annotations

import pytest

from yitusanhui.gui.people_index import PeopleIndex
from yitusanhui.operations.reading import PersonLine
from yitusanhui.operations.search_keys import search_key


def person(number: int, name: str, address: str, household: str = "") -> PersonLine:
    key = search_key(name, address, household)
    return PersonLine(number, name, "居民", address, household, True, key, "", None)


PEOPLE = (
    person(1, "张晓明", "3号楼101室", "3-101"),
    person(2, "张小曼", "5号楼202室", "5-202"),
    person(3, "王𬱖", "13号楼101室", "13-101"),
    person(4, "单雄信", "8号楼601室", "8-601"),
)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("zxm", ["张晓明", "张小曼"]),
        ("ZXM", ["张晓明", "张小曼"]),
        ("ｚｘｍ", ["张晓明", "张小曼"]),
        ("zhangxiaoming", ["张晓明"]),
        ("张", ["张晓明", "张小曼"]),
        ("3号楼", ["张晓明", "王𬱖"]),
        ("3-101", ["张晓明", "王𬱖"]),
        ("zxm 5号", ["张小曼"]),
        ("13101", ["王𬱖"]),
        ("5202", ["张小曼"]),
        ("sxx", ["单雄信"]),
        ("dxx", ["单雄信"]),
        ("𬱖", ["王𬱖"]),
        ("没有的人", []),
        ("", []),
    ],
)
def test_people_are_found_by(typed: str, names: list[str]) -> None:
    assert [one.name for one in PeopleIndex(PEOPLE).find(typed)] == names


def test_only_a_name_that_one_person_has_means_somebody() -> None:
    twice = PeopleIndex([*PEOPLE, person(5, "张晓明", "9号楼")])
    assert PeopleIndex(PEOPLE).named("张晓明") == PEOPLE[0]
    assert twice.named("张晓明") is None
    assert twice.named("没有的人") is None
