"""What the set-up script decides on each kind of machine."""

from __future__ import annotations

from pathlib import Path

import pytest

import run

from .conftest import SCRIPTS


@pytest.mark.parametrize(
    ("platform", "environment", "shown"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_window_is_shown_where_there_is_a_screen(platform: str, environment: dict[str, str], shown: bool) -> None:
    assert run.has_display(platform, environment) is shown


def test_without_a_screen_qt_draws_offscreen_unless_told_otherwise() -> None:
    assert run.child_environment({}, display=False)["QT_QPA_PLATFORM"] == "offscreen"
    assert run.child_environment({"QT_QPA_PLATFORM": "vnc"}, display=False)["QT_QPA_PLATFORM"] == "vnc"
    assert "QT_QPA_PLATFORM" not in run.child_environment({"DISPLAY": ":0"}, display=True)


def test_a_screen_needs_more_of_qt_than_none() -> None:
    without, with_screen = run.wanted_libraries(display=False), run.wanted_libraries(display=True)
    assert set(without) < set(with_screen)
    assert set(with_screen) - set(without) == set(run.SCREEN)


def test_only_what_is_missing_is_installed() -> None:
    packages = run.missing(run.QT, lambda library: library != "libEGL.so.1")
    assert packages == ["libegl1"]
    assert run.apt_install(packages)[-1] == "libegl1"
    assert run.missing(run.QT, lambda library: True) == []


def test_programs_that_tests_use_are_asked_for_in_groups_so_that_one_unknown_name_costs_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(run.sys, "platform", "linux")
    monkeypatch.setattr(run, "_can_load", lambda library: True)
    monkeypatch.setattr(run, "_is_there", lambda program: program == "java")
    monkeypatch.setattr(run, "install_packages", lambda packages, why: asked.append(list(packages)))
    run.system_packages("test", display=False)
    assert asked[0] == [] and ["poppler-utils", "chromium"] in asked
    assert ["libpdfbox2-java", "libjaxb-api-java"] in asked
    assert sum("libreoffice-calc-nogui" in packages for packages in asked) == 1


def test_a_file_counts_as_there_as_much_as_a_program(tmp_path: Path) -> None:
    (tmp_path / "preflight.jar").write_bytes(b"")
    assert run._is_there(str(tmp_path / "preflight.jar")) and not run._is_there(str(tmp_path / "other.jar"))


def test_who_is_not_root_is_told_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000, raising=False)
    run.install_packages(["libegl1", "libgl1"], "Qt 缺系统库")
    told = capsys.readouterr().out
    assert "sudo apt-get install -y --no-install-recommends libegl1 libgl1" in told


def test_where_there_is_no_apt_the_missing_ones_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda program: None)
    run.install_packages(["libegl1"], "Qt 缺系统库")
    assert "libegl1" in capsys.readouterr().out


def test_a_step_is_done_again_only_when_its_stamp_changes(tmp_path: Path) -> None:
    before, after = run.fingerprint([b"pyproject", b"3.11"]), run.fingerprint([b"pyproject", b"3.12"])
    assert not run.is_done(tmp_path, ["demo"], before)
    run.mark_done(tmp_path, "demo", before)
    assert run.is_done(tmp_path, ["demo"], before)
    assert not run.is_done(tmp_path, ["demo"], after)


def test_an_install_for_tests_serves_the_demo_but_not_the_other_way_round(tmp_path: Path) -> None:
    run.mark_done(tmp_path, "test", "s")
    assert run.is_done(tmp_path, {"demo", "test"}, "s")
    (tmp_path / ".done-test").unlink()
    run.mark_done(tmp_path, "demo", "s")
    assert not run.is_done(tmp_path, {"test"}, "s")


def test_parts_of_a_stamp_do_not_run_together() -> None:
    assert run.fingerprint([b"ab", b"c"]) != run.fingerprint([b"a", b"bc"])


def test_the_interpreter_of_the_environment_is_found_on_windows_too(tmp_path: Path) -> None:
    assert run.venv_python(tmp_path, "win32") == tmp_path / "Scripts" / "python.exe"
    assert run.venv_python(tmp_path, "linux") == tmp_path / "bin" / "python"


def test_the_whole_suite_uses_the_cores_and_a_chosen_part_one() -> None:
    assert run.pytest_arguments([], 2)[:2] == ["-n", "2"]
    assert run.pytest_arguments([], 1) == []
    assert run.pytest_arguments(["tests/packaging", "-x"], 8) == ["tests/packaging", "-x"]


@pytest.mark.parametrize("arguments", [[], ["dance"], ["--help"]])
def test_wrong_usage_is_said_and_sets_nothing_up(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "install", lambda python, command: pytest.fail("set up"))
    assert run.main(arguments) == 2
    assert "用法" in capsys.readouterr().out


def test_an_old_python_is_refused_before_anything_is_set_up(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "is_supported", lambda version: False)
    monkeypatch.setattr(run, "install", lambda python, command: pytest.fail("set up"))
    assert run.main(["demo"]) == 1
    assert "3.11" in capsys.readouterr().err


@pytest.mark.parametrize(("version", "good"), [((3, 7), False), ((3, 10), False), ((3, 11), True), ((3, 13), True)])
def test_the_oldest_python_is_the_one_that_pyproject_names(version: tuple[int, int], good: bool) -> None:
    assert run.is_supported(version) is good


def test_a_python_without_ensurepip_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(run.Stop, match="python3-venv"):
        run.make_venv(tmp_path / "python")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that were run, as text; `demo` leaves a file behind."""
    seen: list[list[str]] = []

    def record(command: list[str | Path], environment: object = None) -> int:
        seen.append([str(word) for word in command])
        if "demo" in seen[-1]:
            Path(seen[-1][-1]).mkdir(exist_ok=True)
            (Path(seen[-1][-1]) / "示范.ytsh").touch()
        return 0

    monkeypatch.setattr(run, "_run", record)
    return seen


def test_the_demo_is_opened_where_there_is_a_screen(tmp_path: Path, calls: list[list[str]]) -> None:
    assert run.demo(Path("python"), tmp_path / "d", {}, display=True) == 0
    assert [call[3:] for call in calls] == [["demo", str(tmp_path / "d")], [str(tmp_path / "d" / "示范.ytsh")]]


def test_without_a_screen_the_demo_is_only_made(tmp_path: Path, calls: list[list[str]]) -> None:
    assert run.demo(Path("python"), tmp_path / "d", {}, display=False) == 0
    assert len(calls) == 1


def test_a_demo_that_fails_hands_on_its_exit_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_run", lambda command, environment=None: 3)
    assert run.demo(Path("python"), tmp_path, {}, display=True) == 3


def test_the_scripts_folder_is_no_package_and_hides_no_library() -> None:
    assert not (SCRIPTS / "__init__.py").exists()


def test_ci_runs_the_command_of_the_readme() -> None:
    script = (SCRIPTS.parent / ".ci" / "run").read_text(encoding="utf-8")
    assert script.splitlines()[-1] == "python3 packaging/run.py test"
