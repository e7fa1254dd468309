"""Layers over the drawing: kept as brought, laid by the control points, shown, hidden, taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_drawing, make_file, make_layer
from yitusanhui.domain.datums import Datum
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.givens import GivenPoint
from yitusanhui.domain.incoming import Drawing
from yitusanhui.intake.drawing import read_drawing
from yitusanhui.intake.layer import read_layer
from yitusanhui.operations.blueprints import import_blueprint
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.grounds import set_control_points
from yitusanhui.operations.layers import add_layer, remove_layer, rename_layer, show_layer
from yitusanhui.operations.reading import check_consultation, read_blueprints, read_laid_layers, read_layers
from yitusanhui.operations.undo import undo_last
from yitusanhui.texts import sentence

A0_POINTS = (
    (121.4802, 31.251, 648.2, 500.0), (121.5208, 31.251, 13394.8, 500.0),
    (121.5208, 31.2264, 13394.8, 9533.0), (121.4802, 31.2264, 648.2, 9533.0),
)  # fmt: skip
CROSSING = (121.4996, 31.2397, 6738.9, 4649.3)


def opened(folder: Path, drawing: Drawing | None = None) -> ConsultationFile:
    file = make_file(folder)
    import_blueprint(file, drawing=drawing or make_drawing())
    return file


def test_a_layer_is_kept_as_brought_and_lies_on_its_drawing(tmp_path: Path) -> None:
    with opened(tmp_path) as file:
        done = add_layer(file, layer=make_layer())
        (line,) = read_layers(file, 1)
        assert (line.name, line.features, line.shown, done.facts["outside"]) == ("路灯", 1, True, 0)
        (laid,) = read_laid_layers(file, read_blueprints(file)[0])
        assert laid.shapes[0].rings == (((40.0, 30.0),),) and laid.shapes[0].name == "1号灯"
        kept = file.reader.row("SELECT bytes FROM blobs WHERE sha256 = ?", make_layer().sha256)
        assert kept is not None and kept["bytes"] == make_layer().original
        assert check_consultation(file) == []


def test_it_is_hidden_renamed_taken_away_and_brought_back(tmp_path: Path) -> None:
    with opened(tmp_path) as file:
        add_layer(file, layer=make_layer())
        show_layer(file, layer_id=1, shown=False)
        drawing = read_blueprints(file)[0]
        assert read_laid_layers(file, drawing) == () and len(read_laid_layers(file, drawing, hidden=True)) == 1
        rename_layer(file, layer_id=1, name=" 夜灯 ")
        assert read_layers(file)[0].name == "夜灯"
        remove_layer(file, layer_id=1)
        assert read_layers(file) == ()
        for _ in range(3):
            undo_last(file)
        (line,) = read_layers(file)
        assert (line.name, line.shown) == ("路灯", True)


@pytest.mark.parametrize(("place", "code"), [((4000.0, 30.0), "layer_elsewhere"), ((-5.0, -5.0), "layer_elsewhere")])
def test_a_layer_that_lies_wholly_off_the_sheet_is_refused(
    tmp_path: Path, place: tuple[float, float], code: str
) -> None:
    with opened(tmp_path) as file, pytest.raises(DomainError, match=code) as refusal:
        add_layer(file, layer=make_layer(place=place))
    assert sentence(refusal.value).endswith("。")


def test_degrees_wait_for_control_points_and_a_layer_for_a_drawing(tmp_path: Path, shared_data: Path) -> None:
    layer = read_layer(shared_data / "osm" / "shanghai_bund_osm.geojson")
    with opened(tmp_path) as file:
        with pytest.raises(DomainError, match="layer_needs_georeference"):
            add_layer(file, layer=layer)
        assert read_layers(file) == ()
    other = tmp_path / "other"
    other.mkdir()
    with make_file(other) as file, pytest.raises(DomainError, match="layer_no_drawing"):
        add_layer(file, layer=make_layer())


def test_streets_lie_on_the_drawn_streets(tmp_path: Path, shared_data: Path) -> None:
    layer = read_layer(shared_data / "osm" / "shanghai_bund_osm.geojson")
    with opened(tmp_path, read_drawing(shared_data / "drawing" / "bund_a0_300dpi.jpg")) as file:
        points = tuple(GivenPoint(lon, lat, x, y, Datum.SURVEY) for lon, lat, x, y in A0_POINTS)
        set_control_points(file, blueprint_id=1, points=points)
        done = add_layer(file, layer=layer)
        assert (done.facts["features"], done.facts["outside"]) == (4594, 0)
        (laid,) = read_laid_layers(file, read_blueprints(file)[0])
    there = {place for shape in layer.shapes.shapes for ring in shape.rings for place in ring}
    near = min(there, key=lambda place: abs(place[0] - CROSSING[0]) + abs(place[1] - CROSSING[1]))
    pixels = [place for shape in laid.shapes for ring in shape.rings for place in ring]
    # 31,395 pixels to a degree of longitude, 367,200 to one of latitude: a place known in both says where its
    # neighbour must lie.
    x = CROSSING[2] + (near[0] - CROSSING[0]) * (13394.8 - 648.2) / (121.5208 - 121.4802)
    y = CROSSING[3] - (near[1] - CROSSING[1]) * (9533.0 - 500.0) / (31.251 - 31.2264)
    assert min(abs(px - x) + abs(py - y) for px, py in pixels) < 3
