"""The disk with the open file was away: a stick pulled out and put back."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting
from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.files import ConsultationFile, is_there, open_consultation
from yitusanhui.operations.reading import check_consultation, read_comments


def said(file: ConsultationFile) -> list[str]:
    return [line.text for line in read_comments(file)]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[ConsultationFile]:
    (tmp_path / "u盘").mkdir()
    with make_file(tmp_path / "u盘") as file:
        make_meeting(file)
        record_comment(file, meeting_id=1, text="拔掉之前")
        yield file


def test_the_same_file_is_gone_on_with_by_whoever_holds_it(file: ConsultationFile) -> None:
    heard: list[str] = []
    file.listeners.append(lambda done: heard.append(done.operation))
    assert file.reopen() == 0
    assert record_comment(file, meeting_id=1, text="接回之后").facts["number"] == 2
    assert said(file) == ["拔掉之前", "接回之后"]
    assert heard == ["record_comment"]
    assert check_consultation(file) == []


def test_while_it_is_away_nothing_is_called_recorded_and_it_can_be_tried_again(file: ConsultationFile) -> None:
    folder, away = file.path.parent, file.path.parent.with_name("拔掉了")
    folder.rename(away)
    assert not is_there(file.path)
    with pytest.raises(EnvironmentTrouble, match="file_not_there"):
        file.reopen()
    with pytest.raises(DomainError):
        record_comment(file, meeting_id=1, text="没有存进去")
    away.rename(folder)
    assert is_there(file.path)
    assert file.reopen() == 0
    record_comment(file, meeting_id=1, text="接回之后")
    assert said(file) == ["拔掉之前", "接回之后"]


def test_a_copy_that_is_due_while_it_is_away_makes_no_folder_in_its_place(file: ConsultationFile) -> None:
    """A stick that comes back to a folder of its name gets another name, and is not found again."""
    file.back_up_soon().result()
    folder, away = file.path.parent, file.path.parent.with_name("拔掉了")
    folder.rename(away)
    file.back_up_soon().result()
    assert not folder.exists() and file.backup_trouble is not None and file.backup_trouble.code == "file_not_there"
    away.rename(folder)
    file.back_up_soon().result()
    assert file.backup_trouble is None


def test_it_is_locked_again(file: ConsultationFile) -> None:
    file.reopen()
    with pytest.raises(DomainError, match="file_open_elsewhere"):
        open_consultation(file.path)


def test_another_stick_with_a_file_of_the_same_name_is_refused_and_left_alone(
    file: ConsultationFile, tmp_path: Path
) -> None:
    folder, away, other = file.path.parent, tmp_path / "拔掉了", tmp_path / "别的"
    other.mkdir()
    make_file(other).close()
    before = next(other.glob("*.ytsh")).read_bytes()
    folder.rename(away)
    other.rename(folder)
    with pytest.raises(DomainError, match="another_consultation"):
        file.reopen()
    assert file.path.read_bytes() == before
    open_consultation(file.path).close()
    folder.rename(other)
    away.rename(folder)
    assert file.reopen() == 0


def test_a_disk_that_lost_what_it_had_acknowledged_is_found_out(file: ConsultationFile, tmp_path: Path) -> None:
    earlier = file.back_up_to(tmp_path / "早先")
    record_comment(file, meeting_id=1, text="盘说存好了")
    folder = file.path.parent
    folder.rename(tmp_path / "拔掉了")
    folder.mkdir()
    shutil.copyfile(earlier, file.path)
    assert file.reopen() > 0
    assert said(file) == ["拔掉之前"]
    assert file.reopen() == 0, "what was lost once is not lost again"
    earlier = file.back_up_to(tmp_path / "后来")
    record_comment(file, meeting_id=1, text="盘又说存好了")
    folder.rename(tmp_path / "又拔掉了")
    folder.mkdir()
    shutil.copyfile(earlier, file.path)
    assert file.reopen() == 1


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Callable[[bool], Path]]:
    """A folder that really stops answering, as a stick that is pulled out, and comes back."""
    if shutil.which("bindfs") is None or shutil.which("fusermount3") is None:
        pytest.skip("bindfs and fuse3 are not installed")
    real, place = tmp_path / "real", tmp_path / "stick"
    real.mkdir(), place.mkdir()
    running: list[subprocess.Popen[bytes]] = []

    def plug(into: bool) -> Path:
        for process in running:
            process.kill()
            process.wait()
        running.clear()
        if into:
            subprocess.run(["fusermount3", "-u", "-z", place], check=False, stderr=subprocess.DEVNULL)
            running.append(subprocess.Popen(["bindfs", "-f", real, place], stderr=subprocess.PIPE))
            while not place.is_mount():
                if running[0].poll() is not None:
                    pytest.skip("no folder can be mounted here")
        return place

    yield plug
    plug(False)
    subprocess.run(["fusermount3", "-u", "-z", place], check=False, stderr=subprocess.DEVNULL)


def test_a_stick_that_is_pulled_out_loses_nothing_that_was_acknowledged(stick: Callable[[bool], Path]) -> None:
    file = make_file(stick(True))
    make_meeting(file)
    record_comment(file, meeting_id=1, text="拔掉之前")
    stick(False)
    assert not is_there(file.path)
    with pytest.raises(EnvironmentTrouble, match="disk_trouble"):
        record_comment(file, meeting_id=1, text="没有存进去")
    with pytest.raises(EnvironmentTrouble):
        file.reopen()
    stick(True)
    assert file.reopen() == 0
    record_comment(file, meeting_id=1, text="接回之后")
    assert said(file) == ["拔掉之前", "接回之后"]
    assert check_consultation(file) == []
    file.close()
