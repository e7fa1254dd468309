"""监票人 are two or more, and nobody with a stake in the matter."""

from __future__ import annotations

import pytest

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.tellers import check_tellers, people_in


def test_names_on_one_line_are_told_apart_each_once() -> None:
    assert people_in("王𬱖、李四，张三; 王𬱖/John Smith") == ("王𬱖", "李四", "张三", "John Smith")


@pytest.mark.parametrize("given", ["王𬱖", "王𬱖、王𬱖", "王𬱖、王𬱖（居委）", ""])
def test_one_teller_is_not_enough(given: str) -> None:
    with pytest.raises(DomainError, match="tellers_missing"):
        check_tellers(given, {}, needed=True)


def test_who_has_a_stake_is_refused_by_name_whatever_title_is_written() -> None:
    with pytest.raises(DomainError, match="teller_interested") as refusal:
        check_tellers("王𬱖（居委）、李四", {"李四": "本人是候选的一项"}, needed=True)
    assert refusal.value.facts == {"name": "李四", "stake": "本人是候选的一项"}


def test_where_none_are_needed_none_may_be_named() -> None:
    check_tellers("", {}, needed=False)
    with pytest.raises(DomainError, match="tellers_missing"):
        check_tellers("王𬱖", {}, needed=False)
