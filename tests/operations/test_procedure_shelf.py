"""办法库: several procedures of the office's own, chosen when a meeting is called, carried to another laptop."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import make_file
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.procedures import Step
from yitusanhui.domain.terms import Stage
from yitusanhui.operations.meetings import call_meeting
from yitusanhui.operations.procedure_shelf import (
    bring_procedure,
    carry_procedure,
    put_on_shelf,
    rename_on_shelf,
    shelf,
    take_off_shelf,
)
from yitusanhui.operations.procedures import shipped_procedure
from yitusanhui.operations.reading import read_meeting, read_procedure
from yitusanhui.texts import sentence

USUAL = shipped_procedure(Stage.COORDINATE)
SHORT = replace(USUAL, steps=(Step("各方说", 20), Step("定下来", 10)))
LONG = replace(USUAL, notice_days=10)


def test_a_stage_has_as_many_procedures_as_the_office_likes() -> None:
    put_on_shelf(SHORT, " 半小时短会 ")
    put_on_shelf(LONG, "大矛盾")
    assert shelf(Stage.COORDINATE) == {"半小时短会": SHORT, "大矛盾": LONG}
    assert shelf(Stage.REVIEW) == {}


def test_a_meeting_is_held_by_the_procedure_chosen_when_it_was_called(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        call_meeting(file, stage=Stage.COORDINATE, procedure=SHORT)
        assert [step.name for step in read_meeting(file, 2).steps] == ["各方说", "定下来"]
        assert read_procedure(file, 2) == SHORT
        call_meeting(file, stage=Stage.COORDINATE)
        assert read_procedure(file, 3) == USUAL
        with pytest.raises(DomainError, match="procedure_other_stage"):
            call_meeting(file, stage=Stage.REVIEW, procedure=SHORT)


def test_renamed_and_removed_nothing_is_deleted() -> None:
    put_on_shelf(SHORT, "短会")
    put_on_shelf(LONG, "长会")
    with pytest.raises(DomainError, match="procedure_name_taken"):
        rename_on_shelf(Stage.COORDINATE, "短会", "长会")
    assert rename_on_shelf(Stage.COORDINATE, "短会", "快会") == "快会"
    take_off_shelf(Stage.COORDINATE, "长会")
    assert list(shelf(Stage.COORDINATE)) == ["快会"]


@pytest.mark.parametrize("name", ["", "a/b", "..", "短会.", "长" * 41, "为什么?"])
def test_a_name_that_no_disk_takes_is_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(DomainError, match=r"procedure_name|words_missing") as refusal:
        put_on_shelf(SHORT, name)
    assert "请" in sentence(refusal.value)
    assert shelf(Stage.COORDINATE) == {}


def test_another_laptop_gets_it_by_a_file_and_keeps_its_own_of_that_name(tmp_path: Path) -> None:
    carried = tmp_path / "短会.toml"
    carry_procedure(SHORT, carried)
    put_on_shelf(LONG, "短会")
    assert bring_procedure(carried.read_bytes(), "短会") == (SHORT, "短会（2）")
    assert bring_procedure(carried.read_bytes(), "短会（2）") == (SHORT, "短会（2）")
    assert shelf(Stage.COORDINATE) == {"短会": LONG, "短会（2）": SHORT}


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"stage = 1", b"<html>"])
def test_what_is_no_procedure_is_refused(data: bytes) -> None:
    with pytest.raises(DomainError, match="procedure_not_one") as refusal:
        bring_procedure(data, "别的")
    assert "导出" in sentence(refusal.value)
