"""What is exported twice is the same, byte for byte: another day, another process, another order of sets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image, ImageDraw

from tests.builders import make_file, make_layer, make_meeting
from tests.documents.papers import needs_fonts
from tests.operations.evening import named_vote
from yitusanhui.domain.givens import GivenPoint
from yitusanhui.intake.drawing import read_drawing
from yitusanhui.intake.photo import read_photo
from yitusanhui.intake.tiles import cut_tiles
from yitusanhui.operations.attachments import attach_photo
from yitusanhui.operations.blueprints import import_blueprint
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.commitments import make_commitment
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.grounds import set_control_points, set_scale
from yitusanhui.operations.layers import add_layer
from yitusanhui.operations.meetings import close_meeting
from yitusanhui.operations.minutes import seal_meeting

pytestmark = needs_fonts
EXPORT = """
import sys
from yitusanhui.cli.main import main
sys.argv = ["yitusanhui", "export", sys.argv[1], sys.argv[2]]
main(lambda path: 0)
"""


def lay_out(file: ConsultationFile, home: Path) -> None:
    """A drawing with tiles, degrees, a scale and a layer."""
    sheet = home / "平面图.png"
    picture = Image.new("RGB", (1400, 1000), "white")
    ImageDraw.Draw(picture).rectangle((200, 200, 900, 700), outline="black", width=5)
    picture.save(sheet)
    import_blueprint(file, drawing=cut_tiles(read_drawing(sheet), home / "tiles"))
    corners = ((121.47, 31.23, 100, 100), (121.48, 31.23, 1300, 100), (121.47, 31.22, 100, 900))
    set_control_points(file, blueprint_id=1, points=[GivenPoint(*corner) for corner in corners])
    set_scale(file, blueprint_id=1, start=(200, 200), end=(900, 200), metres=70)
    add_layer(file, layer=make_layer(place=(400.0, 300.0)))


def attach(file: ConsultationFile, home: Path) -> None:
    """A photo beside the first comment."""
    Image.effect_noise((640, 480), 40).convert("RGB").save(home / "东门.jpg")
    attach_photo(file, entity="comments", entity_id=1, photo=read_photo(home / "东门.jpg"), caption="东门")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A sealed meeting's documents, from two processes with other hashes, a second apart."""
    home = tmp_path_factory.mktemp("sealed")
    file = make_file(home, people=6)
    lay_out(file, home)
    make_meeting(file, present=3)
    for number in range(1, 8):
        text, place = f"第{number}条：路灯太暗 A&B 王𬱖", 150.0 * number
        record_comment(file, meeting_id=1, text=text, author=f"居民{number}", x=place, y=place / 2)
    attach(file, home)
    named_vote(file, "赞成", "赞成", "反对")
    make_commitment(file, meeting_id=1, text="六月前加装路灯", owner="物业")
    close_meeting(file, meeting_id=1)
    seal_meeting(file, meeting_id=1)
    file.close()
    for seed in ("1", "2"):
        began = int(time.time())
        environment = {
            **os.environ,
            "YITUSANHUI_HOME": str(home / "user"),
            "PYTHONHASHSEED": seed,
            "TZ": "UTC" if seed == "1" else "Asia/Tokyo",
        }
        command = [sys.executable, "-c", EXPORT, str(home / "口袋公园.ytsh"), str(home / seed)]
        done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        assert int(time.time()) > began  # dates in seconds would differ
    return home / "1", home / "2"


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_both_exports_have_the_same_files_of_every_kind(exported: tuple[Path, Path]) -> None:
    first, second = map(names, exported)
    assert first == second
    assert {Path(name).suffix.lower() for name in first} >= {
        *(".pdf", ".docx", ".xlsx", ".csv", ".json", ".ytsh", ".xml"),
        *(".html", ".geojson", ".gpkg", ".jpg"),
    }
    assert any("照片" in name for name in first) and any("意见分布图（A3）" in name for name in first)


def test_every_document_is_the_same_byte_for_byte(exported: tuple[Path, Path]) -> None:
    one, other = exported
    assert [name for name in sorted(names(one)) if (one / name).read_bytes() != (other / name).read_bytes()] == []


def test_what_was_compared_has_pictures_charts_and_pins(exported: tuple[Path, Path]) -> None:
    home = exported[0]
    (minutes,) = (name for name in names(home) if name.endswith(".docx") and "/" not in name)
    (table,) = (name for name in names(home) if name.endswith("意见采纳情况汇总表-2026-03-14.xlsx") and "/" not in name)
    with ZipFile(home / minutes) as text, ZipFile(home / table) as book:
        assert any(name.startswith("word/media/") for name in text.namelist())
        assert any(name.startswith("xl/charts/") for name in book.namelist())
    (pins,) = (name for name in names(home) if name.endswith(".geojson") and "/" not in name)
    assert len(json.loads((home / pins).read_text("utf-8"))["features"]) == 7
