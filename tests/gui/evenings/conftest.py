"""The file of an evening, in a home of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot


@pytest.fixture
def path(own_home: Path, tmp_path: Path, qtbot: QtBot) -> Path:
    """The file of the evening; whatever window is open on it at the end is closed."""
    return tmp_path / "梅岭园.ytsh"
