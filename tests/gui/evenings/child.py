"""The program in a process of its own, driven by keys until it is killed: `python -m tests.gui.evenings.child`."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.gui.evenings import room
from tests.gui.evenings.keys import Evening, sit_down, wait_until
from tests.gui.evenings.night import Night
from yitusanhui.gui.drafts import kept_unfinished
from yitusanhui.gui.theme import dress


def main(stage: str, path: Path, at: str) -> int:
    """Play the evening up to the crash, print the log, and wait for the end."""
    application = QApplication(sys.argv[:1])
    dress(application)
    evening, night = import_module(stage), Night()
    keys = sit_down(path, Evening(at), pytest.MonkeyPatch())
    evening.call(keys, night)
    room.until_a_line_is_half_typed(keys, night)
    wait_until(lambda: kept_unfinished(path), "what is half typed is not kept")
    sys.stdout.write(night.to_json() + "\n")
    sys.stdout.flush()
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))
