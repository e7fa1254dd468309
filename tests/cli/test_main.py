"""The program's door: the window without a command, the commands with one, and how each ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import yitusanhui
from tests.cli.runs import new, run
from yitusanhui import __main__, paths
from yitusanhui.cli.main import COMMANDS
from yitusanhui.domain.errors import DomainError
from yitusanhui.texts import say, sentence


def _program(*arguments: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "yitusanhui", *map(str, arguments)]
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    return subprocess.run(command, input=given, capture_output=True, check=False, env=environment)


def test_a_process_of_its_own_speaks_utf8_whatever_the_locale(tmp_path: Path) -> None:
    file = tmp_path / "王𬱖.ytsh"
    assert _program("new", file, "--title", "王𬱖的口袋公园").returncode == 0
    assert "王𬱖的口袋公园" in _program("show", file).stdout.decode()
    missing = _program("show", tmp_path / "没有.ytsh")
    assert (missing.returncode, missing.stdout) == (1, b"")
    assert missing.stderr.decode().count("\n") == 1 and "没有.ytsh" in missing.stderr.decode()


def test_the_commands_load_no_window(tmp_path: Path) -> None:
    file = new(tmp_path)
    code = (
        "import sys; sys.argv[1:] = ['show', sys.argv[1]]; import yitusanhui.__main__ as m\n"
        "try: m.main()\nexcept SystemExit: pass\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'reportlab', 'pyvips'))]"
    )
    subprocess.run([sys.executable, "-c", code, str(file)], check=True, capture_output=True)


@pytest.mark.parametrize(("arguments", "path"), [((), None), (("协商.ytsh",), Path("协商.ytsh"))])
def test_without_a_command_the_window_opens(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], path: Path | None
) -> None:
    opened: list[Path | None] = []
    monkeypatch.setattr(__main__, "_open_window", lambda one: opened.append(one) or 7)
    assert run(*arguments).code == 7
    assert opened == [path]


def test_help_names_every_command_and_the_version_is_ours() -> None:
    told = run("--help")
    assert told.code == 0 and all(name in told.out for name in COMMANDS)
    assert yitusanhui.__version__ in run("--version").out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_how_it_is_used(command: str) -> None:
    told = run(command, "--help")
    assert told.code == 0 and "Usage" in told.out
    assert any("\u4e00" <= sign <= "\u9fff" for sign in told.out)


@pytest.mark.parametrize(
    "arguments",
    [
        ("vote",),
        ("new",),
        ("new", "a.ytsh"),
        ("record", "a.ytsh"),
        ("record", "a.ytsh", "--meeting", "一"),
        ("import",),
        ("import", "pictures", "a.ytsh", "b.csv"),
        ("import", "votes", "a.ytsh", "b.csv", "--method", "loudest"),
        ("import", "roster", "a.ytsh", "b.csv", "--column", "姓名"),
        ("import", "roster", "a.ytsh", "b.csv", "--column", "=姓名"),
        ("show", "a.ytsh", "--yaml"),
        ("export", "a.ytsh", "out", "--only", "minutes,poem"),
        ("restore", "a.ytsh"),
    ],
)
def test_wrong_usage_ends_with_2_and_touches_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "") and "Traceback" not in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_bug_of_ours_is_calm_and_leaves_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = new(tmp_path)
    monkeypatch.setattr("yitusanhui.cli.show.read_report", lambda _: 1 // 0)
    ran = run("show", file)
    (report,) = (paths.user_data() / "crashes").iterdir()
    assert ran.code == 1 and ran.err.count("\n") == 1 and report.name in ran.err
    assert "ZeroDivisionError" in report.read_text("utf-8")


def test_what_goes_wrong_while_cleaning_up_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Half:
        def __del__(self) -> None:
            raise OSError("no space left")

    def read(_: object) -> object:
        Half()
        raise DomainError("file_damaged", file="a.ytsh")

    file = new(tmp_path)
    monkeypatch.setattr("yitusanhui.cli.show.read_report", read)
    ran = run("show", file)
    assert ran.code == 1 and ran.err == sentence(DomainError("file_damaged", file="a.ytsh")) + "\n"


def test_a_bug_that_cannot_even_be_written_down_is_calm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = new(tmp_path)
    (tmp_path / "in the way").write_text("")
    monkeypatch.setenv("YITUSANHUI_HOME", str(tmp_path / "in the way"))
    monkeypatch.setattr("yitusanhui.cli.show.read_report", lambda _: 1 // 0)
    ran = run("show", file)
    assert (ran.code, ran.err) == (1, say("cli.bug_unwritten") + "\n")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("")
    ran = run("demo", tmp_path / "in the way" / "demo")
    assert ran.code == 1 and "Traceback" not in ran.err and "in the way" in ran.err
