"""What the file itself refuses, whoever writes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.builders import make_file, make_meeting, make_vote
from yitusanhui.domain.terms import Method
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.files import open_consultation
from yitusanhui.operations.meetings import close_meeting
from yitusanhui.operations.minutes import seal_meeting
from yitusanhui.operations.topics import raise_topic
from yitusanhui.store.guards import KEPT, MEETING_OF, expected
from yitusanhui.store.migrations import MIGRATIONS, migrate
from yitusanhui.store.version import VERSION, is_current


def _sealed(tmp_path: Path) -> Path:
    file = make_file(tmp_path, people=3)
    make_meeting(file, present=3)
    record_comment(file, meeting_id=1, text="路灯太暗", endorsements=2)
    raise_topic(file, meeting_id=1, title="照明", comments=[1])
    close_meeting(file, meeting_id=1)
    seal_meeting(file, meeting_id=1)
    file.close()
    return file.path


def _raw(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def test_the_live_triggers_are_the_expected_ones_after_every_migration() -> None:
    db = Database(memory=True)
    names = [migration.name for migration in MIGRATIONS.pending(db)]
    assert len(names) == VERSION
    for until in [*names[1:], None]:
        db = Database(memory=True)
        MIGRATIONS.apply(db, stop_before=until)
        migrate(db.conn)
        assert is_current(db.conn)
        assert {trigger.name: trigger.sql for trigger in db.triggers} == expected()


def test_guards_dropped_by_a_table_rebuild_come_back_on_opening(tmp_path: Path) -> None:
    path = _sealed(tmp_path)
    with closing(_raw(path)) as connection:
        Database(connection)["comments"].transform(rename={"ref": "ref"})
        assert "comments_sealed_update" not in {t.name for t in Database(connection).triggers}
    open_consultation(path).close()
    with closing(_raw(path)) as connection:
        assert {trigger.name: trigger.sql for trigger in Database(connection).triggers} == expected()


def test_every_table_with_a_meeting_is_guarded() -> None:
    db = Database(memory=True)
    migrate(db.conn)
    with_meeting = {table.name for table in db.tables if "meeting_id" in table.columns_dict}
    of_something = {
        table.name for table in db.tables if {"topic_id", "option_id", "motion_id"} & set(table.columns_dict)
    }
    assert with_meeting | of_something == set(MEETING_OF) | {"addenda", "seals"}


@pytest.mark.parametrize(
    "table", ["comments", "endorsements", "topics", "topic_comments", "agenda_steps", "attendances"]
)
def test_rows_of_a_sealed_meeting_refuse_any_update(tmp_path: Path, table: str) -> None:
    with closing(_raw(_sealed(tmp_path))) as connection, pytest.raises(sqlite3.IntegrityError, match="meeting_sealed"):
        connection.execute(f"UPDATE {table} SET id = id")


def test_a_sealed_meeting_takes_no_new_row_and_none_moved_into_it(tmp_path: Path) -> None:
    with closing(_raw(_sealed(tmp_path))) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="meeting_sealed"):
            connection.execute("INSERT INTO notices (meeting_id, place, posted_at) VALUES (1, '门口', '2026-03-01')")
        with pytest.raises(sqlite3.IntegrityError, match="meeting_sealed"):
            connection.execute("UPDATE meetings SET state = 'running' WHERE id = 1")


@pytest.mark.parametrize("table", ["comments", "journal", "meetings", "participants", "consultation"])
def test_nothing_is_deleted(tmp_path: Path, table: str) -> None:
    assert table in {*MEETING_OF, *KEPT, "journal"}
    file = make_file(tmp_path, people=1)
    make_meeting(file)
    record_comment(file, meeting_id=1, text="路灯太暗")
    file.close()
    with closing(_raw(file.path)) as connection, pytest.raises(sqlite3.IntegrityError, match="kept"):
        connection.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", ["comments", "participants", "meetings", "seals"])
def test_no_row_is_replaced_by_another_of_its_number(tmp_path: Path, table: str) -> None:
    with closing(_raw(_sealed(tmp_path))) as connection:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        with pytest.raises(sqlite3.IntegrityError, match=r"kept|meeting_sealed"):
            connection.execute(f"INSERT OR REPLACE INTO {table} SELECT {', '.join(columns)} FROM {table}")


def test_the_journal_takes_entries_only_in_order_and_keeps_them(tmp_path: Path) -> None:
    file = make_file(tmp_path)
    file.close()
    with closing(_raw(file.path)) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="journal_order"):
            connection.execute("INSERT INTO journal VALUES (1, '', '', '', '', '', 1, NULL, NULL, '', '')")
        with pytest.raises(sqlite3.IntegrityError, match="kept"):
            connection.execute("UPDATE journal SET actor = 'x'")


def test_a_meeting_with_an_open_vote_is_not_sealed_even_by_hand(tmp_path: Path) -> None:
    file = make_file(tmp_path, people=2)
    make_meeting(file, present=2)
    make_vote(file)
    file.close()
    with closing(_raw(file.path)) as connection, pytest.raises(sqlite3.IntegrityError, match="vote_still_open"):
        connection.execute("UPDATE meetings SET state = 'sealed'")


@pytest.mark.parametrize("method", [Method.SECRET, Method.HANDS, Method.DOTS])
def test_a_vote_without_names_takes_no_ballot_of_a_person(tmp_path: Path, method: Method) -> None:
    file = make_file(tmp_path, people=2)
    make_meeting(file, present=2)
    vote = make_vote(file, method)
    file.close()
    with closing(_raw(file.path)) as connection, pytest.raises(sqlite3.IntegrityError, match="secret_ballot"):
        connection.execute(
            "INSERT INTO ballots (motion_id, voter, choice_id) VALUES (?, '居民1', ?)",
            (vote.motion, next(iter(vote.choices.values()))),
        )
