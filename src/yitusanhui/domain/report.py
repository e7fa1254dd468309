"""Read models: what is true of one meeting and of the whole consultation, for every surface and document.

Screen, PDF, Excel, HTML and JSON print these objects and compute no figure of their own. Times are ISO 8601
texts with offset, dates ISO texts, areas integer square centimetres, places pixels of the named drawing.
Everything here turns into JSON and back (`domain.plain`), because a sealed meeting is kept as its report.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from yitusanhui.domain.attached import AttachmentLine
from yitusanhui.domain.lines_people import (
    AttendanceFigures,
    AttendeeLine,
    CheckLine,
    NoticeLine,
    PauseLine,
    ProxyLine,
    SealLine,
    SpeechLine,
    StepLine,
)
from yitusanhui.domain.lines_votes import (
    ChoiceLine,
    CommitmentLine,
    ConditionLine,
    EvaluationLine,
    LevelLine,
    MotionLine,
    RemarkLine,
    RewordingLine,
)
from yitusanhui.domain.lines_words import (
    BlueprintLine,
    CommentFigures,
    CommentLine,
    ConfirmationLine,
    EndorsementLine,
    OptionLine,
    PositionLine,
    ReplyLine,
    SecondedLine,
    TopicLine,
)
from yitusanhui.domain.placing import AlignmentLine, PlacementLine, Places
from yitusanhui.domain.sites import SiteLine, SitePlacementLine, SitePlaces
from yitusanhui.domain.terms import Audience, MeetingState, Stage

__all__ = [
    "AlignmentLine",
    "AttachmentLine",
    "AttendanceFigures",
    "AttendeeLine",
    "BlueprintLine",
    "CheckLine",
    "ChoiceLine",
    "CommentFigures",
    "CommentLine",
    "CommitmentLine",
    "ConditionLine",
    "ConfirmationLine",
    "ConsultationReport",
    "EndorsementLine",
    "EvaluationLine",
    "LevelLine",
    "MeetingReport",
    "MotionLine",
    "NoticeLine",
    "OptionLine",
    "PauseLine",
    "PositionLine",
    "ProxyLine",
    "RemarkLine",
    "ReplyLine",
    "RewordingLine",
    "SealLine",
    "SecondedLine",
    "SiteLine",
    "SitePlacementLine",
    "SpeechLine",
    "StepLine",
    "TopicLine",
]


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
    planned_minutes: int = 0  # of all steps together, as the procedure has them
    rules: tuple[str, ...] = ()  # of speaking
    invited: tuple[str, ...] = ()
    pauses: tuple[PauseLine, ...] = ()
    checks: tuple[CheckLine, ...] = ()
    speeches: tuple[SpeechLine, ...] = ()
    attendance: AttendanceFigures = field(default_factory=AttendanceFigures)
    attendees: tuple[AttendeeLine, ...] = ()
    proxies: tuple[ProxyLine, ...] = ()
    comments: tuple[CommentLine, ...] = ()
    comment_figures: CommentFigures = field(default_factory=CommentFigures)
    endorsed: tuple[EndorsementLine, ...] = ()  # earlier meetings' comments that this one endorsed
    topics: tuple[TopicLine, ...] = ()
    motions: tuple[MotionLine, ...] = ()
    commitments: tuple[CommitmentLine, ...] = ()
    evaluations: tuple[EvaluationLine, ...] = ()
    corrections: tuple[RemarkLine, ...] = ()
    rewordings: tuple[RewordingLine, ...] = ()
    addenda: tuple[RemarkLine, ...] = ()
    seal: SealLine | None = None
    attachments: tuple[AttachmentLine, ...] = ()  # filed with the meeting, by id

    @property
    def held(self) -> bool:
        """Whether it has begun, so that there is something to tell of it: neither only planned nor cancelled."""
        return self.state not in (MeetingState.PLANNED, MeetingState.CANCELLED)


@dataclass(frozen=True, slots=True)
class ConsultationReport:
    """The whole project: one drawing, its versions, all meetings, and what became of every word."""

    title: str
    street: str = ""  # 街道
    community: str = ""  # 居民区
    uid: str = ""
    created_at: str = ""
    blueprints: tuple[BlueprintLine, ...] = ()
    alignments: tuple[AlignmentLine, ...] = ()  # how a version lies over an earlier one
    placements: tuple[PlacementLine, ...] = ()  # what was found when 还适用吗 was asked
    sites: tuple[SiteLine, ...] = ()  # 点位, each on the drawing it was drawn on
    site_placements: tuple[SitePlacementLine, ...] = ()
    meetings: tuple[MeetingReport, ...] = ()
    comments: tuple[CommentLine, ...] = ()
    comment_figures: CommentFigures = field(default_factory=CommentFigures)
    topics: tuple[TopicLine, ...] = ()
    commitments: tuple[CommitmentLine, ...] = ()
    attachments: tuple[AttachmentLine, ...] = ()
    templates: dict[str, str] = field(default_factory=dict)  # name -> text, as kept in the file
    categories: tuple[str, ...] = ()  # the office's list, in its order, which decides the look of the pins
    audience: Audience = Audience.INTERNAL  # for whom this copy is (`masking.public`)
    people: tuple[str, ...] = ()  # names of the roster, so that a public copy can mask them; it has none itself
    roster: tuple[AttendeeLine, ...] = ()  # who may come, in the roster's order; a public copy has none
    journal_entries: int = 0
    journal_head: str = ""

    def meeting(self, meeting_id: int) -> MeetingReport:
        """The meeting with that id; KeyError when there is none."""
        for meeting in self.meetings:
            if meeting.id == meeting_id:
                return meeting
        raise KeyError(meeting_id)

    def comments_on(self, blueprint_id: int) -> list[CommentLine]:
        """The comments that stand on one version of the drawing: said about it, or carried to it (`domain.placing`)."""
        return Places(self.alignments, self.placements).all_on(self.comments, blueprint_id)

    def sites_on(self, blueprint_id: int) -> list[SiteLine]:
        """The sites that stand on one version of the drawing: drawn on it, or carried to it."""
        return SitePlaces(self.alignments, self.site_placements).all_on(self.sites, blueprint_id)
