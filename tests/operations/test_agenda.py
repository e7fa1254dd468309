"""Steps of the agenda: one at a time, renamed, given more or less time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting
from tests.operations.evening import everything
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import Stage
from yitusanhui.operations.agenda import edit_step, go_to_step, retime_steps
from yitusanhui.operations.meetings import call_meeting, close_meeting
from yitusanhui.operations.reading import read_meeting


def test_one_step_is_on_at_a_time_and_ends_with_the_next_or_the_meeting(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        first, second, *_ = read_meeting(file, 1).steps
        with pytest.raises(DomainError, match="not_running"):
            go_to_step(file, step_id=first.id)
        make_meeting(file)
        go_to_step(file, step_id=first.id)
        go_to_step(file, step_id=second.id)
        rows = everything(file)["agenda_steps"]
        go_to_step(file, step_id=second.id)
        assert everything(file)["agenda_steps"] == rows
        assert read_meeting(file, 1).step_id == second.id
        assert rows[0]["ended_at"] == rows[1]["started_at"] and rows[1]["ended_at"] == ""
        close_meeting(file, meeting_id=1)
        meeting = read_meeting(file, 1)
        assert meeting.step_id is None and meeting.steps[1].ended_at == meeting.closed_at


def test_a_step_is_renamed_and_given_time(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        edit_step(file, step_id=1, name="签到入座", minutes=0)
        assert (read_meeting(file, 1).steps[0].name, read_meeting(file, 1).steps[0].minutes) == ("签到入座", 0)
        with pytest.raises(DomainError, match="figure_below_zero"):
            edit_step(file, step_id=1, minutes=-5)
        with pytest.raises(DomainError, match="procedure_step_twice"):
            edit_step(file, step_id=1, name=read_meeting(file, 1).steps[1].name)
        with pytest.raises(DomainError, match="words_missing"):
            edit_step(file, step_id=1, name=" ")


def test_steps_are_given_the_minutes_that_were_shown(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        retime_steps(file, meeting_id=1, minutes={2: 3, 4: 20})
        assert [step.minutes for step in read_meeting(file, 1).steps][:4] == [15, 3, 15, 20]
        assert read_meeting(file, 1).planned_minutes == 100
        with pytest.raises(DomainError, match="figure_below_zero"):
            retime_steps(file, meeting_id=1, minutes={2: -3})
        call_meeting(file, stage=Stage.CONSULT)
        with pytest.raises(DomainError, match="no_such_row"):
            retime_steps(file, meeting_id=2, minutes={1: 3})
