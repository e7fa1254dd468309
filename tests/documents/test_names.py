"""File names that every disk takes (DOMAIN 5)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.builders import make_report
from yitusanhui.documents.names import LONGEST, LONGEST_BYTES, file_name, safe_name, shorten

ANYTHING = st.text(st.characters(codec=None), max_size=300)


def test_a_name_says_year_street_community_project_meeting_kind_and_day() -> None:
    report = make_report()
    name = file_name(report, "会议纪要", ".pdf", meeting=report.meetings[0])
    assert name == "2026-外滩街道-滨江里居民区-滨江里微更新-征询会第1次-会议纪要-2026-09-01.pdf"


def test_a_document_of_the_whole_project_has_the_last_meetings_day_and_no_meeting() -> None:
    assert (
        file_name(make_report(), "意见分布图", ".html")
        == "2027-外滩街道-滨江里居民区-滨江里微更新-意见分布图-2027-05-20.html"
    )


def test_what_is_not_known_is_left_out() -> None:
    bare = make_report(street="", community=" ", meetings=(), created_at="gestern")
    assert file_name(bare, "意见分布图", ".html") == "滨江里微更新-意见分布图.html"


def test_forbidden_marks_become_full_width_ones() -> None:
    assert safe_name(r'1/2:号*楼?"<甲>|乙\丙') == "1／2：号＊楼？＂＜甲＞｜乙＼丙"


@pytest.mark.parametrize("name", ["CON", "con.txt", "LPT1", "nul", "", "...", " "])
def test_a_device_is_no_file_name(name: str) -> None:
    assert safe_name(name).startswith("_")


def test_an_unseen_mark_that_turns_text_around_goes() -> None:
    assert safe_name("a\u202efdp.exe\x00") == "afdp.exe"


def test_a_long_title_is_cut_between_whole_characters_and_the_rest_of_the_name_stays() -> None:
    report = make_report(title="王𬱖" * 80)
    name = file_name(report, "会议纪要", ".pdf", meeting=report.meetings[0])
    assert name.startswith("2026-外滩街道-滨江里居民区-王𬱖王𬱖")
    assert name.endswith("-征询会第1次-会议纪要-2026-09-01.pdf")
    assert set(name.split("-")[3]) == {"王", "𬱖"}


@given(title=ANYTHING, street=ANYTHING, community=ANYTHING, stage=ANYTHING)
def test_whatever_people_call_their_project_the_name_can_be_written(
    title: str, street: str, community: str, stage: str
) -> None:
    report = make_report()
    meeting = replace(report.meetings[0], stage_name=stage)
    odd = replace(report, title=title, street=street, community=community, meetings=(meeting,))
    name = file_name(odd, "会议纪要", ".pdf", meeting=meeting)
    assert not set(name) & set('\\/:*?"<>|\n\r\t\x00')
    assert len(name.encode("utf-16-le")) <= 2 * LONGEST
    assert len(name.encode()) <= LONGEST_BYTES
    assert name.endswith("-会议纪要-2026-09-01.pdf")


def test_an_accent_goes_with_its_letter() -> None:
    kept = shorten("字" * 70 + "a\u0323\u0302" * 10, "-会议纪要.pdf")
    assert kept.endswith("a\u0323\u0302")
