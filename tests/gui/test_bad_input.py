"""Drawings and layers that are not what they seem: one sentence on the command line and in the window, and the file as
it was."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import pyvips
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.cli.runs import assert_calm, new, refused, run
from tests.gui.conftest import OpenWindow
from tests.intake.builders import picture, png_that_says, saved
from tests.intake.maps import geojson, geotiff, keys, point, shapes_zip
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.operations import reading
from yitusanhui.operations.files import open_consultation

HERE = (121.5021, 31.2365)  # on the sheet
FAR = (121.9, 31.9)
LOCK = pikepdf.Encryption(user="a", owner="b")
METRES = (500_000 + 142_783.0, 3_458_520.0)


def pdf(*, pages: int = 1, **save: object) -> bytes:
    document, out = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        document.add_blank_page(page_size=(400, 300))
    document.save(out, **save)
    return out.getvalue()


def film() -> bytes:
    made = picture(100, 200).copy()
    made.set_type(pyvips.GValue.gint_type, "page-height", 100)
    made.set_type(pyvips.GValue.array_int_type, "delay", [100, 100])
    data: bytes = made.webpsave_buffer()
    return data


def many() -> list[dict[str, Any]]:
    """Six thousand lines of fifty corners, more than are kept."""
    return [
        {
            "type": "Feature",
            "properties": None,
            "geometry": {
                "type": "LineString",
                "coordinates": [[HERE[0] + (n % 300 + step) * 1e-6, HERE[1] + n // 300 * 1e-6] for step in range(50)],
            },
        }
        for n in range(6_100)
    ]


REFUSED: dict[str, tuple[str, Callable[[Path], Path], str]] = {
    "没有页": ("drawing", lambda at: saved(at / "a.pdf", pdf(pages=0)), "一页也没有"),
    "加密": ("drawing", lambda at: saved(at / "a.pdf", pdf(encryption=LOCK)), "密码"),
    "一个像素": ("drawing", lambda at: saved(at / "a.png", picture(1, 1).pngsave_buffer()), "太小"),
    "谎称一亿像素": ("drawing", lambda at: saved(at / "a.png", png_that_says(10_000, 10_000)), "损坏"),
    "谎称二十亿像素": ("drawing", lambda at: saved(at / "a.png", png_that_says(50_000, 40_000)), "上限"),
    "动图": ("drawing", lambda at: saved(at / "a.webp", film()), "动"),
    "不是图": ("drawing", lambda at: saved(at / "a.jpg", b"hello"), "图纸"),
    "Shapefile 没有 prj": ("layer", lambda at: shapes_zip(at / "a.zip", [METRES]), ".prj"),
    "全在图外": ("layer", lambda at: geojson(at / "a.geojson", point(*FAR)), "范围"),
    "压缩包坏了": ("layer", lambda at: saved(at / "a.zip", b"PK\3\4broken"), "损坏"),
    "没有要素": ("layer", lambda at: geojson(at / "a.geojson"), "没有可以画出的"),
}
COMMANDS = {"drawing": "blueprint", "layer": "layer"}
REMARKED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "经纬度写反": (lambda at: geojson(at / "a.geojson", point(HERE[1], HERE[0])), "反"),
    "三十万个点": (lambda at: geojson(at / "a.geojson", *many()), "已简化"),
}


@pytest.fixture
def project(tmp_path: Path, own_home: Path) -> Path:
    """A file with a drawing that knows where it lies."""
    file = new(tmp_path)
    data = geotiff(picture(800, 600), keys(1, 32651), 1.0, (357_000.0, 3_457_000.0))
    assert run("import", "blueprint", file, saved(tmp_path / "航拍.tif", data)).code == 0
    return file


@pytest.fixture
def unchanged(project: Path) -> Iterator[None]:
    """Whatever happened, the journal ends where it ended."""
    with open_consultation(project) as file:
        before = reading.read_report(file).journal_head
    yield
    with open_consultation(project) as file:
        assert reading.read_report(file).journal_head == before


Bring = Callable[[str, Path], MainWindow]


@pytest.fixture
def bring(open_window: OpenWindow, project: Path, monkeypatch: pytest.MonkeyPatch) -> Bring:
    """Open the file in the window, and choose that drawing or layer from its menu."""

    def chosen(what: str, path: Path) -> MainWindow:
        window = open_window(open_consultation(project))
        monkeypatch.setattr("yitusanhui.gui.settings.QFileDialog.getOpenFileName", lambda *_: (str(path), ""))
        QTimer.singleShot(0, window.actions_[what].trigger)
        return window

    return chosen


def refusal_of(window: MainWindow, qtbot: QtBot) -> str:
    """What the window says; then it is closed."""
    with qtbot.waitSignal(window.session.refused, timeout=60_000) as heard:
        pass
    window.close()
    return str(heard.args[0])


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.usefixtures("unchanged")
def test_what_is_no_drawing_or_layer_is_refused_in_one_sentence_on_both_ways_in(
    case: str, project: Path, bring: Bring, tmp_path: Path, qtbot: QtBot
) -> None:
    what, made, words = REFUSED[case]
    path = made(tmp_path)
    said = refused("import", COMMANDS[what], project, path)
    assert words in said
    assert refusal_of(bring(f"import_{what}", path), qtbot) == said


@pytest.mark.parametrize("case", REMARKED)
@pytest.mark.usefixtures("unchanged")
def test_what_could_be_taken_with_a_remark_says_it_on_both_ways_in_and_is_kept_by_neither_unasked(
    case: str, project: Path, bring: Bring, tmp_path: Path, qtbot: QtBot
) -> None:
    made, words = REMARKED[case]
    path = made(tmp_path)
    tried = run("import", "layer", project, path, "--dry-run")
    assert tried.code == 0 and words in tried.err
    assert_calm(tried)
    seen: list[str] = []

    def refuse() -> None:
        for form in (one for one in QApplication.topLevelWidgets() if isinstance(one, Form) and one.isVisible()):
            seen.extend(one.text() for one in form.findChildren(QLabel))
            form.reject()

    looking = QTimer(interval=50)
    looking.timeout.connect(refuse)
    looking.start()
    window = bring("import_layer", path)
    qtbot.waitUntil(lambda: bool(seen), timeout=60_000)
    looking.stop()
    assert any(words in one for one in seen)
    assert reading.read_layers(window.session.file) == ()
    window.close()


def test_what_lies_off_the_sheet_in_part_is_taken_and_said_on_both_ways_in(
    project: Path, bring: Bring, tmp_path: Path, qtbot: QtBot
) -> None:
    path = geojson(tmp_path / "a.geojson", point(*HERE), point(*FAR))
    assert "有 1 处在图纸范围以外" in run("import", "layer", project, path, "--dry-run").err
    window = bring("import_layer", path)
    with qtbot.waitSignal(window.session.told, timeout=60_000) as heard:
        pass
    assert "有 1 处在图纸范围以外" in heard.args[0]
    assert len(reading.read_layers(window.session.file)) == 1
    window.close()
