"""Everything of the sample that leaves the office, searched for whatever may not leave it."""

from __future__ import annotations

import csv
import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image

from tests.documents.papers import needs_fonts, words
from yitusanhui import paths
from yitusanhui.documents.export import export
from yitusanhui.documents.htmlmap_page import DATA
from yitusanhui.documents.material import Material
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.terms import CommentStatus
from yitusanhui.operations.files import read_consultation
from yitusanhui.operations.reading import read_report

pytestmark = [
    needs_fonts,
    pytest.mark.skipif(not (paths.vendor() / "leaflet").is_dir(), reason="leaflet is not fetched"),
]
FLAT = re.compile(r"\d{3,4}室|\d{1,2}号楼\d{3}(?!\d)|(?<!\d)\d{2}-\d{3}(?!\d)")
PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


@pytest.fixture(scope="module")
def report(sample_file: Path) -> ConsultationReport:
    reader = read_consultation(sample_file)
    try:
        return read_report(reader)
    finally:
        reader.close()


@pytest.fixture(scope="module")
def open_texts(report: ConsultationReport, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of every public document, by its name."""
    raw = BytesIO()
    Image.new("RGB", (702, 496), "white").save(raw, "JPEG")
    drawings = {line.id: raw.getvalue() for line in report.blueprints}
    made = export(
        report, tmp_path_factory.mktemp("out"), Material(drawings), only=("public", "ledger", "map", "poster")
    )
    assert [one for one in made if one.refusal] == []
    files = [one.path for one in made if one.kind in ("public", "map", "poster") or "（公开）" in one.path.name]
    return {path.name: text_of(path) for path in files}


def text_of(path: Path) -> str:
    if path.suffix == ".pdf":
        return words(path)
    if path.suffix == ".html":
        page = path.read_text("utf-8")
        return re.sub(r"data:image/[^\"]*", "", page[page.index("<body") :])
    if path.suffix == ".geojson":
        features = json.loads(path.read_text("utf-8"))["features"]
        return "\n".join(str(value) for one in features for value in one["properties"].values())
    if path.suffix == ".gpkg":
        return path.read_bytes().decode("utf-8", "ignore")
    book = load_workbook(path)
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)


def roster() -> list[dict[str, str]]:
    with (paths.resources() / "sample" / "roster.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_is_a_notice_a_meeting_a_ledger_twice_and_a_map(open_texts: dict[str, str]) -> None:
    shown = [name for name in open_texts if "公示稿" in name]
    boards = [name for name in open_texts if "展板" in name]
    ledgers = {Path(name).suffix for name in open_texts if "汇总表（公开）" in name}
    assert (len(shown), len(boards), ledgers) == (3, 2, {".pdf", ".xlsx"})
    assert DATA in next(text for name, text in open_texts.items() if name.endswith(".html"))
    printed = (".pdf", ".xlsx", ".html")
    assert all("车棚" in text for name, text in open_texts.items() if Path(name).suffix in printed)


def test_no_one_of_the_roster_is_named(open_texts: dict[str, str], report: ConsultationReport) -> None:
    names = {row["姓名"] for row in roster()} | set(report.people)
    assert len(names) >= 60
    assert [(name, file) for name in names if len(name) > 1 for file, text in open_texts.items() if name in text] == []


def test_no_phone_and_no_flat_is_told(open_texts: dict[str, str]) -> None:
    for text in open_texts.values():
        assert PHONE.findall(text) == [] and FLAT.findall(text) == []
        assert not [row["电话"] for row in roster() if row["电话"] in text]


def test_nothing_withdrawn_is_told_nor_why(open_texts: dict[str, str], report: ConsultationReport) -> None:
    gone = [c for c in report.comments if c.status is CommentStatus.WITHDRAWN]
    assert gone
    for text in open_texts.values():
        assert not [c.number for c in gone if c.text in text or c.text[:10] in text or c.withdrawn_reason in text]


def test_groups_and_offices_stay_readable_and_every_standing_comment_is_answered(
    open_texts: dict[str, str], report: ConsultationReport
) -> None:
    ledger = next(text for name, text in open_texts.items() if name.endswith(".xlsx"))
    assert "我们跳舞队二十几个人" in ledger
    for comment in report.comments:
        if comment.status is CommentStatus.RECORDED:
            assert comment.reply is not None and comment.reply.reason in ledger
    notices = "".join(text for name, text in open_texts.items() if "公示稿" in name)
    assert "均待答复" not in notices and "原址问题列入协调会" in notices


def test_how_many_spoke_in_which_way_is_told_by_fives(open_texts: dict[str, str]) -> None:
    for text in open_texts.values():
        assert not re.search(r"(?:扫码|问需求计|人民建议征集|会前征集)\s*\d", text)
