"""What a meeting counted by stays with it, whatever the roster says later."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting, make_roster
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import CommentRow, RosterRow
from yitusanhui.domain.terms import Method, Stage
from yitusanhui.operations.attendance import sign_in
from yitusanhui.operations.comments import endorse_comment, import_comments, record_comment
from yitusanhui.operations.meetings import (
    call_meeting,
    cancel_meeting,
    close_meeting,
    edit_meeting,
    open_meeting,
    put_off_meeting,
)
from yitusanhui.operations.motions import draft_motion
from yitusanhui.operations.procedures import change_procedure
from yitusanhui.operations.reading import (
    check_consultation,
    read_attendance,
    read_comments,
    read_meeting,
    read_procedure,
)
from yitusanhui.operations.roster import import_roster
from yitusanhui.operations.topics import raise_topic
from yitusanhui.operations.undo import undo_last


def test_people_entered_for_the_next_meeting_do_not_change_the_last_one(tmp_path: Path) -> None:
    with make_file(tmp_path, people=78) as file:
        make_meeting(file, present=40)
        before = read_attendance(file, 1)
        close_meeting(file, meeting_id=1)
        import_roster(file, rows=make_roster(90)[78:])
        assert read_attendance(file, 1) == before
        assert before.quorate and before.expected == 78


def test_someone_forgotten_at_the_door_still_counts_after_closing(tmp_path: Path) -> None:
    with make_file(tmp_path, people=3) as file:
        make_meeting(file, present=1)
        close_meeting(file, meeting_id=1)
        sign_in(file, meeting_id=1, participant_id=2)
        assert read_attendance(file, 1).present == 2


def test_a_meeting_that_goes_on_counts_by_todays_roster_again(tmp_path: Path) -> None:
    with make_file(tmp_path, people=2) as file:
        make_meeting(file, present=1)
        close_meeting(file, meeting_id=1)
        import_roster(file, rows=make_roster(5)[2:])
        open_meeting(file, meeting_id=1)
        assert read_attendance(file, 1).expected == 5


def test_what_was_said_before_a_meeting_that_was_called_off_goes_on_to_the_next(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        record_comment(file, meeting_id=1, text="会前的话")
        endorse_comment(file, number=1, meeting_id=1, count=3)
        cancel_meeting(file, meeting_id=1)
        call_meeting(file, stage=Stage.CONSULT)
        (comment,) = read_comments(file, 2)
        assert (comment.number, comment.text, comment.endorsements) == (1, "会前的话", 3)
        assert check_consultation(file) == []


def test_what_was_prepared_for_a_meeting_that_was_called_off_is_there_at_the_next(
    tmp_path: Path,
) -> None:
    with make_file(tmp_path) as file:
        edit_meeting(file, meeting_id=1, place="活动室", chair="顾书记", recorder="小陈")
        held_by = replace(read_procedure(file, 1), invited=("三号楼居民",), max_proxies=3)
        change_procedure(file, meeting_id=1, procedure=held_by)
        raise_topic(file, meeting_id=1, title="车棚放哪里")
        draft_motion(file, meeting_id=1, title="是否同意", method=Method.HANDS)
        cancel_meeting(file, meeting_id=1)
        call_meeting(file, stage=Stage.CONSULT, place="二楼会议室")
        next_one = read_meeting(file, 2)
        assert (next_one.place, next_one.chair, next_one.recorder) == ("二楼会议室", "顾书记", "小陈")
        assert next_one.invited == ("三号楼居民",)
        assert [topic.title for topic in next_one.topics] == ["车棚放哪里"]
        assert [motion.title for motion in next_one.motions] == ["是否同意"]
        assert check_consultation(file) == []


def test_the_next_meeting_after_one_that_was_put_off_and_never_held_is_like_it(tmp_path: Path) -> None:
    with make_file(tmp_path, people=3) as file:
        edit_meeting(file, meeting_id=1, place="活动室", chair="顾书记")
        open_meeting(file, meeting_id=1)
        put_off_meeting(file, meeting_id=1, reason="到会人数不足，改期")
        call_meeting(file, stage=Stage.CONSULT)
        assert (read_meeting(file, 2).place, read_meeting(file, 2).chair) == ("活动室", "顾书记")
        back = [step.name for step in read_meeting(file, 2).steps if "上次" in step.name]
        assert back == []  # nothing was held that could be looked back on


def test_a_table_that_was_undone_can_come_again(tmp_path: Path) -> None:
    rows = [CommentRow("路灯太暗", ref="1"), CommentRow("车棚太近", ref="2")]
    with make_file(tmp_path) as file:
        import_comments(file, meeting_id=1, rows=rows)
        undo_last(file)
        assert import_comments(file, meeting_id=1, rows=rows).facts["taken"] == 2


def test_two_people_of_one_name_without_a_home_are_two_by_their_phones(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        people = [RosterRow("王芳", phone="13800000001"), RosterRow("王芳", phone="13800000002")]
        import_roster(file, rows=people)
        assert read_attendance(file, 1).expected == 2


def test_the_same_person_twice_in_one_table_is_said(tmp_path: Path) -> None:
    with make_file(tmp_path) as file, pytest.raises(DomainError, match="rows_refused"):
        import_roster(file, rows=[RosterRow("王芳"), RosterRow("王芳")])
