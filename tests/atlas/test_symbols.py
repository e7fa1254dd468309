from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest

from tests.atlas.builders import CATEGORIES, answered, make_comment, withdrawn
from yitusanhui.atlas import symbols
from yitusanhui.atlas.symbols import SIZES, Medium, Shape
from yitusanhui.domain.terms import ReplyKind

ALL = [
    *symbols.category_symbols([str(n) for n in range(42)]).values(),
    *symbols.REPLIES.values(),
    symbols.UNANSWERED,
    symbols.RECORDED,
    symbols.MERGED,
    symbols.ANSWERED,
    symbols.WITHDRAWN,
]


@pytest.mark.parametrize("symbol", ALL)
def test_a_number_reads_on_its_pin_and_the_pin_on_any_ground(symbol):
    assert symbols.contrast(symbol.ink, symbol.fill) >= 4.5
    assert symbols.contrast(symbol.edge, symbol.casing) >= 4.5


def test_contrast_is_that_of_wcag():
    assert symbols.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert symbols.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_forty_two_categories_all_look_different():
    looks = symbols.category_symbols([f"类{n}" for n in range(42)])
    assert len({(s.shape, s.fill) for name, s in looks.items() if name}) == 42


def test_the_first_categories_differ_in_colour_and_in_shape():
    five = [symbols.category_symbols(CATEGORIES)[name] for name in CATEGORIES]
    for one, other in combinations(five, 2):
        assert one.fill != other.fill and one.shape != other.shape


def test_a_category_keeps_its_look_when_others_follow():
    before, after = symbols.category_symbols(CATEGORIES), symbols.category_symbols((*CATEGORIES, "其他"))
    assert all(before[name].fill == after[name].fill for name in CATEGORIES)


def test_a_category_is_marked_by_the_character_that_is_its_own():
    assert symbols.marks(CATEGORIES) == {"宜居": "居", "宜业": "业", "宜游": "游", "宜学": "学", "宜养": "养"}
    assert symbols.marks(["停车", "停车"]) == {"停车": "停"}


def test_replies_and_states_tell_by_shape_and_character_not_by_colour_alone():
    looks = [*symbols.REPLIES.values(), symbols.UNANSWERED]
    assert set(symbols.REPLIES) == set(ReplyKind)
    assert len({s.mark for s in looks}) == len(looks)
    states = [symbols.RECORDED, symbols.MERGED, symbols.ANSWERED, symbols.WITHDRAWN]
    assert len({(s.shape, s.hollow, s.ringed) for s in states}) == len(states)


def test_a_comment_looks_as_far_as_it_has_come():
    assert symbols.status_symbol(make_comment()) is symbols.RECORDED
    assert symbols.status_symbol(make_comment(topics=(3,))) is symbols.MERGED
    assert symbols.status_symbol(answered(1, ReplyKind.REFUSED)) is symbols.ANSWERED
    assert symbols.status_symbol(withdrawn(1)) is symbols.WITHDRAWN
    assert symbols.reply_symbol(make_comment()) is symbols.UNANSWERED
    assert symbols.reply_symbol(answered(1, ReplyKind.REFUSED)).shape is Shape.DIAMOND


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("digits", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("medium", Medium)
def test_a_number_stays_inside_every_outline(shape, digits, medium):
    sizes = SIZES[medium]
    height = sizes.text_size("8" * digits)
    half_wide = symbols.DIGIT * height * digits / 2 / sizes.radius
    half_high = 0.37 * height / sizes.radius
    drop = symbols.text_drop(shape)
    for corner in ((half_wide, drop - half_high), (half_wide, drop + half_high)):
        assert _is_inside(corner, symbols.outline(shape)), (height, corner)


def _is_inside(place, outline):
    x, y = place
    turns = [
        (bx - ax) * (y - ay) - (by - ay) * (x - ax)
        for (ax, ay), (bx, by) in zip(outline, outline[1:] + outline[:1], strict=True)
    ]
    return all(t >= -0.02 for t in turns) or all(t <= 0.02 for t in turns)


@pytest.mark.parametrize("medium", Medium)
def test_pins_a_pitch_apart_do_not_cover_each_others_numbers(medium):
    sizes = SIZES[medium]
    widest = max(hypot(*corner) for shape in Shape for corner in symbols.outline(shape)) * sizes.radius
    text = 1.6 * sizes.radius / 2
    assert widest + text < sizes.pitch
    assert sizes.highlighted > sizes.radius


def test_names_that_share_every_character_are_still_told_apart_by_their_last() -> None:
    assert symbols.marks(["宜居", "宜业", "宜学", "就业站", "老年学校"])["宜业"] == "业"
    assert symbols.marks(["宜居", "宜业", "宜学", "就业站", "老年学校"])["宜学"] == "学"


def test_of_more_categories_than_looks_those_in_use_differ() -> None:
    names = [f"类{n}" for n in range(52)]
    used = ("类3", "类45", "类46", "类9")
    looks = symbols.category_symbols(names, used)
    assert len({(looks[name].shape, looks[name].fill) for name in used}) == len(used)
    assert looks["类3"] == symbols.category_symbols(names)["类3"]
