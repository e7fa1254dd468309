"""In which look the documents of a file are printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_file
from yitusanhui.documents.look import look
from yitusanhui.domain.errors import DomainError
from yitusanhui.operations.looks import choose_look
from yitusanhui.operations.reading import read_report
from yitusanhui.operations.undo import undo_last
from yitusanhui.texts import sentence


def test_a_new_file_is_printed_in_the_residents_committee_s_look(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        assert look(read_report(file)).key == "community"


def test_the_look_that_is_chosen_stays_with_the_file_and_can_be_taken_back(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        choose_look(file, look="street")
        assert look(read_report(file)).head
        undo_last(file)
        assert look(read_report(file)).key == "community"


def test_a_look_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with make_file(tmp_path) as file, pytest.raises(DomainError) as refused:
        choose_look(file, look="palace")
    assert "community" in sentence(refused.value)
