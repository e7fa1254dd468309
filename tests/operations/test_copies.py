"""Two copies of one project: which goes on from which, and since when they tell different stories."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.copies import Apart, compare_copies
from yitusanhui.operations.files import new_consultation, open_consultation, read_consultation


def _write(path: Path, count: int) -> None:
    with open_consultation(path) as file:
        for number in range(count):
            record_comment(file, meeting_id=1, text=f"{path.stem} {number}")


def _compare(here: Path, there: Path) -> Apart | None:
    one, other = read_consultation(here), read_consultation(there)
    try:
        return compare_copies(one, other)
    finally:
        one.close()
        other.close()


@pytest.mark.parametrize(("here", "there"), [(0, 0), (3, 0), (0, 2), (2, 3)])
def test_entries_that_only_one_copy_has_are_counted(tmp_path: Path, here: int, there: int) -> None:
    path, other = tmp_path / "a.ytsh", tmp_path / "b.ytsh"
    new_consultation(path, title="甲").close()
    _write(path, 2)
    shutil.copyfile(path, other)
    reader = read_consultation(path)
    last = reader.row("SELECT at FROM journal ORDER BY seq DESC LIMIT 1")
    reader.close()
    _write(path, here)
    _write(other, there)
    apart = _compare(path, other)
    assert apart is not None and last is not None
    assert (apart.here, apart.there, apart.since) == (here, there, last["at"])


def test_another_project_is_no_copy(tmp_path: Path) -> None:
    for name in ("a.ytsh", "b.ytsh"):
        new_consultation(tmp_path / name, title="甲").close()
    assert _compare(tmp_path / "a.ytsh", tmp_path / "b.ytsh") is None
