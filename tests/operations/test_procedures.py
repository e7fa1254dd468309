"""A meeting's procedure changed in the program, and the office's own kept for the projects to come."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.procedure_text import procedure_text
from yitusanhui.domain.procedures import Procedure, Step, load_procedure
from yitusanhui.domain.terms import Stage
from yitusanhui.operations.agenda import go_to_step
from yitusanhui.operations.meetings import call_meeting, close_meeting
from yitusanhui.operations.procedures import (
    change_procedure,
    offices_procedure,
    restore_default,
    save_as_offices,
    shipped_procedure,
)
from yitusanhui.operations.reading import read_meeting, read_procedure
from yitusanhui.texts import sentence

CONSULT = shipped_procedure(Stage.CONSULT)
FIRST = replace(CONSULT, steps=CONSULT.steps_of(first=True))
STRANGE = replace(
    CONSULT,
    name='征"询\\会',
    steps=(Step("{{7*7}}", 1, "第一行\n第二行\t王𬱖 <script>"), Step("=cmd", 0)),
    checklist=(),
    speaking_rules=("不打断。'''",),
)


@pytest.mark.parametrize("procedure", [*map(shipped_procedure, Stage), STRANGE], ids=lambda p: str(p.name))
def test_a_procedure_is_read_back_as_it_was_written(procedure: Procedure) -> None:
    assert load_procedure(procedure_text(procedure)) == procedure


def test_steps_keep_their_times_when_they_are_moved_and_renamed(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        first, second, *_ = read_meeting(file, 1).steps
        go_to_step(file, step_id=first.id)
        go_to_step(file, step_id=second.id)
        steps = (Step("入座", 20), Step("茶歇", 5), *CONSULT.steps[1:4])
        change_procedure(file, meeting_id=1, procedure=replace(CONSULT, steps=steps))
        now = read_meeting(file, 1)
        assert [step.name for step in now.steps] == [step.name for step in steps]
        assert now.steps[0].id == first.id and now.steps[0].started_at
        assert now.step_id == second.id == now.steps[2].id
        assert now.planned_minutes == sum(step.minutes for step in steps)
        assert read_procedure(file, 1).steps == steps


def test_a_step_that_was_held_can_not_go(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        go_to_step(file, step_id=read_meeting(file, 1).steps[2].id)
        with pytest.raises(DomainError, match="step_was_held") as refusal:
            change_procedure(file, meeting_id=1, procedure=replace(FIRST, steps=FIRST.steps[:1]))
        assert FIRST.steps[2].name in sentence(refusal.value)
        assert len(read_meeting(file, 1).steps) == len(FIRST.steps)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"steps": ()}, "procedure_no_steps"),
        ({"steps": (Step(" ", 5),)}, "procedure_step_unnamed"),
        ({"steps": (Step("签到", 5), Step("签到", 5))}, "procedure_step_twice"),
        ({"steps": (Step("签到", 5000),)}, "procedure_minutes"),
        ({"notice_days": -1}, "procedure_days"),
        ({"speaking_seconds": 0}, "procedure_seconds"),
        ({"times_per_topic": 0}, "procedure_times"),
        ({"quorum": "all"}, "procedure_quorum"),
        ({"name": ""}, "procedure_no_name"),
        ({"stage": Stage.REVIEW}, "procedure_other_stage"),
    ],
)
def test_what_no_meeting_can_be_held_by_is_refused(tmp_path: Path, wrong: dict[str, object], code: str) -> None:
    with make_file(tmp_path) as file:
        with pytest.raises(DomainError, match=code) as refusal:
            change_procedure(file, meeting_id=1, procedure=replace(CONSULT, **wrong))  # type: ignore[arg-type]
        assert "。" in sentence(refusal.value)
        assert read_procedure(file, 1) == FIRST


def test_the_offices_own_serves_projects_made_from_then_on(tmp_path: Path) -> None:
    own = replace(CONSULT, notice_days=10, steps=(Step("听意见", 60, "请讲。"),))
    with make_file(tmp_path, name="早先") as earlier:
        save_as_offices(own)
        with make_file(tmp_path, name="以后") as later:
            assert read_procedure(later, 1) == own
            assert [step.name for step in read_meeting(later, 1).steps] == ["听意见"]
        make_meeting(earlier)
        close_meeting(earlier, meeting_id=1)
        call_meeting(earlier, stage=Stage.CONSULT)
        assert read_procedure(earlier, 2) == CONSULT


def test_the_default_comes_back_and_the_offices_own_is_set_aside(tmp_path: Path) -> None:
    own = save_as_offices(replace(CONSULT, notice_days=10))
    restore_default(Stage.CONSULT)
    assert offices_procedure(Stage.CONSULT) is None
    (aside,) = own.parent.glob("*.old")
    assert "notice_days = 10" in aside.read_text("utf-8")
    with make_file(tmp_path) as file:
        assert read_procedure(file, 1) == FIRST


def test_a_broken_file_of_the_office_stops_nothing(tmp_path: Path) -> None:
    own = save_as_offices(CONSULT)
    own.write_bytes(b"\xff\xfe not a procedure")
    with make_file(tmp_path) as file:
        assert read_procedure(file, 1) == FIRST
