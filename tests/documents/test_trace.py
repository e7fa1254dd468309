"""溯源表 on paper: one thing on a page, every comment in a table, and no name for residents."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.builders import NAMES, make_report
from tests.documents.papers import assert_archival, needs_fonts, pages, squeezed, words
from yitusanhui.documents.blocks import clock, day
from yitusanhui.documents.current import open_copy
from yitusanhui.documents.export import KINDS, export
from yitusanhui.documents.last_time import write_last_time
from yitusanhui.documents.trace import write_story, write_trace
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.story import Thing, ThingKind

pytestmark = needs_fonts


def test_the_story_of_a_comment_is_on_one_page_with_its_words_and_its_reply(tmp_path: Path) -> None:
    report = make_report(20)
    target = write_story(report, (), Thing(ThingKind.COMMENT, 3), tmp_path / "a.pdf")
    assert_archival(target)
    found, comment = words(target), report.comments[2]
    assert len(pages(target)) == 1
    assert squeezed(comment.text)[:8] in found and comment.reply is not None
    assert comment.reply.kind.value in found and "方案A" in found


def test_a_resident_s_copy_names_no_one(tmp_path: Path) -> None:
    target = write_story(open_copy(make_report(20)), (), Thing(ThingKind.COMMENT, 3), tmp_path / "a.pdf")
    assert [name for name in NAMES if squeezed(name) in words(target)] == []


def test_a_resident_s_copy_tells_the_day_and_the_file_s_the_minute(tmp_path: Path) -> None:
    report = make_report(20)
    said = report.comments[2].said_at
    mine = words(write_story(report, (), Thing(ThingKind.COMMENT, 3), tmp_path / "a.pdf"))
    theirs = words(write_story(open_copy(report), (), Thing(ThingKind.COMMENT, 3), tmp_path / "b.pdf"))
    assert clock(said) in mine and clock(said) not in theirs
    assert squeezed(day(said)) in theirs


def test_there_is_none_for_residents_of_what_was_withdrawn(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="comment_not_public"):
        write_story(open_copy(make_report(20)), (), Thing(ThingKind.COMMENT, 11), tmp_path / "a.pdf")


def test_the_table_has_every_comment_that_stands(tmp_path: Path) -> None:
    report = make_report(20)
    target = write_trace(report, None, tmp_path / "a.pdf")
    assert_archival(target)
    assert squeezed(report.comments[10].text)[:10] not in words(target)
    assert squeezed(report.comments[1].text)[:8] in words(target) and "北侧绿地停车" in words(target)


def test_the_public_table_waits_for_its_reasons(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="reasons_owed"):
        write_trace(open_copy(make_report(20, unanswered=(3,))), None, tmp_path / "a.pdf")
    target = write_trace(open_copy(make_report(20)), None, tmp_path / "b.pdf")
    assert [name for name in NAMES if squeezed(name) in words(target)] == []


def test_what_a_review_takes_over_is_printed(tmp_path: Path) -> None:
    report = make_report(20)
    target = write_last_time(report, 3, tmp_path / "a.pdf")
    assert_archival(target)
    assert f"上次意见落实情况供{report.meeting(3).name}宣读。" in words(target), "the title names no meeting twice"
    for promise in report.commitments:
        assert (squeezed(promise.text)[:6] in words(target)) is (promise.meeting_id < 3)


def test_it_is_a_kind_of_its_own_in_the_export(tmp_path: Path) -> None:
    written = export(make_report(8), tmp_path, only=("trace",))
    assert "trace" in KINDS and len(written) == 2
    assert all("溯源总表" in one.path.name and one.refusal is None for one in written)
