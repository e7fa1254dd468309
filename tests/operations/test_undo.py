"""撤销: the newest step of the person at the keyboard, taken back by a step of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders import (
    made_once,
    make_area,
    make_drawing,
    make_file,
    make_layer,
    make_meeting,
    make_photo,
    make_vote,
)
from tests.operations.evening import journal_of, make_room, motion_of, open_options
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.givens import GivenPoint
from yitusanhui.domain.incoming import CommentRow, ReplyRow, RosterRow, VoteRow
from yitusanhui.domain.placing import TieLine
from yitusanhui.domain.plain import to_plain
from yitusanhui.domain.procedures import Step
from yitusanhui.domain.terms import (
    CommitmentState,
    Consent,
    Fate,
    Method,
    OptionState,
    PlacementState,
    ReplyKind,
    SiteKind,
    SiteStatus,
    Stage,
    Stance,
    Verdict,
)
from yitusanhui.operations import (
    agenda,
    attachments,
    attendance,
    ballots,
    blueprints,
    checks,
    comments,
    commitments,
    grounds,
    imported_votes,
    layers,
    looks,
    meetings,
    minutes,
    motions,
    new_templates,
    procedures,
    project,
    recounting,
    releases,
    replies,
    retractions,
    roster,
    sites,
    speeches,
    topics,
    versions,
)
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.reading import (
    check_consultation,
    read_attachments,
    read_comments,
    read_counts,
    read_layers,
    read_meeting,
    read_motions,
    read_preview,
    read_proxies,
    read_report,
    read_roll,
    read_roster,
    read_totals,
)
from yitusanhui.operations.undo import UNDOABLE, undo_last
from yitusanhui.texts import sentence

LATER = "2026-03-14T21:00:00+08:00"
NEW = RosterRow("新来的", household="9-101")
SHORT = replace(procedures.shipped_procedure(Stage.CONSULT), steps=(Step("听意见", 30),), checklist=())


@made_once
def _evening(folder: Path) -> ConsultationFile:
    """A running meeting with one of everything that can be changed; every id is 1 unless said."""
    file = make_file(folder, people=6)
    roster.add_participant(file, row=RosterRow("同住人", household="1-101"))
    make_meeting(file, present=3, drawing=True)
    attendance.sign_in(file, meeting_id=1, participant_id=7)
    attendance.excuse(file, meeting_id=1, participant_id=6)
    attendance.grant_proxy(
        file, meeting_id=1, principal_id=4, agent_id=1, scope="全部", on_the_spot=True, confirmed=False
    )
    comments.record_comment(file, meeting_id=1, text="路灯太暗", endorsements=2, x=1, y=2)
    comments.record_comment(file, meeting_id=1, text="车棚太近", photos=[make_photo()])
    topics.raise_topic(file, meeting_id=1, title="照明", comments=[1])
    topics.offer_option(file, topic_id=1, title="装灯")
    topics.take_position(file, option_id=1, stakeholder="物业", stance=Stance.REJECTS)
    topics.edit_topic(file, topic_id=1, agreement="装三盏")
    topics.confirm_agreement(file, topic_id=1, party="物业", consent=Consent.CONFIRMS)
    replies.reply_comment(file, number=1, kind=ReplyKind.ADOPTED)
    commitments.make_commitment(file, meeting_id=1, text="装灯", owner="物业")
    commitments.evaluate(file, meeting_id=1, commitment_id=1, verdict=Verdict.PARTLY)
    minutes.reword_minutes(file, meeting_id=1, section="意见", drafted="议了路灯。", text="会议讨论了路灯。")
    make_vote(file, Method.NAMED)  # 1: open, nobody has voted
    make_vote(file)  # 2: hands
    make_vote(file, Method.SECRET)  # 3
    motions.draft_motion(file, meeting_id=1, title="拟定", method=Method.HANDS)  # 4
    motions.draft_motion(file, meeting_id=1, title="宣布", method=Method.HANDS)  # 5
    motions.announce_vote(file, motion_id=5)
    for person in (1, 2):  # 1 speaks, 2 waits
        speeches.ask_to_speak(file, meeting_id=1, participant_id=person)
    speeches.start_speech(file, speech_id=1)
    blueprints.import_blueprint(file, drawing=make_drawing(90, 90))
    versions.align_version(file, blueprint_id=2, base_id=1, ties=(TieLine(0, 0, 0, 0), TieLine(90, 90, 90, 90)))
    layers.add_layer(file, layer=make_layer(), blueprint_id=1)
    sites.add_site(file, blueprint_id=1, kind=SiteKind.PROJECT, name="车棚", shape=make_area())
    return file


def _close(file: ConsultationFile, *, meeting_id: int) -> ChangeSet:
    """散会, once every vote that is announced or open was called off."""
    for motion in (1, 2, 3, 5):
        motions.cancel_motion(file, motion_id=motion, reason="改日")
    return meetings.close_meeting(file, meeting_id=meeting_id)


# What is done to that evening, by operation.
DO: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
    "add_layer": (layers.add_layer, {"layer": make_layer("车位"), "blueprint_id": 1}),
    "add_site": (sites.add_site, {"blueprint_id": 1, "kind": SiteKind.IDLE, "name": "墙角", "shape": make_area(5)}),
    "answer_site_placement": (
        sites.answer_site_placement,
        {"site_id": 1, "blueprint_id": 2, "state": PlacementState.GONE, "note": "已拆"},
    ),
    "edit_site": (sites.edit_site, {"site_id": 1, "name": "非机动车棚", "facts": {"funds": "街道"}}),
    "remove_site": (sites.remove_site, {"site_id": 1}),
    "reshape_site": (sites.reshape_site, {"site_id": 1, "blueprint_id": 2, "shape": make_area(20)}),
    "set_site_status": (sites.set_site_status, {"site_id": 1, "status": SiteStatus.BUILDING, "meeting_id": 1}),
    "add_participant": (roster.add_participant, {"row": NEW}),
    "remove_layer": (layers.remove_layer, {"layer_id": 1}),
    "rename_layer": (layers.rename_layer, {"layer_id": 1, "name": "夜里亮的灯"}),
    "show_layer": (layers.show_layer, {"layer_id": 1, "shown": False}),
    "adjourn_meeting": (meetings.adjourn_meeting, {"meeting_id": 1}),
    "put_off_meeting": (meetings.put_off_meeting, {"meeting_id": 1}),
    "align_version": (
        versions.align_version,
        {"blueprint_id": 2, "base_id": 1, "ties": (TieLine(10, 0, 0, 0), TieLine(90, 80, 80, 80))},
    ),
    "amend_comment": (comments.amend_comment, {"number": 1, "text": "改了", "author": "居民2", "category": "慢行"}),
    "announce_vote": (motions.announce_vote, {"motion_id": 4}),
    "answer_placement": (
        versions.answer_placement,
        {"number": 1, "blueprint_id": 2, "state": PlacementState.MOVED, "x": 7, "y": 8},
    ),
    "take_templates": (new_templates.take_templates, {"names": ["procedures/consult.toml"]}),
    "correct_project": (project.correct_project, {"title": "口袋公园二期", "street": "别处", "community": ""}),
    "choose_look": (looks.choose_look, {"look": "street"}),
    "ask_to_speak": (speeches.ask_to_speak, {"meeting_id": 1, "name": "王阿姨"}),
    "attach_photo": (
        attachments.attach_photo,
        {"entity": "commitments", "entity_id": 1, "photo": make_photo("新.jpg", b"new")},
    ),
    "turn_attachment": (attachments.turn_attachment, {"attachment_id": 1, "preview": b"turned"}),
    "caption_attachment": (attachments.caption_attachment, {"attachment_id": 1, "caption": "西门"}),
    "cast_ballot": (ballots.cast_ballot, {"motion_id": 1, "roll_id": 1, "choice_id": 1}),
    "change_procedure": (procedures.change_procedure, {"meeting_id": 1, "procedure": SHORT}),
    "confirm_agreement": (
        topics.confirm_agreement,
        {"topic_id": 1, "party": "居委会", "consent": Consent.RESERVES, "words_said": "费用"},
    ),
    "leave_open": (topics.leave_open, {"topic_id": 1, "fate": Fate.OTHER, "note": "街道另议"}),
    "take_back_confirmation": (topics.take_back_confirmation, {"topic_id": 1, "party": "物业"}),
    "confirm_count": (recounting.confirm_count, {"motion_id": 3, "name": "甲"}),
    "confirm_proxy": (attendance.confirm_proxy, {"proxy_id": 1}),
    "correct_minutes": (minutes.correct_minutes, {"meeting_id": 1, "section": "意见", "text": "更正"}),
    "note_quorum": (minutes.note_quorum, {"meeting_id": 1, "section": "到会人数", "text": "再等等"}),
    "reword_minutes": (
        minutes.reword_minutes,
        {"meeting_id": 1, "section": "意见", "drafted": "会议开了。", "text": "会议如期召开。"},
    ),
    "drop_rewording": (minutes.drop_rewording, {"rewording_id": 1}),
    "count_hands": (ballots.count_hands, {"motion_id": 2, "teller": 1, "votes": {4: 2}}),
    "count_papers": (ballots.count_papers, {"motion_id": 3, "votes": {7: 2}, "issued": 3, "returned": 2}),
    "decline_recount": (recounting.decline_recount, {"motion_id": 2, "reason": "看得清楚"}),
    "draft_motion": (motions.draft_motion, {"meeting_id": 1, "title": "再拟", "method": Method.DOTS}),
    "drop_speech": (speeches.drop_speech, {"speech_id": 2}),
    "edit_commitment": (commitments.edit_commitment, {"commitment_id": 1, "due": "2027-01-01"}),
    "edit_meeting": (meetings.edit_meeting, {"meeting_id": 1, "chair": "王主任"}),
    "edit_option": (topics.edit_option, {"option_id": 1, "cost": "三万"}),
    "edit_participant": (roster.edit_participant, {"participant_id": 1, "row": NEW}),
    "edit_step": (agenda.edit_step, {"step_id": 1, "minutes": 99}),
    "edit_topic": (topics.edit_topic, {"topic_id": 1, "agreement": "装"}),
    "end_speech": (speeches.end_speech, {"meeting_id": 1}),
    "endorse_comment": (comments.endorse_comment, {"number": 1, "meeting_id": 1, "count": 7}),
    "evaluate": (commitments.evaluate, {"meeting_id": 1, "commitment_id": 1, "verdict": Verdict.KEPT}),
    "excuse": (attendance.excuse, {"meeting_id": 1, "participant_id": 5}),
    "go_to_step": (agenda.go_to_step, {"step_id": 2}),
    "grant_proxy": (attendance.grant_proxy, {"meeting_id": 1, "principal_id": 5, "agent_id": 2, "scope": "全部"}),
    "hold_vote": (attendance.hold_vote, {"meeting_id": 1, "participant_id": 7}),
    "import_comments": (comments.import_comments, {"meeting_id": 1, "rows": [CommentRow("一"), CommentRow("二")]}),
    "import_replies": (replies.import_replies, {"rows": [ReplyRow(1, "不采纳", "管线"), ReplyRow(2, "采纳")]}),
    "import_roster": (roster.import_roster, {"rows": [NEW, RosterRow("居民1", "业主", "1号楼101室", "1-101")]}),
    "make_commitment": (commitments.make_commitment, {"meeting_id": 1, "text": "再装", "owner": "街道"}),
    "merge_comments": (topics.merge_comments, {"topic_id": 1, "comments": [2]}),
    "note_consent": (roster.note_consent, {"participant_id": 1, "consent": True}),
    "offer_option": (topics.offer_option, {"topic_id": 1, "title": "不装"}),
    "open_vote": (motions.open_vote, {"motion_id": 5}),
    "part_comment": (topics.part_comment, {"topic_id": 1, "number": 1}),
    "place_comment": (comments.place_comment, {"number": 1, "x": None, "y": None}),
    "post_notice": (meetings.post_notice, {"meeting_id": 1, "place": "大门", "posted_at": LATER}),
    "raise_topic": (topics.raise_topic, {"meeting_id": 1, "title": "停车", "comments": [1, 2]}),
    "record_comment": (comments.record_comment, {"meeting_id": 1, "text": "又一条", "endorsements": 3}),
    "release_comment": (releases.release_comment, {"number": 1}),
    "remove_attachment": (attachments.remove_attachment, {"attachment_id": 1}),
    "remove_participant": (roster.remove_participant, {"participant_id": 5}),
    "reply_comment": (replies.reply_comment, {"number": 1, "kind": ReplyKind.REFUSED, "reason": "管线"}),
    "report_progress": (commitments.report_progress, {"commitment_id": 1, "state": CommitmentState.DONE}),
    "retime_steps": (agenda.retime_steps, {"meeting_id": 1, "minutes": {1: 3, 2: 4}}),
    "retract_comment": (retractions.retract_comment, {"number": 1, "reason": "不想提了"}),
    "revoke_proxy": (attendance.revoke_proxy, {"proxy_id": 1}),
    "set_control_points": (
        grounds.set_control_points,
        {"blueprint_id": 1, "points": (GivenPoint(121.48, 31.25, 0, 0), GivenPoint(121.49, 31.24, 700, 500))},
    ),
    "set_scale": (grounds.set_scale, {"blueprint_id": 1, "start": (0, 0), "end": (100, 0), "metres": 20.0}),
    "settle_option": (topics.settle_option, {"option_id": 1, "state": OptionState.ADOPTED}),
    "sign_in": (attendance.sign_in, {"meeting_id": 1, "participant_id": 6}),
    "sign_in_walk_in": (attendance.sign_in_walk_in, {"meeting_id": 1, "row": NEW}),
    "sign_out": (attendance.sign_out, {"meeting_id": 1, "participant_id": 1}),
    "start_speech": (speeches.start_speech, {"speech_id": 2}),
    "take_back_ballot": (ballots.take_back_ballot, {"motion_id": 1, "roll_id": 1}),
    "take_back_endorsement": (comments.take_back_endorsement, {"endorsement_id": 1}),
    "take_back_sign_in": (attendance.take_back_sign_in, {"meeting_id": 1, "participant_id": 7}),
    "take_up_topic": (topics.take_up_topic, {"meeting_id": 2, "topic_id": 1}),
    "take_position": (topics.take_position, {"option_id": 1, "stakeholder": "物业", "stance": Stance.ACCEPTS}),
    "tick_check": (checks.tick_check, {"meeting_id": 1, "item": "麦克风"}),
    "withdraw_comment": (comments.withdraw_comment, {"number": 1, "reason": "不提了"}),
}
FINAL: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
    "call_meeting": (meetings.call_meeting, {"stage": "consult"}),
    "close_meeting": (_close, {"meeting_id": 1}),
    "close_vote": (motions.close_vote, {"motion_id": 1}),
    "cancel_motion": (motions.cancel_motion, {"motion_id": 5, "reason": "改日"}),
    "import_blueprint": (blueprints.import_blueprint, {"drawing": make_drawing(90, 90)}),
    "import_votes": (imported_votes.import_votes, {"meeting_id": 1, "rows": [VoteRow("网上", "甲", "赞成")]}),
}


def _figures(file: ConsultationFile) -> tuple[Any, ...]:
    """Everything that people see, but for the comments that undoing left as withdrawn and the journal's length."""
    votes = [(read_roll(file, motion), read_counts(file, motion)) for motion in range(1, 6)]
    pictures = [read_preview(file, line.id) for line in read_attachments(file)]
    return _plain(file), read_roster(file), votes, read_proxies(file, 1), read_layers(file), pictures


def _plain(file: ConsultationFile) -> dict[str, Any]:
    plain = to_plain(read_report(file))
    for part in (plain, *plain["meetings"]):
        part["comments"] = [one for one in part["comments"] if one["number"] <= 2]
        for name in ("withdrawn", "by_status", "sentence"):
            part["comment_figures"].pop(name)
    return {name: value for name, value in plain.items() if not name.startswith("journal")}


def _seal(file: ConsultationFile) -> None:
    """The evening over and sealed: words are taken back only then."""
    for motion in read_motions(file):
        motions.cancel_motion(file, motion_id=motion.id, reason="不表决了")
    meetings.close_meeting(file, meeting_id=1)
    minutes.seal_meeting(file, meeting_id=1)


def test_every_operation_that_can_be_undone_has_a_case_here() -> None:
    assert set(DO) == UNDOABLE
    assert not set(FINAL) & UNDOABLE


@pytest.mark.parametrize("operation", DO)
def test_an_undone_step_leaves_the_figures_as_they_were(tmp_path: Path, operation: str) -> None:
    with _evening(tmp_path) as file:
        if operation == "take_back_ballot":
            ballots.cast_ballot(file, motion_id=1, roll_id=1, choice_id=1)
        if operation == "confirm_count":
            ballots.count_papers(file, motion_id=3, votes={7: 2}, issued=3, returned=2)
        if operation == "decline_recount":
            for teller in (1, 2):
                ballots.count_hands(file, motion_id=2, teller=teller, votes={4: 2, 5: 1})
        if operation == "take_up_topic":
            meetings.call_meeting(file, stage=Stage.COORDINATE)
        if operation == "take_templates":
            procedures.save_as_offices(SHORT)
        if operation in ("retract_comment", "take_templates"):
            _seal(file)
        before = _figures(file)
        function, arguments = DO[operation]
        assert function(file, **arguments).operation == operation
        assert _figures(file) != before
        entries = len(journal_of(file, "requests"))
        assert undo_last(file).facts["undone"] == operation
        assert _figures(file) == before
        assert len(journal_of(file, "requests")) == entries + 1
        assert check_consultation(file) == []


@pytest.mark.parametrize("operation", FINAL)
def test_what_is_final_is_refused_by_its_name(tmp_path: Path, operation: str) -> None:
    with _evening(tmp_path) as file:
        function, arguments = FINAL[operation]
        function(file, **arguments)
        before = _figures(file)
        with pytest.raises(DomainError, match="cannot_undo") as refusal:
            undo_last(file)
        assert str(refusal.value.facts["operation"]) in sentence(refusal.value)
        assert _figures(file) == before


def test_a_comment_that_was_undone_keeps_its_number_and_counts_for_nothing(tmp_path: Path) -> None:
    with _evening(tmp_path) as file:
        comments.record_comment(file, meeting_id=1, text="打错了")
        undo_last(file)
        assert comments.record_comment(file, meeting_id=1, text="重打").facts["number"] == 4
        line = read_comments(file)[2]
        assert (line.text, line.status, line.withdrawn_reason) == ("打错了", "voided", "录入撤销")
        figures = read_meeting(file, 1).comment_figures
        assert (figures.total, figures.withdrawn) == (3, 0)
        with pytest.raises(DomainError, match="comment_withdrawn"):
            replies.reply_comment(file, number=3, kind=ReplyKind.ADOPTED)


def test_undoing_twice_takes_back_the_two_newest_steps(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        comments.record_comment(file, meeting_id=1, text="路灯太暗")
        comments.amend_comment(file, number=1, text="路灯太亮")
        comments.amend_comment(file, number=1, text="路灯刚好")
        assert [undo_last(file).facts["undone"] for _ in range(2)] == ["amend_comment", "amend_comment"]
        assert (read_comments(file)[0].text, read_comments(file)[0].amended) == ("路灯太暗", 0)
        undo_last(file)
        with pytest.raises(DomainError, match="cannot_undo"):
            undo_last(file)


def test_new_steps_after_an_undo_are_undone_before_older_ones(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        for text in ("一", "二"):
            comments.record_comment(file, meeting_id=1, text=text)
        undo_last(file)
        comments.record_comment(file, meeting_id=1, text="三")
        undo_last(file)
        undo_last(file)
        assert [one.status for one in read_comments(file)] == ["voided"] * 3


@pytest.mark.parametrize("theirs", [comments.amend_comment, comments.withdraw_comment, comments.place_comment])
def test_a_step_of_a_colleague_since_comes_first(tmp_path: Path, theirs: Callable[..., Any]) -> None:
    arguments = {
        "amend_comment": {"text": "改"},
        "withdraw_comment": {"reason": "不提"},
        "place_comment": {"x": 5, "y": 5},
    }
    with make_file(tmp_path) as file:
        make_meeting(file, drawing=True)
        comments.record_comment(file, meeting_id=1, text="路灯太暗")
        file.actor = "同事"
        theirs(file, number=1, **arguments[theirs.__name__])
        file.actor = "记录员"
        before = _figures(file)
        with pytest.raises(DomainError, match="done_by_another") as refusal:
            undo_last(file)
        assert str(refusal.value.facts["operation"]) in sentence(refusal.value)
        assert _figures(file) == before
        file.actor = "同事"
        undo_last(file)
        file.actor = "记录员"
        assert undo_last(file).facts["undone"] == "record_comment"


def test_a_person_who_signed_in_since_stays_on_the_roster(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        roster.add_participant(file, row=NEW)
        attendance.sign_in(file, meeting_id=1, participant_id=1)
        undo_last(file)
        assert [one.name for one in read_roster(file)] == ["新来的"]
        undo_last(file)
        assert read_roster(file) == ()


def test_a_proxy_given_anew_is_taken_back_before_the_old_one_returns(tmp_path: Path) -> None:
    with make_file(tmp_path, people=3) as file:
        attendance.grant_proxy(file, meeting_id=1, principal_id=3, agent_id=1, scope="全部")
        attendance.revoke_proxy(file, proxy_id=1)
        attendance.grant_proxy(file, meeting_id=1, principal_id=3, agent_id=2, scope="全部")
        for _ in range(2):
            undo_last(file)
        assert [one.agent for one in read_proxies(file, 1)] == ["居民1"]


@pytest.mark.parametrize("method", [Method.APPROVAL, Method.SCORE, Method.RANK])
def test_what_was_given_to_several_options_is_undone_one_by_one(tmp_path: Path, method: Method) -> None:
    with make_room(tmp_path, 3) as file:
        vote = open_options(file, method, by_name=True)
        entry = read_roll(file, vote.motion)[0].id
        given = [("滑梯", 1), ("沙坑", 2), ("秋千", 3)]
        seen = [read_roll(file, vote.motion)]
        for label, value in given:
            number = value if method.valued else 0
            choice = vote.choices[label]
            ballots.cast_ballot(file, motion_id=vote.motion, roll_id=entry, choice_id=choice, value=number)
            seen.append(read_roll(file, vote.motion))
        ballots.take_back_ballot(file, motion_id=vote.motion, roll_id=entry)
        assert read_roll(file, vote.motion) == seen[0]
        for before in reversed(seen):
            undo_last(file)
            assert read_roll(file, vote.motion) == before
        assert check_consultation(file) == []


@pytest.mark.parametrize("method", [Method.SCORE, Method.RANK])
def test_totals_of_scores_and_ranks_are_undone(tmp_path: Path, method: Method) -> None:
    with make_room(tmp_path, 3) as file:
        vote = open_options(file, method)
        first, second, third = vote.choices.values()
        ballots.count_papers(file, motion_id=vote.motion, votes={first: {1: 1}, second: {2: 1}}, returned=1)
        before = read_totals(file, vote.motion)
        marks = {first: {1: 2}, second: {2: 2}, third: {3: 2}}
        ballots.count_papers(file, motion_id=vote.motion, votes=marks, returned=2)
        assert read_totals(file, vote.motion) != before
        undo_last(file)
        assert read_totals(file, vote.motion) == before and motion_of(file, vote.motion).returned == 1
        assert check_consultation(file) == []


def test_votes_that_were_counted_are_not_undone(tmp_path: Path) -> None:
    with make_file(tmp_path, people=2) as file:
        make_meeting(file, present=2)
        vote = make_vote(file, Method.NAMED)
        entry = read_roll(file, vote.motion)[0].id
        ballots.cast_ballot(file, motion_id=vote.motion, roll_id=entry, choice_id=vote.choices["赞成"])
        motions.close_vote(file, motion_id=vote.motion)
        with pytest.raises(DomainError, match="cannot_undo"):
            undo_last(file)
        assert motion_of(file, vote.motion).voters == 1


def test_an_undo_sent_twice_is_done_once(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        for text in ("一", "二"):
            comments.record_comment(file, meeting_id=1, text=text)
        first = undo_last(file, request="u-1")
        assert undo_last(file, request="u-1").repeated and first.facts["undone"] == "record_comment"
        assert [one.status for one in read_comments(file)] == ["recorded", "voided"]


def test_what_another_program_changed_is_not_taken_back(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        comments.record_comment(file, meeting_id=1, text="原话")
        with closing(sqlite3.connect(file.path, isolation_level=None)) as other:
            other.execute("UPDATE comments SET text = '别的话'")
        with pytest.raises(DomainError, match="changed_since"):
            undo_last(file)
