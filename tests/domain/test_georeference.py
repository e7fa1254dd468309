from __future__ import annotations

from math import cos, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.georeference import METRES_PER_DEGREE, ControlPoint, fit
from yitusanhui.texts import sentence

# The control points of the A0 drawing in the shared data (its README).
A0 = (
    ControlPoint(121.4802, 31.251, 648.2, 500.0),
    ControlPoint(121.5208, 31.251, 13394.8, 500.0),
    ControlPoint(121.5208, 31.2264, 13394.8, 9533.0),
    ControlPoint(121.4802, 31.2264, 648.2, 9533.0),
    ControlPoint(121.4996, 31.2397, 6738.9, 4649.3),
)


def test_the_a0_drawing_lies_within_a_metre_of_its_control_points():
    found = fit(A0)
    assert len(found.residuals) == 5
    assert max(found.residuals) < 0.02
    assert found.north == pytest.approx(0, abs=1e-4)
    assert found.metres_per_pixel == pytest.approx(0.303, abs=0.002)


@pytest.mark.parametrize("point", A0)
def test_a_control_point_is_found_from_its_pixel_and_back(point):
    found = fit(A0)
    assert found.to_pixel(point.lon, point.lat) == pytest.approx((point.x, point.y), abs=0.1)
    assert found.to_lon_lat(point.x, point.y) == pytest.approx((point.lon, point.lat), abs=1e-6)


@given(st.floats(0, 14043), st.floats(0, 9933))
def test_there_and_back_is_the_same_pixel(x, y):
    found = fit(A0[:3])
    assert found.to_pixel(*found.to_lon_lat(x, y)) == pytest.approx((x, y), abs=1e-4)


def test_two_points_turn_and_scale_the_drawing_and_leave_no_residual():
    found = fit((A0[0], A0[2]))
    assert found.residuals == pytest.approx((0, 0), abs=1e-6)
    assert found.to_pixel(121.5208, 31.251) == pytest.approx((13394.8, 500.0), abs=0.1)


def test_a_wrong_control_point_shows_in_the_residuals():
    wrong = ControlPoint(121.4996, 31.2397, 6738.9, 5649.3)
    found = fit((*A0[:4], wrong))
    assert max(found.residuals) == found.residuals[4]
    assert found.residuals[4] > 200


def test_fewer_than_two_points_are_refused_with_what_to_do():
    for points in ((), A0[:1]):
        with pytest.raises(DomainError) as refusal:
            fit(points)
        assert refusal.value.code == "georeference.too_few"
        assert f"现在有{len(points)}个" in sentence(refusal.value)


@pytest.mark.parametrize(
    "points",
    [
        (A0[0], A0[0]),
        (A0[0], ControlPoint(121.5208, 31.251, 648.2, 500.0)),
        (A0[0], A0[1], ControlPoint(121.5, 31.251, 7000.0, 500.0)),
        (A0[0], A0[0], A0[0]),
    ],
)
def test_points_that_coincide_or_lie_on_one_line_are_refused(points):
    with pytest.raises(DomainError) as refusal:
        fit(points)
    assert refusal.value.code == "georeference.in_line"
    assert sentence(refusal.value)


@given(st.floats(-179, 179), st.floats(0.05, 2), st.integers(2, 5))
def test_a_sheet_drawn_at_any_turn_and_scale_is_found_with_its_north(north, metres_per_pixel, count):
    up, wide = radians(north), METRES_PER_DEGREE * cos(radians(31.24))

    def ground(x, y):
        right, ahead = x * metres_per_pixel, -y * metres_per_pixel
        east, away = right * cos(up) - ahead * sin(up), right * sin(up) + ahead * cos(up)
        return 121.5 + east / wide, 31.24 + away / METRES_PER_DEGREE

    pixels = [(-400, -300), (400, 300), (400, -300), (-400, 300), (7, 90)][:count]
    found = fit([ControlPoint(*ground(x, y), x, y) for x, y in pixels])
    assert found.metres_per_pixel == pytest.approx(metres_per_pixel, rel=1e-3)
    assert found.north == pytest.approx(north, abs=0.2)
    assert max(found.residuals) < 0.2


def test_points_that_would_turn_the_sheet_over_are_refused():
    with pytest.raises(DomainError) as refusal:
        fit([ControlPoint(p.lon, p.lat, p.y, p.x) for p in A0])
    assert refusal.value.code == "georeference.mirrored"
    assert "翻了面" in sentence(refusal.value)
