"""Sites, drawn, listed, brought through the meetings and onto the next version; comments as lines and areas."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_area, make_drawing, make_file, make_meeting, make_photo
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.masking import public
from yitusanhui.domain.placing import TieLine
from yitusanhui.domain.shapes import ShapeKind
from yitusanhui.domain.sites import drawn
from yitusanhui.domain.terms import AttachmentKind, PlacementState, SiteKind, SiteStatus
from yitusanhui.operations.attachments import attach_photo
from yitusanhui.operations.blueprints import import_blueprint
from yitusanhui.operations.comments import place_comment, record_comment
from yitusanhui.operations.meetings import close_meeting
from yitusanhui.operations.minutes import seal_meeting
from yitusanhui.operations.reading import (
    check_consultation,
    read_comments,
    read_pace,
    read_places,
    read_report,
    read_site_places,
    read_sites,
)
from yitusanhui.operations.sites import (
    add_site,
    answer_site_placement,
    edit_site,
    remove_site,
    reshape_site,
    set_site_status,
)
from yitusanhui.operations.undo import undo_last
from yitusanhui.operations.versions import align_version, answer_placement
from yitusanhui.texts import sentence

TIES = (TieLine(0, 0, 0, 0), TieLine(400, 300, 800, 600))  # version 2 has half the pixels


@pytest.fixture
def file(tmp_path: Path):
    with make_file(tmp_path) as made:
        make_meeting(made, drawing=True)
        add_site(
            made,
            blueprint_id=1,
            kind=SiteKind.PROJECT,
            name="口袋公园",
            shape=make_area(),
            note="王阿姨家门口 13800138000",
            facts={"funds": "街道", "area": "不归项目"},
        )
        yield made


def test_a_site_is_listed_with_what_its_kind_asks_for(file):
    (site,) = read_sites(file)
    assert (site.name, site.status, site.facts) == ("口袋公园", SiteStatus.PLANNED, {"funds": "街道"})
    assert site.anchor == (40, 40)
    edit_site(file, site_id=1, kind=SiteKind.IDLE, facts={"area": "60"})
    edit_site(file, site_id=1, name="三角地")
    (site,) = read_sites(file)
    assert (site.kind, site.name, site.facts) == (SiteKind.IDLE, "三角地", {"area": "60", "funds": "街道"})


def test_its_state_is_filed_with_the_meeting_and_after_the_seal_with_the_project(file):
    set_site_status(file, site_id=1, status=SiteStatus.TALKING, meeting_id=1)
    close_meeting(file, meeting_id=1)
    seal_meeting(file, meeting_id=1)
    set_site_status(file, site_id=1, status=SiteStatus.BUILT, meeting_id=1, note="已验收")
    (site,) = read_sites(file)
    assert site.status is SiteStatus.BUILT
    assert [(state.status, state.meeting_id) for state in site.states] == [
        (SiteStatus.TALKING, 1),
        (SiteStatus.BUILT, None),
    ]
    undo_last(file)
    assert read_sites(file)[0].status is SiteStatus.TALKING
    assert check_consultation(file) == []


def test_it_comes_along_to_the_next_version_and_is_answered_there(file):
    import_blueprint(file, drawing=make_drawing(400, 300))
    with pytest.raises(DomainError, match=r"site\.not_here"):
        answer_site_placement(file, site_id=1, blueprint_id=2, state=PlacementState.CONFIRMED)
    align_version(file, blueprint_id=2, base_id=1, ties=TIES)

    def there():
        return read_site_places(file).on(read_sites(file)[0], 2)

    assert (there().placement, there().anchor) == (PlacementState.CARRIED, pytest.approx((20, 20)))
    answer_site_placement(file, site_id=1, blueprint_id=2, state=PlacementState.CONFIRMED)
    assert there().placement is PlacementState.CONFIRMED
    reshape_site(file, site_id=1, blueprint_id=2, shape=make_area(100))
    assert (there().placement, there().anchor) == (PlacementState.MOVED, (130, 40))
    answer_site_placement(file, site_id=1, blueprint_id=2, state=PlacementState.GONE, note="已拆")
    assert there().shape is None
    assert read_sites(file)[0].anchor == (40, 40)
    with pytest.raises(DomainError, match="words_missing"):
        answer_site_placement(file, site_id=1, blueprint_id=2, state=PlacementState.GONE)
    with pytest.raises(DomainError, match=r"site\.own"):
        answer_site_placement(file, site_id=1, blueprint_id=1, state=PlacementState.CONFIRMED)


def test_what_lies_off_the_sheet_or_is_no_shape_is_refused_and_nothing_is_kept(file):
    for shape in (make_area(790), drawn(ShapeKind.POINT, [(-1, 5)])):
        with pytest.raises(DomainError, match="outside_drawing"):
            add_site(file, blueprint_id=1, kind=SiteKind.IDLE, name="角", shape=shape)
    with pytest.raises(DomainError, match="words_missing") as refusal:
        add_site(file, blueprint_id=1, kind=SiteKind.IDLE, name="  ", shape=make_area())
    assert sentence(refusal.value)
    assert len(read_sites(file)) == 1


def test_photos_before_and_after_are_the_sites_and_removing_it_takes_it_off_every_list(file):
    attach_photo(file, entity="sites", entity_id=1, photo=make_photo(), kind=AttachmentKind.AFTER)
    assert read_sites(file)[0].photos == 1
    remove_site(file, site_id=1)
    assert read_sites(file) == ()
    undo_last(file)
    assert [site.name for site in read_sites(file)] == ["口袋公园"]


def test_the_public_learns_what_and_where_but_no_note_and_no_payer(file):
    set_site_status(file, site_id=1, status=SiteStatus.DECIDED, note="李主任定的")
    (site,) = public(read_report(file)).sites
    assert (site.name, site.status, site.note, site.facts) == ("口袋公园", SiteStatus.DECIDED, "", {})
    assert [state.note for state in site.states] == [""]
    assert site.shape == read_sites(file)[0].shape


def test_a_comment_may_speak_of_a_line_or_area_and_takes_it_along(file):
    line = drawn(ShapeKind.LINE, [(100, 100), (300, 100)])
    number = record_comment(file, meeting_id=1, text="这条路太窄", shape=line).facts["number"]
    (comment,) = read_comments(file)
    assert (comment.x, comment.y, comment.shape) == (200, 100, line)
    import_blueprint(file, drawing=make_drawing(400, 300))
    align_version(file, blueprint_id=2, base_id=1, ties=TIES)
    came = read_places(file).on(comment, 2)
    assert came.shape.rings[0] == (pytest.approx((50, 50)), pytest.approx((150, 50)))
    answer_placement(file, number=number, blueprint_id=2, state=PlacementState.MOVED, x=100, y=80)
    moved = read_places(file).on(comment, 2)
    assert moved.shape.rings[0] == (pytest.approx((50, 80)), pytest.approx((150, 80)))
    place_comment(file, number=number, x=5, y=5)
    assert read_comments(file)[0].shape is None
    undo_last(file)
    assert read_comments(file)[0].shape == line
    assert check_consultation(file) == []


def test_a_file_from_before_the_template_walks_at_the_shipped_pace(file):
    assert read_pace(file).minutes == (5, 10, 15)
