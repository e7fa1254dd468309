"""A file of version 1 opens, reads, checks and is undone in as one of this version."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from yitusanhui.operations.files import open_consultation
from yitusanhui.operations.undo import undo_last
from yitusanhui.store.backup import folder_beside
from yitusanhui.store.check import check_file
from yitusanhui.store.connection import check_header
from yitusanhui.store.file import read_file
from yitusanhui.store.migrations import MIGRATIONS
from yitusanhui.store.transaction import Transaction
from yitusanhui.store.version import APPLICATION_ID, VERSION

AT = "2026-03-01T09:00:00+08:00"


def _first_version(folder: Path) -> Path:
    """A file as version 1 wrote it, with one comment."""
    path = folder / "旧文件.ytsh"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        MIGRATIONS.apply(Database(connection), stop_before="rooms_furnished")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        _write(connection, "new_consultation", _consultation)
        _write(connection, "record_comment", _comment)
    return path


def _write(connection: sqlite3.Connection, operation: str, change: Callable[[Transaction], None]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    change(Transaction(connection, operation=operation, request=operation, at=AT, actor=""))
    connection.execute("COMMIT")


def _consultation(tx: Transaction) -> None:
    tx.insert("consultation", id=1, uid="0" * 32, title="旧项目", created_at=AT)
    tx.insert("meetings", stage="consult", round=1, procedure="{}")


def _comment(tx: Transaction) -> None:
    tx.insert("comments", meeting_id=1, text="路灯太暗", source="slip", said_at=AT, recorded_at=AT)


def test_an_earlier_file_is_read_as_this_version_without_being_changed(tmp_path: Path) -> None:
    path = _first_version(tmp_path)
    before = path.read_bytes()
    reader = read_file(path)
    assert reader.row("SELECT text, shape FROM comments") == {"text": "路灯太暗", "shape": ""}
    assert check_file(reader) == []
    reader.close()
    assert path.read_bytes() == before
    assert check_header(path) == 1


def test_opening_an_earlier_file_copies_it_first_and_brings_it_up(tmp_path: Path) -> None:
    path = _first_version(tmp_path)
    with open_consultation(path) as file:
        (copy,) = folder_beside(path).glob("*.ytsh")
        assert check_header(copy) == 1
        assert check_file(file.reader) == []
        undo_last(file)
        assert file.reader.row("SELECT status FROM comments") == {"status": "voided"}
        assert check_file(file.reader) == []
    assert check_header(path) == VERSION


@pytest.mark.parametrize("tampered", ["UPDATE comments SET shape = '[[1,1]]'", "UPDATE comments SET text = '路灯很亮'"])
def test_a_row_changed_behind_an_older_trace_is_found(tmp_path: Path, tampered: str) -> None:
    path = _first_version(tmp_path)
    open_consultation(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(tampered)
    assert [finding.code for finding in check_file(read_file(path))] == ["check_row_changed"]
