"""What was voted and promised: motions, commitments, evaluations, remarks. Part of `domain.report`."""

from __future__ import annotations

from dataclasses import dataclass

from yitusanhui.domain.terms import ChoiceKind, CommitmentKind, CommitmentState, Method, MotionState, Verdict


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
    scope: str = ""  # the building or entrance whose people vote, "" for all
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
