"""The fixed words of the field as enums (docs/glossary.md). Values are what the file and JSON hold.

Words an office may edit (sources, categories, roles, presets) are not here but in `templates/`.
"""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """阶段: which of the three meetings."""

    CONSULT = "consult"  # 征询会
    COORDINATE = "coordinate"  # 协调会
    REVIEW = "review"  # 评议会


class MeetingState(StrEnum):
    """状态 of one meeting. Transitions: `domain.meetings.TRANSITIONS`."""

    PLANNED = "planned"  # 筹备
    RUNNING = "running"  # 进行中
    ADJOURNED = "adjourned"  # 休会
    CLOSED = "closed"  # 已散会, minutes still being corrected
    SEALED = "sealed"  # 已封存
    CANCELLED = "cancelled"  # 取消 or 延期


class CommentStatus(StrEnum):
    """A comment is recorded or withdrawn, never deleted; one that was typed by mistake is voided."""

    RECORDED = "recorded"
    WITHDRAWN = "withdrawn"  # the resident took it back
    VOIDED = "voided"  # the recorder undid it: nobody's words


class ReplyKind(StrEnum):
    """采纳情况. Anything but 采纳 owes a reason."""

    ADOPTED = "采纳"
    PARTLY = "部分采纳"
    REFUSED = "不采纳"
    EXPLAINED = "解释说明"


class Stance(StrEnum):
    """立场 of a stakeholder on an option."""

    ACCEPTS = "accepts"  # 接受
    ACCEPTS_IF = "accepts_if"  # 有条件接受
    REJECTS = "rejects"  # 不接受
    RESERVES = "reserves"  # 保留意见


class Consent(StrEnum):
    """A party's word on the agreement that was read aloud."""

    CONFIRMS = "confirms"  # 确认
    RESERVES = "reserves"  # 保留意见


class Fate(StrEnum):
    """What becomes of a topic that stays open."""

    NEXT_ROUND = "next_round"  # 下一轮
    OWNERS = "owners"  # 提交业主大会
    OTHER = "other"  # 其他


class OptionState(StrEnum):
    """方案: proposed, then adopted, set aside, or referred to the owners' assembly."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    SET_ASIDE = "set_aside"
    REFERRED = "referred"


class Method(StrEnum):
    """How the room votes. What else depends on the way of voting asks here what it is like, not which it is."""

    HANDS = "hands"  # 举手, counted by two tellers
    NAMED = "named"  # 唱名 / 记名
    SECRET = "secret"  # 无记名票, totals only
    WRITTEN = "written"  # 书面征求意见, by household with area
    DOTS = "dots"  # 贴纸 / 圆点优先级, totals per choice
    APPROVAL = "approval"  # 多选
    SCORE = "score"  # 打分, a mark from 1 to the top for each option
    RANK = "rank"  # 排序, options in the order each person puts them

    @property
    def by_hands(self) -> bool:
        """Whether people are counted where they sit, by two tellers each for himself: that leaves no paper."""
        return self is Method.HANDS

    @property
    def by_dots(self) -> bool:
        """Whether dots are stuck on options: no ballot comes back, so who took part isn't told, only all dots."""
        return self is Method.DOTS

    @property
    def scores(self) -> bool:
        """Whether a ballot gives options scores, the same to several or none."""
        return self is Method.SCORE

    @property
    def ranks(self) -> bool:
        """Whether a ballot puts options in an order, from the first on."""
        return self is Method.RANK

    @property
    def by_name(self) -> bool:
        """Whether each vote is kept with who cast it; the others keep totals only."""
        return self in (Method.NAMED, Method.WRITTEN, Method.APPROVAL)

    @property
    def on_paper(self) -> bool:
        """Whether ballots or dots are handed out, come back and are counted."""
        return self.by_dots or self is Method.SECRET

    @property
    def valued(self) -> bool:
        """Whether a ballot gives numbers to options; on paper in totals, or by name, as the motion says."""
        return self.scores or self.ranks

    @property
    def orders(self) -> bool:
        """Whether the result is an order of the options, for reference, and decides nothing."""
        return self.valued or self.by_dots

    @property
    def several(self) -> bool:
        """Whether one person may choose, mark or order several options."""
        return self.valued or self.by_dots or self is Method.APPROVAL

    @property
    def limited(self) -> bool:
        """Whether a motion may say how many options one person chooses at most."""
        return self.several and not self.valued

    @property
    def in_the_room(self) -> bool:
        """Whether only those present vote; in writing everyone who is expected may, wherever they are."""
        return self is not Method.WRITTEN

    @property
    def takes_logs(self) -> bool:
        """Whether votes given elsewhere can join those recorded here: by name, one choice each."""
        return self.by_name and not self.several

    def keeps_names(self, named: bool) -> bool:
        """Whether a motion of this method keeps who cast what; `named` is what the motion says."""
        return self.by_name or (self.valued and named)

    def counts_papers(self, named: bool) -> bool:
        """Whether a motion of this method is counted from paper; `named` is what the motion says."""
        return self.on_paper or (self.valued and not named)

    def is_counted(self, named: bool) -> bool:
        """Whether people count hands or papers, so that tellers must watch; `named` is what the motion says."""
        return not self.keeps_names(named)


class MotionState(StrEnum):
    """表决事项: drafted, announced (roll frozen), open, counted."""

    DRAFTED = "drafted"
    ANNOUNCED = "announced"
    OPEN = "open"
    COUNTED = "counted"
    CANCELLED = "cancelled"


class PlacementState(StrEnum):
    """还适用吗: where a comment stands on a later version of the drawing."""

    CARRIED = "carried"  # 待核对: by the alignment alone
    CONFIRMED = "confirmed"  # 还适用
    MOVED = "moved"  # 移到新位置
    GONE = "gone"  # 已不适用


class SiteKind(StrEnum):
    """点位: what a place of the plan is."""

    FACILITY = "facility"  # 设施
    PROJECT = "project"  # 项目
    IDLE = "idle"  # 闲置空间（金角银边）


class SiteStatus(StrEnum):
    """How far a site has come through the three meetings."""

    PLANNED = "planned"  # 拟建
    TALKING = "talking"  # 协商中
    DECIDED = "decided"  # 已定
    BUILDING = "building"  # 在建
    BUILT = "built"  # 建成
    CANCELLED = "cancelled"  # 取消


class ChoiceKind(StrEnum):
    """What a choice means to a rule."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    OPTION = "option"


class CommitmentState(StrEnum):
    """承诺 on its way."""

    OPEN = "open"  # 待落实
    DOING = "doing"  # 落实中
    DONE = "done"  # 已落实
    FAILED = "failed"  # 未落实


class CommitmentKind(StrEnum):
    PROMISE = "promise"  # 承诺
    RECTIFICATION = "rectification"  # 整改


class Verdict(StrEnum):
    """评议: was the promise kept?"""

    KEPT = "kept"  # 兑现
    PARTLY = "partly"  # 部分兑现
    BROKEN = "broken"  # 未兑现


class AttachmentKind(StrEnum):
    """附件: what a photo or scan shows."""

    PHOTO = "photo"  # 照片, of the place someone speaks of
    SLIP = "slip"  # 意见条, the slip as it was written
    PAPER = "paper"  # 书面材料, a proxy's authority
    BEFORE = "before"  # 整改前
    AFTER = "after"  # 整改后
    SIGNED = "signed"  # 签字页 of the minutes


class Audience(StrEnum):
    """For whom a report, a map or a paper is. `PUBLIC` never receives a name, phone or flat.

    A report carries its own (`ConsultationReport.audience`), and whoever prints it asks that one. What a report
    for others may hold is `domain.masking`'s.
    """

    INTERNAL = "internal"  # 内部: the office and its file
    PUBLIC = "public"  # 公开

    @property
    def reads_names(self) -> bool:
        """Whether people are named in it, listed, and quoted with what they said first."""
        return self is Audience.INTERNAL

    @property
    def waits_for_replies(self) -> bool:
        """Whether a table is for it only once every comment has its reply, and every reply its reason (DOMAIN 4)."""
        return self is not Audience.INTERNAL
