"""What was said: drawings, comments, topics, options, and counts of comments. Part of `domain.report`."""

from __future__ import annotations

from dataclasses import dataclass, field

from yitusanhui.domain.shapes import Shape
from yitusanhui.domain.terms import CommentStatus, Consent, Fate, OptionState, PlacementState, ReplyKind, Stance


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
    north: float | None = None  # degrees clockwise from straight up


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
    lon: float | None = None  # as brought, until a drawing with coordinates can place it
    lat: float | None = None
    placement: PlacementState | None = None  # how it came to stand here, when it was said about an earlier version
    placement_note: str = ""
    photos: int = 0  # photos and slips attached
    flags: tuple[str, ...] = ()  # words of the office's sensitive table that it holds
    released: bool = False  # the recorder looked at these words and lets them be shown
    retracted_at: str = ""  # when the resident took it back after the meeting was sealed
    consent: bool = False  # the speaker agreed to be named in public
    shape: Shape | None = None  # the line or area it speaks of; `x`, `y` is where its number stands

    @property
    def held(self) -> bool:
        """Whether its sensitive words are kept from the wall and from public copies until they are released."""
        return bool(self.flags) and not self.released


@dataclass(frozen=True, slots=True)
class SecondedLine:
    """附议 to a comment as it was counted at one moment of a meeting."""

    id: int
    meeting_id: int
    at: str
    count: int


@dataclass(frozen=True, slots=True)
class EndorsementLine:
    """附议 given in a meeting to a comment of an earlier one."""

    number: int
    text: str
    count: int


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
    blueprint_id: int | None = None  # its own drawing
    drawing: str = ""  # that drawing's version and name
    site_ids: tuple[int, ...] = ()
    sites: tuple[str, ...] = ()  # their names


@dataclass(frozen=True, slots=True)
class ConfirmationLine:
    """A party's word on the agreement as it was read aloud: confirmed, or with a reservation in its words."""

    party: str
    stance: Consent
    words: str = ""
    at: str = ""


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
    confirmations: tuple[ConfirmationLine, ...] = ()
    fate: Fate | None = None  # where it goes on, while it stays open
    fate_note: str = ""


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

    @property
    def categories(self) -> dict[str, int]:
        """类别 with, under no name, those that nobody sorted: together as many as there are comments."""
        unsorted = self.total - sum(self.by_category.values())
        return {**self.by_category, "": unsorted} if unsorted > 0 else self.by_category
