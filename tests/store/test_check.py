"""`check` finds what was changed behind the program's back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.files import read_consultation
from yitusanhui.operations.meetings import close_meeting
from yitusanhui.operations.minutes import seal_meeting
from yitusanhui.operations.reading import check_consultation
from yitusanhui.texts import say


def _tampered(tmp_path: Path, *statements: str, sealed: bool = False) -> list[str]:
    """Codes of what `check` finds after someone ran statements with the guards taken off and put back."""
    file = make_file(tmp_path)
    make_meeting(file, drawing=True)
    record_comment(file, meeting_id=1, text="路灯太暗", x=10, y=10)
    record_comment(file, meeting_id=1, text="车棚太近")
    if sealed:
        close_meeting(file, meeting_id=1)
        seal_meeting(file, meeting_id=1)
    file.close()
    with closing(sqlite3.connect(file.path, isolation_level=None)) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in guards:
            connection.execute(sql)
    reader = read_consultation(file.path)
    found = check_consultation(reader)
    reader.close()
    assert all(say(one.code, one.facts) for one in found)
    return [one.code for one in found]


def test_a_file_left_alone_is_whole(tmp_path: Path) -> None:
    assert _tampered(tmp_path, sealed=True) == []


@pytest.mark.parametrize("column", ["at", "actor", "operation", "request", "entity", "after", "hash"])
def test_a_changed_byte_in_the_journal_is_found(tmp_path: Path, column: str) -> None:
    statement = f"UPDATE journal SET {column} = {column} || 'x' WHERE seq = 5"
    assert "check_journal_digest" in _tampered(tmp_path, statement)


def test_a_missing_entry_of_the_journal_is_found(tmp_path: Path) -> None:
    assert "check_journal_gap" in _tampered(tmp_path, "DELETE FROM journal WHERE seq = 4")


def test_a_row_changed_without_a_trace_is_found(tmp_path: Path) -> None:
    assert _tampered(tmp_path, "UPDATE comments SET text = '很好' WHERE id = 1") == ["check_row_changed"]


def test_a_row_slipped_in_is_found(tmp_path: Path) -> None:
    slipped = "INSERT INTO topics (meeting_id, title) VALUES (1, '假的')"
    assert _tampered(tmp_path, slipped) == ["check_row_changed"]


def test_a_row_taken_out_is_found(tmp_path: Path) -> None:
    assert _tampered(tmp_path, "DELETE FROM comments WHERE id = 2") == ["check_row_missing"]


def test_the_newest_rows_cut_off_with_their_entries_are_found(tmp_path: Path) -> None:
    cut = ("DELETE FROM comments WHERE id = 2", "DELETE FROM journal WHERE entity = 'comments' AND entity_id = 2")
    assert _tampered(tmp_path, *cut) == ["check_row_missing"]


def test_a_table_built_otherwise_is_found(tmp_path: Path) -> None:
    assert _tampered(tmp_path, "DROP INDEX comments_by_meeting") == ["check_schema"]


def test_a_changed_sealed_report_is_found(tmp_path: Path) -> None:
    statement = "UPDATE seals SET report = replace(report, '路灯', '花灯')"
    assert _tampered(tmp_path, statement, sealed=True) == ["check_seal"]


def test_a_changed_drawing_is_found(tmp_path: Path) -> None:
    statement = "UPDATE blobs SET bytes = x'00' WHERE bytes = CAST('original' AS BLOB)"
    assert _tampered(tmp_path, statement) == ["check_blob"]


def test_a_guard_taken_off_is_found(tmp_path: Path) -> None:
    file = make_file(tmp_path)
    file.close()
    with closing(sqlite3.connect(file.path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER comments_keeps")
    reader = read_consultation(file.path)
    assert [one.code for one in check_consultation(reader)] == ["check_guards"]
    reader.close()
