"""Whatever is refused has a sentence, and whatever is done has a name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import yitusanhui
from yitusanhui.texts import SENTENCES

SOURCE = Path(yitusanhui.__file__).parent
ROOT = Path(__file__).parents[2]
REFUSALS = {"DomainError", "EnvironmentTrouble"}
WRITES = {"write", "_move"}


@cache
def _nodes() -> dict[Path, list[ast.AST]]:
    """Every part of every module, read once for all tests here."""
    return {path: list(ast.walk(ast.parse(path.read_text("utf-8")))) for path in sorted(SOURCE.rglob("*.py"))}


@cache
def _calls() -> list[tuple[Path, ast.Call, str]]:
    """Every call in the program, with the name of what is called."""
    return [
        (path, node, node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", ""))
        for path, nodes in _nodes().items()
        for node in nodes
        if isinstance(node, ast.Call)
    ]


def _codes(node: ast.expr) -> Iterator[str]:
    """The codes that an expression may come to: a text, or one of two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _codes(node.body)
        yield from _codes(node.orelse)


def _refusals() -> list[tuple[str, str, frozenset[str]]]:
    """Where, which code, and the facts that fill its blanks; facts passed on as ** are not listed."""
    found = []
    for path, call, name in _calls():
        if name in REFUSALS and call.args and not any(word.arg is None for word in call.keywords):
            facts = frozenset(str(word.arg) for word in call.keywords)
            found += [(f"{path.name}:{call.lineno}", code, facts) for code in _codes(call.args[0])]
    return found


def _blanks(sentence: str) -> set[str]:
    return {name.split(".")[0].split("[")[0] for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_refusal_has_a_sentence_whose_blanks_are_given() -> None:
    refusals = _refusals()
    assert len(refusals) > 100
    without = [(where, code) for where, code, _ in refusals if code not in SENTENCES]
    assert without == []
    unfilled = [(where, code, _blanks(SENTENCES[code]) - facts) for where, code, facts in refusals]
    assert [one for one in unfilled if one[2]] == []


def _operations() -> set[str]:
    """The names under which changes are written."""
    found = set()
    for _, call, name in _calls():
        if name in WRITES:
            found |= {str(one.value) for one in call.args[:2] if isinstance(one, ast.Constant)}
    return {name for name in found if name.isidentifier()}


def test_every_operation_that_is_written_has_a_name_for_people() -> None:
    operations = _operations()
    assert {"record_comment", "adjourn_meeting", "new_consultation", "keep_tiles"} <= operations
    assert {name for name in operations if f"done_{name}" not in SENTENCES} == set()


def test_a_name_of_an_operation_is_a_few_characters() -> None:
    for name in _operations():
        assert 2 <= len(SENTENCES[f"done_{name}"]) <= 8, name


def _shape(node: ast.expr) -> str:
    """A pattern of the codes that are put together here; of nothing where hardly a letter of them is told."""
    parts = [part.value if isinstance(part, ast.Constant) else "" for part in getattr(node, "values", ())]
    return "".join(re.escape(str(part)) or r"[\w.]*" for part in parts) if len("".join(map(str, parts))) > 2 else ""


def _said() -> tuple[set[str], list[re.Pattern[str]]]:
    """The codes that stand in the program, but for where their sentences are; and the shapes of those put together."""
    whole: set[str] = set()
    shapes = []
    for path, tree in _nodes().items():
        tables = [node for node in tree if isinstance(node, ast.Dict)] if path.is_relative_to(SOURCE / "texts") else []
        keys = {id(key) for table in tables for key in table.keys}
        for node in tree:
            if isinstance(node, ast.Constant) and id(node) not in keys:
                whole.add(str(node.value))
            elif isinstance(node, ast.JoinedStr):
                shapes.append(re.compile(_shape(node)))
    return whole, shapes


def test_whatever_is_said_has_a_sentence() -> None:
    said = [call.args[0] for _, call, name in _calls() if name == "say" and isinstance(call.func, ast.Name)]
    assert [code for one in said for code in _codes(one) if code not in SENTENCES] == []
    shapes = {_shape(one) for one in said if isinstance(one, ast.JoinedStr)} - {""}
    assert len(shapes) > 50
    assert [shape for shape in shapes if not any(re.fullmatch(shape, code) for code in SENTENCES)] == []


def test_every_sentence_is_said_somewhere() -> None:
    whole, shapes = _said()
    unsaid = [code for code in SENTENCES if code not in whole and not any(one.fullmatch(code) for one in shapes)]
    assert unsaid == []


def test_every_sentence_can_be_filled() -> None:
    for code, words in SENTENCES.items():
        filled = words.format(**dict.fromkeys(_blanks(words), "乙"))
        assert filled.count("乙") >= len(_blanks(words)), code


NUMBERED_OTHERWISE = re.compile(r"第\{?\w+\}?号意见|第\{\w+\}条|意见\{\w+\}号")


def test_a_comment_is_called_by_its_number_in_one_way_everywhere() -> None:
    """9号意见, on screen, wall and paper: 第9条 is an article of some rule."""
    found = [
        f"{path.name}: {words}"
        for path in [*SOURCE.rglob("*.py"), *(ROOT / "templates").rglob("*.*"), *(ROOT / "resources").glob("*/*.toml")]
        for words in NUMBERED_OTHERWISE.findall(path.read_text("utf-8"))
    ]
    assert found == []
    assert NUMBERED_OTHERWISE.search("第{number}条已撤回") and NUMBERED_OTHERWISE.search("意见{id}号")
