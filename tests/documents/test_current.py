"""Replies come after the seal: tables and notices print them, minutes and record print the meeting as sealed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.documents.builders import make_report
from tests.documents.papers import needs_fonts, words
from yitusanhui.documents.current import answered, open_copy
from yitusanhui.documents.export import export
from yitusanhui.domain.comment_counts import count_comments
from yitusanhui.domain.formats import load_formats
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.terms import Audience, CommitmentState
from yitusanhui.paths import templates


def sealed_before_the_replies() -> ConsultationReport:
    """Every meeting as it was sealed, its comments without the replies that the project has by now."""
    report = make_report(20)
    formats = load_formats((templates() / "sentences.toml").read_text("utf-8"))

    def before(meeting):
        comments = tuple(replace(c, reply=None) for c in meeting.comments)
        return replace(meeting, comments=comments, comment_figures=count_comments(comments, formats))

    return replace(report, meetings=tuple(map(before, report.meetings)))


def test_a_sealed_meeting_s_comments_get_the_replies_of_the_project() -> None:
    report = answered(sealed_before_the_replies())
    for meeting in report.meetings:
        assert [c.reply for c in meeting.comments] == [c.reply for c in report.comments if c.meeting_id == meeting.id]
        assert meeting.comment_figures.unanswered == 0
        assert "均待答复" not in meeting.comment_figures.sentence


def test_figures_of_the_meetings_add_up_to_the_project_s() -> None:
    report = answered(sealed_before_the_replies())
    replies = [meeting.comment_figures.by_reply for meeting in report.meetings]
    whole = count_comments(report.comments, load_formats((templates() / "sentences.toml").read_text("utf-8")))
    assert {kind: sum(one[kind] for one in replies) for kind in replies[0]} == whole.by_reply


def test_a_sealed_promise_stands_as_far_as_it_came_by_now() -> None:
    report = make_report(20)
    was = {"state": CommitmentState.OPEN, "note": "", "verdict": None}
    meetings = (
        replace(m, commitments=tuple(replace(one, **was, owner="当时的单位") for one in m.commitments))
        for m in report.meetings
    )
    promised = [
        line for meeting in answered(replace(report, meetings=tuple(meetings))).meetings for line in meeting.commitments
    ]
    assert promised and [replace(line, **was, owner="") for line in promised] == [
        replace(line, **was, owner="") for line in report.commitments
    ]
    came = [(line.state, line.note, line.verdict) for line in promised]
    assert came == [(line.state, line.note, line.verdict) for line in report.commitments]
    assert {line.owner for line in promised} == {"当时的单位"} and {line.verdict for line in promised} != {None}


def test_nothing_else_of_a_sealed_meeting_changes() -> None:
    sealed = sealed_before_the_replies().meetings[0]
    now = answered(sealed_before_the_replies()).meetings[0]
    assert replace(now, comments=sealed.comments, comment_figures=sealed.comment_figures) == sealed


def test_the_open_copy_is_made_once_and_tells_no_small_cell_in_words_either() -> None:
    copy = open_copy(sealed_before_the_replies())
    assert copy.audience is Audience.PUBLIC and open_copy(copy) is copy
    for figures in (copy.comment_figures, *(meeting.comment_figures for meeting in copy.meetings)):
        assert all(count >= 5 for count in figures.by_source.values())
        assert all(f"{name}{count}" in figures.sentence for name, count in figures.by_source.items())
        assert "贴纸4" not in figures.sentence


@needs_fonts
def test_the_notice_has_the_replies_and_the_minutes_have_what_was_sealed(tmp_path: Path) -> None:
    made = export(sealed_before_the_replies(), tmp_path, meeting_id=1, only=("public", "minutes", "ledger"))
    assert [one.path.name for one in made if one.refusal] == []
    found = {one.path.name.split("-")[-4]: words(one.path) for one in made if one.path.suffix == ".pdf"}
    assert "均待答复" in found["会议纪要"]
    for kind in ("公示稿", "意见采纳情况汇总表", "意见采纳情况汇总表（公开）"):
        assert "均待答复" not in found[kind] and "坡道按现行规范做到1:12" in found[kind]
