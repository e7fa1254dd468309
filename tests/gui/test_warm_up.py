"""What is large is loaded a moment after the window stands, and not before."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication
from yitusanhui.gui import warm_up
application = QApplication([])
assert not any(name in sys.modules for name in warm_up.WANTED)
warm_up.load()
assert all(name in sys.modules for name in warm_up.WANTED)
import yitusanhui.gui.panels.minutes, yitusanhui.gui.panels.export
"""


def test_nothing_large_comes_with_the_window_and_everything_a_moment_later() -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], check=True, timeout=60)
