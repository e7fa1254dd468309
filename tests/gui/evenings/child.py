"""The program in a process of its own, driven by keys until it is killed: `python -m tests.gui.evenings.child`."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from tests.gui.evenings.keys import Evening, sit_down
from tests.gui.evenings.night import Night
from yitusanhui.gui.theme import dress


def main(module: str, play: str, path: Path, at: str) -> int:
    """Play this, and wait for the end; also where it stands in a dialog."""
    application = QApplication(sys.argv[:1])
    dress(application)
    keys = sit_down(path, Evening(at), pytest.MonkeyPatch())
    getattr(import_module(module), play)(keys, Night())
    return QEventLoop().exec()


def write_log(night: Night) -> None:
    """So much was shown as saved: the log, a line each time, for whoever holds the cable."""
    sys.stdout.write(night.to_json() + "\n")
    sys.stdout.flush()


def here_it_is_kicked(night: Night) -> None:
    """Nothing more is pressed."""
    write_log(night)
    QEventLoop().exec()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), sys.argv[4]))
