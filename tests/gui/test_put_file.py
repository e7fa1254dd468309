"""What is printed or exported to a chosen place is there whole, or what stood there stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from yitusanhui.domain.errors import EnvironmentTrouble
from yitusanhui.gui.put_file import put_file


def test_a_file_takes_the_place_of_another(tmp_path: Path) -> None:
    made, target = tmp_path / "made", tmp_path / ("纪" * 70 + ".pdf")
    made.write_bytes(b"new")
    target.write_bytes(b"old")
    put_file(made, target)
    assert target.read_bytes() == b"new" and sorted(tmp_path.iterdir()) == sorted([made, target])


def test_on_a_full_disk_what_stood_there_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, target = tmp_path / "made", tmp_path / "纪要.pdf"
    made.write_bytes(b"new")
    target.write_bytes(b"old")

    def full(_: Path, part: Path) -> None:
        part.write_bytes(b"n")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(EnvironmentTrouble, match="export_folder"):
        put_file(made, target)
    assert target.read_bytes() == b"old" and sorted(tmp_path.iterdir()) == sorted([made, target])
