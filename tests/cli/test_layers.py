"""import layer: a layer over a drawing, remarks on the error stream."""

from __future__ import annotations

from pathlib import Path

from tests.cli.runs import done, new, refused, run
from tests.intake.builders import picture, saved
from tests.intake.maps import geojson, geotiff, keys, point

UTM = (357_000.0, 3_457_000.0)


def located(folder: Path) -> Path:
    file = new(folder)
    data = geotiff(picture(800, 600), keys(1, 32651), 1.0, UTM)
    ran = run("import", "blueprint", file, saved(folder / "航拍.tif", data))
    assert ran.code == 0 and "控制点" in ran.err
    return file


def test_a_layer_is_laid_over_a_drawing_that_brought_its_coordinates(tmp_path: Path) -> None:
    file = located(tmp_path)
    layer = geojson(tmp_path / "路灯.geojson", point(121.5021, 31.2365), point(121.9, 31.9))
    checked = run("import", "layer", file, layer, "--dry-run")
    assert checked.code == 0 and "没有导入" in checked.out
    ran = run("import", "layer", file, layer, "--name", "夜灯")
    assert ran.code == 0 and "2 个要素" in ran.out and "有 1 处在图纸范围以外" in ran.err
    done("check", file)


def test_a_layer_that_cannot_be_placed_is_refused_in_one_sentence(tmp_path: Path) -> None:
    file = new(tmp_path)
    layer = geojson(tmp_path / "a.geojson", point(121.5, 31.2))
    assert "还没有图纸" in refused("import", "layer", file, layer)
    done("import", "blueprint", file, saved(tmp_path / "a.png", picture(400, 300).pngsave_buffer()))
    assert "控制点" in refused("import", "layer", file, layer)
