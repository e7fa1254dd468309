"""Someone kicks the cable: the evening is played in another process, which is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.gui.evenings.keys import Keys
from tests.gui.evenings.night import Night

ROOT = Path(__file__).parents[3]


def play_until_the_kick(play: Callable[[Keys, Night], None], path: Path, at: str, *, lines: int = 1) -> Night:
    """Play it, kill it when it has written so many lines of its log, and take the last one."""
    command = [sys.executable, "-m", "tests.gui.evenings.child", play.__module__, play.__name__, str(path), at]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        for _ in range(lines):
            log = process.stdout.readline().decode()
            assert log, "it did not come so far"
        os.kill(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    return Night.from_json(log)
