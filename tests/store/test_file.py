"""Opening, refusing, locking, backing up and restoring one file."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tests.builders import SHANGHAI, StepClock, make_file, make_meeting
from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.files import (
    back_up,
    find_backups,
    new_consultation,
    open_consultation,
    read_consultation,
    restore_backup,
)
from yitusanhui.operations.meetings import close_meeting
from yitusanhui.operations.reading import check_consultation, read_comments, read_report
from yitusanhui.store.backup import KEEP_NEWEST, folder_beside, folder_of_user
from yitusanhui.store.connection import wal_of
from yitusanhui.texts import sentence


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_a_consultation"),
        (b"hello", "not_a_consultation"),
        (b"%PDF-1.7" * 100, "not_a_consultation"),
        (b"SQLite format 3\x00" + bytes(84), "not_a_consultation"),
    ],
)
def test_what_is_no_consultation_is_refused_in_a_sentence(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "别的.ytsh"
    path.write_bytes(content)
    with pytest.raises(DomainError, match=code) as refusal:
        open_consultation(path)
    assert "别的.ytsh" in sentence(refusal.value)
    assert path.read_bytes() == content


def test_a_file_of_a_newer_program_is_refused_untouched(tmp_path: Path) -> None:
    file = make_file(tmp_path)
    file.close()
    with closing(sqlite3.connect(file.path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = file.path.read_bytes()
    for opening in (open_consultation, read_consultation):
        with pytest.raises(DomainError, match="file_is_newer"):
            opening(file.path)
    assert file.path.read_bytes() == before


def test_a_damaged_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    file = make_file(tmp_path, people=50)
    file.close()
    data = bytearray(file.path.read_bytes())
    data[4096 : len(data) // 2] = b"\xff" * (len(data) // 2 - 4096)
    file.path.write_bytes(data)
    with pytest.raises(DomainError, match=r"file_damaged|not_a_consultation") as refusal, open_consultation(file.path):
        pass
    assert sentence(refusal.value)


def test_a_second_program_is_told_who_has_the_file(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        script = "import sys; from pathlib import Path; from yitusanhui.__main__ import main; main()"
        command = [sys.executable, "-c", script, "import", "roster", str(file.path), "x.csv"]
        other = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        assert other.returncode == 1
        assert "正在另一处打开" in other.stderr and "Traceback" not in other.stderr
    open_consultation(file.path).close()


def test_a_file_that_is_open_elsewhere_can_still_be_read(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        record_comment(file, meeting_id=1, text="路灯太暗")
        reader = read_consultation(file.path)
        assert [comment.text for comment in read_comments(reader)] == ["路灯太暗"]
        reader.close()


def test_an_existing_file_is_never_written_over(tmp_path: Path) -> None:
    file = make_file(tmp_path)
    file.close()
    before = file.path.read_bytes()
    with pytest.raises(DomainError, match="file_exists"):
        new_consultation(file.path, title="又一个")
    assert file.path.read_bytes() == before


def test_a_new_file_that_is_refused_leaves_nothing_in_the_folder(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="words_missing"):
        new_consultation(tmp_path / "空.ytsh", title="  ")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_and_a_wrong_ending_are_said(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble, match="folder_not_there"):
        new_consultation(tmp_path / "没有" / "a.ytsh", title="x")
    with pytest.raises(DomainError, match="wrong_suffix"):
        new_consultation(tmp_path / "a.db", title="x")


def test_a_full_disk_is_said_and_what_was_recorded_stays(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        record_comment(file, meeting_id=1, text="第一句")
        pages = file.reader.row("PRAGMA page_count")
        assert pages
        file.write("limit", lambda tx: tx.rows(f"PRAGMA max_page_count = {pages['page_count']}") and None)
        with pytest.raises(EnvironmentTrouble, match="disk_full") as refusal:
            for n in range(200):
                record_comment(file, meeting_id=1, text=f"第{n}句" * 200)
        assert "磁盘已满" in sentence(refusal.value)
        kept = len(read_comments(file))
        file.write("unlimit", lambda tx: tx.rows("PRAGMA max_page_count = 1000000") and None)
        assert record_comment(file, meeting_id=1, text="腾出空间之后").facts["number"] == kept + 1
        assert check_consultation(file) == []


def test_a_file_on_a_medium_that_cannot_be_written_is_still_read(tmp_path: Path) -> None:
    folder = tmp_path / "光盘"
    folder.mkdir()
    file = make_file(folder)
    make_meeting(file)
    file.close()
    for path in (file.path, folder):
        path.chmod(stat.S_IREAD | stat.S_IEXEC)
    try:
        reader = read_consultation(file.path)
        assert read_report(reader).title == "口袋公园"
        reader.close()
    finally:
        folder.chmod(stat.S_IRWXU)


def test_every_change_of_state_leaves_a_verified_copy_in_both_places(tmp_path: Path) -> None:
    file = make_file(tmp_path)
    make_meeting(file)
    close_meeting(file, meeting_id=1)
    file.close()
    for folder in (folder_beside(file.path), folder_of_user(file.path, _uid(file.path))):
        copies = sorted(folder.glob("*.ytsh"))
        assert len(copies) >= 2
        reader = read_consultation(copies[-1])
        assert check_consultation(reader) == []
        reader.close()
    assert file.backup_trouble is None


@pytest.mark.parametrize("name", ["六" * 80, "𬱖" * 60, "long name " * 20 + "x"])
def test_a_file_with_the_longest_name_a_disk_takes_is_backed_up_found_and_restored(name: str, tmp_path: Path) -> None:
    file = make_file(tmp_path, name=name)
    record_comment(file, meeting_id=1, text="要留住")
    file.close()
    assert file.backup_trouble is None
    found = find_backups(file.path)
    assert len({line.path.parent for line in found}) == 2
    for line in found:
        assert len(line.path.name.encode()) + len("-journal") <= 255
        assert len(f"{line.path.parent.name}/{line.path.name}") <= 170  # a path of Windows has 259 characters
    file.path.unlink()
    restore_backup(file.path, found[0].path, clock=StepClock())
    with closing(read_consultation(file.path)) as reader:
        assert [comment.text for comment in read_comments(reader)] == ["要留住"]


def test_two_long_names_that_begin_alike_have_copies_of_their_own(tmp_path: Path) -> None:
    for end in ("甲", "乙"):
        make_file(tmp_path, name="六" * 79 + end).close()
    one, other = (find_backups(tmp_path / f"{'六' * 79}{end}.ytsh") for end in ("甲", "乙"))
    assert one and other and not {line.path for line in one} & {line.path for line in other}


def test_a_file_opened_again_knows_its_newest_copy(tmp_path: Path) -> None:
    file = make_file(tmp_path)
    make_meeting(file)
    file.close()
    with open_consultation(file.path) as again:
        assert again.last_backup == max(folder_beside(file.path).glob("*.ytsh"))


def test_copies_are_thinned_to_the_newest_and_one_a_day(tmp_path: Path) -> None:
    file = make_file(tmp_path)
    for n in range(KEEP_NEWEST + 4):
        record_comment(file, meeting_id=1, text=f"第{n}句")
        file.back_up_soon().result()
    file.close()
    assert len(list(folder_beside(file.path).glob("*.ytsh"))) == KEEP_NEWEST


def test_a_backup_that_cannot_be_made_is_said_and_nothing_else_suffers(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        folder_beside(file.path).write_text("in the way")
        file.back_up_soon().result()
        assert file.backup_trouble is not None
        assert record_comment(file, meeting_id=1, text="照常记录").facts["number"] == 1


def test_restoring_brings_back_the_copy_and_keeps_what_it_replaces(tmp_path: Path) -> None:
    file = make_file(tmp_path)
    make_meeting(file)
    record_comment(file, meeting_id=1, text="备份前")
    file.close()
    copy = back_up(file.path, tmp_path / "u盘", clock=StepClock())
    with open_consultation(file.path) as again:
        record_comment(again, meeting_id=1, text="备份后")
    replaced = restore_backup(file.path, copy, clock=StepClock())
    assert replaced is not None
    assert _texts(file.path) == ["备份前"]
    assert _texts(replaced) == ["备份前", "备份后"]


def test_restoring_over_a_killed_program_takes_its_log_out_of_the_way(tmp_path: Path) -> None:
    file = make_file(tmp_path)
    make_meeting(file)
    record_comment(file, meeting_id=1, text="备份前")
    copy = file.back_up_to(tmp_path / "u盘")
    record_comment(file, meeting_id=1, text="备份后")
    wal = wal_of(file.path).read_bytes()
    assert wal
    file.close()
    file.path.rename(tmp_path / "坏的.ytsh")
    wal_of(file.path).write_bytes(wal)
    kept = restore_backup(file.path, copy, clock=StepClock())
    assert kept is not None and wal_of(kept).read_bytes() == wal
    assert _texts(file.path) == ["备份前"]


def test_what_restoring_replaced_pushes_no_copy_out(tmp_path: Path) -> None:
    file = make_file(tmp_path)
    file.close()
    copy = back_up(file.path, folder_beside(file.path), clock=StepClock())
    for _ in range(KEEP_NEWEST + 2):
        restore_backup(file.path, copy, clock=StepClock())
    with open_consultation(file.path) as again:
        record_comment(again, meeting_id=1, text="恢复之后")
    assert copy.exists()
    assert len(list((folder_beside(file.path) / "恢复前").glob("*.ytsh"))) == KEEP_NEWEST + 2


def test_a_clock_set_back_does_not_make_the_newest_copy_the_oldest(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        for n in range(KEEP_NEWEST + 2):
            record_comment(file, meeting_id=1, text=f"第{n}句")
            file.back_up_soon().result()
        file.clock = StepClock(datetime(2026, 3, 14, 10, 0, tzinfo=SHANGHAI))
        record_comment(file, meeting_id=1, text="改表之后")
        file.back_up_soon().result()
        assert file.backup_trouble is None and file.last_backup is not None
        assert _texts(file.last_backup)[-1] == "改表之后"


def test_two_projects_of_the_same_name_keep_their_copies_apart(tmp_path: Path) -> None:
    for folder, text in (("甲", "甲的话"), ("乙", "乙的话")):
        (tmp_path / folder).mkdir()
        with make_file(tmp_path / folder) as file:
            record_comment(file, meeting_id=1, text=text)
    copies = [
        sorted(folder_of_user(tmp_path / f / "口袋公园.ytsh", _uid(tmp_path / f / "口袋公园.ytsh")).glob("*"))
        for f in "甲乙"
    ]
    assert [_texts(found[-1]) for found in copies] == [["甲的话"], ["乙的话"]]


def test_a_folder_that_is_in_the_way_stops_only_its_own_copy(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        folder_beside(file.path).write_text("in the way")
        file.back_up_soon().result()
        assert file.backup_trouble is not None
        assert file.last_backup is not None and file.last_backup.parent == folder_of_user(file.path, _uid(file.path))


def test_a_restore_that_fails_leaves_the_file_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = make_file(tmp_path)
    make_meeting(file)
    file.close()
    copy = back_up(file.path, tmp_path / "u盘", clock=StepClock())
    before = file.path.read_bytes()

    def refuse(_: Path, __: Path) -> Path:
        raise PermissionError("held by another program")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(EnvironmentTrouble):
        restore_backup(file.path, copy, clock=StepClock())
    assert file.path.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["口袋公园.ytsh"]


def test_closing_twice_does_not_let_two_programs_in(tmp_path: Path) -> None:
    first = make_file(tmp_path)
    first.close()
    with open_consultation(first.path):
        first.close()
        with pytest.raises(DomainError, match="file_open_elsewhere"):
            open_consultation(first.path)


def test_writing_to_a_closed_file_is_refused_at_once(tmp_path: Path) -> None:
    file = make_file(tmp_path)
    file.close()
    with pytest.raises(DomainError, match="file_closed"):
        record_comment(file, meeting_id=1, text="太晚了")


def test_a_listener_that_fails_does_not_make_a_recorded_word_look_refused(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        file.listeners.append(lambda _: 1 / 0)  # type: ignore[arg-type,return-value]
        assert record_comment(file, meeting_id=1, text="记下了").facts["number"] == 1


def test_a_damaged_backup_is_not_restored(tmp_path: Path) -> None:
    file = make_file(tmp_path, people=50)
    file.close()
    copy = back_up(file.path, tmp_path / "u盘", clock=StepClock())
    data = bytearray(copy.read_bytes())
    data[8192:20000] = bytes(20000 - 8192)
    copy.write_bytes(data)
    before = file.path.read_bytes()
    with pytest.raises(DomainError, match="backup_damaged"):
        restore_backup(file.path, copy, clock=StepClock())
    assert file.path.read_bytes() == before


def test_an_open_file_is_not_restored_over(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        copy = file.back_up_to(tmp_path / "u盘")
        with pytest.raises(DomainError, match="file_open_elsewhere"):
            restore_backup(file.path, copy, clock=StepClock())


def _uid(path: Path) -> str:
    reader = read_consultation(path)
    uid = read_report(reader).uid
    reader.close()
    return uid


def _texts(path: Path) -> list[str]:
    reader = read_consultation(path)
    texts = [comment.text for comment in read_comments(reader)]
    reader.close()
    return texts


def test_who_has_the_file_is_said_with_the_day_and_the_time_as_people_say_them(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        note = file.path.with_name(f".{file.path.name}.owner")
        note.write_text('{"user": "小王", "computer": "办公室", "since": "2026-11-03T20:12:24+00:00"}', "utf-8")
        at = datetime.fromisoformat("2026-11-03T20:12:24+00:00").astimezone()
        with pytest.raises(DomainError, match="file_open_elsewhere") as refused:
            open_consultation(file.path)
    assert f"办公室 上的 小王，{at.month}月{at.day}日{at:%H:%M} 起" in sentence(refused.value)
