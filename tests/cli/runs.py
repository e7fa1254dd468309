"""The command line as a person meets it: arguments and bytes in, exit code and text out."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from yitusanhui.__main__ import main


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def plain(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)


def run(*arguments: object, given: bytes | str = b"") -> Ran:
    """Run one command in this process, through the program's own door."""
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2)]
    typed = given.encode() if isinstance(given, str) else given
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["yitusanhui", *map(str, arguments)])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), "utf-8"))
        patch.setattr(sys, "unraisablehook", sys.unraisablehook)
        patch.setattr(sys, "stdout", streams[0])
        patch.setattr(sys, "stderr", streams[1])
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    out, err = (stream.buffer.getvalue().decode() for stream in streams)
    return Ran(code, out, err)


def done(*arguments: object, given: bytes | str = b"") -> Ran:
    """The same of a command that must succeed."""
    ran = run(*arguments, given=given)
    assert (ran.code, ran.err) == (0, ""), ran
    return ran


def refused(*arguments: object, given: bytes | str = b"") -> str:
    """The one sentence a refused command says; nothing of ours shows."""
    ran = run(*arguments, given=given)
    assert ran.code == 1 and ran.out == "", ran
    assert_calm(ran)
    assert ran.err.endswith("。\n") and ran.err.count("\n") == 1, ran.err
    return ran.err.strip()


def assert_calm(ran: Ran) -> None:
    """No traceback, no bug of ours: what went wrong is said in Chinese."""
    assert "Traceback" not in ran.err and "Error" not in ran.err and "crash-" not in ran.err, ran.err
    assert any("\u4e00" <= sign <= "\u9fff" for sign in ran.err), ran.err


def new(folder: Path, title: str = "口袋公园") -> Path:
    """A new consultation made on the command line."""
    file = folder / "协商.ytsh"
    done("new", file, "--title", title)
    return file


def shown(file: Path) -> Any:
    """`show --json`."""
    return done("show", file, "--json").plain


def lines(*comments: object) -> str:
    """Lines of JSON for `record`."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in comments)
