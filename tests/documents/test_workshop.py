"""What a killed export leaves behind goes at the next one; a running one is left alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from yitusanhui.documents.workshop import PREFIX, workshop

EXPORT = """
import sys
from pathlib import Path
from yitusanhui.documents.workshop import workshop
with workshop(Path(sys.argv[1])) as made:
    (made / "纪要.pdf").write_text("half")
    print("made", flush=True)
    sys.stdin.read()
"""


def hidden(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{PREFIX}*"))


def test_the_folder_is_gone_when_the_export_ends_or_fails(tmp_path: Path) -> None:
    try:
        with workshop(tmp_path) as made:
            (made / "纪要.pdf").write_text("half")
            raise OSError
    except OSError:
        pass
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_export_left_goes_at_the_next_one_but_not_while_it_runs(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", EXPORT, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None and other.stdout.readline() == "made\n"
        (left,) = hidden(tmp_path)
        with workshop(tmp_path):
            assert (left / "纪要.pdf").exists()
        other.kill()
        other.wait()
        assert hidden(tmp_path) == [left]
    with workshop(tmp_path) as made:
        assert hidden(tmp_path) == [made]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_left_without_its_lock_goes_too_and_other_hidden_ones_stay(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}old").mkdir()
    (tmp_path / f"{PREFIX}old" / "纪要.pdf").write_text("half")
    (tmp_path / ".git").mkdir()
    with workshop(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == [".git"]
