"""The lines of a made-up consultation, hostile words and rare characters among them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from yitusanhui.domain.report import (
    BlueprintLine,
    ChoiceLine,
    CommentFigures,
    CommentLine,
    CommitmentLine,
    ConditionLine,
    MotionLine,
    OptionLine,
    PositionLine,
    ReplyLine,
    TopicLine,
)
from yitusanhui.domain.terms import (
    ChoiceKind,
    CommentStatus,
    CommitmentKind,
    CommitmentState,
    Method,
    MotionState,
    OptionState,
    ReplyKind,
    Stance,
    Verdict,
)

FORMULA = "=cmd|' /C calc'!A0"
SCRIPT = "<script>alert(1)</script>希望A&B出入口加装扶手"
JINJA = "{{7*7}}号楼前路灯不亮"
BREAKOUT = "</script><img src=x onerror=\"document.title='owned'\">垃圾房搬离3号楼"
PHONE = "13812345678"
NAMES = ("王𬱖", "李㛃", "赵堃", "张祥", "陈建国", "周惠芳", "欧阳晓梅", "吴根宝", "徐阿英", "Anna Müller")
ADDRESSES = ("1号楼101室", "2号楼502室", "3号楼1203室", "5号楼602室", "")
SOURCES = ("现场发言", "意见条", "贴纸", "会前征集")
CATEGORIES = ("宜居", "宜游", "宜养", "宜学", "宜业")
WORDS = (
    "希望在3号楼门口加一处无障碍坡道，坐轮椅出门要绕很远。",
    "中心花园的儿童沙坑改成塑胶地面，雨天积水。",
    "停车位不够，能不能把北侧绿地改成停车位？",
    "反对占用绿地停车，孩子没地方玩。",
    FORMULA,
    SCRIPT,
    JINJA,
    BREAKOUT,
    "电动自行车充电棚离窗户太近，担心起火。",
    "社区食堂午餐能否送到80岁以上老人家里？\n电话登记最好。",
    "夜里广场舞声音大，请设分贝牌。",
    "六艺亭屋檐要做宽，避雨用。",
    "+建议增设晾衣架",
    "@居委会：请公布施工时间表\x07",
    "-二维码扫不开，老人不会用",
    "书房开放到晚上九点，" + "周末也要开放，" * 20 + "谢谢。",
)
REPLIES = (
    ReplyLine(ReplyKind.ADOPTED, "", "街道规建办", "2026-12-31", "2026-09-10T10:00:00+08:00"),
    ReplyLine(ReplyKind.PARTLY, "坡道按现行规范做到1:12，扶手同步加装", "居委会", "2027-03-31"),
    ReplyLine(ReplyKind.REFUSED, "地下有燃气管线，不能开挖", "", ""),
    ReplyLine(ReplyKind.EXPLAINED, "已列入明年计划，见公示", "物业", ""),
)
DRAWING = BlueprintLine(1, "v1", "滨江里更新方案图", "方案.png", 4961, 3508, "a" * 64, "2026-08-20T09:00:00+08:00")
REVISED = replace(DRAWING, id=2, label="v2", sha256="b" * 64, added_at="2026-10-08T09:00:00+08:00")

COUNTED = (
    "发出表决票44张，收回44张，有效票42张，废票2张；赞成30票，反对8票，弃权4票。"
    "赞成票占到会有表决权人数的68.2%（30/44），按“到会过半数”规则，本事项通过。"
    "监票人：赵堃、周惠芳　计票人：张祥"
)


def make_comment(number: int, *, meeting_id: int = 1, **changes: object) -> CommentLine:
    """Comment `number`, its words and author taken in turn; every seventh has no place on the drawing."""
    placed = number % 7 != 0
    line = CommentLine(
        number=number,
        meeting_id=meeting_id,
        text=WORDS[(number - 1) % len(WORDS)],
        author=NAMES[(number - 1) % len(NAMES)],
        address=ADDRESSES[(number - 1) % len(ADDRESSES)],
        source=SOURCES[(number - 1) % len(SOURCES)],
        category=CATEGORIES[(number - 1) % len(CATEGORIES)],
        said_at=f"2026-09-01T19:{10 + number % 50:02d}:00+08:00",
        status=CommentStatus.RECORDED,
        blueprint_id=1 if placed else None,
        x=300.0 + (number * 613) % 4300 if placed else None,
        y=250.0 + (number * 397) % 3000 if placed else None,
        endorsements=15 if number == 1 else number % 4,
        reply=REPLIES[(number - 1) % len(REPLIES)],
    )
    return replace(line, **changes)  # type: ignore[arg-type]


def make_comments(count: int = 20, *, unanswered: tuple[int, ...] = ()) -> tuple[CommentLine, ...]:
    """`count` comments of three meetings: 11 withdrawn, 3 and 4 merged, `unanswered` without a reply."""
    first, second = count * 3 // 5, count * 9 // 10
    lines = []
    for number in range(1, count + 1):
        line = make_comment(number, meeting_id=1 if number <= first else 2 if number <= second else 3)
        if number == 11:
            line = replace(line, status=CommentStatus.WITHDRAWN, withdrawn_reason="本人当场撤回", reply=None, topics=())
        elif number in (3, 4):
            line = replace(line, topics=(1,))
        if number in unanswered:
            line = replace(line, reply=None)
        lines.append(line)
    return tuple(lines)


def count_comments(lines: tuple[CommentLine, ...]) -> CommentFigures:
    """The figures of `lines`, withdrawn ones left out."""
    alive = [line for line in lines if line.status is CommentStatus.RECORDED]
    replies = Counter(line.reply.kind.value for line in alive if line.reply)
    sources = Counter(line.source for line in alive)
    withdrawn = len(lines) - len(alive)
    said = "、".join(f"{name}{number}" for name, number in sources.items())
    answered = "、".join(f"{kind.value}{replies[kind.value]}" for kind in ReplyKind)
    return CommentFigures(
        total=len(alive),
        withdrawn=withdrawn,
        endorsements=sum(line.endorsements for line in alive),
        by_status={"recorded": len(alive), "withdrawn": withdrawn},
        by_source=dict(sources),
        by_category=dict(Counter(line.category for line in alive)),
        by_reply=dict(replies),
        unanswered=len(alive) - sum(replies.values()),
        sentence=f"共收到意见{len(alive)}条（{said}），{answered}；撤回{withdrawn}条，不计在内。",
    )


def make_topic() -> TopicLine:
    """The parking quarrel with two options and those who stand for and against."""
    options = (
        OptionLine(
            1,
            "A",
            "北侧绿地建生态停车位18个",
            "植草砖，保留乔木",
            "约32万元",
            "1、3号楼",
            OptionState.SET_ASIDE,
            (
                PositionLine("车主代表", Stance.ACCEPTS),
                PositionLine("1号楼居民", Stance.REJECTS, "孩子没地方玩"),
            ),
        ),
        OptionLine(
            2,
            "B",
            "与隔壁菜场错时共享车位22个",
            "夜间19时至次日7时",
            "每月150元",
            "全体",
            OptionState.ADOPTED,
            (
                PositionLine("车主代表", Stance.ACCEPTS_IF, "要有雨棚", True),
                PositionLine("菜场", Stance.ACCEPTS, "", True),
                PositionLine("物业", Stance.RESERVES),
            ),
        ),
    )
    return TopicLine(1, 1, "北侧绿地停车", "绿地改不改停车位？", (3, 4), options, "采用方案B，试行半年后复评。")


def make_motion(motion_id: int = 1, meeting_id: int = 2, **changes: object) -> MotionLine:
    """30 for, 8 against, 4 abstaining, 2 invalid of 44 present: 68.2%, passed."""
    base = 44
    choices = tuple(
        ChoiceLine(number, label, kind, votes, 0, f"{100 * votes / base:.1f}%")
        for number, (label, kind, votes) in enumerate(
            (("赞成", ChoiceKind.FOR, 30), ("反对", ChoiceKind.AGAINST, 8), ("弃权", ChoiceKind.ABSTAIN, 4)),
            1,
        )
    )
    line = MotionLine(
        motion_id,
        meeting_id,
        "是否采用方案B（错时共享车位）",
        Method.SECRET,
        MotionState.COUNTED,
        "意向表决",
        "赞成票超过到会有表决权人数的半数即为通过",
        topic_id=1,
        option_id=2,
        choices=choices,
        expected=78,
        present=44,
        issued=44,
        returned=44,
        valid=42,
        invalid=2,
        abstain=4,
        voters=44,
        quorum=(ConditionLine("到会有表决权44人，超过应到78人的半数", "44", "78", True),),
        tests=(ConditionLine("赞成30票，超过到会有表决权44人的半数", "30", "44", True),),
        quorum_met=True,
        passed=True,
        tellers="赵堃、周惠芳",
        callers="张祥",
        counted_at="2026-10-15T20:10:00+08:00",
        sentence=COUNTED,
    )
    return replace(line, **changes)  # type: ignore[arg-type]


def make_priority(motion_id: int = 2, meeting_id: int = 1) -> MotionLine:
    """Dots on three options; two share the first place."""
    choices = tuple(
        ChoiceLine(10 + number, label, ChoiceKind.OPTION, votes, 0, percent)
        for number, (label, votes, percent) in enumerate(
            (("加装电梯", 21, "47.7%"), ("社区食堂", 21, "47.7%"), (FORMULA, 7, "15.9%")), 1
        )
    )
    return MotionLine(
        motion_id,
        meeting_id,
        "优先做哪一项",
        Method.DOTS,
        MotionState.COUNTED,
        "意向表决",
        "得票多者优先",
        choices=choices,
        expected=78,
        present=44,
        voters=44,
        quorum_met=True,
        passed=None,
        tie=True,
        leading=("加装电梯", "社区食堂"),
        counted_at="2026-09-01T20:00:00+08:00",
        sentence="加装电梯21票、社区食堂21票并列第一，不作决定。",
    )


def make_commitments() -> tuple[CommitmentLine, ...]:
    """Three promises of the 协调会, and what is to be mended after the 评议会."""
    promise, state = CommitmentKind.PROMISE, CommitmentState
    first = CommitmentLine(1, 2, promise, "与菜场签订共享协议", "居委会", "2026-11-15", state.DONE, "已签", 1, 2)
    second = CommitmentLine(2, 2, promise, "加装车位雨棚", "街道规建办", "2026-12-31", state.DOING)
    third = CommitmentLine(3, 2, promise, FORMULA, "物业", "2026-12-01", state.FAILED, "未排期")
    return (
        replace(first, verdict=Verdict.KEPT),
        replace(second, verdict=Verdict.PARTLY),
        replace(third, verdict=Verdict.BROKEN),
        CommitmentLine(
            4,
            3,
            CommitmentKind.RECTIFICATION,
            "补装3号楼坡道扶手",
            "物业",
            "2027-04-30",
            state.OPEN,
            from_commitment=3,
        ),
    )
