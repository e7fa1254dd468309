"""A damaged file, a file that is being written, a machine without a place for copies: a sentence, or all is well."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting
from yitusanhui.domain.errors import DomainError
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.files import open_consultation, read_consultation
from yitusanhui.operations.reading import check_consultation, read_comments, read_report, read_vote_papers
from yitusanhui.store.backup import folder_beside
from yitusanhui.store.check import check_file
from yitusanhui.store.connection import Row
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reader import Reader
from yitusanhui.texts import sentence


@pytest.fixture
def whole_file(tmp_path: Path) -> Path:
    with make_file(tmp_path, people=3) as file:
        make_meeting(file, present=2)
        record_comment(file, meeting_id=1, text="路灯太暗")
    return file.path


def _read_all(path: Path) -> None:
    reader = read_consultation(path)
    try:
        read_report(reader)
        read_vote_papers(reader)
        check_consultation(reader)
    finally:
        reader.close()


@pytest.mark.parametrize("seed", range(25))
def test_bytes_turned_at_random_places_are_told_in_a_sentence_or_do_no_harm(whole_file: Path, seed: int) -> None:
    chance = random.Random(seed)
    turned = bytearray(whole_file.read_bytes())
    for _ in range(chance.choice([1, 3, 30])):
        turned[chance.randrange(100, chance.choice([8192, len(turned)]))] ^= chance.randrange(1, 256)
    whole_file.write_bytes(turned)
    try:
        _read_all(whole_file)
        with open_consultation(whole_file) as file, suppress(DomainError):
            record_comment(file, meeting_id=1, text="车棚太近")
    except DomainError as error:
        assert sentence(error)


@pytest.mark.parametrize("seed", range(16))
def test_a_byte_turned_where_figures_are_found_by_is_named_or_changes_none(whole_file: Path, seed: int) -> None:
    chance = random.Random(seed)
    turned = bytearray(whole_file.read_bytes())
    with closing(sqlite3.connect(whole_file)) as connection:
        roots = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name GLOB '*_by_*' OR name GLOB '*_once'")
        page = chance.choice([root for (root,) in roots if turned[(root - 1) * 4096 + 4]]) * 4096
    start = int.from_bytes(turned[page - 4096 + 5 : page - 4096 + 7], "big")
    turned[chance.randrange(page - 4096 + start, page)] ^= 1 << chance.randrange(8)
    before = _figures(whole_file)
    whole_file.write_bytes(turned)
    assert _is_told(whole_file) or _figures(whole_file) == before


def _is_told(path: Path) -> bool:
    """Whether the check names something, or the file is refused."""
    try:
        reader = read_consultation(path)
        found = check_consultation(reader)
        reader.close()
    except DomainError:
        return True
    return bool(found)


def _figures(path: Path) -> object:
    reader = read_consultation(path)
    try:
        return read_report(reader)
    except DomainError as error:
        return error.code
    finally:
        reader.close()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE comments SET text = CAST(x'ff41' AS TEXT)", "UPDATE comments SET shape = '{'"],
)
def test_rows_that_make_no_sense_are_told_as_damage(whole_file: Path, statement: str) -> None:
    with closing(sqlite3.connect(whole_file, isolation_level=None)) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
        for _, sql in guards:
            connection.execute(sql)
    reader = read_consultation(whole_file)
    with pytest.raises(DomainError) as caught:
        read_report(reader)
    reader.close()
    assert caught.value.code == "file_damaged"


def test_a_schema_of_another_kind_is_damage(whole_file: Path) -> None:
    turned = bytearray(whole_file.read_bytes())
    turned[44] = 7
    whole_file.write_bytes(turned)
    with pytest.raises(DomainError) as caught:
        read_consultation(whole_file)
    assert caught.value.code == "file_damaged"


class _Interrupted(Reader):
    """A reader during whose check somebody else records a comment."""

    writer: ConsultationFile

    def rows(self, sql: str, *values: object) -> list[Row]:
        found = super().rows(sql, *values)
        if sql.startswith("SELECT entity, entity_id, after FROM journal"):
            record_comment(self.writer, meeting_id=1, text="正在说的话")
        return found


def test_a_file_checked_while_it_is_written_is_whole(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        reader = _Interrupted(file.path)
        reader.writer = file
        assert check_file(reader) == []
        reader.close()
        assert len(read_comments(file)) == 1


class _Senseless(Reader):
    """A reader of a file in which a turned bit made a number of every trace."""

    def rows(self, sql: str, *values: object) -> list[Row]:
        return [{**row, "after": 7} if "after" in row else row for row in super().rows(sql, *values)]


def test_a_trace_that_is_no_text_is_found(whole_file: Path) -> None:
    reader = _Senseless(whole_file)
    found = {finding.code for finding in check_file(reader)}
    reader.close()
    assert found == {"check_journal_digest", "check_row_changed"}


def test_where_the_users_folder_cannot_be_made_the_copy_beside_the_file_still_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in the way").write_text("")
    monkeypatch.setenv("YITUSANHUI_HOME", str(tmp_path / "in the way" / "home"))
    with make_file(tmp_path) as file:
        record_comment(file, meeting_id=1, text="路灯太暗")
        file.back_up_soon().result()
        assert file.backup_trouble is not None and file.backup_trouble.code == "export_folder"
        assert len(list(folder_beside(file.path).iterdir())) == 1


def test_a_name_whose_bytes_are_no_text_can_be_opened(whole_file: Path) -> None:
    odd = whole_file.with_name("\udce5\udcad.ytsh")
    with suppress(OSError):
        whole_file.rename(odd)
        _read_all(odd)
        assert odd.exists()
