"""A comment recorded and committed, beside a bare insert of the same row by sqlite3 with the same pragmas.

What ours does besides (the meeting's state, the journal's digest, the receipt, the writer's thread) costs about the
same on every disk, so the ratio says most where a commit is slow; the bare time is printed with it.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter

from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.files import new_consultation
from yitusanhui.operations.meetings import open_meeting

BAR = 1.3
ROUNDS, WARM_UP = 400, 20
WORDS = "希望在3号楼门口加一处无障碍坡道，坐轮椅出门要绕很远。"
INSERT = (
    "INSERT INTO comments (meeting_id, text, author, source, category, said_at, recorded_at) "
    "VALUES (1, ?1, '张三', '现场发言', '', ?2, ?2)"
)
PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")


def bare_connection(path: Path, schema: Iterable[str]) -> sqlite3.Connection:
    """A database with our tables and none of our guards, durable as ours is."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    for statement in schema:
        connection.execute(statement)
    return connection


def tables_of(path: Path) -> list[str]:
    """The statements that make a file's tables and indexes."""
    with closing(sqlite3.connect(path)) as connection:
        made = "SELECT sql FROM sqlite_schema WHERE type <> 'trigger' AND sql <> '' AND name NOT LIKE 'sqlite_%'"
        return [sql for (sql,) in connection.execute(f"{made} ORDER BY rowid")]


def seconds(work: Callable[[], object]) -> float:
    """How long one piece of work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def medians(folder: Path) -> tuple[float, float]:
    """Median seconds of a comment of ours and of a bare insert, in turns on the same disk."""
    file = new_consultation(folder / "ours.ytsh", title="口袋公园")
    open_meeting(file, meeting_id=1)
    ours, bare = [], []
    with file, closing(bare_connection(folder / "bare.db", tables_of(file.path))) as connection:
        connection.execute("INSERT INTO meetings (stage, round, procedure) VALUES ('consult', 1, '')")
        for _ in range(ROUNDS):
            ours.append(seconds(lambda: record_comment(file, meeting_id=1, text=WORDS, author="张三")))
            bare.append(seconds(lambda: connection.execute(INSERT, (WORDS, "2026-03-14T19:00:00+08:00"))))
    return median(ours[WARM_UP:]), median(bare[WARM_UP:])


def measure() -> list[tuple[str, float, float]]:
    """(name, our time over the bare time, bar)."""
    with tempfile.TemporaryDirectory(dir=Path.home()) as folder:
        ours, bare = medians(Path(folder))
    return [(f"a comment recorded / bare insert ({bare * 1000:.2f} ms)", ours / bare, BAR)]


if __name__ == "__main__":
    for name, ratio, bar in measure():
        print(f"{name}: {ratio:.2f} (bar {bar})")
