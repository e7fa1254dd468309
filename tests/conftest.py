"""Fixtures for every room."""

from __future__ import annotations

import gc
import os
import shutil
import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from yitusanhui.store import migrations

# The same examples every time and no deadline: a run must not fail by luck. HYPOTHESIS_PROFILE=search looks further.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


IN_MEMORY, ROOM = Path("/dev/shm"), 4 * 1024**3


def write_into_memory() -> None:
    """Where a system keeps a folder in memory, with room, tests write there: a disk would hold up every commit.

    Processes are killed here, never machines: what was written survives that in memory as it does on a disk.
    """
    if IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free >= ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))


write_into_memory()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of data that no one on the team wrote: `YTSH_DATA`, else `../shared/data` beside the project."""
    beside = Path(__file__).parents[2] / "shared" / "data"
    folder = Path(os.environ.get("YTSH_DATA") or beside)
    if not folder.is_dir():
        pytest.skip("the shared data are neither at YTSH_DATA nor at ../shared/data beside the project")
    return folder


def pytest_collection() -> None:
    """While the tests are loaded nothing becomes garbage."""
    gc.disable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """mypy first, which is the longest of all on one core: at the end the other core would wait for it."""
    items.sort(key=lambda item: item.path.name != "test_style.py")


def pytest_collection_finish() -> None:
    """What all tests have loaded stays; looking through it for garbage again and again took a tenth of the run."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that nobody made yet, numbered here: pytest would look through all there are for the next number."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count(1))


@pytest.fixture(autouse=True)
def user_folder(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """This user's data folder is a fresh one for every test, for child processes too."""
    folder = next(homes)
    folder.mkdir()
    monkeypatch.setenv("YITUSANHUI_HOME", str(folder))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def empty_file() -> sqlite3.Connection:
    """A file of this version with nothing in it, laid out once by the migrations."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    migrations.migrate(connection)
    return connection


@pytest.fixture(autouse=True)
def laid_out_once(empty_file: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new file gets a copy of that: two hundred statements a file were half of what making one takes.

    `store`, where the migrations are tried, and processes of their own lay out each file anew.
    """

    def migrate(connection: sqlite3.Connection) -> None:
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            real(connection)
        else:
            empty_file.backup(connection)

    real = migrations.migrate
    monkeypatch.setattr(migrations, "migrate", migrate)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, played to its end once a run and closed; whoever writes into it takes a copy."""
    from yitusanhui.sample.play import play  # brings half of the program with it

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YITUSANHUI_HOME", str(tmp_path_factory.mktemp("home")))
        return play(tmp_path_factory.mktemp("sample") / "样例.ytsh", tiles=False)
