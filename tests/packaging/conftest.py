"""The set-up scripts lie outside the program: `packaging/` is put on the path for these tests."""

from __future__ import annotations

import sys
from pathlib import Path

SCRIPTS = Path(__file__).parents[2] / "packaging"
sys.path.insert(0, str(SCRIPTS))
