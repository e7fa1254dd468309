"""With full read access to the file, nobody can tell who chose what in a vote without names."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.builders import finish_vote, make_file, make_meeting
from tests.operations.evening import GAMES, everything
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import Method
from yitusanhui.operations.ballots import cast_ballot, count_papers
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.motions import announce_vote, draft_motion, open_vote
from yitusanhui.operations.reading import read_motions, read_roll
from yitusanhui.operations.undo import undo_last

PEOPLE = 7
SECRET = [(Method.SECRET, ()), (Method.SCORE, GAMES), (Method.RANK, GAMES), (Method.DOTS, GAMES)]


def _held(folder: Path, method: Method, choices: tuple[Any, ...]) -> ConsultationFile:
    """A vote counted twice, one count undone, so that there are leftovers to look through."""
    file = make_file(folder, people=PEOPLE)
    make_meeting(file, present=PEOPLE)
    draft_motion(file, meeting_id=1, title="先建哪样", method=method, choices=choices)
    announce_vote(file, motion_id=1)
    open_vote(file, motion_id=1)
    (line,) = read_motions(file)
    first, second, third = (choice.id for choice in line.choices)
    papers = {"issued": PEOPLE, "returned": PEOPLE} if method is not Method.DOTS else {}
    if method.valued:
        votes: Any = {first: {1: 4, 2: 3}, second: {1: 2, 2: 4, 3: 1}, third: {1: 1}}
    else:
        votes = {first: 4, second: 2, third: 1}
    wrong = {first: {1: 7}} if method.valued else {first: 7}
    count_papers(file, motion_id=1, votes=wrong, request="w-1", **papers)
    undo_last(file)
    count_papers(file, motion_id=1, votes=votes, request="w-2", **papers)
    finish_vote(file, motion_id=1)
    return file


def _tied(value: Any, people: set[str]) -> Iterator[tuple[str, int]]:
    """Pairs of a person or a vote of the roll and a choice that stand in one row, wherever it is kept."""
    if isinstance(value, str) and value[:1] in "{[":
        try:
            value = json.loads(value)
        except ValueError:
            return
    if isinstance(value, dict):
        person = [
            str(value[k]) for k in ("roll_id", "voter", "holder_id", "cast_by_id", "participant_id") if value.get(k)
        ]
        choice = value.get("choice_id")
        yield from ((one, choice) for one in person if choice)
        for inner in value.values():
            yield from _tied(inner, people)
    elif isinstance(value, list):
        for inner in value:
            yield from _tied(inner, people)


@pytest.mark.parametrize(("method", "choices"), SECRET)
def test_no_row_journal_entry_or_receipt_ties_a_choice_to_a_person(
    tmp_path: Path, method: Method, choices: tuple[Any, ...]
) -> None:
    with _held(tmp_path, method, choices) as file:
        people = {entry.holder for entry in read_roll(file, 1)}
        tables = everything(file)
        assert tables["ballots"] == []
        assert list(_tied([row for rows in tables.values() for row in rows], people)) == []
        for table in ("counts", "motions", "choices", "receipts"):
            assert not any(person in json.dumps(tables[table], ensure_ascii=False) for person in people)


@pytest.mark.parametrize(("method", "choices"), SECRET)
def test_neither_order_nor_time_tells_one_ballot_from_another(
    tmp_path: Path, method: Method, choices: tuple[Any, ...]
) -> None:
    with _held(tmp_path, method, choices) as file:
        entries = [e for e in everything(file)["journal"] if e["entity"] == "counts"]
        at = {e["request"]: {one["at"] for one in entries if one["request"] == e["request"]} for e in entries}
        assert all(len(times) == 1 for times in at.values())  # totals arrive at once, never a ballot at a time
        for request in at:
            added = [json.loads(e["after"]) for e in entries if e["request"] == request and e["before"] is None]
            order = [(row["choice_id"], row["value"]) for row in added]
            assert order == sorted(order)  # the order of the ballot paper, not of the box


@pytest.mark.parametrize(("method", "choices"), SECRET)
def test_the_bytes_of_the_file_hold_no_person_beside_a_choice(
    tmp_path: Path, method: Method, choices: tuple[Any, ...]
) -> None:
    file = _held(tmp_path, method, choices)
    labels = [choice.label for choice in read_motions(file)[0].choices]
    people = [entry.holder for entry in read_roll(file, 1)]
    beside = [path for path in (file.path, Path(f"{file.path}-wal")) if path.exists()]
    raw = b"".join(path.read_bytes() for path in beside)
    file.close()
    raw += file.path.read_bytes()  # freed pages too: nothing was vacuumed
    names = "|".join(map(re.escape, people)).encode()
    for label in labels:
        told = re.compile(b"(" + names + b")[^\\x00-\\x1f]{0,40}" + re.escape(label.encode()))
        back = re.compile(re.escape(label.encode()) + b"[^\\x00-\\x1f]{0,40}(" + names + b")")
        assert not told.search(raw) and not back.search(raw)


@pytest.mark.parametrize(("method", "choices"), SECRET)
def test_a_ballot_with_a_voter_is_refused_by_the_file_itself(
    tmp_path: Path, method: Method, choices: tuple[Any, ...]
) -> None:
    with _held(tmp_path, method, choices) as file, pytest.raises(DomainError):
        cast_ballot(file, motion_id=1, roll_id=1, choice_id=1, value=1)
    with closing(sqlite3.connect(file.path)) as raw:
        with pytest.raises(sqlite3.IntegrityError, match="secret_ballot"):
            raw.execute("INSERT INTO ballots (motion_id, roll_id, voter, choice_id) VALUES (1, 1, '1', 1)")
        with pytest.raises(sqlite3.IntegrityError, match="secret_ballot"):
            raw.execute("UPDATE motions SET named = 1 WHERE id = 1")


def test_the_same_search_does_find_a_vote_by_name(tmp_path: Path) -> None:
    with make_file(tmp_path, people=2) as file:
        make_meeting(file, present=2)
        draft_motion(file, meeting_id=1, title="先建哪样", method=Method.SCORE, choices=GAMES, by_name=True)
        announce_vote(file, motion_id=1)
        open_vote(file, motion_id=1)
        cast_ballot(file, motion_id=1, roll_id=1, choice_id=1, value=5)
        assert ("1", 1) in _tied(everything(file)["ballots"], set())
