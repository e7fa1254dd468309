"""Which comments a map shows."""

from __future__ import annotations

import pytest

from yitusanhui.domain.filtering import PinFilter, at_site
from yitusanhui.domain.report import CommentLine, ReplyLine
from yitusanhui.domain.shapes import ShapeKind
from yitusanhui.domain.sites import SiteLine, drawn
from yitusanhui.domain.terms import CommentStatus, ReplyKind, SiteKind


def said(number, **particulars):
    given = {"meeting_id": 1, "author": "", "source": "意见条", "category": "宜居"} | particulars
    return CommentLine(
        number=number, text="话", address="", said_at="", status=CommentStatus.RECORDED, blueprint_id=1, **given
    )


SQUARE = drawn(ShapeKind.AREA, [(0, 0), (100, 0), (100, 100), (0, 100)])
PARK = SiteLine(7, 1, SiteKind.PROJECT, "公园", SQUARE)
COMMENTS = (
    said(1, x=50.0, y=50.0, author="王阿姨"),
    said(2, x=500.0, y=500.0, category="宜游", reply=ReplyLine(ReplyKind.ADOPTED)),
    said(3, meeting_id=2, source="现场发言"),
)
ROLES = {"王阿姨": "居民"}


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        (PinFilter(), [1, 2, 3]),
        (PinFilter(meetings=frozenset([2])), [3]),
        (PinFilter(categories=frozenset(["宜游"])), [2]),
        (PinFilter(categories=frozenset(["宜游", "宜居"])), [1, 2, 3]),
        (PinFilter(sources=frozenset(["现场发言"])), [3]),
        (PinFilter(statuses=frozenset([CommentStatus.WITHDRAWN])), []),
        (PinFilter(replies=frozenset(["采纳"])), [2]),
        (PinFilter(replies=frozenset([""])), [1, 3]),
        (PinFilter(roles=frozenset(["居民"])), [1]),
        (PinFilter(sites=frozenset([7])), [1]),
        (PinFilter(sites=frozenset([8])), []),
    ],
)
def test_each_field_asks_for_its_own(chosen, shown):
    assert [line.number for line in chosen.through(COMMENTS, [PARK], ROLES)] == shown
    assert bool(chosen) == (chosen != PinFilter())


def test_a_comment_lies_at_a_site_inside_it_or_near_its_edge():
    assert at_site(said(1, x=130.0, y=50.0), PARK)
    assert not at_site(said(1, x=170.0, y=50.0), PARK)
    assert not at_site(said(1), PARK)
    line = SiteLine(1, 1, SiteKind.PROJECT, "步道", drawn(ShapeKind.LINE, [(0, 0), (100, 0)]))
    assert at_site(said(1, x=50.0, y=40.0), line)
