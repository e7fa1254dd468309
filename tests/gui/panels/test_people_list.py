"""Whether someone is here, as the sign-in list says it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from tests.gui.builders import make_file, press, type_words
from tests.gui.conftest import OpenWindow
from tests.gui.conftest import open_window as open_window
from tests.gui.conftest import own_home as own_home
from yitusanhui.gui.panels.people_list import EXCUSED, THERE, state_words
from yitusanhui.gui.panels.sign_in import SignInPanel


def test_who_is_excused_is_marked_until_they_come(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(make_file(tmp_path))
    press(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    panel = window.panels.current
    assert isinstance(panel, SignInPanel)
    said = []
    for deed in (panel.excuse, lambda: press(panel.finder.line, Qt.Key.Key_Return)):
        type_words(panel.finder.line, "wang")
        deed()
        type_words(panel.finder.line, "wang")
        first = panel.finder.list.found.index(0)
        said.append(state_words(first.data(THERE), excused=first.data(EXCUSED))[0])
        panel.finder.clear()
    assert said[0] == "请假" and said[1].startswith("已签到")


def test_nothing_is_said_of_who_is_neither_here_nor_excused() -> None:
    assert state_words(None) == ("", "muted")
