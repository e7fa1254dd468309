"""Is the meeting quorate, and how many are missing?"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import formats
from yitusanhui.domain.attendance import attendance_figures
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import AttendanceFigures
from yitusanhui.domain.thresholds import Base, Measure, Threshold, at_least, more_than_half
from yitusanhui.texts import sentence

HALF = (more_than_half(Base.EXPECTED),)


def figures(
    expected: int,
    present: int,
    proxies: int = 0,
    excused: int = 0,
    quorum: tuple[Threshold, ...] = HALF,
    proxies_count: bool = True,
) -> AttendanceFigures:
    return attendance_figures(expected, present, proxies, excused, 3, quorum, proxies_count, formats())


def test_44_of_78_are_quorate_in_the_fixed_sentence() -> None:
    there = figures(78, 39, 5)
    assert (there.voting, there.absent, there.quorate, there.missing, there.others) == (44, 34, True, 0, 3)
    assert there.sentence == (
        "应到78人，实到44人（亲自出席39人，书面委托5人），缺席34人；有表决权44人，达到应到人数过半数，会议有效。"
    )


def test_what_nobody_did_is_not_said() -> None:
    assert figures(78, 44).sentence.startswith("应到78人，实到44人，缺席34人；")
    assert figures(78, 44, excused=3).sentence.startswith("应到78人，实到44人，请假3人，缺席31人；")
    assert figures(44, 44).sentence.startswith("应到44人，实到44人；")


@pytest.mark.parametrize(("present", "quorate", "missing"), [(38, False, 2), (39, False, 1), (40, True, 0)])
def test_exactly_half_is_not_quorate_and_says_how_many_are_missing(present: int, quorate: bool, missing: int) -> None:
    there = figures(78, present)
    assert (there.quorate, there.missing) == (quorate, missing)


def test_the_sentence_without_a_quorum_says_what_is_missing_and_that_nothing_can_be_decided() -> None:
    words = figures(78, 39).sentence
    assert "未达到应到人数过半数（须40人，还差1人）" in words
    assert "会议不能作出决定" in words


def test_proxies_count_for_the_quorum_only_if_the_rule_says_so() -> None:
    there = figures(78, 39, 5, proxies_count=False)
    assert (there.voting, there.quorate, there.missing) == (44, False, 1)


def test_without_a_mark_there_is_no_quorum_to_reach() -> None:
    there = figures(78, 3, quorum=())
    assert (there.quorate, there.missing, there.quorum_words) == (None, 0, "")
    assert "不设到会人数要求" in there.sentence


def test_of_several_marks_the_highest_counts_and_areas_wait_for_the_vote() -> None:
    two_thirds = at_least(Fraction(2, 3), Base.EXPECTED)
    by_area = at_least(Fraction(2, 3), Base.EXPECTED, Measure.AREA)
    there = figures(78, 40, quorum=(*HALF, two_thirds, by_area))
    assert (there.quorate, there.missing) == (False, 12)
    assert there.quorum_words == "应到人数过半数且应到人数三分之二以上"


def test_who_is_excused_and_represented_is_not_counted_as_excused() -> None:
    there = figures(10, 6, 3, excused=4)
    assert (there.excused, there.absent) == (1, 0)


@pytest.mark.parametrize("wrong", [(78, 70, 9), (0, 1, 0), (78, -1, 0), (-1, 0, 0)])
def test_more_there_than_expected_is_refused(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(DomainError, match="attendance_does_not_add_up") as refused:
        figures(*wrong)
    assert "名册" in sentence(refused.value)


def test_nobody_expected_is_never_quorate() -> None:
    assert figures(0, 0).quorate is False


@given(st.integers(0, 10**12), st.data())
def test_everyone_expected_is_there_represented_excused_or_absent(expected: int, data: st.DataObject) -> None:
    present = data.draw(st.integers(0, expected))
    proxies = data.draw(st.integers(0, expected - present))
    there = figures(expected, present, proxies, data.draw(st.integers(0, expected)))
    assert there.expected == there.present + there.proxies + there.excused + there.absent
    assert there.quorate is (2 * there.voting > expected)
    assert there.quorate is (there.missing == 0)
