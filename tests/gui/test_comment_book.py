"""The comments that the window holds are always those of the file, whatever was done last."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.builders import make_photo
from tests.gui.builders import make_drawing
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.givens import GivenPoint
from yitusanhui.domain.incoming import CommentRow, ReplyRow, RosterRow
from yitusanhui.domain.placing import TieLine
from yitusanhui.domain.terms import PlacementState, ReplyKind
from yitusanhui.gui.comment_book import CommentBook
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.session import Session
from yitusanhui.operations import (
    attachments,
    blueprints,
    comments,
    grounds,
    meetings,
    minutes,
    new_templates,
    reading,
    releases,
    replies,
    retractions,
    roster,
    topics,
    undo,
    versions,
)

Deed = Callable[[Session], ChangeSet | None]
EAST = [GivenPoint(121.40, 31.25, 0, 0), GivenPoint(121.417, 31.241, 1600, 1000)]
WEST = [GivenPoint(121.41, 31.25, 0, 0), GivenPoint(121.427, 31.241, 1600, 1000)]
TIES = (TieLine(0, 0, 10, 10), TieLine(100, 0, 110, 10))
PERSON = RosterRow("张晓明", "居民", "9号楼901室", "9-901")
DEEDS: dict[str, Deed] = {
    "recorded": lambda s: s.do(comments.record_comment, meeting_id=1, text="路灯", author="张晓明", participant_id=1),
    "endorsed": lambda s: s.do(comments.endorse_comment, number=1, meeting_id=1, count=3),
    "amended": lambda s: s.do(comments.amend_comment, number=1, text="两盏灯", category="健身"),
    "placed": lambda s: s.do(comments.place_comment, number=1, x=5.0, y=6.0),
    "withdrawn": lambda s: s.do(comments.withdraw_comment, number=1, reason="本人收回"),
    "released": lambda s: s.do(releases.release_comment, number=2),
    "merged": lambda s: s.do(topics.raise_topic, meeting_id=1, title="灯", comments=[1, 2]),
    "parted": lambda s: DEEDS["merged"](s) and s.do(topics.part_comment, topic_id=1, number=1),
    "answered": lambda s: s.do(replies.reply_comment, number=1, kind=ReplyKind.ADOPTED),
    "answered in a table": lambda s: s.do(replies.import_replies, rows=[ReplyRow(1, "采纳"), ReplyRow(2, "采纳")]),
    "photographed": lambda s: s.do(attachments.attach_photo, entity="comments", entity_id=1, photo=make_photo()),
    "rid of its photo": lambda s: DEEDS["photographed"](s) and s.do(attachments.remove_attachment, attachment_id=1),
    "by someone who moved": lambda s: s.do(roster.edit_participant, participant_id=1, row=PERSON),
    "by someone who may be named": lambda s: s.do(roster.note_consent, participant_id=1, consent=True),
    "brought with many others": lambda s: s.do(
        comments.import_comments, meeting_id=1, rows=[CommentRow(f"第{number}条") for number in range(1_100)]
    ),
    "sensitive by another table": lambda s: s.do(new_templates.take_templates, names=["sensitive.csv"]),
    "on another ground": lambda s: s.do(grounds.set_control_points, blueprint_id=1, points=WEST),
    "of a meeting with another drawing": lambda s: s.do(meetings.edit_meeting, meeting_id=1, blueprint_id=2),
    "carried to another drawing": lambda s: s.do(versions.align_version, blueprint_id=2, base_id=1, ties=TIES),
    "answered whether it still applies": lambda s: (
        DEEDS["carried to another drawing"](s)
        and s.do(versions.answer_placement, number=1, blueprint_id=2, state=PlacementState.CONFIRMED)
    ),
    "taken back after the seal": lambda s: (
        s.do(meetings.open_meeting, meeting_id=1)
        and s.do(meetings.close_meeting, meeting_id=1)
        and s.do(minutes.seal_meeting, meeting_id=1)
        and s.do(retractions.retract_comment, number=1, reason="本人收回")
    ),
}


@pytest.fixture
def book(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> CommentBook:
    """Three comments, one of them brought with degrees, on the first of two drawings that both have coordinates."""
    do = window.session.do
    do(blueprints.import_blueprint, drawing=make_drawing(1601))
    do(grounds.set_control_points, blueprint_id=1, points=EAST)
    do(grounds.set_control_points, blueprint_id=2, points=WEST)
    do(comments.record_comment, meeting_id=1, text="要路灯", author="张晓明", participant_id=1, x=300.0, y=200.0)
    do(comments.record_comment, meeting_id=1, text="我吃低保，要电梯", author="王𬱖")
    do(comments.import_comments, meeting_id=1, rows=[CommentRow("要长椅", lon=121.413, lat=31.245)])
    monkeypatch.setattr(new_templates, "_newest", lambda: {"sensitive.csv": "名称,类别,除外,备注\n路灯,残疾,,\n"})
    return window.book


@pytest.mark.parametrize("name", DEEDS)
def test_the_book_has_what_the_file_has_after_a_comment_is(book: CommentBook, name: str) -> None:
    assert DEEDS[name](book.session) is not None
    assert_true(book)


@pytest.mark.parametrize("name", [name for name in DEEDS if name not in ("taken back after the seal",)])
def test_the_book_has_what_the_file_has_once_it_is_undone_that_a_comment_is(book: CommentBook, name: str) -> None:
    assert DEEDS[name](book.session) is not None
    book.session.do(undo.undo_last)
    assert_true(book)


def test_a_table_that_has_nothing_to_do_with_words_reads_no_comment_again(
    book: CommentBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = dict(book.lines)
    monkeypatch.setattr(new_templates, "_newest", lambda: {"look.toml": ""})
    book.session.do(new_templates.take_templates, names=["look.toml"])
    assert all(book.lines[number] is line for number, line in held.items())


def test_the_minutes_in_front_have_every_word_once_it_is_recorded(book: CommentBook, window: MainWindow) -> None:
    window.panels.show_panel("minutes")
    text = window.panels.current.text  # type: ignore[attr-defined]
    book.session.do(comments.record_comment, meeting_id=1, text="要一把长椅")
    assert "要一把长椅" in text.toPlainText()
    book.session.do(undo.undo_last)
    assert "要一把长椅" not in text.toPlainText()


def assert_true(book: CommentBook) -> None:
    """Every line and place as the file has them."""
    file = book.session.file
    fresh = {line.number: line for line in reading.read_comments(file)}
    assert book.lines == fresh
    for drawing in (1, 2):
        assert book.on_drawing(drawing) == reading.read_places(file).all_on(fresh.values(), drawing)
