"""资源清单 and 项目清单 on paper and in the workbook; sites in what leaves for map programs and browsers."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image

from tests.builders import make_area, make_file, make_meeting
from tests.documents.papers import pages, squeezed
from yitusanhui.documents.current import open_copy
from yitusanhui.documents.htmlmap import map_data
from yitusanhui.documents.plate_sheet import write_plate
from yitusanhui.documents.points import points_of, write_geojson
from yitusanhui.documents.site_list import write_site_list
from yitusanhui.documents.workbook import write_workbook
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.shapes import ShapeKind
from yitusanhui.domain.sites import drawn
from yitusanhui.domain.terms import SiteKind, SiteStatus
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.reading import read_report
from yitusanhui.operations.sites import add_site, set_site_status


def printed(path: Path) -> str:
    return squeezed("".join(pages(path)))


@pytest.fixture
def told(tmp_path: Path) -> ConsultationReport:
    with make_file(tmp_path) as file:
        make_meeting(file, drawing=True)
        add_site(
            file,
            blueprint_id=1,
            kind=SiteKind.PROJECT,
            name="口袋公园",
            shape=make_area(),
            note="=cmd|' /C calc'!A0",
            facts={"funds": "街道经费", "scale": "600平方米"},
        )
        idle = drawn(ShapeKind.POINT, [(300, 300)])
        add_site(file, blueprint_id=1, kind=SiteKind.IDLE, name="<script>三角地", shape=idle, facts={"area": "60"})
        set_site_status(file, site_id=1, status=SiteStatus.DECIDED, meeting_id=1, note="议定")
        line = drawn(ShapeKind.LINE, [(10, 200), (200, 200)])
        record_comment(file, meeting_id=1, text="路窄", shape=line)
        return read_report(file)


def test_the_lists_on_paper_have_their_columns_and_how_far_each_came(told, tmp_path):
    found = printed(write_site_list(told, tmp_path / "单.pdf"))
    for said in ("资源清单", "项目清单", "<script>三角地", "口袋公园", "街道经费", "征询会第1次已定（议定）"):
        assert said in found


def test_the_public_list_says_what_and_where_but_no_note_and_no_payer(told, tmp_path):
    target = write_site_list(open_copy(told), tmp_path / "单.pdf")
    found = printed(target)
    assert "口袋公园" in found and "600平方米" in found
    assert "街道经费" not in found and "议定" not in found and "cmd" not in found


def test_the_workbook_has_both_lists_as_text(told, tmp_path):
    write_workbook(told, tmp_path / "表.xlsx")
    book = load_workbook(tmp_path / "表.xlsx")
    cells = [cell for row in book["项目清单"].iter_rows() for cell in row if cell.value]
    assert any(cell.value == "=cmd|' /C calc'!A0" and cell.data_type == "s" for cell in cells)
    assert any(cell.value == "<script>三角地" for row in book["资源清单"].iter_rows() for cell in row)


def test_map_programs_get_lines_areas_and_sites(told, tmp_path):
    (points,) = points_of(told, {})
    plain = json.loads(write_geojson(points, "图", tmp_path / "图.geojson").read_text("utf-8"))
    comment, park, corner = plain["features"]
    assert comment["geometry"] == {"type": "LineString", "coordinates": [[10, -200], [200, -200]]}
    assert (park["geometry"]["type"], park["properties"]["status"]) == ("Polygon", "已定")
    assert park["geometry"]["coordinates"][0][0] == park["geometry"]["coordinates"][0][-1]
    assert corner["geometry"] == {"type": "Point", "coordinates": [300, -300]}
    assert "note" not in park["properties"]


def test_the_page_for_browsers_has_a_layer_for_each_kind(told):
    (version,) = map_data(told, [1])["versions"]
    assert [layer["name"] for layer in version["layers"]] == ["项目", "闲置空间", "意见所指的线、面"]


def test_the_plate_names_the_sites(told, tmp_path):
    report, sheet = told, BytesIO()
    Image.new("RGB", (800, 600), "white").save(sheet, "PNG")
    found = printed(write_plate(report, report.blueprints[0], sheet.getvalue(), tmp_path / "图版.pdf"))
    assert "口袋公园已定" in found and "闲置空间" in found
