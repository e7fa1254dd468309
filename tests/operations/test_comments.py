"""A resident's words: kept as said, where said, under one number for ever."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting
from tests.operations.evening import everything, journal_of
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import CommentRow, RosterRow
from yitusanhui.domain.terms import CommentStatus, Stage
from yitusanhui.operations.comments import (
    amend_comment,
    endorse_comment,
    import_comments,
    place_comment,
    record_comment,
    take_back_endorsement,
    withdraw_comment,
)
from yitusanhui.operations.each_row import RowsRefused
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.meetings import adjourn_meeting, call_meeting, close_meeting, open_meeting
from yitusanhui.operations.reading import read_comment, read_comments, read_meeting, read_report
from yitusanhui.operations.roster import import_roster

HOSTILE = [
    "王𬱖说：“不要！”",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "{{7*7}} {0} %s %(x)s",
    "'; DROP TABLE comments; --",
    "第一行\n第二行\t列",
    "👩‍👩‍👧‍👦 Ⅻ ﷽ שָׁלוֹם",
]


@pytest.fixture
def file(tmp_path: Path) -> ConsultationFile:
    """An evening that is running, with a drawing of 800 x 600 and three people there."""
    made = make_file(tmp_path, people=3)
    make_meeting(made, present=3, drawing=True)
    return made


def test_numbers_count_up_over_all_meetings_and_are_never_used_again(file: ConsultationFile) -> None:
    assert [record_comment(file, meeting_id=1, text=text).facts["number"] for text in "甲乙"] == [1, 2]
    withdraw_comment(file, number=2, reason="说错了")
    close_meeting(file, meeting_id=1)
    call_meeting(file, stage=Stage.COORDINATE)
    open_meeting(file, meeting_id=2)
    assert record_comment(file, meeting_id=2, text="丙").facts["number"] == 3


@pytest.mark.parametrize("text", HOSTILE)
def test_words_are_kept_as_they_were_typed(file: ConsultationFile, text: str) -> None:
    record_comment(file, meeting_id=1, text=text, author=text, category=text)
    line = read_comments(file)[0]
    assert (line.text, line.author, line.category) == (text, text, text)


def test_control_characters_and_lone_surrogates_are_taken_out_and_edges_trimmed(file: ConsultationFile) -> None:
    record_comment(file, meeting_id=1, text=" 路\x00灯\x1b[31m\ud800太暗\r\n再看 \x7f\n")
    assert read_comments(file)[0].text == "路灯[31m太暗\n再看"


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\x00\x01", "\u3000"])
def test_words_that_are_none_are_refused(file: ConsultationFile, text: str) -> None:
    with pytest.raises(DomainError, match="words_missing"):
        record_comment(file, meeting_id=1, text=text)
    assert read_comments(file) == ()


def test_a_source_is_a_label_or_code_of_the_table_and_speech_unless_said(file: ConsultationFile) -> None:
    for said in ("", "贴纸", "SLIP", "sm"):
        record_comment(file, meeting_id=1, text="一条", source=said)
    assert [line.source for line in read_comments(file)] == ["现场发言", "贴纸", "意见条", "扫码"]
    with pytest.raises(DomainError, match="unknown_source") as refusal:
        record_comment(file, meeting_id=1, text="一条", source="微信群")
    assert "现场发言" in str(refusal.value.facts["known"])


def test_before_the_meeting_comments_are_of_the_notice_period(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        record_comment(file, meeting_id=1, text="公告期提的")
        record_comment(file, meeting_id=1, text="走访所得", source="问需求计")
        open_meeting(file, meeting_id=1)
        record_comment(file, meeting_id=1, text="会上提的")
        assert read_meeting(file, 1).comment_figures.by_source == {"会前征集": 1, "问需求计": 1, "现场发言": 1}


def test_comments_go_into_a_meeting_that_is_planned_or_running_only(file: ConsultationFile) -> None:
    adjourn_meeting(file, meeting_id=1)
    with pytest.raises(DomainError, match="meeting_closed"):
        record_comment(file, meeting_id=1, text="休会时")
    with pytest.raises(DomainError, match="no_such_meeting"):
        record_comment(file, meeting_id=7, text="哪里")
    open_meeting(file, meeting_id=1)
    close_meeting(file, meeting_id=1)
    with pytest.raises(DomainError, match="meeting_closed"):
        record_comment(file, meeting_id=1, text="散会后")


def test_a_place_is_on_the_drawing_edges_included(file: ConsultationFile) -> None:
    for x, y in ((0, 0), (800, 600), (12.5, 0.25)):
        record_comment(file, meeting_id=1, text="这里", x=x, y=y)
    assert [(line.x, line.y, line.blueprint_id) for line in read_comments(file)] == [
        (0.0, 0.0, 1),
        (800.0, 600.0, 1),
        (12.5, 0.25, 1),
    ]


@pytest.mark.parametrize(
    ("x", "y"), [(-0.5, 0), (801, 0), (0, 600.1), (float("nan"), 1), (float("inf"), 1), (10**30, 1)]
)
def test_a_place_outside_the_drawing_is_refused(file: ConsultationFile, x: float, y: float) -> None:
    record_comment(file, meeting_id=1, text="这里", x=3, y=4)
    with pytest.raises(DomainError, match="outside_drawing"):
        record_comment(file, meeting_id=1, text="那里", x=x, y=y)
    with pytest.raises(DomainError, match="outside_drawing"):
        place_comment(file, number=1, x=x, y=y)
    assert [(line.x, line.y) for line in read_comments(file)] == [(3.0, 4.0)]


def test_half_a_place_is_none(file: ConsultationFile) -> None:
    with pytest.raises(DomainError, match="half_a_place"):
        record_comment(file, meeting_id=1, text="这里", x=3)


def test_a_pin_is_moved_and_taken_off(file: ConsultationFile) -> None:
    record_comment(file, meeting_id=1, text="这里")
    place_comment(file, number=1, x=30, y=40)
    assert read_comments(file)[0].x == 30
    place_comment(file, number=1, x=None, y=None)
    assert read_comments(file)[0].x is None and read_comments(file)[0].blueprint_id is None


def test_an_amended_comment_keeps_its_old_words_in_the_journal(file: ConsultationFile) -> None:
    record_comment(file, meeting_id=1, text="路灯太安")
    amend_comment(file, number=1, text="路灯太暗", source="意见条", category="慢行")
    line = read_comments(file)[0]
    assert (line.text, line.source, line.category, line.amended) == ("路灯太暗", "意见条", "慢行", 1)
    change = journal_of(file, "comments")[-1]
    assert json.loads(change["before"])["text"] == "路灯太安"
    assert json.loads(change["after"])["text"] == "路灯太暗"
    amend_comment(file, number=1, text="路灯太暗")
    assert read_comments(file)[0].amended == 1


def test_amending_to_nothing_or_an_unknown_source_is_refused(file: ConsultationFile) -> None:
    record_comment(file, meeting_id=1, text="路灯太暗")
    before = everything(file)
    with pytest.raises(DomainError, match="words_missing"):
        amend_comment(file, number=1, text=" ")
    with pytest.raises(DomainError, match="unknown_source"):
        amend_comment(file, number=1, source="微信群")
    assert everything(file) == before


def test_a_withdrawn_comment_keeps_its_number_and_is_in_no_count(file: ConsultationFile) -> None:
    record_comment(file, meeting_id=1, text="路灯太暗", endorsements=4, category="慢行")
    record_comment(file, meeting_id=1, text="车棚太近", source="贴纸")
    withdraw_comment(file, number=1, reason="邻里已谈妥")
    figures = read_meeting(file, 1).comment_figures
    assert (figures.total, figures.withdrawn, figures.endorsements) == (1, 1, 0)
    assert figures.by_source == {"贴纸": 1} and figures.by_category == {} and figures.unanswered == 1
    assert figures.by_status == {"recorded": 1, "withdrawn": 1, "voided": 0}
    line = read_comment(file, 1)
    assert line is not None and line.withdrawn_reason == "邻里已谈妥" and line.text == "路灯太暗"


def test_a_withdrawn_comment_changes_no_more(file: ConsultationFile) -> None:
    record_comment(file, meeting_id=1, text="路灯太暗")
    withdraw_comment(file, number=1, reason="不提了")
    before = everything(file)
    for change in (
        lambda: amend_comment(file, number=1, text="又提"),
        lambda: place_comment(file, number=1, x=1, y=1),
        lambda: withdraw_comment(file, number=1, reason="再撤"),
        lambda: endorse_comment(file, number=1, meeting_id=1),
    ):
        with pytest.raises(DomainError, match="comment_withdrawn"):
            change()
    assert everything(file) == before


def test_a_withdrawal_says_why(file: ConsultationFile) -> None:
    record_comment(file, meeting_id=1, text="路灯太暗")
    with pytest.raises(DomainError, match="words_missing"):
        withdraw_comment(file, number=1, reason=" ")


def test_endorsements_add_up_over_meetings_and_one_is_taken_back(file: ConsultationFile) -> None:
    record_comment(file, meeting_id=1, text="路灯太暗", endorsements=2)
    endorse_comment(file, number=1, meeting_id=1)
    endorse_comment(file, number=1, meeting_id=1, count=10)
    take_back_endorsement(file, endorsement_id=2)
    close_meeting(file, meeting_id=1)
    call_meeting(file, stage=Stage.COORDINATE)
    endorse_comment(file, number=1, meeting_id=2, count=5)
    assert read_comments(file)[0].endorsements == 17


@pytest.mark.parametrize("count", [0, -1, 2**63, 10**30])
def test_a_number_of_endorsements_that_cannot_be_is_refused(file: ConsultationFile, count: int) -> None:
    record_comment(file, meeting_id=1, text="路灯太暗")
    code = "figure_too_large" if count > 0 else "bad_endorsements"
    with pytest.raises(DomainError, match=code):
        endorse_comment(file, number=1, meeting_id=1, count=count)
    if count:
        with pytest.raises(DomainError, match=code):
            record_comment(file, meeting_id=1, text="车棚太近", endorsements=count)
    assert len(read_comments(file)) == 1


def test_a_comment_that_is_not_there_is_named_by_its_number(file: ConsultationFile) -> None:
    for change in (
        lambda: amend_comment(file, number=9, text="改"),
        lambda: place_comment(file, number=9, x=1, y=1),
        lambda: endorse_comment(file, number=9, meeting_id=1),
    ):
        with pytest.raises(DomainError, match="no_such_comment"):
            change()


def test_a_name_that_only_one_person_bears_brings_the_address_along(file: ConsultationFile) -> None:
    import_roster(file, rows=[RosterRow("张三", address="7号楼"), RosterRow("张三", address="8号楼")])
    record_comment(file, meeting_id=1, text="一", author="居民2")
    record_comment(file, meeting_id=1, text="二", author="张三")
    record_comment(file, meeting_id=1, text="三", participant_id=5)
    lines = read_comments(file)
    assert [(line.author, line.address) for line in lines] == [("居民2", "2号楼101室"), ("张三", ""), ("张三", "8号楼")]


def test_a_table_is_taken_whole_or_not_at_all(file: ConsultationFile) -> None:
    rows = [CommentRow("好"), CommentRow("坏", source="微信群"), CommentRow("外", x=9999, y=1), CommentRow("也好")]
    with pytest.raises(RowsRefused) as refusal:
        import_comments(file, meeting_id=1, rows=rows, lines=(2, 3, 5, 6))
    assert [(one.row, one.code) for one in refusal.value.problems] == [(3, "unknown_source"), (5, "outside_drawing")]
    assert read_comments(file) == ()
    done = import_comments(file, meeting_id=1, rows=rows, lines=(2, 3, 5, 6), skip_bad=True)
    assert (done.facts["rows"], done.facts["taken"], done.facts["same"]) == (4, 2, 0)
    assert [line.text for line in read_comments(file)] == ["好", "也好"]


def test_a_table_imported_again_adds_nothing(file: ConsultationFile) -> None:
    rows = [CommentRow("一", ref="7"), CommentRow("二", ref="8", withdrawn=True, endorsements=3)]
    import_comments(file, meeting_id=1, rows=rows)
    before = everything(file)["comments"]
    done = import_comments(file, meeting_id=1, rows=[*rows, CommentRow("三", ref="9")])
    assert done.facts["taken"] == 1
    assert everything(file)["comments"][:2] == before
    assert [(line.ref, line.status) for line in read_comments(file)] == [
        ("7", CommentStatus.RECORDED),
        ("8", CommentStatus.WITHDRAWN),
        ("9", CommentStatus.RECORDED),
    ]


def test_the_figures_of_the_project_are_those_of_its_meetings_together(file: ConsultationFile) -> None:
    record_comment(file, meeting_id=1, text="一", endorsements=2)
    close_meeting(file, meeting_id=1)
    call_meeting(file, stage=Stage.COORDINATE)
    record_comment(file, meeting_id=2, text="二")
    report = read_report(file)
    assert report.comment_figures.total == sum(one.comment_figures.total for one in report.meetings) == 2
    assert "共收到意见2条（现场发言1、会前征集1）" in report.comment_figures.sentence
