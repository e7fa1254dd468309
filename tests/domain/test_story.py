"""Stories told from a report alone, and what was undone."""

from __future__ import annotations

import pytest

from tests.documents.builders import make_report
from yitusanhui.domain.past import PastLine, standing
from yitusanhui.domain.story import Event, Stop, Thing, ThingKind, tell_story
from yitusanhui.domain.thread import thread_of


def test_without_a_journal_everything_stands_at_the_time_of_its_meeting() -> None:
    story = tell_story(make_report(20), (), Thing(ThingKind.COMMENT, 3))
    assert story.lines[0].event is Event.SAID
    assert {Event.MERGED, Event.OFFERED, Event.REPLIED} <= {line.event for line in story.lines}
    assert [line.order for line in story.lines] == sorted(line.order for line in story.lines)
    assert Stop.TOPIC in story.reached


def test_every_thing_on_a_thread_leads_back_to_the_same_topic() -> None:
    report = make_report(20)
    for topic in report.topics:
        for option in topic.options:
            assert thread_of(report, Thing(ThingKind.OPTION, option.id)).topics == (topic,)
        for number in topic.comments:
            assert topic in thread_of(report, Thing(ThingKind.COMMENT, number)).topics


@pytest.mark.parametrize("kind", ThingKind)
def test_what_is_not_there_has_no_story(kind: ThingKind) -> None:
    with pytest.raises(KeyError):
        tell_story(make_report(5), (), Thing(kind, 999))


def _entry(operation: str, row: int, before: str = "", after: str = "") -> PastLine:
    return PastLine(
        "2026-03-14T19:00:00", operation, "comments", row, {"text": before} if before else {}, {"text": after}
    )


def test_an_undo_takes_the_newest_entry_of_its_row_and_no_other() -> None:
    first, second = _entry("amend", 1, "a", "b"), _entry("amend", 2, "x", "y")
    third, undone = _entry("amend", 1, "b", "c"), _entry("undo_last", 1, "c", "b")
    assert standing([first, second, third, undone]) == [first, second]
    assert standing([first, second, third]) == [first, second, third]
