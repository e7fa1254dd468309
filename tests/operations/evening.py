"""A whole evening for tests: one meeting with something of everything in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.builders import OpenVote, made_once, make_file, make_meeting, make_photo
from yitusanhui.domain.incoming import VoteRow
from yitusanhui.domain.report import MeetingReport, MotionLine
from yitusanhui.domain.terms import ChoiceKind, Method, Stance, Verdict
from yitusanhui.operations.agenda import go_to_step
from yitusanhui.operations.attachments import attach_photo
from yitusanhui.operations.attendance import grant_proxy
from yitusanhui.operations.ballots import cast_ballot
from yitusanhui.operations.checks import tick_check
from yitusanhui.operations.comments import endorse_comment, record_comment
from yitusanhui.operations.commitments import evaluate, make_commitment
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.imported_votes import import_votes
from yitusanhui.operations.meetings import close_meeting, post_notice
from yitusanhui.operations.minutes import correct_minutes, reword_minutes, seal_meeting
from yitusanhui.operations.motions import announce_vote, close_vote, draft_motion, open_vote
from yitusanhui.operations.reading import read_motions, read_roll
from yitusanhui.operations.speeches import ask_to_speak
from yitusanhui.operations.topics import offer_option, raise_topic, take_position

FOUR = {"满意": 10, "基本满意": 4, "不满意": 1, "不了解": 1}
GAMES = (("滑梯", ChoiceKind.OPTION), ("沙坑", ChoiceKind.OPTION), ("秋千", ChoiceKind.OPTION))
TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


def motion_of(file: ConsultationFile, motion_id: int) -> MotionLine:
    """One motion as everyone prints it."""
    (line,) = [one for one in read_motions(file) if one.id == motion_id]
    return line


def named_vote(file: ConsultationFile, *labels: str, title: str = "是否加装路灯") -> int:
    """A counted vote by name: the first votes of the roll cast as said."""
    done = draft_motion(file, meeting_id=1, title=title, method=Method.NAMED)
    motion = int(str(done.facts["motion"]))
    announce_vote(file, motion_id=motion)
    open_vote(file, motion_id=motion)
    choices = {choice.label: choice.id for choice in motion_of(file, motion).choices}
    for entry, label in zip(read_roll(file, motion), labels, strict=False):
        cast_ballot(file, motion_id=motion, roll_id=entry.id, choice_id=choices[label])
    close_vote(file, motion_id=motion, tellers="甲、乙", callers="丙")
    return motion


def make_room(folder: Path, present: int, expected: int | None = None) -> ConsultationFile:
    """A running meeting with so many present, of as many or more who are expected."""
    file = make_file(folder, people=expected or present)
    make_meeting(file, present=present)
    return file


def open_options(file: ConsultationFile, method: Method, *, by_name: bool = False) -> OpenVote:
    """An open vote between three options."""
    done = draft_motion(file, meeting_id=1, title="先建哪样", method=method, choices=GAMES, by_name=by_name)
    motion = int(str(done.facts["motion"]))
    announce_vote(file, motion_id=motion)
    open_vote(file, motion_id=motion)
    return OpenVote(motion, {choice.label: choice.id for choice in motion_of(file, motion).choices})


def votes_of(vote: OpenVote, *numbers: int) -> dict[int, int]:
    """Numbers by choice, in the choices' order."""
    return dict(zip(vote.choices.values(), numbers, strict=True))


def cast(file: ConsultationFile, vote: OpenVote, *labels: str) -> None:
    """The first votes of the roll cast as said."""
    for entry, label in zip(read_roll(file, vote.motion), labels, strict=False):
        cast_ballot(file, motion_id=vote.motion, roll_id=entry.id, choice_id=vote.choices[label])


@made_once
def make_evening(folder: Path) -> ConsultationFile:
    """Meeting 1, closed, with comments, topics, a vote, promises, a poll; every id that matters is 1."""
    file = make_file(folder, people=6)
    make_meeting(file, present=3, drawing=True)
    post_notice(file, meeting_id=1, place="3号楼门口", posted_at="2026-03-01T09:00:00+08:00")
    go_to_step(file, step_id=1)
    tick_check(file, meeting_id=1, item="麦克风")
    ask_to_speak(file, meeting_id=1, participant_id=1)
    grant_proxy(file, meeting_id=1, principal_id=4, agent_id=1, scope="全部事项")
    record_comment(file, meeting_id=1, text="路灯太暗", author="居民1", x=10, y=20)
    record_comment(file, meeting_id=1, text="车棚太近")
    attach_photo(file, entity="comments", entity_id=1, photo=make_photo(), caption="东门")
    endorse_comment(file, number=1, meeting_id=1, count=3)
    raise_topic(file, meeting_id=1, title="照明", comments=[1])
    offer_option(file, topic_id=1, title="加装路灯")
    take_position(file, option_id=1, stakeholder="物业", stance=Stance.ACCEPTS)
    named_vote(file, "赞成", "赞成", "反对")
    import_votes(file, meeting_id=1, rows=[VoteRow("网上征询", "甲", "赞成")])
    make_commitment(file, meeting_id=1, text="六月前加装路灯", owner="物业")
    evaluate(file, meeting_id=1, commitment_id=1, verdict=Verdict.KEPT)
    correct_minutes(file, meeting_id=1, section="意见", text="把“东门”改为“西门”")
    reword_minutes(file, meeting_id=1, section="意见", drafted="会议开了。", text="会议如期召开。")
    close_meeting(file, meeting_id=1)
    return file


@made_once
def make_sealed(folder: Path) -> ConsultationFile:
    """The same evening, sealed."""
    file = make_evening(folder)
    seal_meeting(file, meeting_id=1)
    return file


def everything(file: ConsultationFile) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    names = [row["name"] for row in file.reader.rows(TABLES)]
    return {name: file.reader.rows(f"SELECT * FROM {name}") for name in names}


def journal_of(file: ConsultationFile, entity: str) -> list[Mapping[str, Any]]:
    """The journal's entries about one table, in order."""
    return file.reader.rows("SELECT * FROM journal WHERE entity = ? ORDER BY seq", entity)


def without_addenda(report: MeetingReport) -> MeetingReport:
    """What the seal froze: the report but for what may be added to it."""
    return replace(report, addenda=())
