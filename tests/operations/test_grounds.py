"""Scale and coordinates, and the comments that were brought with degrees."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_drawing, make_file, make_meeting
from yitusanhui.domain.datums import Datum, to_gcj02
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.givens import GivenPoint
from yitusanhui.domain.incoming import CommentRow
from yitusanhui.operations.blueprints import import_blueprint
from yitusanhui.operations.comments import import_comments, place_comment
from yitusanhui.operations.grounds import set_control_points, set_scale
from yitusanhui.operations.meetings import close_meeting
from yitusanhui.operations.minutes import seal_meeting
from yitusanhui.operations.reading import (
    read_blueprints,
    read_comments,
    read_control_points,
    read_georeference,
    read_meeting,
)
from yitusanhui.operations.undo import undo_last
from yitusanhui.texts import sentence

# The A0 drawing of the shared data: WGS84 and pixels.
A0 = tuple(
    GivenPoint(*point)
    for point in (
        (121.4802, 31.251, 648.2, 500.0),
        (121.5208, 31.251, 13394.8, 500.0),
        (121.5208, 31.2264, 13394.8, 9533.0),
        (121.4802, 31.2264, 648.2, 9533.0),
        (121.4996, 31.2397, 6738.9, 4649.3),
    )
)
MIDDLE = CommentRow("外滩要有长椅", lon=121.4996, lat=31.2397)
FAR_AWAY = CommentRow("不在图上", lon=121.9, lat=31.0)


@pytest.fixture
def file(tmp_path: Path):
    with make_file(tmp_path) as made:
        import_blueprint(made, drawing=make_drawing(14043, 9933))
        make_meeting(made)
        yield made


def test_control_points_lay_the_a0_drawing_on_the_ground_to_the_centimetre(file):
    assert set_control_points(file, blueprint_id=1, points=A0).facts["residual"] < 0.02
    (drawing,) = read_blueprints(file)
    assert drawing.metres_per_pixel == pytest.approx(0.3032, abs=1e-4)
    assert drawing.north == pytest.approx(0, abs=1e-3)


def test_comments_brought_earlier_with_degrees_are_placed_when_coordinates_come(file):
    done = import_comments(file, meeting_id=1, rows=[MIDDLE, FAR_AWAY])
    assert done.facts["unplaced"] == 2
    assert read_comments(file)[0].x is None
    done = set_control_points(file, blueprint_id=1, points=A0)
    assert (done.facts["placed"], done.facts["outside"]) == (1, 1)
    placed, outside = read_comments(file)
    assert (placed.blueprint_id, placed.x, placed.y) == (
        1,
        pytest.approx(6738.9, abs=0.1),
        pytest.approx(4649.3, abs=0.1),
    )
    assert (outside.x, outside.lon) == (None, 121.9)
    undo_last(file)
    assert read_comments(file)[0].x is None


def test_comments_brought_later_with_degrees_are_placed_at_once_and_a_hand_has_the_last_word(file):
    set_control_points(file, blueprint_id=1, points=A0)
    assert import_comments(file, meeting_id=1, rows=[MIDDLE, FAR_AWAY]).facts["unplaced"] == 1
    assert read_comments(file)[0].x == pytest.approx(6738.9, abs=0.1)
    place_comment(file, number=1, x=5, y=6)
    assert (read_comments(file)[0].x, read_comments(file)[0].y) == (5, 6)


def test_a_sealed_meeting_keeps_its_report_while_the_project_gets_its_pins(file):
    import_comments(file, meeting_id=1, rows=[MIDDLE])
    close_meeting(file, meeting_id=1)
    seal_meeting(file, meeting_id=1)
    set_control_points(file, blueprint_id=1, points=A0)
    assert read_meeting(file, 1).comments[0].x is None
    assert read_comments(file)[0].x == pytest.approx(6738.9, abs=0.1)


def test_coordinates_of_a_web_map_are_kept_as_typed_and_undone_in_the_fit(file):
    shifted = [GivenPoint(*to_gcj02(p.lon, p.lat), p.x, p.y, Datum.GCJ02) for p in A0]
    set_control_points(file, blueprint_id=1, points=shifted)
    assert read_control_points(file, 1) == tuple(shifted)
    ground = read_georeference(file, 1)
    assert ground is not None
    assert ground.to_pixel(121.4996, 31.2397) == pytest.approx((6738.9, 4649.3), abs=0.1)


def test_given_again_the_points_replace_those_before_and_none_takes_the_coordinates_away(file):
    set_control_points(file, blueprint_id=1, points=A0)
    set_control_points(file, blueprint_id=1, points=A0[:3])
    assert read_control_points(file, 1) == A0[:3]
    set_control_points(file, blueprint_id=1, points=())
    assert read_georeference(file, 1) is None
    undo_last(file)
    assert read_control_points(file, 1) == A0[:3]


def test_a_measured_scale_comes_before_that_of_the_control_points(file):
    set_control_points(file, blueprint_id=1, points=A0)
    set_scale(file, blueprint_id=1, start=(0, 0), end=(300, 400), metres=100)
    assert read_blueprints(file)[0].metres_per_pixel == pytest.approx(0.2)
    undo_last(file)
    assert read_blueprints(file)[0].metres_per_pixel == pytest.approx(0.3032, abs=1e-4)


@pytest.mark.parametrize(
    ("points", "code"),
    [
        ((A0[0], GivenPoint(31.2264, 121.5208, 13394.8, 9533.0)), "georeference.swapped"),
        ((A0[0], GivenPoint(2.35, 48.86, 13394.8, 9533.0)), "georeference.not_here"),
        ((A0[0], GivenPoint(float("nan"), 31.0, 13394.8, 9533.0)), "georeference.not_here"),
        ((A0[0], GivenPoint(121.5208, 31.2264, 15000, 9533.0)), "outside_drawing"),
        (A0[:1], "georeference.too_few"),
    ],
)
def test_points_that_can_t_be_right_are_refused_and_nothing_changes(file, points, code):
    with pytest.raises(DomainError) as refusal:
        set_control_points(file, blueprint_id=1, points=points)
    assert refusal.value.code == code
    assert sentence(refusal.value)
    assert read_control_points(file, 1) == ()


@pytest.mark.parametrize(
    ("end", "metres", "code"),
    [((0.2, 0), 10, "scale.same_place"), ((100, 0), 0, "scale.metres"), ((100, 0), float("inf"), "scale.metres")],
)
def test_a_scale_that_can_t_be_right_is_refused(file, end, metres, code):
    with pytest.raises(DomainError) as refusal:
        set_scale(file, blueprint_id=1, start=(0, 0), end=end, metres=metres)
    assert refusal.value.code == code
    assert sentence(refusal.value)
