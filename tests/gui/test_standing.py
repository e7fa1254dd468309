"""What stands all evening is kept out of the search for garbage, and goes with its window all the same."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread, get_ident
from threading import enumerate as threads
from weakref import finalize, ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.builders import make_file
from yitusanhui.gui import standing as gui_standing
from yitusanhui.gui.app import show_file
from yitusanhui.gui.background import Background
from yitusanhui.gui.session import Session
from yitusanhui.gui.standing import GarbageSearch, standing


class Held:
    """Something that holds itself, as windows do: only a search finds that nobody else does."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def nothing_stands_before_and_after() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()
    gc.disable()


def test_comments_of_an_open_file_are_not_searched_for_garbage(own_home: Path, tmp_path: Path, qapp: object) -> None:
    window = show_file(make_file(tmp_path))
    assert gc.get_freeze_count() > len(window.book.lines)
    window.close()


def test_no_other_thread_lets_go_of_a_widget(qapp: QApplication, qtbot: QtBot) -> None:
    gc.enable()
    search = GarbageSearch(qapp)
    gone_on: list[int] = []

    def leave() -> None:
        held = Held()
        finalize(held, lambda: gone_on.append(get_ident()))
        del held
        kept = [Held() for _ in range(5_000)]  # enough for Python to look, were it to look here
        assert len(kept) == 5_000

    other = Thread(target=leave)
    other.start()
    other.join()
    assert gone_on == []
    qtbot.waitUntil(lambda: gone_on == [get_ident()])
    search.deleteLater()


def test_while_much_is_being_made_the_search_waits_but_not_for_ever(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    monkeypatch.setattr(gui_standing, "look", lambda: looked.append(1))
    search = GarbageSearch(qapp)
    search._pulse.stop()
    search._on_pulse()
    kept = []
    for pulse in range(gui_standing.PATIENCE):
        kept.append([Held() for _ in range(2 * gui_standing.YOUNG)])
        search._on_pulse()
        assert len(looked) == 1, pulse
    kept.append([Held() for _ in range(2 * gui_standing.YOUNG)])
    search._on_pulse()
    assert len(looked) == 2
    search._on_pulse()  # nothing was made since
    assert len(looked) == 3
    search.deleteLater()


def test_while_something_is_made_beside_the_work_the_search_waits_but_not_for_ever(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    go_on = Event()
    done: list[bool] = []
    monkeypatch.setattr(gui_standing, "look", lambda: looked.append(1))
    search = GarbageSearch(qapp)
    search._pulse.stop()
    search._on_pulse()
    work = Background()
    work.run(go_on.wait, done=done.append, failed=lambda _: None)
    for _ in range(gui_standing.LONG):
        search._on_pulse()
    assert len(looked) == 1
    search._on_pulse()
    assert len(looked) == 2
    search._on_pulse()
    go_on.set()
    qtbot.waitUntil(lambda: done == [True])
    assert len(looked) == 2
    search._on_pulse()
    assert len(looked) == 3
    search.deleteLater()


def test_closing_a_file_leaves_the_search_where_it_was(own_home: Path, tmp_path: Path) -> None:
    Session(make_file(tmp_path)).close()
    assert not gc.isenabled()


def test_nothing_is_left_of_a_window_that_was_closed(own_home: Path, tmp_path: Path, qapp: QApplication) -> None:
    before = set(threads())
    window = show_file(make_file(tmp_path))
    for name in window.panels.names:
        window.panels.panel(name)
    parts = [ref(one) for one in (window, window.session, window.pane, window.wall, window.wall.wall, window.panels)]
    window.show()
    qapp.processEvents()
    window.close()
    window.deleteLater()
    del window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.unfreeze()
    gc.collect()
    assert [part() is None for part in parts] == [True] * len(parts)
    assert qapp.topLevelWidgets() == []
    assert [one.name for one in set(threads()) - before if not one.name.startswith("beside")] == []


def test_what_is_made_afterwards_is_searched_as_ever() -> None:
    with standing():
        stays = Held()
    came_later = ref(Held())
    gc.collect()
    assert came_later() is None and stays.itself is stays


def test_what_is_left_of_an_earlier_project_goes_when_the_next_is_opened() -> None:
    with standing():
        left = ref(Held())
    gc.collect()
    assert left() is not None
    with standing():
        pass
    assert left() is None


def test_a_file_that_cannot_be_opened_leaves_the_search_on() -> None:
    gc.enable()
    with pytest.raises(ValueError, match="damaged"), standing():
        raise ValueError("damaged")
    assert gc.isenabled()
