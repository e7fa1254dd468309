"""Words on printed papers that no template holds: kinds of document, heads of tables, labels of forms."""

from __future__ import annotations

from collections.abc import Sequence

from yitusanhui.domain.terms import CommitmentKind

SEAL_HERE = "（盖章）"
MISSING = "注：本机字库缺{count}个字，以“〓”代替：{names}。"

MINUTES, RECORD, PUBLIC = "会议纪要", "会议记录", "公示"
LEDGER, VOTES = "意见采纳情况汇总表", "表决结果"
PROCESS, POSTER = "全过程报告", "展板"
AGENDA, SCRIPT = "会议议程", "主持词"
NOTICE, SIGN_IN, SLIPS, BALLOTS, SHEETS = "公告", "签到表", "意见条", "表决票", "测评表"

FACES = {"serif": "正文", "serif-bold": "标题", "sans-bold": "一级标题", "kai": "二级标题", "rare": "生僻字"}
FACE = "{role} {file}"

Heads = tuple[tuple[str, float], ...]

STEP_HEADS: Heads = (("序号", 1), ("环节", 5), ("计划（分钟）", 2.2), ("开始", 1.5), ("结束", 1.5))
PLANNED_STEP_HEADS: Heads = STEP_HEADS[:3]
STEP_CENTRED = "序号 计划（分钟） 开始 结束"
COMMITMENT_HEADS: Heads = (
    ("编号", 1), ("类别", 1), ("事项", 6), ("责任单位", 2), ("时限", 2.9), ("状态", 1.5),
)  # fmt: skip
COMMITMENT_CENTRED = "编号 类别 时限 状态"
COMMITMENT_KINDS = {CommitmentKind.PROMISE: "承诺", CommitmentKind.RECTIFICATION: "整改"}
EVALUATION_HEADS: Heads = (("评议对象", 4.5), ("评议", 1.7), ("测评", 4), ("说明", 3.6))
EVALUATION_CENTRED = "评议"
SHEETS_COUNTED, HANDS_COUNTED = "张", "人"
LEVEL, SATISFIED, OVERALL = "{label}{count}{unit}（{percent}）", "满意率{rate}", "综合满意率{rate}"
ATTENDEE_HEADS: Heads = (
    ("序号", 1), ("姓名", 2), ("身份", 1.7), ("楼栋门牌", 2.4),
    ("到会", 1.2), ("离会", 1.2), ("表决权", 1.3), ("备注", 2.6),
)  # fmt: skip
ATTENDEE_CENTRED = "序号 到会 离会 表决权"
SPOKEN_HEADS: Heads = (("编号", 1), ("时间", 1.2), ("提出人", 2.2), ("来源", 1.6), ("意见", 6))
SPOKEN_CENTRED = "编号 时间"
DAY = "日"
ALL_COMMENTS = "意见一览表"
SAID_HEADS: Heads = (("编号", 1), ("类别", 1.4), ("意见", 9), ("来源", 1.9), ("附议", 1))
SAID_CENTRED = "编号 类别 附议"
AGENDA_HEADS: Heads = (("序号", 1), ("环节", 7), ("开始", 1.5), ("分钟", 1.2))
AGENDA_CENTRED = "序号 开始 分钟"
PAUSE_HEADS: Heads = (("休会", 1.5), ("复会", 1.5), ("原因", 6))
PAUSE_CENTRED = "休会 复会"
NOT_RESUMED = "未复会"
AT_DOOR = "{name}（{door}）"
PUT_OFF, PUT_OFF_AGAIN = "{at}改期{reason}。", "{at}重新召开。"
PUT_OFF_PAUSE = "{at}休会{reason}，{until}复会。"
PUT_OFF_HELD = "会议改在{at}召开，到会人员重新签到。"
PUT_OFF_NEVER = "改期以后没有再召开。"
PUT_OFF_REASON = "（{reason}）"
PUT_OFF_DAY = "{month}月{day}日"
SPEECH_HEADS: Heads = (("序号", 1), ("发言人", 3), ("开始", 1.5), ("结束", 1.5), ("用时", 1.5))
SPEECH_CENTRED = "序号 开始 结束 用时"
SPENT = "{minutes}分{seconds:02d}秒"
CHECK_HEADS: Heads = (("核对事项", 8), ("核对时间", 2))
CHECK_CENTRED = "核对时间"
UNCHECKED = "未核对"
NOTICE_HEADS: Heads = (("张贴地点", 3), ("张贴时间", 2))

ENDORSED = "附议{count}人次"
AMENDED = "修改{count}次"
WITHDRAWN = "已撤回，原因：{reason}"
PROXY_FOR = "受{names}委托"
WALK_IN = "现场登记"

SIGNERS = ("主持人：", "记录人：", "居民代表：", "居民代表：", "日　期：")


def at_door(name: str, door: str, same: frozenset[str]) -> str:
    """The name, with the door where another there has the same one."""
    return AT_DOOR.format(name=name, door=door) if door and name in same else name


def attendee_note(proxy_for: Sequence[str], walk_in: bool) -> str:
    """备注 of a line of the sign-in sheet."""
    notes = [PROXY_FOR.format(names="、".join(proxy_for))] if proxy_for else []
    return "；".join([*notes, WALK_IN] if walk_in else notes)


def kinds(promises: Sequence[object], rectifications: Sequence[object]) -> str:
    """承诺, 整改 or both, as there are."""
    found = [(promises, CommitmentKind.PROMISE), (rectifications, CommitmentKind.RECTIFICATION)]
    return "和".join(COMMITMENT_KINDS[kind] for there, kind in found if there)


def edition(label: str) -> str:
    """A version of the drawing by its label: 图版v1, 竣工图版."""
    return f"{label}图版" if label and not label.isascii() else f"图版{label}"


ANNEX = "附件"
ANNEXES, NUMBERED = "附件：", "{number}. {name}"
LEADS_ON = "："  # a sentence that ends so stays with the table after it
PHOTOS_TITLE = "照片和扫描件"
PHOTOS_PROMISE = "{about}　{text}"
PHOTO_ABOUT = {
    "comments": "{id}号意见",
    "proxies": "委托",
    "commitments": "承诺{id}",
    "meetings": "会议纪要",
    "sites": "点位{id}",
}
PHOTO_OF_RECTIFICATION = "整改{id}"
PHOTO_KINDS = {
    "photo": "照片",
    "slip": "意见条",
    "paper": "委托书",
    "before": "整改前",
    "after": "整改后",
    "signed": "签字页",
}
PHOTO_CAPTION = "：{caption}"
PHOTO_LATE = "，封存后补入"
PHOTO_LINE = "{about} · {kind}{caption}（{at}附{late}）"
PLATE_TITLE = "意见分布图"
SITES_TITLE = "点位分布图"
DRAWING_TITLE = "图纸"
PLATE_LABEL = "{edition}　{name}"
GATHERED = "意见太密处只写条数"
INSET_NAME = "局部放大图{letter}（{count}条意见）"
INSET_MARK = "局部{letter}"
PLATE_UNPLACED = "未标在本图上的意见：{numbers}号。"
PLATE_UNPLACED_MANY = "未标在本图上的意见共{count}条。"
INDEX_HEADS: Heads = (("编号", 1), ("类别", 1.6), ("意见", 12))
INDEX_CENTRED = "编号 类别"

REPLY_HEADS: Heads = (("编号", 1.3), ("意见", 6), ("采纳情况", 1.9), ("理由", 4), ("责任单位\u200b和时限", 3.4))
REPLY_CENTRED = "编号 采纳情况"

LEDGER_HEADS: Heads = (
    ("编号", 0.9), ("意见", 8), ("会议、\u200b来源和类别", 2.7), ("提出人", 2.4), ("附议", 0.9),
    ("采纳情况", 1.8), ("理由", 5), ("责任单位\u200b和时限", 2.7),
)  # fmt: skip
PUBLIC_LEDGER_HEADS: Heads = (
    ("编号", 0.9), ("意见", 8), ("会议和类别", 2.1), ("附议", 0.9),
    ("采纳情况", 1.8), ("理由", 5.5), ("责任单位\u200b和时限", 2.7),
)  # fmt: skip
LEDGER_CENTRED = "编号 附议 采纳情况"

RULE, RESULT, FORMULA, EARLIER = "规则：", "结果：", "算式：", "重计："
REOPENED = "{at}重新开启，原因：{reason}。原结果作废，原结果为：{result}"
ADVISORY = "本次表决为社区协商意见，不替代业主大会、居民会议依法作出的决定。"
FIRST_LEVEL, SECOND_LEVEL = "{number}、{title}", "（{number}）{title}"
HELD_ON = "{meeting}（{day}）"
TESTED, SENTENCE = "{words}，{mark}", "{words}。"
MET, NOT_MET = "符合规则", "不符合规则"
NO_MOTIONS = "没有表决事项。"
FIGURE_HEADS: Heads = (
    ("应到", 1),
    ("有表决权", 1.4),
    ("发出", 1),
    ("收回", 1),
    ("有效", 1),
    ("废票", 1),
    ("弃权", 1),
    ("参与", 1),
    ("结果", 2),
)
NOT_COUNTED = "—"  # hands and roll calls have no papers  # fmt: skip
CHOICE_HEADS: Heads = (("选择", 5), ("票数", 1), ("占比", 1.2))
AREA_CHOICE_HEADS: Heads = (("选择", 4), ("票数", 1), ("面积（平方米）", 1.8), ("占比", 1.2))
SHARE, SHARE_WIDTH = "占{base}", 2.6
SCORE_HEADS: Heads = (("选择", 4), ("打分票数", 1.3), ("总分", 1), ("平均分", 2.6), ("名次", 1))
RANK_HEADS: Heads = (("选择", 4), ("写名次票数", 1.6), ("总分", 1), ("第1名票数", 1.5), ("名次", 1))
CHOICE_CENTRED = "票数 面积（平方米） 占比 打分票数 总分 平均分 名次 写名次票数 第1名票数"
RECOUNT, CHECKED, DOUBLES, CALLED_OFF = "复核：", "核对：", "重复：", "原因："
RECOUNTED = "{why}{outcome}"
RECOUNT_OUTCOMES = {
    "counted": "两位监票人已重数。", "declined": "没有重数，理由：{reason}。", "asked": "没有重数。",
}  # fmt: skip
CHECKED_BY = "票数由{names}核对无误。"
DOUBLE, DOUBLE_VOTE = "{household}：{votes}。", "{source}{who}{choice}（{at}）{counts}"
DOUBLE_SOURCES, DOUBLE_COUNTS = {"paper": "纸质", "online": "网上"}, "，计此票"
VOTE_SIGNERS = ("监票人：", "监票人：", "计票人：", "日　期：")

SIGN_IN_HEADS: Heads = (
    ("序号", 0.8), ("姓名", 1.8), ("楼栋门牌", 2.9), ("户号", 1.4),
    ("到会时间", 1.3), ("表决权", 1.1), ("受谁委托", 1.8), ("签名", 2.5),
)  # fmt: skip
SIGN_IN_CENTRED = "序号 到会时间 表决权"
SIGN_IN_FACTS = "{project}　{meeting}　{date}　{place}"
SLIP_NUMBER = "{meeting}-{number:03d}"
SHEET_SUBJECT = "评议事项"
SHEET_WHOLE = "总体评价"
CHOICE_BOX = "□"
