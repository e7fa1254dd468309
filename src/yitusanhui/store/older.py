"""Reading a file of an earlier version: it stays as it is, a copy brought to this version is read in its place."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from yitusanhui.store.connection import reading_connection
from yitusanhui.store.reader import Reader
from yitusanhui.store.trouble import explained


class OlderReader(Reader):
    """Rows of a file of an earlier version, as this version would hold them. The copy goes with the reader."""

    def __init__(self, path: Path) -> None:
        from yitusanhui.store.migrations import migrate

        self._folder = TemporaryDirectory(prefix="yitusanhui-", ignore_cleanup_errors=True)
        copy = Path(self._folder.name) / path.name
        try:
            with explained(path), closing(reading_connection(path)) as old, closing(_blank(copy)) as new:
                old.backup(new)
                migrate(new)
        except BaseException:
            self._folder.cleanup()
            raise
        super().__init__(path, lying_at=copy)

    def close(self) -> None:
        """Close every connection and take the copy away."""
        super().close()
        self._folder.cleanup()


def _blank(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)
