"""What the read models are loaded from: a reader, or the transaction that is under way."""

from __future__ import annotations

from typing import Protocol

from yitusanhui.store.connection import Row


class Rows(Protocol):
    """Anything that answers queries."""

    def rows(self, sql: str, *values: object) -> list[Row]: ...

    def row(self, sql: str, *values: object) -> Row | None: ...
