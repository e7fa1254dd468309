"""A bug: its report goes to a file, the person gets a calm sentence, and what was recorded stays."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion

import yitusanhui
from yitusanhui import paths
from yitusanhui.domain.errors import DomainError

log = logging.getLogger(__name__)
KEEP = 20


def install(tell: Callable[[DomainError], None], tell_bug: Callable[[Path | None], None]) -> None:
    """From now on a refusal that nobody took is told, and anything else is reported and told calmly."""

    def hook(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if isinstance(error, DomainError):
            tell(error)
        elif issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
        else:
            log.error("unexpected", exc_info=(kind, error, where))
            tell_bug(write_report(kind, error, where))

    sys.excepthook = hook


def write_report(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> Path | None:
    """Where the report lies; None when even that couldn't be written. It holds no words of residents."""
    now = datetime.now()
    lines = [
        f"yitusanhui {yitusanhui.__version__}",
        f"Python {sys.version.split()[0]}, Qt {qVersion()}, {platform.platform()}",
        now.isoformat(timespec="seconds"),
        "",
        *traceback.format_tb(where),
        kind.__name__,
    ]
    try:
        folder = paths.user_data() / "crashes"
        folder.mkdir(exist_ok=True)
        for old in sorted(folder.glob("*.txt"))[:-KEEP]:
            old.unlink(missing_ok=True)
        report = folder / f"{now:%Y%m%d-%H%M%S}.txt"
        report.write_text("\n".join(lines), "utf-8")
    except OSError:
        return None
    return report
