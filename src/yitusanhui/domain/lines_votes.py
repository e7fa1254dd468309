"""What was voted and promised: motions, commitments, evaluations, remarks. Part of `domain.report`."""

from __future__ import annotations

from dataclasses import dataclass, field

from yitusanhui.domain.terms import ChoiceKind, CommitmentKind, CommitmentState, Method, MotionState, Verdict
from yitusanhui.domain.wording import BLANK_AMONG


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """One choice with its votes, its area where areas are counted, and its share of the rule's base.

    Of `votes` for 弃权 `blank` are ballots that came back blank. Their line has the id 0 where nobody could choose it.
    Of 打分 and 排序 `votes` are the ballots that gave it a number, `values` how many gave which, and `percent`
    the share of all points that the valid ballots could have given.
    """

    id: int
    label: str
    kind: ChoiceKind
    votes: int = 0
    area_cm2: int = 0
    percent: str = ""  # 68.2%, or "" where there is no base
    points: int | None = None
    firsts: int | None = None  # ballots that rank it first
    average: str = ""  # 4.2分（63/15）
    place: int | None = None  # 1 for the first; equals share a place
    values: dict[str, int] = field(default_factory=dict)  # "5" -> ballots
    blank: int = 0

    @property
    def name(self) -> str:
        """What stands before its figures: 弃权（其中空白1张）."""
        return self.label + (BLANK_AMONG.format(blank=self.blank) if self.blank else "")


@dataclass(frozen=True, slots=True)
class ConditionLine:
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
class RewordingLine:
    """改写: a paragraph of the minutes, as it was drafted in its section, and in the recorder's own words."""

    id: int
    section: str
    drafted: str
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class RecountLine:
    """A recount that was asked for: why, and what came of it: counted again, declined with a reason, or still open."""

    at: str
    why: str  # a sentence
    state: str  # asked, counted, declined
    reason: str = ""
    differ: bool = False  # the two disagree, which can't be declined
    again: tuple[int, ...] = ()  # tellers who counted again since


@dataclass(frozen=True, slots=True)
class DoubleVote:
    """One vote of a household that has more than one: from where, as whose, and whether it is the one that counts."""

    source: str  # paper, online
    given_as: str
    choice: str
    at: str
    counts: bool


@dataclass(frozen=True, slots=True)
class DoubleLine:
    """A household whose vote came more than once, on paper and from a log; the last one counts."""

    household: str
    votes: tuple[DoubleVote, ...]


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
    quorum: tuple[ConditionLine, ...] = ()
    tests: tuple[ConditionLine, ...] = ()
    quorum_met: bool | None = None
    passed: bool | None = None
    tie: bool = False
    void: str = ""  # why the vote is void, "" if it isn't
    leading: tuple[str, ...] = ()  # labels that share the first place
    tellers: str = ""
    callers: str = ""
    imported: bool = False
    binding: bool = False
    scope: str = ""  # the building or entrance whose people vote, "" for all
    counted_at: str = ""
    sentence: str = ""  # the fixed sentence of the result
    earlier: tuple[RemarkLine, ...] = ()  # results before it was reopened, each with the reason
    named: bool = False  # 打分 and 排序 by name
    top: int = 0  # the greatest score, or the number of ranks
    most_choices: int = 0  # how many one person may choose, 0 for any number
    readers: str = ""  # 唱票人
    confirmed: tuple[str, ...] = ()  # who checked the figures counted from paper
    recounts: tuple[RecountLine, ...] = ()
    reason: str = ""  # why it was called off
    doubles: tuple[DoubleLine, ...] = ()
    blank_invalid: int = 0  # blank ballots among 废票
    short: str = ""  # why the meeting could decide nothing when it was voted on (`domain.talk`), "" if it could
    share_of: str = ""  # what the percentages are of: 到会有表决权37人; "" in what was counted before this was kept

    @property
    def opinion(self) -> bool:
        """Whether it met its rule where nothing could be decided: an opinion (意向), no decision."""
        return self.passed is True and bool(self.short)

    @property
    def decides(self) -> bool:
        """Whether it passed, and that counts."""
        return self.passed is True and not self.short

    @property
    def adopted(self) -> str:
        """The option that passed, "" where 赞成 or 反对 was asked or nothing passed."""
        options = [one.label for one in self.choices if one.kind is ChoiceKind.OPTION]
        return next((label for label in self.leading if self.passed and label in options), "")

    @property
    def by_name(self) -> bool:
        """Whether it is kept who cast what."""
        return self.method.keeps_names(self.named)

    @property
    def on_paper(self) -> bool:
        """Whether it is counted from paper, in totals."""
        return self.method.counts_papers(self.named)

    @property
    def has_ballots(self) -> bool:
        """Whether ballots go out for it, come back and are counted; dots are no ballots."""
        return self.on_paper and not self.method.by_dots

    @property
    def is_printed(self) -> bool:
        """Whether there are papers of ours to vote on it with: hands leave none, imported votes came with theirs."""
        asked = bool(self.choices) and self.state is not MotionState.CANCELLED
        return asked and not self.imported and not self.method.by_hands


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

    @property
    def by_hands(self) -> bool:
        """Whether people raised their hands: levels were counted, and no sheet was handed out."""
        return any(level.count for level in self.levels) and not self.issued
