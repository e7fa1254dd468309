"""The sample drawing: whole, printable, and different where the story says so."""

from __future__ import annotations

import pypdfium2
import pytest

from yitusanhui import paths
from yitusanhui.domain.errors import EnvironmentTrouble
from yitusanhui.sample import pen
from yitusanhui.sample.drawing import draw_sheet
from yitusanhui.sample.neighbourhood import PLACES, VERSIONS, neighbourhood, parts
from yitusanhui.sample.palette import CHANGE
from yitusanhui.texts import sentence

pytestmark = pytest.mark.skipif(
    not (paths.vendor() / "fonts" / "NotoSansSC-Bold.ttf").is_file(), reason="fonts not fetched"
)


def page_of(version, folder):
    draw_sheet(version, folder / f"{version}.pdf")
    return pypdfium2.PdfDocument(folder / f"{version}.pdf")[0]


def words_of(page):
    return page.get_textpage().get_text_bounded()


def colours_of(picture):
    return {colour for _, colour in picture.getcolors(maxcolors=1 << 16)}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sheets")
    return {version: page_of(version, folder) for version in VERSIONS}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_sheet_is_a2_landscape_and_names_its_version_and_items(pages, version) -> None:
    width, height = pages[version].get_size()
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (594, 420)
    words = words_of(pages[version])
    assert all(value in words for _, value in neighbourhood()["block"][version]["rows"])
    assert all(item["name"] in words for item in parts("item", version))
    assert all(f"{number}号楼" in words for number in range(1, 19))


def test_the_ramp_comes_with_v2(pages) -> None:
    assert "无障碍坡道" not in words_of(pages["v1"])
    assert "闲置边角地" in words_of(pages["v1"]) and "闲置边角地" not in words_of(pages["v2"])


def test_only_v2_has_red_clouds(pages) -> None:
    red = tuple(bytes.fromhex(CHANGE[1:]))
    x, y = 236 / 594, 209 / 420  # the top of the cloud round the new shed
    found = {}
    for version, page in pages.items():
        picture = page.render(scale=2).to_pil().convert("RGB")
        left, top = int(x * picture.width), int(y * picture.height)
        around = picture.crop((left - 30, top - 30, left + 30, top + 30))
        found[version] = red in colours_of(around)
    assert found == {"v1": False, "v2": True, "asbuilt": False}


def test_the_shed_stands_where_comments_on_it_are_pinned(pages) -> None:
    orange = (0xF6, 0xA9, 0x6B)
    for version, place in (("v1", "shed_v1"), ("v2", "shed_v2")):
        picture = pages[version].render(scale=2).to_pil().convert("RGB")
        x, y = PLACES[place][0] * picture.width, PLACES[place][1] * picture.height
        around = picture.crop((int(x - 40), int(y - 40), int(x + 40), int(y + 40)))
        assert orange in colours_of(around)


def test_the_same_sheet_has_the_same_bytes(tmp_path) -> None:
    draw_sheet("v2", tmp_path / "a.pdf")
    draw_sheet("v2", tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_missing_font_is_named(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(paths, "vendor", lambda: tmp_path)
    monkeypatch.setattr(pen.pdfmetrics, "getRegisteredFontNames", list)
    with pytest.raises(EnvironmentTrouble) as refused:
        draw_sheet("v1", tmp_path / "v1.pdf")
    assert str(tmp_path) in sentence(refused.value)
