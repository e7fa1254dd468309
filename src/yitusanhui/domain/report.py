"""Read models: what is true of one meeting and of the whole consultation, for every surface and document.

Screen, PDF, Excel, HTML and JSON print these objects and compute no figure of their own. Times are ISO 8601
texts with offset, dates ISO texts, areas integer square centimetres, places pixels of the named drawing.
Everything here turns into JSON and back (`domain.plain`), because a sealed meeting is kept as its report.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from yitusanhui.domain.terms import (
    ChoiceKind,
    CommentStatus,
    CommitmentKind,
    CommitmentState,
    MeetingState,
    Method,
    MotionState,
    OptionState,
    ReplyKind,
    Stage,
    Stance,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class BlueprintLine:
    """One version of the drawing (图版)."""

    id: int
    label: str  # v1, v2, 竣工
    name: str
    file_name: str
    width: int
    height: int
    sha256: str
    added_at: str
    tiles_ready: bool = True
    tile_format: str = "jpg"
    metres_per_pixel: float | None = None


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """采纳答复 to one comment."""

    kind: ReplyKind
    reason: str = ""
    owner: str = ""
    due: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class CommentLine:
    """One comment as everyone prints it. `author` is a name and never leaves for a public copy."""

    number: int
    meeting_id: int
    text: str
    author: str
    address: str
    source: str
    category: str
    said_at: str
    status: CommentStatus
    withdrawn_reason: str = ""
    blueprint_id: int | None = None
    x: float | None = None
    y: float | None = None
    endorsements: int = 0
    amended: int = 0
    topics: tuple[int, ...] = ()
    reply: ReplyLine | None = None
    ref: str = ""


@dataclass(frozen=True, slots=True)
class PositionLine:
    """立场 of one stakeholder on one option."""

    stakeholder: str
    stance: Stance
    words: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class OptionLine:
    """方案 with what it costs, whom it touches, and who stands where."""

    id: int
    label: str  # A, B, C
    title: str
    detail: str = ""
    cost: str = ""
    touches: str = ""
    state: OptionState = OptionState.PROPOSED
    positions: tuple[PositionLine, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicLine:
    """议题 with the numbers of the comments merged into it."""

    id: int
    meeting_id: int
    title: str
    question: str
    comments: tuple[int, ...] = ()
    options: tuple[OptionLine, ...] = ()
    agreement: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """One choice with its votes, its area where areas are counted, and its share of the rule's base."""

    id: int
    label: str
    kind: ChoiceKind
    votes: int = 0
    area_cm2: int = 0
    percent: str = ""  # 68.2%, or "" where there is no base


@dataclass(frozen=True, slots=True)
class TestLine:
    """One condition of a rule, with the numbers that went in: 赞成 30 / 到会有表决权 44 > 1/2."""

    words: str
    numerator: str
    denominator: str
    met: bool


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A correction of the minutes, or an addendum after the seal with its reason."""

    id: int
    section: str
    text: str
    at: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MotionLine:
    """表决事项 with its rule in words and, once counted, its frozen result."""

    id: int
    meeting_id: int
    title: str
    method: Method
    state: MotionState
    rule: str  # the preset's name
    rule_words: str  # the rule in one sentence, as read to the room
    topic_id: int | None = None
    option_id: int | None = None
    choices: tuple[ChoiceLine, ...] = ()
    expected: int = 0  # 应到 votes of the roll
    present: int = 0  # 有表决权 present when the roll froze
    expected_area_cm2: int = 0
    issued: int | None = None
    returned: int | None = None
    valid: int | None = None
    invalid: int | None = None
    abstain: int | None = None
    voters: int = 0  # who took part
    quorum: tuple[TestLine, ...] = ()
    tests: tuple[TestLine, ...] = ()
    quorum_met: bool | None = None
    passed: bool | None = None
    tie: bool = False
    void: str = ""  # why the vote is void, "" if it isn't
    leading: tuple[str, ...] = ()  # labels that share the first place
    tellers: str = ""
    callers: str = ""
    imported: bool = False
    binding: bool = False
    counted_at: str = ""
    sentence: str = ""  # the fixed sentence of the result
    earlier: tuple[RemarkLine, ...] = ()  # results before it was reopened, each with the reason


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """承诺 or 整改: who does what by when, and what came of it."""

    id: int
    meeting_id: int
    kind: CommitmentKind
    text: str
    owner: str
    due: str
    state: CommitmentState
    note: str = ""
    topic_id: int | None = None
    option_id: int | None = None
    from_commitment: int | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class LevelLine:
    """One level of a satisfaction scale with its sheets."""

    label: str
    count: int
    percent: str = ""


@dataclass(frozen=True, slots=True)
class EvaluationLine:
    """评议 of one commitment, or of the whole (commitment_id None)."""

    id: int
    meeting_id: int
    subject: str
    commitment_id: int | None
    verdict: Verdict | None
    note: str
    issued: int
    returned: int
    invalid: int
    levels: tuple[LevelLine, ...] = ()
    satisfied: str = ""  # 满意率 62.5% (10/16)
    overall: str = ""  # 综合满意率 87.5% (14/16)
    unsure_counted: bool = True
    passed: bool | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceFigures:
    """应到 / 实到 / 委托 / 请假 / 缺席 / 有表决权, and what is still missing for a valid meeting.

    `expected` counts votes (one a household), `present` those there in person, `proxies` those on paper.
    """

    expected: int = 0
    present: int = 0
    proxies: int = 0
    excused: int = 0
    absent: int = 0
    voting: int = 0
    others: int = 0  # 列席: there, speak, don't vote
    quorate: bool | None = None
    missing: int = 0
    quorum_words: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class AttendeeLine:
    """One line of the sign-in sheet."""

    participant_id: int
    name: str
    role: str
    address: str
    household: str
    arrived_at: str
    left_at: str = ""
    votes: bool = False  # holds the household's vote
    walk_in: bool = False
    proxy_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProxyLine:
    """委托: who for whom, for what, until when."""

    id: int
    principal: str
    agent: str
    scope: str
    until: str
    on_the_spot: bool
    confirmed: bool


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """Where and when the notice hung."""

    place: str
    posted_at: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the agenda; minutes planned; times as they were."""

    id: int
    position: int
    name: str
    minutes: int
    script: str = ""
    started_at: str = ""
    ended_at: str = ""


@dataclass(frozen=True, slots=True)
class CommentFigures:
    """Counts of comments; withdrawn ones are in `by_status` and `withdrawn` and nowhere else."""

    total: int = 0
    withdrawn: int = 0
    endorsements: int = 0
    by_status: dict[str, int] = field(default_factory=dict)
    by_source: dict[str, int] = field(default_factory=dict)
    by_category: dict[str, int] = field(default_factory=dict)
    by_reply: dict[str, int] = field(default_factory=dict)
    unanswered: int = 0
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class SealLine:
    """封存: when, at which journal entry, with which digest of the report."""

    sealed_at: str
    journal_seq: int
    journal_head: str
    digest: str


@dataclass(frozen=True, slots=True)
class MeetingReport:
    """Everything one meeting left behind."""

    id: int
    stage: Stage
    stage_name: str  # 征询会, a template value
    round: int
    name: str  # 征询会第1次
    state: MeetingState
    planned_at: str = ""
    place: str = ""
    chair: str = ""
    recorder: str = ""
    opened_at: str = ""
    closed_at: str = ""
    notice_days: int = 0  # as the procedure asks
    notice_given_days: int | None = None  # as it was
    public_notice_days: int = 0
    blueprint: BlueprintLine | None = None
    step_id: int | None = None
    notices: tuple[NoticeLine, ...] = ()
    steps: tuple[StepLine, ...] = ()
    attendance: AttendanceFigures = AttendanceFigures()
    attendees: tuple[AttendeeLine, ...] = ()
    proxies: tuple[ProxyLine, ...] = ()
    comments: tuple[CommentLine, ...] = ()
    comment_figures: CommentFigures = CommentFigures()
    topics: tuple[TopicLine, ...] = ()
    motions: tuple[MotionLine, ...] = ()
    commitments: tuple[CommitmentLine, ...] = ()
    evaluations: tuple[EvaluationLine, ...] = ()
    corrections: tuple[RemarkLine, ...] = ()
    addenda: tuple[RemarkLine, ...] = ()
    seal: SealLine | None = None


@dataclass(frozen=True, slots=True)
class ConsultationReport:
    """The whole project: one drawing, its versions, all meetings, and what became of every word."""

    title: str
    street: str = ""  # 街道
    community: str = ""  # 居民区
    uid: str = ""
    created_at: str = ""
    blueprints: tuple[BlueprintLine, ...] = ()
    meetings: tuple[MeetingReport, ...] = ()
    comments: tuple[CommentLine, ...] = ()
    comment_figures: CommentFigures = CommentFigures()
    topics: tuple[TopicLine, ...] = ()
    commitments: tuple[CommitmentLine, ...] = ()
    templates: dict[str, str] = field(default_factory=dict)  # name -> text, as kept in the file
    people: tuple[str, ...] = ()  # names of the roster, so that a public copy can mask them; it has none itself
    journal_entries: int = 0
    journal_head: str = ""

    def meeting(self, meeting_id: int) -> MeetingReport:
        """The meeting with that id; KeyError when there is none."""
        for meeting in self.meetings:
            if meeting.id == meeting_id:
                return meeting
        raise KeyError(meeting_id)
