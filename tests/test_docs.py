"""Documents say what is true of the code."""

from __future__ import annotations

import ast
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from yitusanhui.__main__ import CUT_TILES
from yitusanhui.cli.main import COMMANDS
from yitusanhui.intake.tiling import FLAG

ROOT = Path(__file__).parents[1]
SOURCES = {path: path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py")}
GLOSSARY = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", (ROOT / "docs/glossary.md").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", [name for name, _ in GLOSSARY])
def test_every_word_of_the_glossary_is_a_name_in_the_code(name: str) -> None:
    assert any(re.search(rf"^(class {name}\b|{name} = )", text, re.MULTILINE) for text in SOURCES.values())


def test_every_term_of_the_domain_is_in_the_glossary() -> None:
    terms = re.findall(r"^class (\w+)\(StrEnum\)", (ROOT / "src/yitusanhui/domain/terms.py").read_text("utf-8"), re.M)
    assert set(terms) - {name for name, _ in GLOSSARY} <= {"OptionState", "MotionState", "ChoiceKind", "CommitmentKind"}


@pytest.mark.parametrize(
    "path",
    re.findall(
        r"`((?:tests|templates|src|resources|packaging)/[\w./]+)`", (ROOT / "docs/architecture.md").read_text("utf-8")
    ),
)
def test_every_path_named_by_the_architecture_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_module_named_by_the_architecture_exists() -> None:
    words = (ROOT / "docs/architecture.md").read_text("utf-8")
    named = re.findall(r"`((?:\w+/)*[\w*]+\.py)`", words)
    there = [path.relative_to(ROOT).as_posix() for path in (*SOURCES, *(ROOT / "tests").rglob("*.py"))]
    there += [
        path.relative_to(ROOT).as_posix()
        for folder in ("packaging", "benchmarks", "resources")
        for path in (ROOT / folder).rglob("*.py")
    ]
    assert named
    assert [name for name in named if not any(fnmatch(path, f"*/{name}") or path == name for path in there)] == []


def test_the_readme_names_both_commands_and_ci_calls_the_second() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "python3 packaging/run.py demo" in readme
    assert "python3 packaging/run.py test" in readme
    assert (ROOT / ".ci/run").read_text("utf-8").strip().endswith("python3 packaging/run.py test")


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [command for command in COMMANDS if f"yitusanhui {command}" not in readme] == []


def test_the_program_knows_the_flag_with_which_it_calls_itself() -> None:
    assert CUT_TILES == FLAG


@pytest.mark.parametrize("path", sorted(SOURCES), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_outgrows_its_room(path: Path) -> None:
    assert len(SOURCES[path].splitlines()) <= 300


@pytest.mark.parametrize("path", sorted(SOURCES), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_function_outgrows_its_file(path: Path) -> None:
    functions = [node for node in ast.walk(ast.parse(SOURCES[path])) if isinstance(node, ast.FunctionDef)]
    lines = {one.name: (one.end_lineno or 0) - one.lineno + 1 for one in functions}
    assert {name: number for name, number in lines.items() if number > 40} == {}
