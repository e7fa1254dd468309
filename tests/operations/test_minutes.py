"""Corrected while the meeting is open, sealed once signed, completed by addenda afterwards."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting
from tests.operations.evening import make_evening, make_sealed, without_addenda
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.domain.terms import MeetingState, ReplyKind
from yitusanhui.operations.meetings import close_meeting, open_meeting
from yitusanhui.operations.minutes import add_addendum, correct_minutes, drop_rewording, reword_minutes, seal_meeting
from yitusanhui.operations.reading import check_consultation, read_comments, read_meeting, read_report
from yitusanhui.operations.replies import reply_comment
from yitusanhui.operations.roster import edit_participant


def test_a_correction_is_printed_with_the_minutes(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        correct_minutes(file, meeting_id=1, section="表决", text="监票人是<李四> & 王五")
        close_meeting(file, meeting_id=1)
        correct_minutes(file, meeting_id=1, section="意见", text="散会后更正")
        assert [(one.section, one.text) for one in read_meeting(file, 1).corrections] == [
            ("表决", "监票人是<李四> & 王五"),
            ("意见", "散会后更正"),
        ]
        with pytest.raises(DomainError, match="words_missing"):
            correct_minutes(file, meeting_id=1, section="意见", text=" ")


def test_a_paragraph_is_reworded_once_and_again_and_left_as_drafted(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        of = {"meeting_id": 1, "section": "意见情况", "drafted": "共议三件事。"}
        reword_minutes(file, **of, text="会议讨论三件事。")
        reword_minutes(file, **of, text="会议议了三件事。")
        (line,) = read_meeting(file, 1).rewordings
        assert (line.section, line.drafted, line.text) == ("意见情况", "共议三件事。", "会议议了三件事。")
        reword_minutes(file, **{**of, "drafted": "共议四件事。"}, text="会议议了四件事。", rewording_id=line.id)
        (line,) = read_meeting(file, 1).rewordings
        assert (line.drafted, line.text) == ("共议四件事。", "会议议了四件事。")
        drop_rewording(file, rewording_id=line.id)
        assert read_meeting(file, 1).rewordings == ()


def test_sentences_with_figures_are_not_reworded(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        said = read_meeting(file, 1).attendance.sentence
        with pytest.raises(DomainError, match="minutes_fixed"):
            reword_minutes(file, meeting_id=1, section="", drafted=said, text="来了很多人。")
        assert read_meeting(file, 1).rewordings == ()


def test_what_was_reworded_is_sealed_with_the_meeting(tmp_path: Path) -> None:
    with make_evening(tmp_path) as file:
        before = read_meeting(file, 1).rewordings
        seal_meeting(file, meeting_id=1)
        assert before and read_meeting(file, 1).rewordings == before
        with pytest.raises(DomainError, match="meeting_sealed"):
            drop_rewording(file, rewording_id=before[0].id)


def test_only_a_closed_meeting_is_sealed_and_only_once(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        with pytest.raises(DomainError, match="meeting_state"):
            seal_meeting(file, meeting_id=1)
        make_meeting(file)
        with pytest.raises(DomainError, match="meeting_state"):
            seal_meeting(file, meeting_id=1)
        close_meeting(file, meeting_id=1)
        seal_meeting(file, meeting_id=1)
        with pytest.raises(DomainError, match="meeting_sealed"):
            seal_meeting(file, meeting_id=1)
        with pytest.raises(DomainError, match="meeting_sealed"):
            open_meeting(file, meeting_id=1)


def test_the_seal_holds_the_report_its_digest_and_the_head_of_the_journal(tmp_path: Path) -> None:
    with make_evening(tmp_path) as file:
        done = seal_meeting(file, meeting_id=1)
        report = read_meeting(file, 1)
        (row,) = file.reader.rows("SELECT * FROM seals")
        (entry,) = file.reader.rows("SELECT * FROM journal WHERE seq = ?", row["journal_seq"])
        assert report.seal is not None and report.state is MeetingState.SEALED
        assert report.seal.digest == done.facts["digest"] == hashlib.sha256(row["report"].encode()).hexdigest()
        assert report.seal.journal_head == entry["hash"] and entry["seq"] == row["journal_seq"]
        assert check_consultation(file) == []


def test_what_a_meeting_said_stays_as_sealed_while_the_project_goes_on(tmp_path: Path) -> None:
    with make_sealed(tmp_path) as file:
        frozen = read_meeting(file, 1)
        edit_participant(file, participant_id=1, row=RosterRow("改名", address="搬走了", role="物业"))
        reply_comment(file, number=1, kind=ReplyKind.ADOPTED)
        assert read_meeting(file, 1) == frozen
        assert read_comments(file)[0].reply is not None
        assert read_report(file).comment_figures.by_reply["采纳"] == 1
        assert frozen.attendees[0].name == "居民1" and frozen.comments[0].reply is None


def test_an_addendum_comes_on_top_with_its_reason(tmp_path: Path) -> None:
    with make_sealed(tmp_path) as file:
        frozen = read_meeting(file, 1)
        add_addendum(file, meeting_id=1, reason="漏记", text="居民5也发了言")
        report = read_meeting(file, 1)
        assert [(one.reason, one.text) for one in report.addenda] == [("漏记", "居民5也发了言")]
        assert without_addenda(report) == frozen and report.seal == frozen.seal


@pytest.mark.parametrize(("reason", "text"), [("", "补一句"), ("漏记", " ")])
def test_an_addendum_says_why_and_what(tmp_path: Path, reason: str, text: str) -> None:
    with make_sealed(tmp_path) as file, pytest.raises(DomainError, match="words_missing"):
        add_addendum(file, meeting_id=1, reason=reason, text=text)


def test_a_meeting_that_is_not_sealed_is_corrected_and_needs_no_addendum(tmp_path: Path) -> None:
    with make_evening(tmp_path) as file, pytest.raises(DomainError, match="not_sealed_yet"):
        add_addendum(file, meeting_id=1, reason="漏记", text="补一句")
