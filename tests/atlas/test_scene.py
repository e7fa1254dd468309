from __future__ import annotations

from dataclasses import asdict

import pytest

from tests.atlas.builders import answered, make_blueprint, make_comment, make_scene, withdrawn
from yitusanhui.atlas import symbols
from yitusanhui.atlas.scene import build_scene, highlight
from yitusanhui.atlas.symbols import ColourBy
from yitusanhui.domain.terms import Audience, PlacementState, ReplyKind


def test_the_base_is_the_drawing_version_with_its_label():
    base = make_scene(blueprint=make_blueprint(label="v2", width=10, height=20)).base
    assert base and (base.width, base.height, base.label, base.blueprint_id) == (10, 20, "v2", 1)


def test_without_a_drawing_there_is_an_empty_map():
    scene = build_scene([make_comment()], [], Audience.INTERNAL, blueprint_id=None)
    assert (scene.base, scene.pins, scene.legend) == (None, (), ())


def test_a_drawing_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        make_scene(blueprint_id=9)


def test_pins_carry_number_place_and_words_in_order_of_number():
    scene = make_scene(make_comment(7), make_comment(2))
    assert [(p.number, p.x, p.y) for p in scene.pins] == [(2, 200.0, 200.0), (7, 700.0, 200.0)]
    assert scene.pins[0].by == "王𬱖 · 3号楼601"


def test_comments_without_a_place_or_on_another_version_are_not_on_the_map():
    scene = make_scene(
        make_comment(1, x=None, y=None),
        make_comment(2, blueprint_id=2),
        make_comment(3),
        make_comment(4, x=float("nan")),
    )
    assert [pin.number for pin in scene.pins] == [3]


def test_the_public_map_has_no_name_address_or_withdrawn_comment_in_it():
    scene = make_scene(make_comment(1), withdrawn(2), audience=Audience.PUBLIC)
    everything = str(asdict(scene))
    assert "这里缺一个加梯" in everything
    for secret in ("王𬱖", "3号楼", "601", "说错了"):
        assert secret not in everything
    assert [pin.number for pin in scene.pins] == [1]


@pytest.mark.parametrize(
    "number",
    ["13812345678", "138 1234 5678", "+86-138-1234-5678", "021-63211234", "02163211234",
     "310101196001011234", "31010119600101123X"],
)  # fmt: skip
def test_the_public_map_has_no_telephone_or_identity_number_from_the_words(number):
    scene = make_scene(make_comment(text=f"请打{number}找我"), audience=Audience.PUBLIC)
    assert scene.pins[0].text == "请打***找我"


def test_the_public_map_masks_the_names_of_speakers_and_of_the_roster_in_the_words():
    words = "我是王𬱖，和张吉祥住在3号楼402室，物业公司的车挡路"
    comments = make_comment(1, text=words), make_comment(2, author="物业公司")
    scene = make_scene(*comments, audience=Audience.PUBLIC, names=["张吉祥", "陈大文"])
    assert scene.pins[0].text == "我是王*，和张*祥住在3号楼**室，物业公司的车挡路"


def test_other_figures_stay_in_the_words_and_the_office_sees_all():
    words = "2026年9月1日起停车费1200元，第15弄3号，造价12345678元"
    assert make_scene(make_comment(text=words), audience=Audience.PUBLIC).pins[0].text == words
    internal = make_scene(make_comment(text="请打13812345678"))
    assert internal.pins[0].text == "请打13812345678"


def test_a_withdrawn_comment_is_hollow_for_the_office():
    assert make_scene(withdrawn(1)).pins[0].symbol is symbols.WITHDRAWN


def test_both_audiences_see_the_same_colours_whatever_was_withdrawn():
    comments = [
        make_comment(1, category="充电"),
        make_comment(2, category="加梯"),
        withdrawn(3),
        make_comment(4, category="晾衣"),
    ]
    inside = make_scene(*comments, categories=())
    outside = make_scene(*comments, categories=(), audience=Audience.PUBLIC)
    assert all(outside.pin(pin.number).symbol == inside.pin(pin.number).symbol for pin in outside.pins)


def test_a_category_that_the_template_does_not_know_leaves_the_others_alone():
    known = make_scene(make_comment(1)).pins[0].symbol
    assert make_scene(make_comment(1), make_comment(2, category="其他")).pins[0].symbol.fill == known.fill


def test_a_merged_comment_has_a_ring_and_the_legend_names_its_category_once():
    scene = make_scene(make_comment(1, topics=(4,)), make_comment(2))
    assert [pin.symbol.ringed for pin in scene.pins] == [True, False]
    assert [(line.words, line.symbol.ringed) for line in scene.legend] == [("宜居", False)]


def test_the_legend_follows_the_template_and_ends_with_the_plain_and_the_withdrawn():
    scene = make_scene(
        withdrawn(1),
        make_comment(2, category=""),
        make_comment(3, category="其他"),
        make_comment(4, category="宜养"),
        make_comment(5),
    )
    assert [line.words for line in scene.legend] == ["宜居", "宜养", "其他", "未归类", "已撤回"]


def test_by_reply_the_map_shows_what_became_of_each_comment():
    scene = make_scene(
        make_comment(1), answered(2, ReplyKind.REFUSED), answered(3, ReplyKind.ADOPTED), colour_by="reply"
    )
    assert [line.words for line in scene.legend] == ["采纳", "不采纳", "待答复"]
    assert scene.pins[1].symbol == symbols.REPLIES[ReplyKind.REFUSED]


def test_by_status_the_map_shows_how_far_each_comment_has_come():
    scene = make_scene(
        make_comment(4), make_comment(2, topics=(1,)), answered(3, ReplyKind.ADOPTED), colour_by=ColourBy.STATUS
    )
    assert [line.words for line in scene.legend] == ["已记录", "已并入议题", "已答复"]
    assert scene.pins[0].symbol.ringed


def test_one_pin_is_pointed_at_and_then_another_or_none():
    scene = make_scene(make_comment(1), make_comment(2), highlight=2)
    assert [pin.highlighted for pin in scene.pins] == [False, True]
    assert [pin.highlighted for pin in highlight(scene, 1).pins] == [True, False]
    assert not any(pin.highlighted for pin in highlight(scene, None).pins)


def test_what_only_the_alignment_put_there_has_a_broken_outline_and_a_line_in_the_legend():
    carried = make_comment(1, placement=PlacementState.CARRIED)
    scene = make_scene(carried, make_comment(2, placement=PlacementState.CONFIRMED), make_comment(3))
    assert [pin.symbol.hollow for pin in scene.pins] == [True, False, False]
    assert [(line.words, line.symbol.hollow) for line in scene.legend] == [("宜居", False), ("带过来，待核对", True)]


def test_what_no_longer_applies_is_not_on_the_map_of_that_version():
    gone = make_comment(1, x=None, y=None, placement=PlacementState.GONE)
    assert make_scene(gone, make_comment(2)).pin(1) is None


def test_scale_and_north_go_with_the_drawing_to_every_painter():
    base = make_scene(blueprint=make_blueprint(metres_per_pixel=0.3, north=12.0)).base
    assert base is not None and (base.metres_per_pixel, base.north) == (0.3, 12.0)
