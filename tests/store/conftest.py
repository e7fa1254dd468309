"""The file itself is what is tried here."""

from __future__ import annotations

import pytest


@pytest.fixture
def laid_out_once() -> None:
    """Every file is laid out by the migrations, statement by statement."""
