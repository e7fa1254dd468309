"""What a public copy would say besides comments is looked at for words of health and hardship, whatever the field."""

from __future__ import annotations

from dataclasses import dataclass

from yitusanhui.domain.flags import load_sensitive
from yitusanhui.domain.mentions import Mention, mentions

WORDS = load_sensitive("名称,除外\n糖尿病,糖尿病讲座\n低保,\n")


@dataclass(frozen=True)
class Leaf:
    note: str
    count: int = 3


@dataclass(frozen=True)
class Tree:
    leaves: tuple[Leaf, ...]
    named: dict[str, str]


def test_a_text_in_any_field_is_found_once_with_its_words() -> None:
    tree = Tree((Leaf("他有糖尿病，吃低保"), Leaf("他有糖尿病，吃低保"), Leaf("装路灯")), {"低保": "按低保标准减免"})
    assert mentions(tree, WORDS) == (
        Mention("他有糖尿病，吃低保", ("糖尿病", "低保")),
        Mention("按低保标准减免", ("低保",)),
    )


def test_a_longer_word_that_means_something_else_is_passed_over() -> None:
    assert mentions(Leaf("活动室开糖尿病讲座"), WORDS) == ()


def test_groups_that_are_invited_are_nobody_in_particular() -> None:
    @dataclass(frozen=True)
    class Meeting:
        invited: tuple[str, ...]

    assert mentions(Meeting(("低保户代表",)), WORDS) == ()
