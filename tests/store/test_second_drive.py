"""第二备份盘: every copy goes there too; a stick that is out stops nothing and is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_file
from yitusanhui.domain.errors import EnvironmentTrouble
from yitusanhui.operations.files import choose_second_drive, find_backups, second_drive
from yitusanhui.store.backup import folder_beside
from yitusanhui.texts import sentence


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "U盘"
    folder.mkdir()
    return folder


def test_every_copy_goes_to_the_second_drive_too_and_can_be_gone_back_to(tmp_path: Path, stick: Path) -> None:
    choose_second_drive(stick)
    with make_file(tmp_path) as file:
        file.back_up_soon().result()
        (copy,) = stick.glob("*/*.ytsh")
        assert file.backup_trouble is None
        assert copy in [line.path for line in find_backups(file.path)]


def test_a_stick_that_is_out_is_said_while_the_other_copies_are_made(tmp_path: Path, stick: Path) -> None:
    choose_second_drive(stick)
    stick.rmdir()
    with make_file(tmp_path) as file:
        file.back_up_soon().result()
        assert not stick.exists()
        assert file.backup_trouble is not None and str(stick) in sentence(file.backup_trouble)
        assert list(folder_beside(file.path).glob("*.ytsh"))


def test_it_can_be_given_up_and_must_be_there_when_chosen(tmp_path: Path, stick: Path) -> None:
    choose_second_drive(stick)
    choose_second_drive(None)
    assert second_drive() is None
    with pytest.raises(EnvironmentTrouble, match="second_drive_missing"):
        choose_second_drive(tmp_path / "没有")


def test_a_file_on_another_computers_disk_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from yitusanhui.operations.files import open_consultation, read_consultation

    path = make_file(tmp_path)
    path.close()
    monkeypatch.setattr("yitusanhui.paths.on_a_share", lambda _: True)
    with pytest.raises(EnvironmentTrouble, match="file_on_a_share"):
        open_consultation(path.path)
    read_consultation(path.path).close()
