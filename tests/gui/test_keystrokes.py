"""How many keys a deed takes, on a roster where letters collide; keys are counted, never seconds."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from pypinyin import Style, pinyin

from tests.gui.conftest import OpenWindow
from tests.gui.evenings.keys import Evening, Keys
from tests.gui.evenings.worlds import HOUSEHOLDS, Neighbour, make_world
from yitusanhui.gui.app import Program
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.person_finder import PersonFinder
from yitusanhui.gui.panels.sign_in import SignInPanel
from yitusanhui.operations import reading
from yitusanhui.operations.meetings import open_meeting

COME = sorted(random.Random(11).sample(range(len(HOUSEHOLDS)), 40))


def initials(one: Neighbour) -> str:
    """王秀英: wxy."""
    return "".join(letters[0] for letters in pinyin(one.name, style=Style.FIRST_LETTER))


SAME = Counter(map(initials, HOUSEHOLDS))
WAYS: dict[str, Callable[[Neighbour], str]] = {
    "首字母": initials,
    "姓": lambda one: one.name[0],
    "门牌": lambda one: one.address,
    "户号": lambda one: one.household,
}
SHORT: dict[str, Callable[[Neighbour], str]] = {
    "首字母": lambda one: initials(one)[0],
    "姓": lambda one: one.name[0],
    "门牌": lambda one: one.address.split("号")[0] + "号",
    "户号": lambda one: one.household.split("-")[0] + "-",
}


@pytest.fixture
def keys(open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Keys:
    clock = Evening("2026-09-01T19:00:00")
    file = make_world(tmp_path / "a.ytsh", clock)
    open_meeting(file, meeting_id=1)
    program = Program()
    program.window = open_window(file)
    return Keys(program, monkeypatch, clock)


def came(window: MainWindow) -> set[str]:
    return {line.name for line in reading.read_attendees(window.session.file, 1)}


def sign_in(keys: Keys) -> SignInPanel:
    panel = keys.goes_to(2)
    assert isinstance(panel, SignInPanel)
    keys.struck = 0
    return panel


def test_forty_of_seventy_eight_are_called_in_under_eighty_keys_whoever_came(keys: Keys) -> None:
    sign_in(keys)
    keys.presses("Tab")
    for place in range(COME[-1] + 1):
        keys.presses("Return" if place in COME else "Down")
    assert came(keys.window) == {HOUSEHOLDS[place].name for place in COME}
    assert keys.struck < 80


@pytest.mark.parametrize("way", SHORT)
def test_forty_are_taken_by_their_rows_in_under_eighty_keys_whatever_is_typed(keys: Keys, way: str) -> None:
    """From a signed list, one letter, surname or building after the other: what was typed, then Alt and the row."""
    panel = sign_in(keys)
    groups: dict[str, set[str]] = {}
    for place in COME:
        groups.setdefault(SHORT[way](HOUSEHOLDS[place]), set()).add(HOUSEHOLDS[place].name)
    for typed, names in groups.items():
        keys.types(typed)
        take_by_rows(keys, panel.finder, names)
    assert came(keys.window) == {HOUSEHOLDS[place].name for place in COME}
    assert keys.struck < 80


def take_by_rows(keys: Keys, finder: PersonFinder, names: set[str]) -> None:
    """Those whose row is in sight, then a page on."""
    left = set(names)
    while left:
        for row, person in enumerate(finder.list.found.people):
            if person.name in left and (number := finder.list.number_of(row)):
                keys.presses(f"Alt+{number}")
                left.remove(person.name)
        if left:
            keys.presses("PgDown")


@pytest.mark.parametrize("way", WAYS)
def test_each_is_found_in_the_order_they_queue_however_many_share_the_letters(keys: Keys, way: str) -> None:
    """What was typed, an arrow for each who stands before them, Enter; nobody else is signed in by it."""
    panel = sign_in(keys)
    queue = random.Random(5).sample(COME, 12)
    for place in queue:
        one = HOUSEHOLDS[place]
        typed, before = WAYS[way](one), keys.struck
        keys.types(typed)
        shown = [person.name for person in panel.finder.list.found.people]
        arrows = shown.index(one.name)
        keys.presses(*["Down"] * arrows, "Return")
        asked = one.name not in came(keys.window)  # others have these initials: look, and again
        if asked:
            assert arrows == 0 and len(panel.finder.index.answers_to(typed)) > 1
            keys.presses("Return")
        assert keys.struck - before == len(typed) + arrows + 1 + asked
        assert arrows <= 6
    assert came(keys.window) == {HOUSEHOLDS[place].name for place in queue}


def test_a_comment_with_speaker_and_category_takes_six_keys_besides_its_words(keys: Keys) -> None:
    one, words = next(o for o in HOUSEHOLDS if SAME[initials(o)] == 1), "自行车没处停，充电桩也不够"
    keys.goes_to(3)
    keys.struck = 0
    keys.types(f"{words}@{initials(one)}")
    keys.presses("Alt+K", "Return")
    (line,) = reading.read_comments(keys.window.session.file)
    assert (line.text, line.author, line.category) == (words, one.name, "停车充电")
    assert keys.struck - len(words) <= 6


def test_letters_that_several_answer_to_wait_for_a_choice_before_a_category_is_taken(keys: Keys) -> None:
    one, words = next(o for o in HOUSEHOLDS if SAME[initials(o)] == 2), "自行车没处停，充电桩也不够"
    keys.goes_to(3)
    keys.types(f"{words}@{initials(one)}")
    keys.presses("Alt+K")
    assert "位相符" in keys.window.panels.panels["comments"].entry.note.text()  # type: ignore[attr-defined]
    keys.presses("Down", "Return", "Alt+K", "Return")
    (line,) = reading.read_comments(keys.window.session.file)
    assert (line.text, initials(Neighbour(line.author, "", ""))) == (words, initials(one))
    assert line.category == "停车充电"


def test_with_the_speaker_called_up_a_category_takes_four(keys: Keys) -> None:
    one, words = HOUSEHOLDS[17], "车棚太远"
    keys.in_the_dialog(f"{one.household}\n\n")
    keys.presses("Ctrl+R", "Ctrl+T", "Ctrl+3")
    keys.struck = 0
    keys.types(f"{words}#tc\n")
    (line,) = reading.read_comments(keys.window.session.file)
    assert (line.text, line.author, line.category) == (words, one.name, "停车充电")
    assert keys.struck - len(words) <= 6
