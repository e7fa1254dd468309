"""The meeting's list is ticked in the file, and stays ticked when the list changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.builders import make_file
from yitusanhui.operations.checks import tick_check
from yitusanhui.operations.procedures import change_procedure
from yitusanhui.operations.reading import read_meeting, read_procedure
from yitusanhui.operations.undo import undo_last


def test_a_tick_has_a_time_and_goes_again(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        first, second, *_ = [line.item for line in read_meeting(file, 1).checks]
        tick_check(file, meeting_id=1, item=second)
        tick_check(file, meeting_id=1, item=first)
        assert [bool(line.done_at) for line in read_meeting(file, 1).checks[:3]] == [True, True, False]
        tick_check(file, meeting_id=1, item=second, done=False)
        assert read_meeting(file, 1).checks[1].done_at == ""
        undo_last(file)
        assert read_meeting(file, 1).checks[1].done_at


def test_what_was_ticked_is_not_lost_with_its_item(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        item = read_meeting(file, 1).checks[0].item
        tick_check(file, meeting_id=1, item=item)
        change_procedure(file, meeting_id=1, procedure=replace(read_procedure(file, 1), checklist=("茶水",)))
        assert [(line.item, bool(line.done_at)) for line in read_meeting(file, 1).checks] == [
            ("茶水", False),
            (item, True),
        ]
