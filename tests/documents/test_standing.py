"""What documents say of a comment's place on later versions: the workbook's column and the map that leaves."""

from __future__ import annotations

from dataclasses import replace

from tests.atlas.builders import make_blueprint, make_comment, withdrawn
from yitusanhui.documents.htmlmap import map_data
from yitusanhui.documents.standing import Standing
from yitusanhui.domain.masking import public
from yitusanhui.domain.placing import AlignmentLine, PlacementLine, TieLine
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.terms import Audience, PlacementState

CARRIED, CONFIRMED, MOVED, GONE = PlacementState
REPORT = ConsultationReport(
    title="口袋公园",
    blueprints=(make_blueprint(), make_blueprint(id=2, label="竣工", metres_per_pixel=0.5, north=12.0)),
    alignments=(AlignmentLine(2, 1, (TieLine(0, 0, 0, 0), TieLine(2000, 1500, 4000, 3000))),),
    placements=(
        PlacementLine(2, 2, MOVED, 7, 8),
        PlacementLine(3, 2, GONE, note="车棚已拆，张三13800001111"),
        PlacementLine(4, 2, CONFIRMED, 200, 100),
    ),
    comments=(*(make_comment(number) for number in (1, 2, 3)), withdrawn(4), make_comment(5, x=None, y=None)),
)


def test_a_cell_says_the_version_and_what_became_of_the_place() -> None:
    words = [Standing(REPORT).words(comment) for comment in REPORT.comments]
    assert words[0] == "图版v1；竣工图版：待核对"
    assert words[1] == "图版v1；竣工图版：移到新位置"
    assert words[2].startswith("图版v1；竣工图版：已不适用（车棚已拆")
    assert words[4] == ""


def test_the_map_that_leaves_shows_the_pins_on_both_versions_without_names_or_numbers_of_people() -> None:
    data = map_data(REPORT, {1, 2})
    first, second, third = data["comments"][:3]
    assert (first["version"], first["stands"]["2"]["x"]) == ("1", 50.0)
    symbol = data["symbols"][next(iter(first["stands"]["2"]["symbols"].values()))]
    assert symbol["hollow"]
    assert (second["stands"]["2"]["x"], second["stands"]["2"]["y"]) == (7, 8)
    assert third["stands"] == {} and "已不适用" in third["fates"][0]
    assert "13800001111" not in str(data)
    assert (data["versions"][1]["metresPerPixel"], data["versions"][1]["north"]) == (0.5, 12.0)


def test_a_public_copy_has_no_answer_about_words_taken_back() -> None:
    assert [line.number for line in public(REPORT).placements] == [2, 3]
    assert public(replace(REPORT, audience=Audience.INTERNAL)).alignments == REPORT.alignments
