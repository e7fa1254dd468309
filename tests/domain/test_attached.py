"""Which photos a document may show."""

from __future__ import annotations

from yitusanhui.domain.attached import AttachmentLine, before_and_after, for_the_public, of_meeting
from yitusanhui.domain.terms import AttachmentKind as Kind


def _line(number: int, entity: str, kind: Kind, meeting: int | None, entity_id: int = 1) -> AttachmentLine:
    return AttachmentLine(number, entity, entity_id, kind, "", "", "image/jpeg", "", 1, "", meeting)


LINES = (
    _line(1, "comments", Kind.PHOTO, 1),
    _line(2, "commitments", Kind.BEFORE, 1),
    _line(3, "commitments", Kind.AFTER, None),
    _line(4, "meetings", Kind.SIGNED, None),
    _line(5, "comments", Kind.SLIP, 2, 7),
)


def test_a_meeting_has_its_own_its_late_pages_and_the_promises_it_spoke_of() -> None:
    assert [one.id for one in of_meeting(LINES, 1)] == [1, 2, 4]
    assert [one.id for one in of_meeting(LINES, 2, commitments=[1])] == [2, 3, 5]
    assert [one.id for one in LINES if one.late] == [4]


def test_the_public_sees_promises_only() -> None:
    assert [one.id for one in for_the_public(LINES)] == [2, 3]


def test_the_public_sees_no_paper_though_it_hangs_on_a_promise_or_a_site() -> None:
    papers = [_line(number, entity, Kind.PAPER, 1) for number, entity in enumerate(("commitments", "sites"))]
    assert for_the_public(papers) == ()


def test_before_and_after_are_told_apart() -> None:
    before, after = before_and_after(LINES, 1)
    assert ([one.id for one in before], [one.id for one in after]) == ([2], [3])
