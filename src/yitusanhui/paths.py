"""Where things lie on this machine: the only code that knows, frozen or not, Windows or Linux."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

import platformdirs

APP = "yitusanhui"


def _bundle() -> Path:
    """The folder that holds `resources` and `templates`: in the bundle, in the wheel, or the project's root."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen)
    inside = Path(__file__).parent / "_bundle"
    return inside if inside.is_dir() else Path(__file__).parents[2]


def resources() -> Path:
    """Icons, the sample's words, and `vendor/`."""
    return _bundle() / "resources"


def vendor() -> Path:
    """Third-party fonts and scripts fetched at set-up (packaging/assets.toml)."""
    return resources() / "vendor"


def templates() -> Path:
    """Procedures, presets, categories, fixed sentences as shipped."""
    return _bundle() / "templates"


def user_data() -> Path:
    """This user's folder for backups, recent files and crash reports; made if it isn't there.

    YITUSANHUI_HOME puts it elsewhere: on the stick that the program runs from, or out of the way of tests.
    """
    folder = Path(os.environ.get("YITUSANHUI_HOME") or platformdirs.user_data_dir(APP, appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def crash_report(text: str) -> Path:
    """Keep the report of a bug where the person can find and send it; returns the file."""
    folder = user_data() / "crashes"
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / f"crash-{datetime.now():%Y%m%d-%H%M%S}.txt"
    report.write_text(text, "utf-8")
    return report
