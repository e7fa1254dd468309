"""What stands all evening is kept out of the search for garbage, and goes with its window all the same."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from threading import Thread, get_ident
from weakref import finalize, ref

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.builders import make_file
from yitusanhui.gui.app import show_file
from yitusanhui.gui.session import Session
from yitusanhui.gui.standing import standing


class Held:
    """Something that holds itself, as windows do: only a search finds that nobody else does."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def nothing_stands_before_and_after() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


def test_comments_of_an_open_file_are_not_searched_for_garbage(own_home: Path, tmp_path: Path, qapp: object) -> None:
    window = show_file(make_file(tmp_path))
    assert gc.get_freeze_count() > len(window.book.lines)
    window.close()
    assert gc.isenabled()


def test_while_a_file_is_open_no_other_thread_lets_go_of_a_widget(own_home: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window = show_file(make_file(tmp_path))
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
    window.close()


def test_of_two_open_files_the_first_to_close_leaves_the_search_as_it_is(own_home: Path, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
    one, other = (Session(make_file(tmp_path / name)) for name in "ab")
    one.close()
    assert not gc.isenabled()
    other.close()
    assert gc.isenabled()


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
    with pytest.raises(ValueError, match="damaged"), standing():
        raise ValueError("damaged")
    assert gc.isenabled()
