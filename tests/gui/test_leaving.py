"""The program ends, by its menu, its cross or from outside: the file is one plain file, and nothing else is left."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gui.builders import make_drawing, make_file
from yitusanhui.operations.files import open_consultation
from yitusanhui.operations.reading import check_consultation

ROOT = Path(__file__).parents[2]
PLAIN = b"\x01\x01"  # sqlite.org/fileformat2.html, 1.3.3: no log beside it
FROM_OUTSIDE = pytest.mark.skipif(os.name != "posix", reason="only POSIX systems ask a program to end by a signal")


def leave(doing: str, how: str, folder: Path, home: Path) -> tuple[Path, str]:
    """Run the program until it was left so; the file, and what was complained of."""
    with make_file(folder) as file:
        path = file.path
    if doing == "drawing":
        path.with_name("图.png").write_bytes(make_drawing(9000, 7000).original)
    rubbish = folder / "tmp"
    rubbish.mkdir()
    command = [sys.executable, "-X", "faulthandler", "-X", "dev", "-m", "tests.gui.leaving_child", doing, how, path]
    given = os.environ | {"YITUSANHUI_HOME": str(home), "TMPDIR": str(rubbish), "TEMP": str(rubbish)}
    done = subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert list(rubbish.iterdir()) == []
    told = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    return path, "\n".join(told)


@pytest.mark.parametrize(
    ("doing", "how"),
    [
        ("nothing", "menu"),
        ("documents", "cross"),
        ("preview", "cross"),
        pytest.param("dialog", "ended", marks=FROM_OUTSIDE),
        pytest.param("drawing", "ended", marks=FROM_OUTSIDE),
    ],
)
def test_whoever_leaves_leaves_one_whole_file(doing: str, how: str, tmp_path: Path, own_home: Path) -> None:
    path, complaints = leave(doing, how, tmp_path, own_home)
    assert complaints == ""
    assert path.read_bytes()[18:20] == PLAIN
    assert [one.name for one in path.parent.glob(f"{path.stem}*") if one.is_file()] == [path.name]
    assert not list(own_home.rglob("crashes/*"))
    with open_consultation(path) as file:
        assert check_consultation(file) == []
