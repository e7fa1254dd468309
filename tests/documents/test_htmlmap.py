"""The map that leaves the laptop opens without a network and shows what the public may see."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.documents.builders import PHONE, SCRIPT, make_report
from yitusanhui.documents.current import open_copy
from yitusanhui.documents.htmlmap import map_data, write_map
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.paths import vendor

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = pytest.mark.skipif(
    not (vendor() / "leaflet" / "leaflet.js").is_file(), reason="leaflet is not fetched yet"
)


def picture(width: int = 620, height: int = 438) -> bytes:
    raw = BytesIO()
    Image.new("RGB", (width, height), "#e8f0e0").save(raw, "JPEG")
    return raw.getvalue()


def data_of(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="ytsh-data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


class Links(HTMLParser):
    """Everything in a page that a browser would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("src", "href")]


PICTURES = {1: picture(), 2: picture(600, 424), 3: picture(580, 410)}


def three_versions() -> ConsultationReport:
    """Comments 1 to 12 lie on v1, those after it on the newest; v2 has none, 7 and 14 lie nowhere."""
    report = make_report()
    built = replace(report.blueprints[1], id=3, label="竣工", width=4000, height=2800)
    lines = tuple(
        replace(c, blueprint_id=3, x=200.0 + c.number, y=300.0) if c.number > 12 and c.x is not None else c
        for c in report.comments
    )
    return replace(report, blueprints=(*report.blueprints, built), comments=lines)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("map") / "map.html"
    write_map(three_versions(), target, PICTURES)
    return target


def test_the_page_fetches_nothing(page: Path) -> None:
    text = page.read_text("utf-8")
    links = Links()
    links.feed(text)
    assert not links.found
    assert not re.findall(r"url\((?!data:)[^)#]", text.split("<script>")[0])
    assert "b'" not in text.split('id="ytsh-data"')[0].split("<script>")[0]
    assert "default-src 'none'" in text
    assert "jquery" not in text.lower()


def test_the_data_is_the_read_models_figure_by_figure(page: Path) -> None:
    report, data = open_copy(three_versions()), data_of(page.read_text("utf-8"))
    assert data["total"] == report.comment_figures.total == len(data["comments"])
    assert data["sentence"] == report.comment_figures.sentence
    for kind, count in report.comment_figures.by_reply.items():
        assert sum(comment["reply"] == kind for comment in data["comments"]) == count
    shown = {comment["number"]: comment for comment in data["comments"]}
    for line in report.comments:
        assert shown[line.number]["endorsements"] == line.endorsements
        assert (shown[line.number]["x"], shown[line.number]["y"]) == (line.x, line.y)


def test_no_name_phone_door_or_withdrawn_comment_is_in_the_file(page: Path) -> None:
    text = page.read_text("utf-8")
    for secret in ("欧阳晓梅", "王𬱖", "周惠芳", "502室", PHONE):
        assert secret not in text
    assert 11 not in {comment["number"] for comment in data_of(text)["comments"]}


def test_no_comment_breaks_out_of_its_data(page: Path) -> None:
    text = page.read_text("utf-8")
    assert SCRIPT not in text and "<img" not in text
    assert text.count("</script>") == text.count("<script")


def test_every_version_with_comments_and_the_newest_are_in_the_file_each_picture_once(page: Path) -> None:
    text = page.read_text("utf-8")
    data = data_of(text)
    assert [(v["id"], v["edition"], v["count"]) for v in data["versions"]] == [
        ("1", "图版v1", 10),
        ("3", "竣工图版", 7),
    ]
    assert text.count("data:image/jpeg") == 2
    shown = {c["number"]: c["version"] for c in data["comments"]}
    assert (shown[1], shown[13], shown[7], shown[14]) == ("1", "3", "", "")


def test_a_version_without_a_picture_leaves_its_comments_in_the_list(tmp_path: Path) -> None:
    data = map_data(three_versions(), {1})
    assert [v["id"] for v in data["versions"]] == ["1"]
    assert {c["version"] for c in data["comments"] if c["number"] > 12} == {""}


def test_the_newest_drawing_is_shown_though_nothing_lies_on_it() -> None:
    assert [v["count"] for v in map_data(make_report(), {1, 2})["versions"]] == [17, 0]


def test_a_title_is_text(tmp_path: Path) -> None:
    write_map(make_report(title="</title><script>alert(1)</script>{{7*7}}"), tmp_path / "t.html", PICTURES)
    text = (tmp_path / "t.html").read_text("utf-8")
    assert "<script>alert" not in text
    assert "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in text


def test_a_version_s_label_is_text(tmp_path: Path) -> None:
    report = make_report()
    hostile = replace(report.blueprints[1], label="</script><script>alert(1)</script>{{7*7}}{% if", name=SCRIPT)
    write_map(replace(report, blueprints=(hostile,)), tmp_path / "l.html", PICTURES)
    text = (tmp_path / "l.html").read_text("utf-8")
    assert "<script>alert" not in text and "{{7*7}}" in text
    assert text.count("</script>") == text.count("<script")


def test_a_thousand_pins_stay_under_eight_megabytes_and_the_same_report_gives_the_same_page(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write_map(make_report(1000), tmp_path / name, {1: picture(2048, 1448) + b"\0" * 4_000_000})
    assert (tmp_path / "a.html").stat().st_size < 8_000_000
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_a_project_without_a_drawing_still_lists_its_comments(tmp_path: Path) -> None:
    write_map(make_report(blueprints=()), tmp_path / "m.html", {})
    text = (tmp_path / "m.html").read_text("utf-8")
    assert "还没有导入图纸" in text
    assert '"version": ""' in text or '"version":""' in text


def test_a_version_without_a_picture_is_refused() -> None:
    with pytest.raises(DomainError, match="no_drawing_for_map"):
        map_data(make_report(), {99})


def dom(page: Path, profile: Path, deed: str = "") -> str:
    """What the page has become in a browser that reaches no network, after a person did something (JavaScript)."""
    if deed:
        done = f'<script>addEventListener("load", () => {{ {deed} }});</script></body>'
        text, page = page.read_text("utf-8"), profile.with_suffix(".html")
        page.write_text(text.replace("</body>", done), "utf-8")
    switches = (
        "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking "
        "--disable-component-update --disable-sync --virtual-time-budget=4000 --window-size=1280,800 --dump-dom"
    )
    command = [str(CHROMIUM), *switches.split(), f"--user-data-dir={profile}", "--host-resolver-rules=MAP * ~NOTFOUND"]
    ended = subprocess.run([*command, page.as_uri()], capture_output=True, timeout=120, check=True)
    return ended.stdout.decode("utf-8")


needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")


@needs_browser
def test_a_browser_without_a_network_draws_every_pin_and_runs_nobodys_script(page: Path, tmp_path: Path) -> None:
    drawn = dom(page, tmp_path / "profile")
    assert 'data-pins="7"' in drawn, "the newest version's"
    markers = re.findall(r'class="leaflet-marker-icon[^"]*pin[^"]*"', drawn)
    assert 0 < len(markers) <= 7
    assert "<title>滨江里微更新</title>" in drawn, "a comment that tries to rename the page is only text"
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in drawn
    assert "意见（19条）" in drawn and 'alt="竣工图版"' in drawn and 'alt="图版v1"' not in drawn
    assert "本图版7条，其他图版10条，未标位置2条" in drawn
    assert drawn.count('<small class="tag">未标位置</small>') == 2
    assert drawn.count('<small class="tag">图版v1</small>') == 10


@needs_browser
def test_one_click_shows_another_version_with_its_own_pins(page: Path, tmp_path: Path) -> None:
    drawn = dom(page, tmp_path / "profile", 'document.querySelector(".versions button").click();')
    assert 'data-pins="10"' in drawn and "本图版10条，其他图版7条" in drawn
    assert 'alt="图版v1"' in drawn and 'alt="竣工图版"' not in drawn


@needs_browser
def test_a_comment_chosen_from_the_list_or_found_by_its_number_brings_its_version(page: Path, tmp_path: Path) -> None:
    listed = dom(page, tmp_path / "listed", 'document.querySelector(".list li").click();')
    found = dom(
        page,
        tmp_path / "found",
        'const s = document.querySelector(".search"); s.value = "2"; s.dispatchEvent(new Event("input"));'
        's.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter"}));',
    )
    for drawn, title in ((listed, "1号意见"), (found, "2号意见")):
        assert 'alt="图版v1"' in drawn and f"<h3>{title}</h3>" in drawn
    assert "意见（1条）" in found


@needs_browser
def test_a_comment_without_a_place_opens_in_the_list(page: Path, tmp_path: Path) -> None:
    drawn = dom(page, tmp_path / "profile", 'document.querySelectorAll(".list li")[6].click();')
    assert "<h3>7号意见</h3>" in drawn and 'alt="竣工图版"' in drawn


def test_documents_without_a_map_load_nothing_that_makes_maps() -> None:
    """folium brings numpy and requests along: half a second of one core, and room that other documents don't need."""
    code = "import sys, yitusanhui.documents.export; print(*{'folium', 'requests'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    assert done.stdout.split() == []
