"""Fixtures for every room."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples every time and no deadline: a run must not fail by luck. HYPOTHESIS_PROFILE=search looks further.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of data that no one on the team wrote: `YTSH_DATA`, else `../shared/data` beside the project."""
    beside = Path(__file__).parents[2] / "shared" / "data"
    folder = Path(os.environ.get("YTSH_DATA") or beside)
    if not folder.is_dir():
        pytest.skip("the shared data are neither at YTSH_DATA nor at ../shared/data beside the project")
    return folder


@pytest.fixture(autouse=True)
def user_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This user's data folder is a fresh one for every test, for child processes too."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("YITUSANHUI_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, played to its end once a run and closed; whoever writes into it takes a copy."""
    from yitusanhui.sample.play import play  # brings half of the program with it

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YITUSANHUI_HOME", str(tmp_path_factory.mktemp("home")))
        return play(tmp_path_factory.mktemp("sample") / "样例.ytsh", tiles=False)
