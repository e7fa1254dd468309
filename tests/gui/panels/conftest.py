"""A consultation with people in a running meeting, and the session the panels work on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.panels.builders import new_session
from yitusanhui.gui.panels.base import Panel
from yitusanhui.gui.session import Session

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
Show = Callable[[type[Panel]], Panel]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing is written to the home folder of whoever runs the tests."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.delenv("YITUSANHUI_HOME", raising=False)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(folder))
    return folder


@pytest.fixture
def session(home: Path, tmp_path: Path, qapp: object) -> Iterator[Session]:
    """A 征询会 under way: twelve households on the roster, eight of them signed in, four comments."""
    opened = new_session(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def refusals(session: Session) -> list[str]:
    """The sentences of what was refused, as they come."""
    told: list[str] = []
    session.refused.connect(told.append)
    return told


@pytest.fixture
def show(session: Session, qtbot: QtBot) -> Show:
    """A panel on the screen, as wide as on a 1366 x 768 laptop."""

    def shown(kind: type[Panel]) -> Panel:
        panel = kind(session)
        qtbot.addWidget(panel)
        panel.resize(480, 640)
        with qtbot.waitActive(panel):
            panel.show()
            panel.activateWindow()
        return panel

    return shown
