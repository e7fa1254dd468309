"""The roster is kept between two questions: whatever is done meanwhile, it is what a reader that begins anew finds."""

from __future__ import annotations

from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import make_file, make_roster
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.operations.attendance import sign_in, sign_in_walk_in
from yitusanhui.operations.files import ConsultationFile, open_consultation
from yitusanhui.operations.meetings import open_meeting
from yitusanhui.operations.roster import (
    add_participant,
    edit_participant,
    import_roster,
    note_consent,
    remove_participant,
)
from yitusanhui.operations.undo import undo_last
from yitusanhui.store.reader import Reader
from yitusanhui.store.reading import kept_roster
from yitusanhui.store.reading.attendance import load_sheet
from yitusanhui.store.reading.roll import load_people, persons
from yitusanhui.store.transaction import Transaction

PEOPLE, MEETING = 4, 1
DOORS = ("3号楼201室", "3号楼202室", "")
DEEDS = ("edit", "remove", "add", "walk in", "sign in", "consent", "table", "undo", "roles", "nothing")


def do(file: ConsultationFile, deed: str, number: int) -> None:
    row = RosterRow(f"新人{number}", "业主", DOORS[number % len(DOORS)], area_cm2=number, phone="138")
    if deed == "edit":
        edit_participant(file, participant_id=number, row=row)
    elif deed == "remove":
        remove_participant(file, participant_id=number)
    elif deed == "add":
        add_participant(file, row=row)
    elif deed == "walk in":
        sign_in_walk_in(file, meeting_id=MEETING, row=row)
    elif deed == "sign in":
        sign_in(file, meeting_id=MEETING, participant_id=number)
    elif deed == "consent":
        note_consent(file, participant_id=number, consent=True)
    elif deed == "table":
        import_roster(file, rows=make_roster(number))
    elif deed == "undo":
        undo_last(file)
    elif deed == "roles":
        file.write("take_templates", lambda tx: not_an_owner(tx, number))


def not_an_owner(tx: Transaction, number: int) -> None:
    (row,) = tx.find("templates", name="roles.csv")
    owns = "否" if number % 2 else "是"
    tx.update("templates", row["id"], content=f"类型,有表决权,业主\n业主,是,{owns}\n居民,是,否\n")


def agrees_with_a_new_reader(file: ConsultationFile) -> bool:
    with closing(Reader(file.path)) as anew:
        asked = (load_people, persons, partial(load_sheet, meeting_id=MEETING))
        return all(load(file.reader) == load(anew) for load in asked)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(1, PEOPLE + 3)), max_size=12))
def test_it_is_what_a_reader_that_begins_anew_finds(deeds: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder, make_file(Path(folder), people=PEOPLE) as file:
        open_meeting(file, meeting_id=MEETING)
        assert agrees_with_a_new_reader(file)
        for deed, number in deeds:
            with suppress(DomainError):
                do(file, deed, number)
            assert agrees_with_a_new_reader(file)


def test_of_many_who_changed_at_once_everyone_is_read_again(tmp_path: Path) -> None:
    with make_file(tmp_path, people=PEOPLE) as file:
        assert agrees_with_a_new_reader(file)
        import_roster(file, rows=make_roster(kept_roster.FEW + 10))
        assert agrees_with_a_new_reader(file)


def test_one_whose_door_is_corrected_is_read_alone(tmp_path: Path) -> None:
    with make_file(tmp_path, people=PEOPLE) as file:
        before = load_people(file.reader)
        edit_participant(file, participant_id=2, row=RosterRow("居民2", "居民", "9号楼"))
        after = load_people(file.reader)
        assert [one is other for one, other in zip(before, after, strict=True)] == [True, False, True, True]
        assert load_people(file.reader) is after


def test_what_a_pulled_disk_lost_is_not_kept(tmp_path: Path) -> None:
    with make_file(tmp_path, people=PEOPLE) as file:
        agrees_with_a_new_reader(file)
    before = file.path.read_bytes()
    reader = Reader(file.path)
    with open_consultation(file.path) as file:
        edit_participant(file, participant_id=2, row=RosterRow("居民2", "居民", "9号楼"))
    assert "9号楼" in [one.address for one in load_people(reader)]
    reader.close()
    file.path.write_bytes(before)  # the stick is back without its last entry; others are recorded, as many and more
    with open_consultation(file.path) as file:
        note_consent(file, participant_id=3, consent=True)
        note_consent(file, participant_id=4, consent=True)
    with closing(reader):
        assert [one.address for one in load_people(reader)][1] != "9号楼"
