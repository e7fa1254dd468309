"""import blueprint --control-points: the A0 drawing of the shared data on the ground, comments with degrees on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runs import run
from yitusanhui.operations.files import open_consultation
from yitusanhui.operations.reading import read_blueprints, read_comments

POINTS = """x,y,经度,纬度
648.2,500.0,121.4802,31.251
13394.8,500.0,121.5208,31.251
13394.8,9533.0,121.5208,31.2264
648.2,9533.0,121.4802,31.2264
6738.9,4649.3,121.4996,31.2397
"""
COMMENTS = """编号,意见,经度,纬度
a1,外滩缺长椅,121.4996,31.2397
a2,东昌路路口太暗,121.5105,31.2330
a3,在图外,121.6,31.2
"""


@pytest.fixture
def made(tmp_path: Path) -> Path:
    run("new", tmp_path / "外滩.ytsh", "--title", "外滩")
    (tmp_path / "点.csv").write_text(POINTS, "utf-8")
    (tmp_path / "意见.csv").write_text(COMMENTS, "utf-8")
    return tmp_path


def test_the_a0_drawing_lies_to_the_centimetre_and_comments_land_on_their_pixels(made: Path, shared_data: Path) -> None:
    file, sheet = made / "外滩.ytsh", shared_data / "drawing" / "bund_a0_300dpi.jpg"
    run("import", "comments", file, made / "意见.csv")
    done = run("import", "blueprint", file, sheet, "--control-points", made / "点.csv")
    assert done.code == 0 and "最大误差 0.01 米" in done.out
    with open_consultation(file) as opened:
        (drawing,), lines = read_blueprints(opened), read_comments(opened)
    assert drawing.metres_per_pixel == pytest.approx(0.3032, abs=1e-4)
    assert (lines[0].x, lines[0].y) == (pytest.approx(6738.9, abs=0.1), pytest.approx(4649.3, abs=0.1))
    x = 648.2 + (121.5105 - 121.4802) / (121.5208 - 121.4802) * (13394.8 - 648.2)
    y = 500 + (31.251 - 31.2330) / (31.251 - 31.2264) * (9533 - 500)
    assert (lines[1].x, lines[1].y) == (pytest.approx(x, abs=0.2), pytest.approx(y, abs=0.2))
    assert lines[2].x is None


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("x,y,经度\n1,2,3\n", "纬度"),
        ("x,y,经度,纬度\n1,2,31.25,121.48\n900,800,121.49,31.24\n", "写反"),
        ("x,y,经度,纬度\n1,2,abc,31.25\n", "经度"),
    ],
)
def test_points_that_can_t_be_read_or_be_right_are_refused_in_a_sentence(
    made: Path, shared_data: Path, table, told
) -> None:
    (made / "点.csv").write_text(table, "utf-8")
    sheet = shared_data / "drawing" / "bund_a3_300dpi.png"
    done = run("import", "blueprint", made / "外滩.ytsh", sheet, "--control-points", made / "点.csv")
    assert done.code == 1 and told in done.err and "Traceback" not in done.err
    with open_consultation(made / "外滩.ytsh") as opened:
        assert read_blueprints(opened) == ()
