"""A consultation as a street office might hold it, with everything in it that a document can trip over."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.documents.pieces import (
    ADDRESSES,
    DRAWING,
    FORMULA,
    JINJA,
    NAMES,
    PHONE,
    REVISED,
    SCRIPT,
    count_comments,
    make_comment,
    make_comments,
    make_commitments,
    make_motion,
    make_priority,
    make_topic,
)
from yitusanhui.domain.report import (
    AttendanceFigures,
    AttendeeLine,
    CommentLine,
    ConsultationReport,
    EvaluationLine,
    LevelLine,
    MeetingReport,
    NoticeLine,
    ProxyLine,
    RemarkLine,
    SealLine,
    StepLine,
)
from yitusanhui.domain.terms import MeetingState, Stage, Verdict

__all__ = [
    "FORMULA",
    "JINJA",
    "NAMES",
    "PHONE",
    "SCRIPT",
    "make_comment",
    "make_comments",
    "make_meeting",
    "make_motion",
    "make_report",
]

ATTENDANCE = AttendanceFigures(
    expected=78,
    present=39,
    proxies=5,
    excused=0,
    absent=34,
    voting=44,
    others=6,
    quorate=True,
    missing=0,
    quorum_words="到会过半数",
    sentence="应到78人，实到44人（亲自出席39人，书面委托5人），缺席34人；有表决权44人，达到应到人数过半数，会议有效。",
)
STEPS = {
    Stage.CONSULT: (
        ("签到", 0),
        ("宣布开会、核对人数", 5),
        ("规划师讲图", 15),
        ("逐图征询", 45),
        ("确认签字", 5),
    ),
    Stage.COORDINATE: (("签到核身份", 0), ("各方陈述", 20), ("可行性说明", 10), ("协商", 30), ("表决", 15)),
    Stage.REVIEW: (("签到", 0), ("对照承诺述职", 15), ("现场对比", 10), ("测评", 10), ("计票公布", 10)),
}
DAYS = {Stage.CONSULT: "2026-09-01", Stage.COORDINATE: "2026-10-15", Stage.REVIEW: "2027-05-20"}
LABELS = {Stage.CONSULT: "征询会", Stage.COORDINATE: "协调会", Stage.REVIEW: "评议会"}


def make_attendees() -> tuple[AttendeeLine, ...]:
    """Ten who signed in; the first two hold a vote and a proxy."""
    return tuple(
        AttendeeLine(
            participant_id=number,
            name=name,
            role="居民代表" if number < 8 else "规划师",
            address=ADDRESSES[(number - 1) % len(ADDRESSES)],
            household=f"H{number:03d}",
            arrived_at=f"2026-09-01T18:{40 + number:02d}:00+08:00",
            votes=number < 8,
            walk_in=number == 9,
            proxy_for=("刘老太",) if number < 3 else (),
        )
        for number, name in enumerate(NAMES, 1)
    )


def make_evaluations() -> tuple[EvaluationLine, ...]:
    """Sixteen sheets out and back: 62.5% satisfied, 87.5% overall."""
    sheets = (("满意", 10), ("基本满意", 4), ("不满意", 1), ("不了解", 1))
    levels = tuple(LevelLine(label, count, f"{100 * count / 16:.1f}%") for label, count in sheets)
    words = "发放测评表16张，回收有效16张，作废0张。综合满意率87.5%（14/16）。"
    whole = EvaluationLine(
        1, 3, "总体", None, None, "", 16, 16, 0, levels, "62.5%（10/16）", "87.5%（14/16）", True, True, words
    )
    return (
        whole,
        EvaluationLine(2, 3, "与菜场签订共享协议", 1, Verdict.KEPT, "现场核对", 0, 0, 0),
        EvaluationLine(3, 3, FORMULA, 3, Verdict.BROKEN, "至今未排期", 0, 0, 0),
    )


def _steps(stage: Stage) -> tuple[StepLine, ...]:
    day = DAYS[stage]
    return tuple(
        StepLine(
            position,
            position,
            name,
            minutes,
            started_at=f"{day}T19:{position * 8:02d}:00+08:00",
            ended_at=f"{day}T19:{position * 8 + 7:02d}:00+08:00",
        )
        for position, (name, minutes) in enumerate(STEPS[stage], 1)
    )


def _sealed(day: str) -> dict[str, Any]:
    """A correction read out in the room, an addendum after the seal, and the seal."""
    phoned = f"补登{NAMES[1]}到会，电话{PHONE}"
    return {
        "corrections": (RemarkLine(1, "意见", "2号意见应为“儿童沙坑及周边”", f"{day}T20:20:00+08:00"),),
        "addenda": (RemarkLine(2, "签到", phoned, "2026-09-03T09:00:00+08:00", "签到表漏登"),),
        "seal": SealLine(f"{day}T21:00:00+08:00", 128, "c" * 64, "d" * 64),
    }


def make_meeting(meeting_id: int, stage: Stage, comments: tuple[CommentLine, ...], **changes: object) -> MeetingReport:
    """One meeting of `stage` with its comments and all that belongs to the stage; the first is sealed."""
    day, label = DAYS[stage], LABELS[stage]
    sealed = stage is Stage.CONSULT
    meeting = MeetingReport(
        id=meeting_id,
        stage=stage,
        stage_name=label,
        round=1,
        name=f"{label}第1次",
        state=MeetingState.SEALED if sealed else MeetingState.CLOSED,
        planned_at=f"{day}T19:00:00+08:00",
        place="滨江里居民区活动室",
        chair="周惠芳",
        recorder="王𬱖",
        opened_at=f"{day}T19:02:00+08:00",
        closed_at=f"{day}T20:30:00+08:00",
        notice_days=7,
        notice_given_days=8,
        public_notice_days=7,
        blueprint=DRAWING if sealed else REVISED,
        notices=(NoticeLine("1号楼公告栏", "2026-08-24T09:00:00+08:00"),),
        steps=_steps(stage),
        attendance=ATTENDANCE,
        attendees=make_attendees(),
        proxies=(ProxyLine(1, "刘老太", "王𬱖", "本次会议全部事项", day, False, True),),
        comments=comments,
        comment_figures=count_comments(comments),
        topics=(make_topic(),) if sealed else (),
        motions={Stage.CONSULT: (make_priority(),), Stage.COORDINATE: (make_motion(),)}.get(stage, ()),
        commitments=tuple(line for line in make_commitments() if line.meeting_id == meeting_id),
        evaluations=make_evaluations() if stage is Stage.REVIEW else (),
        **(_sealed(day) if sealed else {}),
    )
    return replace(meeting, **changes)  # type: ignore[arg-type]


def make_report(comments: int = 20, *, unanswered: tuple[int, ...] = (), **changes: object) -> ConsultationReport:
    """Three meetings on one drawing with `comments` comments, every one answered but those `unanswered`.

    Comment 11 is withdrawn, 3 and 4 are merged into topic 1; numbers 5 to 8 carry hostile words.
    """
    lines = make_comments(comments, unanswered=unanswered)
    meetings = tuple(
        make_meeting(number, stage, tuple(line for line in lines if line.meeting_id == number))
        for number, stage in enumerate(Stage, 1)
    )
    report = ConsultationReport(
        title="滨江里微更新",
        street="外滩街道",
        community="滨江里居民区",
        uid="6f1c3c1e-0000-4000-8000-000000000001",
        created_at="2026-08-20T09:00:00+08:00",
        blueprints=(DRAWING, REVISED),
        meetings=meetings,
        comments=lines,
        comment_figures=count_comments(lines),
        topics=(make_topic(),),
        commitments=make_commitments(),
        journal_entries=256,
        journal_head="e" * 64,
    )
    return replace(report, **changes)  # type: ignore[arg-type]
