"""Called, opened, broken off, gone on with, closed: one meeting at a time, in the order of the stages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import make_drawing, make_file, make_meeting
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.meetings import TRANSITIONS
from yitusanhui.domain.terms import MeetingState, Stage
from yitusanhui.operations.agenda import edit_step
from yitusanhui.operations.attendance import sign_in
from yitusanhui.operations.blueprints import import_blueprint
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.meetings import (
    adjourn_meeting,
    call_meeting,
    cancel_meeting,
    close_meeting,
    edit_meeting,
    open_meeting,
    post_notice,
    put_off_meeting,
)
from yitusanhui.operations.minutes import seal_meeting
from yitusanhui.operations.reading import read_meeting, read_particulars
from yitusanhui.operations.undo import undo_last

STEP = {
    MeetingState.RUNNING: open_meeting,
    MeetingState.ADJOURNED: adjourn_meeting,
    MeetingState.CLOSED: close_meeting,
    MeetingState.SEALED: seal_meeting,
    MeetingState.CANCELLED: cancel_meeting,
}
WAY_TO: dict[MeetingState, tuple[Callable[..., ChangeSet], ...]] = {
    MeetingState.PLANNED: (),
    MeetingState.RUNNING: (open_meeting,),
    MeetingState.ADJOURNED: (open_meeting, adjourn_meeting),
    MeetingState.CLOSED: (open_meeting, close_meeting),
    MeetingState.SEALED: (open_meeting, close_meeting, seal_meeting),
    MeetingState.CANCELLED: (cancel_meeting,),
}


def _state(file: ConsultationFile, meeting_id: int = 1) -> MeetingState:
    return read_meeting(file, meeting_id).state


@pytest.mark.parametrize("old", MeetingState)
def test_a_meeting_goes_only_where_the_table_lets_it(tmp_path: Path, old: MeetingState) -> None:
    for new, step in STEP.items():
        with make_file(tmp_path, name=str(new)) as file:
            for one in WAY_TO[old]:
                one(file, meeting_id=1)
            assert _state(file) is old
            if new in TRANSITIONS[old]:
                step(file, meeting_id=1)
                assert _state(file) is new
            else:
                with pytest.raises(DomainError, match=r"meeting_s|meeting_closed"):
                    step(file, meeting_id=1)
                assert _state(file) is old


def test_only_one_meeting_is_under_way(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        call_meeting(file, stage=Stage.CONSULT)
        open_meeting(file, meeting_id=1)
        for change in (lambda: None, lambda: adjourn_meeting(file, meeting_id=1)):
            change()
            with pytest.raises(DomainError, match="another_meeting_runs"):
                open_meeting(file, meeting_id=2)
        close_meeting(file, meeting_id=1)
        open_meeting(file, meeting_id=2)
        assert _state(file, 2) is MeetingState.RUNNING


@pytest.mark.parametrize("stage", [Stage.COORDINATE, Stage.REVIEW])
def test_the_later_stages_wait_for_a_first_meeting_that_was_held(tmp_path: Path, stage: Stage) -> None:
    with make_file(tmp_path) as file:
        call_meeting(file, stage=stage)
        with pytest.raises(DomainError, match="stage_too_early"):
            open_meeting(file, meeting_id=2)
        make_meeting(file)
        with pytest.raises(DomainError, match="stage_too_early"):
            open_meeting(file, meeting_id=2)
        close_meeting(file, meeting_id=1)
        open_meeting(file, meeting_id=2)
        assert _state(file, 2) is MeetingState.RUNNING


def test_a_cancelled_meeting_opens_no_gate_and_keeps_its_round(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        cancel_meeting(file, meeting_id=1)
        call_meeting(file, stage=Stage.COORDINATE)
        with pytest.raises(DomainError, match="stage_too_early"):
            open_meeting(file, meeting_id=2)
        call_meeting(file, stage=Stage.CONSULT)
        assert [(one.stage, one.round) for one in read_particulars(file)] == [
            (Stage.CONSULT, 1),
            (Stage.COORDINATE, 1),
            (Stage.CONSULT, 2),
        ]
        assert read_meeting(file, 3).name == "征询会第2次"


def test_a_meeting_is_reopened_after_closing_and_keeps_when_it_began(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        began = read_meeting(file, 1).opened_at
        close_meeting(file, meeting_id=1)
        assert read_meeting(file, 1).closed_at > began
        open_meeting(file, meeting_id=1)
        assert (read_meeting(file, 1).opened_at, read_meeting(file, 1).closed_at) == (began, "")


def test_particulars_are_set_one_by_one(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        edit_meeting(file, meeting_id=1, place="活动室", planned_at="2026-03-14T19:00:00+08:00")
        edit_meeting(file, meeting_id=1, chair="王主任", recorder="小李")
        meeting = read_meeting(file, 1)
        assert (meeting.place, meeting.chair, meeting.recorder) == ("活动室", "王主任", "小李")
        with pytest.raises(DomainError, match="bad_time"):
            edit_meeting(file, meeting_id=1, planned_at="下周六")
        with pytest.raises(DomainError, match="no_such_row"):
            edit_meeting(file, meeting_id=1, blueprint_id=9)


def test_the_notice_is_counted_in_whole_days_from_the_first_one(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        edit_meeting(file, meeting_id=1, planned_at="2026-03-14T19:00:00+08:00")
        post_notice(file, meeting_id=1, place="大门", posted_at="2026-03-10T08:00:00+08:00")
        post_notice(file, meeting_id=1, place="3号楼", posted_at="2026-03-06T22:00:00+08:00")
        meeting = read_meeting(file, 1)
        assert (meeting.notice_given_days, meeting.notice_days) == (8, 7)
        assert [one.place for one in meeting.notices] == ["3号楼", "大门"]
        with pytest.raises(DomainError, match="bad_time"):
            post_notice(file, meeting_id=1, place="大门", posted_at="昨天")


def test_meetings_without_a_drawing_get_the_first_and_later_ones_the_newest(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        call_meeting(file, stage=Stage.CONSULT)
        cancel_meeting(file, meeting_id=2)
        import_blueprint(file, drawing=make_drawing())
        import_blueprint(file, drawing=make_drawing(90, 90), label="竣工")
        call_meeting(file, stage=Stage.REVIEW)
        shown = [one.blueprint.label if one.blueprint else "" for one in read_particulars(file)]
        assert shown == ["v1", "", "竣工"]


@pytest.mark.parametrize("step", [*STEP.values(), edit_meeting])
def test_a_meeting_that_is_not_there_is_said(tmp_path: Path, step: Callable[..., ChangeSet]) -> None:
    with make_file(tmp_path) as file, pytest.raises(DomainError, match="no_such_meeting"):
        step(file, meeting_id=5)


def test_a_pause_has_its_reason_and_ends_when_the_meeting_goes_on(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        adjourn_meeting(file, meeting_id=1, reason="停电")
        (pause,) = read_meeting(file, 1).pauses
        assert (pause.reason, pause.resumed_at) == ("停电", "") and pause.paused_at
        open_meeting(file, meeting_id=1)
        (pause,) = read_meeting(file, 1).pauses
        assert pause.resumed_at > pause.paused_at


def test_an_adjournment_taken_back_leaves_no_pause(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        adjourn_meeting(file, meeting_id=1, reason="按错了")
        undo_last(file)
        assert _state(file) is MeetingState.RUNNING and read_meeting(file, 1).pauses == ()


def test_a_meeting_put_off_counts_nobody_before_they_come_again(tmp_path: Path) -> None:
    with make_file(tmp_path, people=3) as file:
        make_meeting(file, present=2)
        there = read_meeting(file, 1).attendance
        put_off_meeting(file, meeting_id=1, reason="到会人数不足，改期")
        assert read_meeting(file, 1).attendance.present == 0
        undo_last(file)
        assert read_meeting(file, 1).attendance == there
        put_off_meeting(file, meeting_id=1)
        open_meeting(file, meeting_id=1)
        sign_in(file, meeting_id=1, participant_id=1)
        held = read_meeting(file, 1)
        assert held.attendance.present == 1 and held.opened_at == held.pauses[0].resumed_at


def test_a_meeting_gone_on_with_after_closing_says_so(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        close_meeting(file, meeting_id=1)
        closed = read_meeting(file, 1).closed_at
        open_meeting(file, meeting_id=1)
        (pause,) = read_meeting(file, 1).pauses
        assert (pause.reason, pause.paused_at) == ("散会后继续开会", closed) and pause.resumed_at


def test_the_first_meeting_of_a_project_has_nothing_to_look_back_on(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        assert "上次意见落实情况" not in [step.name for step in read_meeting(file, 1).steps]
        call_meeting(file, stage=Stage.CONSULT)
        assert "上次意见落实情况" in [step.name for step in read_meeting(file, 2).steps]
        planned = read_meeting(file, 2).planned_minutes
        back = next(step for step in read_meeting(file, 2).steps if step.name == "上次意见落实情况")
        edit_step(file, step_id=back.id, name="上次的意见")
        assert read_meeting(file, 2).planned_minutes == planned
