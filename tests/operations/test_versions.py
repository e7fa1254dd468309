"""Pins that survive the next version of the drawing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_drawing, make_file, make_meeting
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.placing import TieLine
from yitusanhui.domain.terms import PlacementState
from yitusanhui.operations.blueprints import import_blueprint
from yitusanhui.operations.comments import place_comment, record_comment, withdraw_comment
from yitusanhui.operations.meetings import close_meeting
from yitusanhui.operations.minutes import seal_meeting
from yitusanhui.operations.reading import (
    check_consultation,
    read_comments,
    read_meeting,
    read_places,
    read_report,
)
from yitusanhui.operations.undo import undo_last
from yitusanhui.operations.versions import align_version, answer_placement
from yitusanhui.texts import sentence

CARRIED, CONFIRMED, MOVED, GONE = PlacementState
TIES = (TieLine(0, 0, 0, 0), TieLine(400, 300, 800, 600))  # version 2 has half the pixels


@pytest.fixture
def file(tmp_path: Path):
    """Two versions; three comments on the first, one without a place."""
    with make_file(tmp_path) as made:
        make_meeting(made, drawing=True)
        for number in (1, 2, 3):
            record_comment(made, meeting_id=1, text=f"第{number}句", x=100 * number, y=60)
        record_comment(made, meeting_id=1, text="没有标位置")
        import_blueprint(made, drawing=make_drawing(400, 300))
        yield made


def standing(file, on=2):
    return {line.number: (line.placement, line.x, line.y) for line in read_places(file).asked(read_comments(file), on)}


def test_aligned_the_pins_come_along_with_their_numbers(file):
    assert standing(file) == {}
    assert align_version(file, blueprint_id=2, base_id=1, ties=TIES).facts["carried"] == 3
    assert standing(file) == {n: (CARRIED, pytest.approx(50 * n), pytest.approx(30)) for n in (1, 2, 3)}


def test_each_is_answered_and_the_first_place_stays_as_it_was(file):
    align_version(file, blueprint_id=2, base_id=1, ties=TIES)
    before = read_comments(file)
    answer_placement(file, number=1, blueprint_id=2, state=CONFIRMED)
    answer_placement(file, number=2, blueprint_id=2, state=MOVED, x=7, y=8)
    answer_placement(file, number=3, blueprint_id=2, state=GONE, note="车棚已拆")
    assert standing(file) == {
        1: (CONFIRMED, pytest.approx(50), pytest.approx(30)),
        2: (MOVED, 7, 8),
        3: (GONE, None, None),
    }
    assert read_comments(file) == before
    assert [(p.number, p.state, p.note) for p in read_report(file).placements][2] == (3, GONE, "车棚已拆")
    undo_last(file)
    assert standing(file)[3][0] is CARRIED
    assert check_consultation(file) == []


def test_an_answer_is_changed_by_another_and_undone_to_the_one_before(file):
    align_version(file, blueprint_id=2, base_id=1, ties=TIES)
    answer_placement(file, number=1, blueprint_id=2, state=GONE, note="看错了")
    answer_placement(file, number=1, blueprint_id=2, state=CONFIRMED)
    assert standing(file)[1] == (CONFIRMED, pytest.approx(50), pytest.approx(30))
    undo_last(file)
    assert standing(file)[1] == (GONE, None, None)


def test_the_words_of_a_sealed_meeting_are_asked_too_and_its_report_stays(file):
    close_meeting(file, meeting_id=1)
    seal_meeting(file, meeting_id=1)
    frozen = read_meeting(file, 1)
    align_version(file, blueprint_id=2, base_id=1, ties=TIES)
    answer_placement(file, number=1, blueprint_id=2, state=MOVED, x=1, y=2)
    assert standing(file)[1] == (MOVED, 1, 2)
    assert read_meeting(file, 1) == frozen


def test_a_pin_put_right_on_the_old_version_is_right_on_the_new_one_until_answered(file):
    align_version(file, blueprint_id=2, base_id=1, ties=TIES)
    answer_placement(file, number=2, blueprint_id=2, state=CONFIRMED)
    for number in (1, 2, 4):
        place_comment(file, number=number, x=400, y=300)
    found = standing(file)
    assert found[1][1:] == found[4][1:] == (pytest.approx(200), pytest.approx(150))
    assert found[2][1:] == (pytest.approx(100), pytest.approx(30))


def test_aligned_again_what_was_not_answered_follows_and_what_was_answered_stays(file):
    align_version(file, blueprint_id=2, base_id=1, ties=TIES)
    answer_placement(file, number=2, blueprint_id=2, state=CONFIRMED)
    align_version(file, blueprint_id=2, base_id=1, ties=(TieLine(10, 0, 0, 0), TieLine(410 - 20, 285, 800, 600)))
    assert standing(file)[1][1] != pytest.approx(50)
    assert standing(file)[2][1] == pytest.approx(100)
    undo_last(file)
    assert standing(file)[1][1] == pytest.approx(50)


def test_words_taken_back_are_not_asked(file):
    align_version(file, blueprint_id=2, base_id=1, ties=TIES)
    withdraw_comment(file, number=1, reason="不提了")
    assert set(standing(file)) == {2, 3}
    with pytest.raises(DomainError, match="comment_withdrawn"):
        answer_placement(file, number=1, blueprint_id=2, state=CONFIRMED)


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ({"number": 3, "state": GONE}, "words_missing"),
        ({"number": 3, "state": MOVED}, "placing.no_place"),
        ({"number": 3, "state": MOVED, "x": 5}, "half_a_place"),
        ({"number": 3, "state": MOVED, "x": 500, "y": 5}, "outside_drawing"),
        ({"number": 4, "state": CONFIRMED}, "placing.not_here"),
        ({"number": 1, "state": CONFIRMED, "blueprint_id": 1}, "placing.own"),
        ({"number": 99, "state": CONFIRMED}, "no_such_comment"),
    ],
)
def test_what_is_no_answer_is_refused_in_a_sentence(file, what, code):
    align_version(file, blueprint_id=2, base_id=1, ties=TIES)
    with pytest.raises(DomainError) as refusal:
        answer_placement(file, **{"blueprint_id": 2, **what})
    assert refusal.value.code == code
    assert sentence(refusal.value)
    assert read_report(file).placements == ()


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ({"base_id": 2}, "align.same"),
        ({"ties": TIES[:1]}, "align.too_few"),
        ({"ties": (*TIES, TieLine(401, 0, 5, 5))}, "outside_drawing"),
        ({"ties": (*TIES, TieLine(0, 0, 5, 601))}, "outside_drawing"),
        ({"base_id": 9}, "no_such_row"),
    ],
)
def test_what_can_t_be_aligned_is_refused(file, what, code):
    with pytest.raises(DomainError) as refusal:
        align_version(file, **{"blueprint_id": 2, "base_id": 1, "ties": TIES, **what})
    assert refusal.value.code == code
    assert read_report(file).alignments == ()


def test_versions_are_not_aligned_in_a_circle(file):
    align_version(file, blueprint_id=2, base_id=1, ties=TIES)
    with pytest.raises(DomainError, match="align\\.circle"):
        align_version(file, blueprint_id=1, base_id=2, ties=TIES[:1] * 2)
