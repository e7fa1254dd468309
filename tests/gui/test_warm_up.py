"""What is large is loaded a moment after the window stands, and not before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from yitusanhui.operations.files import new_consultation

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from yitusanhui.gui import warm_up
application = QApplication([])
assert not any(name in sys.modules for name in warm_up.WANTED)
from yitusanhui.operations.files import open_consultation
with open_consultation(Path(sys.argv[1])) as file:
    warm_up.load(file)
assert all(name in sys.modules for name in warm_up.WANTED)
from yitusanhui.documents import blocks
assert blocks.compiled.cache_info().currsize == 1
import yitusanhui.gui.panels.minutes, yitusanhui.gui.panels.export
"""


def test_nothing_large_comes_with_the_window_and_everything_a_moment_later(tmp_path: Path) -> None:
    path = tmp_path / "a.ytsh"
    new_consultation(path, title="口袋公园").close()
    subprocess.run([sys.executable, "-c", PROGRAM, str(path)], check=True, timeout=60)
