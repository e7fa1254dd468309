"""What stands all evening is kept out of the search for garbage, and goes with its window all the same."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from weakref import ref

import pytest

from tests.gui.builders import make_file
from yitusanhui.gui.app import show_file
from yitusanhui.gui.standing import standing


class Held:
    """Something that holds itself, as windows do: only a search finds that nobody else does."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def nothing_stands_before_and_after() -> Iterator[None]:
    usual = gc.get_threshold()
    gc.unfreeze()
    yield
    gc.unfreeze()
    gc.set_threshold(*usual)


def test_comments_of_an_open_file_are_not_searched_for_garbage(own_home: Path, tmp_path: Path, qapp: object) -> None:
    window = show_file(make_file(tmp_path))
    assert gc.isenabled() and gc.get_freeze_count() > len(window.book.lines)
    window.close()


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
