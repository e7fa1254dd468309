"""new, check, backup, restore: and whatever else is given a file's name."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from errno import EACCES
from pathlib import Path

import pytest

from tests.cli.runs import assert_calm, done, lines, new, refused, run, shown
from yitusanhui.domain.errors import EnvironmentTrouble
from yitusanhui.texts import sentence

NOT_OURS = {
    "空的.ytsh": b"",
    "文本.ytsh": "不是协商文件".encode(),
    "图.ytsh": b"%PDF-1.7\n" + b"0" * 5000,
    "截断.ytsh": b"SQLite format 3\x00" + bytes(84),
    "乱的.ytsh": b"SQLite format 3\x00\x10\x00\x01\x01\x00" + bytes(range(256)) * 40,
}
READ_ONLY = [("show",), ("check",)]
WRITING = [("record", "--meeting", "1")]


def test_a_new_file_is_whole_and_says_so(tmp_path: Path) -> None:
    file = new(tmp_path)
    assert "核对无误" in done("check", file).out


def test_a_title_stands_on_one_line(tmp_path: Path) -> None:
    assert shown(new(tmp_path, "口袋\n公园\t更新"))["title"] == "口袋 公园 更新"


def test_a_title_that_is_none_leaves_no_file(tmp_path: Path) -> None:
    refused("new", tmp_path / "无题.ytsh", "--title", " ")
    assert not (tmp_path / "无题.ytsh").exists()
    done("new", tmp_path / "无题.ytsh", "--title", "有了", "--street", "老西门街道", "--community", "文庙")


def test_a_file_that_could_not_be_made_leaves_its_name_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(connection: object) -> None:
        raise EnvironmentTrouble("disk_full", file="协商.ytsh")

    with monkeypatch.context() as patch:
        patch.setattr("yitusanhui.store.migrations.migrate", full)
        assert "磁盘已满" in refused("new", tmp_path / "协商.ytsh", "--title", "口袋公园")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["协商.db", "没有/协商.ytsh", "协商"])
def test_a_name_that_cannot_be_is_said(tmp_path: Path, name: str) -> None:
    refused("new", tmp_path / name, "--title", "口袋公园")


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    file = new(tmp_path)
    before = file.read_bytes()
    assert "已经存在" in refused("new", file, "--title", "别的")
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", NOT_OURS)
@pytest.mark.parametrize("command", [*READ_ONLY, *WRITING])
def test_what_is_no_consultation_is_said_and_left_alone(tmp_path: Path, name: str, command: tuple[str, ...]) -> None:
    path = tmp_path / name
    path.write_bytes(NOT_OURS[name])
    first, *rest = command
    assert name in refused(first, path, *rest)
    assert path.read_bytes() == NOT_OURS[name]
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == [name]


@pytest.mark.parametrize(
    "command",
    [
        ("show", "{}"),
        ("check", "{}"),
        ("record", "{}", "--meeting", "1"),
        ("import", "roster", "{}", "名册.csv"),
        ("export", "{}", "out"),
        ("backup", "{}", "out"),
    ],
)
def test_a_file_that_is_not_there_is_said_and_none_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "没有.ytsh" in refused(*(one.format("没有.ytsh") for one in command))
    assert not (tmp_path / "没有.ytsh").exists()


def test_what_was_changed_behind_our_back_is_listed(tmp_path: Path) -> None:
    file = new(tmp_path)
    done("record", file, "--meeting", 1, given=lines({"text": "路灯太暗"}))
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE comments SET text = '路灯很亮'")
        for _, sql in triggers:
            connection.execute(sql)
    ran = run("check", file)
    assert (ran.code, ran.out) == (1, "") and "共有 1 处不符" in ran.err and "comments" in ran.err


def test_a_backup_is_restored_and_what_it_replaces_is_kept(tmp_path: Path) -> None:
    file = new(tmp_path)
    done("record", file, "--meeting", 1, given=lines({"text": "备份前"}))
    done("backup", file, tmp_path / "u盘")
    (copy,) = (tmp_path / "u盘").glob("*.ytsh")
    done("record", file, "--meeting", 1, given=lines({"text": "备份后"}))
    told = done("restore", file, copy).out
    assert shown(file)["comments"]["total"] == 1 and "已从备份恢复" in told
    replaced = Path(told.splitlines()[-1].removeprefix("恢复前的文件保留在 ").removesuffix("。"))
    assert shown(replaced)["comments"]["total"] == 2


def test_a_backup_that_is_none_replaces_nothing(tmp_path: Path) -> None:
    file = new(tmp_path)
    before = file.read_bytes()
    wrong = tmp_path / "别的.ytsh"
    wrong.write_bytes(b"hello")
    refused("restore", file, wrong)
    refused("restore", file, tmp_path / "没有.ytsh")
    assert file.read_bytes() == before


def test_a_folder_in_the_place_of_a_file_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "夹子.ytsh"
    folder.mkdir()
    refused("show", folder)
    refused("new", folder, "--title", "口袋公园")
    refused("backup", new(tmp_path), tmp_path / "协商.ytsh")


def test_a_package_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "空的").mkdir()
    (tmp_path / "坏的.zip").write_bytes(b"PK\x03\x04rubbish")
    for name in ("空的", "坏的.zip", "没有.zip"):
        ran = run("check", tmp_path / name)
        assert ran.code == 1
        assert_calm(ran)


@pytest.mark.parametrize(
    "command",
    [("show", "{}"), ("check", "{}"), ("backup", "{}", "b"), ("import", "roster", "{}", "{}"), ("export", "{}", "b")],
)
def test_a_file_that_may_not_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(EACCES, "Permission denied")

    file = new(tmp_path)
    monkeypatch.setattr("os.access", lambda *_, **__: False)
    monkeypatch.setattr("yitusanhui.store.connection._stored", forbidden)
    said = refused(*(part.format(file) for part in command))
    assert said == sentence(EnvironmentTrouble("file_cannot_open", file=file.name))
