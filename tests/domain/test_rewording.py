"""改写: an edit stays with its paragraph while the record changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.domain.report import RewordingLine
from yitusanhui.domain.rewording import Passage, reworded, section_key

DRAFT = "会议就“车棚建在哪里”进行协商，由1、2、9号意见归并。"
GROWN = "会议就“车棚建在哪里”进行协商，由1、2、9、56号意见归并。"


def line(number: int, drafted: str, section: str = "车棚") -> RewordingLine:
    return RewordingLine(number, section, drafted, f"改写{number}", "2026-03-14T21:00:00+08:00")


def test_an_edit_stays_with_its_words_wherever_they_move() -> None:
    passages = [Passage("车棚", "新的一段。"), Passage("车棚", DRAFT)]
    (found,) = reworded(passages, [line(1, DRAFT)])
    assert (found.place, found.overtaken) == (1, False)


def test_an_edit_stays_with_the_paragraph_that_is_drafted_otherwise_now_and_says_so() -> None:
    passages = [Passage("车棚", "方案A，原址更新。"), Passage("车棚", GROWN), Passage("停车", DRAFT)]
    (found,) = reworded(passages, [line(1, DRAFT)])
    assert (found.place, found.overtaken) == (1, True)


def test_an_edit_whose_paragraph_is_gone_is_kept_without_a_place() -> None:
    (found,) = reworded([Passage("车棚", "完全不同的话。"), Passage("停车", DRAFT)], [line(1, DRAFT)])
    assert (found.place, found.overtaken) == (None, True)


def test_an_exact_match_is_never_taken_by_a_likely_one() -> None:
    found = reworded([Passage("车棚", GROWN)], [line(1, DRAFT), line(2, GROWN)])
    assert [(one.place, one.overtaken) for one in found] == [(None, True), (0, False)]


def test_a_heading_is_the_same_whatever_its_number_and_counts() -> None:
    assert section_key("（二）宜养（13条，附议61人次）") == section_key("（三）宜养（14条，附议70人次）")
    assert section_key("三、表决情况") == "表决情况"
    assert section_key("1. 表决：先办哪一件") == "表决：先办哪一件"


WORDS = st.text("车棚灯停", max_size=6)
PASSAGES = st.lists(st.builds(Passage, st.sampled_from(["甲", "乙"]), WORDS), max_size=8)
LINES = st.lists(st.tuples(st.sampled_from(["甲", "乙"]), WORDS), unique=True, max_size=8)


@given(PASSAGES, LINES)
def test_no_edit_is_lost_and_no_paragraph_has_two(passages: list[Passage], drafts: list[tuple[str, str]]) -> None:
    lines = [line(number, drafted, section) for number, (section, drafted) in enumerate(drafts, 1)]
    found = reworded(passages, lines)
    assert [one.line for one in found] == lines
    places = [one.place for one in found if one.place is not None]
    assert len(places) == len(set(places))
    for one in found:
        if one.place is not None:
            assert passages[one.place].section == one.line.section
            assert one.overtaken == (passages[one.place].text != one.line.drafted)
