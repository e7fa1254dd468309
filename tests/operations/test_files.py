"""New, open, read: the file as a person sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import StepClock, make_drawing, make_file
from tests.operations.evening import everything
from yitusanhui import paths
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import MeetingState, Stage
from yitusanhui.operations.blueprints import import_blueprint, keep_tiles
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.files import (
    find_backups,
    new_consultation,
    open_consultation,
    read_consultation,
    shipped_templates,
)
from yitusanhui.operations.meetings import edit_meeting
from yitusanhui.operations.reading import (
    read_blueprints,
    read_comments,
    read_meeting,
    read_original,
    read_overview,
    read_presets,
    read_report,
    read_template,
    read_tile,
)
from yitusanhui.texts import sentence


def test_a_new_consultation_has_a_first_meeting_planned_with_its_agenda(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        meeting = read_meeting(file, 1)
        assert (meeting.stage, meeting.round, meeting.state) == (Stage.CONSULT, 1, MeetingState.PLANNED)
        assert [step.position for step in meeting.steps] == list(range(1, len(meeting.steps) + 1))
        assert read_report(file).title == "口袋公园"


def test_every_template_is_kept_in_the_file_as_it_was_that_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with make_file(tmp_path) as file:
        for name, text in shipped_templates().items():
            assert read_template(file, name) == text
    other = tmp_path / "templates"
    monkeypatch.setattr(paths, "templates", lambda: other)
    with open_consultation(file.path) as again:
        assert "advisory" in read_presets(again)
        record_comment(again, meeting_id=1, text="照常", source="贴纸")


@pytest.mark.parametrize("title", ["", "  ", "\x00"])
def test_a_consultation_has_a_title_and_leaves_no_file_without(tmp_path: Path, title: str) -> None:
    with pytest.raises(DomainError, match="words_missing"):
        new_consultation(tmp_path / "无题.ytsh", title=title)
    assert [one.name for one in tmp_path.iterdir() if one.suffix != ".lock"] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [("没有后缀", "wrong_suffix"), ("别的.db", "wrong_suffix"), ("没有/夹子.ytsh", "folder_not_there")],
)
def test_a_name_that_cannot_be_is_refused(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(DomainError, match=code) as refusal:
        new_consultation(tmp_path / name, title="口袋公园")
    assert sentence(refusal.value)


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    make_file(tmp_path).close()
    before = (tmp_path / "口袋公园.ytsh").read_bytes()
    with pytest.raises(DomainError, match="file_exists"):
        make_file(tmp_path)
    assert (tmp_path / "口袋公园.ytsh").read_bytes() == before


def test_a_file_is_read_while_someone_writes_in_it(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        record_comment(file, meeting_id=1, text="路灯太暗")
        reader = read_consultation(file.path)
        assert [one.text for one in read_comments(reader)] == ["路灯太暗"]
        reader.close()


def test_every_change_has_its_time_from_the_clock_and_its_actor(tmp_path: Path) -> None:
    clock = StepClock()
    with new_consultation(tmp_path / "时间.ytsh", title="口袋公园", clock=clock, actor="小李") as file:
        edit_meeting(file, meeting_id=1, place="活动室")
        first, *_, newest = everything(file)["journal"]
        assert (first["at"], first["actor"]) == ("2026-03-14T19:00:02+08:00", "小李")
        assert newest["at"] > first["at"]


def test_a_drawing_is_kept_byte_for_byte_with_its_tiles(tmp_path: Path) -> None:
    (tmp_path / "tiles" / "0" / "0").mkdir(parents=True)
    (tmp_path / "tiles" / "0" / "0" / "0.jpg").write_bytes(b"tile")
    with make_file(tmp_path) as file:
        drawing = make_drawing()
        import_blueprint(file, drawing=drawing)
        assert [one.tiles_ready for one in read_blueprints(file)] == [False]
        keep_tiles(file, blueprint_id=1, folder=tmp_path / "tiles")
        assert (read_original(file, 1), read_overview(file, 1)) == (drawing.original, drawing.overview)
        assert (read_tile(file, 1, 0, 0, 0), read_tile(file, 1, 9, 9, 9)) == (b"tile", None)
        assert [one.tiles_ready for one in read_blueprints(file)] == [True]


def test_copies_are_found_beside_the_file_and_in_the_user_s_folder_the_newest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "user")
    with make_file(tmp_path) as file:
        for _ in range(2):
            record_comment(file, meeting_id=1, text="要路灯")
            file.back_up_soon().result()
        found = find_backups(file.path)
    assert len(found) == 4 and {line.beside for line in found} == {True, False}
    assert [line.at for line in found] == sorted((line.at for line in found), reverse=True)
    assert all(line.size == line.path.stat().st_size > 0 for line in found)


def test_copies_of_a_file_with_a_longer_name_are_not_taken_for_this_one_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "user")
    with make_file(tmp_path) as file:
        file.back_up_soon().result()
        path = file.path
    longer = path.with_name(f"{path.stem}-东.ytsh")
    assert len(find_backups(path)) == 2 and find_backups(longer) == ()
