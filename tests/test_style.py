"""ruff and mypy are part of the tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def _run(*command: str) -> str:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_ruff_finds_nothing() -> None:
    assert _run("ruff", "check", "--no-cache", ".") == ""


def test_the_code_is_formatted() -> None:
    assert _run("ruff", "format", "--check", "--no-cache", ".") == ""


def test_mypy_finds_nothing() -> None:
    """What it found of a module is kept by what is in it (.mypy_cache): only the first time takes a minute."""
    assert _run("mypy") == ""
