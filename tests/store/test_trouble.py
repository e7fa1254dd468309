"""A disk that is full is said to be full, by whatever name SQLite calls it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest

from yitusanhui.domain.errors import EnvironmentTrouble
from yitusanhui.store import trouble


@pytest.mark.parametrize(("free", "code"), [(4096, "disk_full"), (1 << 30, "disk_trouble")])
def test_trouble_with_next_to_nothing_free_is_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, code: str
) -> None:
    monkeypatch.setattr(trouble, "disk_usage", lambda _: SimpleNamespace(free=free))
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
    said = trouble.translated(error, tmp_path / "a.ytsh")
    assert isinstance(said, EnvironmentTrouble) and said.code == code
