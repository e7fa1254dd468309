"""A file keeps the templates it was made with; newer ones are shown, chosen, taken between meetings, and undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.procedures import Step
from yitusanhui.domain.template_differences import Difference
from yitusanhui.domain.terms import Stage
from yitusanhui.operations.meetings import call_meeting, close_meeting
from yitusanhui.operations.minutes import seal_meeting
from yitusanhui.operations.new_templates import read_new_templates, take_templates
from yitusanhui.operations.procedures import change_procedure, save_as_offices, shipped_procedure
from yitusanhui.operations.reading import check_consultation, read_meeting, read_procedure, read_report
from yitusanhui.operations.undo import undo_last
from yitusanhui.texts import sentence

COORDINATE = "procedures/coordinate.toml"
NEW = replace(shipped_procedure(Stage.COORDINATE), steps=(Step("各方说", 20), Step("定下来", 10)), notice_days=5)


def test_a_file_just_made_has_nothing_to_take(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        assert read_new_templates(file) == ()


def test_what_differs_is_told_thing_by_thing(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        save_as_offices(NEW)
        (change,) = read_new_templates(file)
        assert change.name == COORDINATE
        assert Difference("notice_days", 3, 5) in change.differences


def test_a_planned_meeting_gets_the_new_agenda_and_one_changed_by_hand_keeps_its_own(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        call_meeting(file, stage=Stage.COORDINATE)
        call_meeting(file, stage=Stage.COORDINATE)
        own = replace(shipped_procedure(Stage.COORDINATE), notice_days=9)
        change_procedure(file, meeting_id=3, procedure=own)
        save_as_offices(NEW)
        assert take_templates(file, names=[COORDINATE]).facts["meetings"] == 1
        assert [step.name for step in read_meeting(file, 2).steps] == ["各方说", "定下来"]
        assert read_procedure(file, 3) == own
        assert read_new_templates(file) == ()
        undo_last(file)
        assert len(read_meeting(file, 2).steps) == len(own.steps)
        assert read_procedure(file, 2) == shipped_procedure(Stage.COORDINATE)
        assert check_consultation(file) == []


def test_a_sealed_meeting_stays_as_it_was_sealed(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        close_meeting(file, meeting_id=1)
        seal_meeting(file, meeting_id=1)
        before = read_report(file).meeting(1)
        save_as_offices(replace(shipped_procedure(Stage.CONSULT), notice_days=30))
        take_templates(file, names=["procedures/consult.toml"])
        assert read_report(file).meeting(1) == before
        assert check_consultation(file) == []


def test_while_a_meeting_is_under_way_nothing_is_taken(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        for _ in range(2):
            with pytest.raises(DomainError, match="templates_between") as refusal:
                take_templates(file, names=["sentences.toml"])
            assert "封存" in sentence(refusal.value)
            if read_meeting(file, 1).state == "running":
                close_meeting(file, meeting_id=1)


def test_the_first_meeting_gets_nothing_to_look_back_on(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        before = [step.name for step in read_meeting(file, 1).steps]
        save_as_offices(replace(shipped_procedure(Stage.CONSULT), notice_days=9))
        assert take_templates(file, names=["procedures/consult.toml"]).facts["meetings"] == 1
        assert [step.name for step in read_meeting(file, 1).steps] == before
