"""Words of the tables, the HTML map and the archive package: sheets, column heads, names of states."""

from __future__ import annotations

from yitusanhui.domain.report import MotionLine
from yitusanhui.domain.terms import (
    CommentStatus,
    CommitmentKind,
    CommitmentState,
    Consent,
    Fate,
    MeetingState,
    Method,
    MotionState,
    PlacementState,
    ReplyKind,
    Stance,
    Verdict,
)

METHODS = {
    Method.HANDS: "举手",
    Method.NAMED: "记名",
    Method.SECRET: "无记名票",
    Method.WRITTEN: "书面征求意见",
    Method.DOTS: "圆点贴纸",
    Method.APPROVAL: "多选",
    Method.SCORE: "打分",
    Method.RANK: "排序",
}
MEETING_STATES = {
    MeetingState.PLANNED: "筹备",
    MeetingState.RUNNING: "进行中",
    MeetingState.ADJOURNED: "休会",
    MeetingState.CLOSED: "已散会",
    MeetingState.SEALED: "已封存",
    MeetingState.CANCELLED: "已取消",
}
MOTION_STATES = {
    MotionState.DRAFTED: "草拟",
    MotionState.ANNOUNCED: "已宣布",
    MotionState.OPEN: "正在表决",
    MotionState.COUNTED: "已计票",
    MotionState.CANCELLED: "已取消",
}
COMMENT_STATUSES = {CommentStatus.RECORDED: "有效", CommentStatus.WITHDRAWN: "撤回", CommentStatus.VOIDED: "录入作废"}
COMMITMENT_STATES = {
    CommitmentState.OPEN: "待落实",
    CommitmentState.DOING: "落实中",
    CommitmentState.DONE: "已落实",
    CommitmentState.FAILED: "未落实",
}
JUDGED = {CommitmentKind.PROMISE: "已评议", CommitmentKind.RECTIFICATION: "已复评"}
VERDICTS = {Verdict.KEPT: "兑现", Verdict.PARTLY: "部分兑现", Verdict.BROKEN: "未兑现"}
STANCES = {
    Stance.ACCEPTS: "接受",
    Stance.ACCEPTS_IF: "有条件接受",
    Stance.REJECTS: "不接受",
    Stance.RESERVES: "保留意见",
}

CONSENTS = {Consent.CONFIRMS: "确认", Consent.RESERVES: "保留意见"}
FATES = {Fate.NEXT_ROUND: "留待下一轮协商", Fate.OWNERS: "提交业主大会依法决定", Fate.OTHER: "另行处理"}

DOTS_RULE = "按得点多少排列，供排序参考，不作决定"


def rule(motion: MotionLine) -> str:
    """The rule in words and how the room voted; dots decide nothing, whatever preset they were called with."""
    words = DOTS_RULE if motion.method.by_dots else (motion.rule_words or motion.rule).rstrip("。")
    return f"{words}。表决方式：{METHODS[motion.method]}。"


OVERVIEW = "概况"
MEETINGS = "会议"
COMMENTS = "意见采纳情况汇总表"
MOTIONS = "表决结果"
PROMISES = "承诺清单"
RECTIFICATIONS = "整改清单"
PROMISE_LISTS = f"{PROMISES}和{RECTIFICATIONS}"
EVALUATIONS = "评议结果"
ATTENDANCE = "签到"
REPLIES = "意见答复"
HELP = "填写说明"

PAGE = "第 &P 页，共 &N 页"
TOTAL = "合计"
GOES_ON = "{heading}（续）"
PASSED, FAILED, TIE = "通过", "未通过", "票数相同"
OPINION = "达到要求，只作意向"
VOID = "作废：{why}"

COMMENT_HEADS = (
    "意见编号", "意见", "提出人", "楼栋", "附议", "采纳情况", "理由", "责任单位", "时限",
    "会议", "来源", "类别", "时间", "状态", "议题", "图版和位置",
)  # fmt: skip
PLACEMENTS = {
    PlacementState.CARRIED: "待核对",
    PlacementState.CONFIRMED: "还适用",
    PlacementState.MOVED: "移到新位置",
    PlacementState.GONE: "已不适用",
}
PLACED = "{edition}：{state}{note}"
PLACEMENT_NOTE = "（{note}）"
MOTION_HEADS = (
    "编号", "表决事项", "选择", "票数", "面积（㎡）", "占比", "得分", "平均分", "第1名票", "名次",
    "结果", "会议", "方式", "规则",
    "应到", "有表决权", "发出", "收回", "有效", "废票", "弃权", "参与",
    "说明", "重计情况",
)  # fmt: skip
PROMISE_HEADS = ("编号", "会议", "承诺事项", "责任单位", "时限", "状态", "评议", "说明")
RECTIFICATION_HEADS = ("编号", "会议", "整改措施", "责任单位", "时限", "状态", "复评结果", "来源承诺", "说明")
DUE = "时限"
PROMISE_SHARES = {"编号": 1.0, "会议": 2.2, "承诺事项": 5.0, "整改措施": 5.0, "说明": 3.6}
PROMISES_CENTRED = "编号 时限 状态 评议 复评结果 来源承诺"
EVALUATION_HEADS = (
    "会议", "评议对象", "评议", "发放", "收回", "作废", "等级", "数量", "占比", "满意率", "综合满意率", "说明",
)  # fmt: skip
ATTENDANCE_HEADS = ("会议", "姓名", "类型", "楼栋门牌", "户号", "到会时间", "离会时间", "表决权", "代理", "备注")
REPLY_HEADS = ("意见编号", "意见", "采纳情况", "理由", "责任单位", "时限")
OVERVIEW_HEADS = ("项目", "内容", "数")
MEETING_HEADS = (
    "会议", "时间", "地点", "主持", "状态", "应到", "出席", "委托", "请假", "缺席", "有表决权", "列席",
    "意见数", "撤回数",
)  # fmt: skip
VOTE_HEADS = ("会议", "事项", "方式", "选择", "票数", "面积平方米", "占比", "有效", "废票", "结果", "得分", "第1名票")
CHART_HEADS = ("项目", "单位", "数值")
HAS_VOTE, WALK_IN = "有", "现场登记"

FIGURES = {
    "title": "项目",
    "street": "街道",
    "community": "居民区",
    "blueprint": "图版",
    "total": "意见总数",
    "withdrawn": "撤回",
    "endorsements": "附议",
    "unanswered": "尚未答复",
    "promises": "承诺",
    "rectifications": "整改",
    "source": "来源：{name}",
    "category": "类别：{name}",
    "reply": "答复：{name}",
}
NAMELESS = {"source": "未填", "category": "未归类", "reply": "未填"}

_REPLY_KINDS = "、".join(ReplyKind)
REPLY_HELP = (
    "本表由街道或责任单位填写，填好后在程序里用“导入答复”读回，按意见编号对应。",
    "“意见编号”和“意见”两列请不要改；不答复的行可以空着。",
    "可以筛选，也可以用标题行的箭头整行排序，次序不影响读回；不要只选几列排序。",
    "如果软件说工作表受保护、不能排序，先点“审阅”里的“撤销工作表保护”，没有密码。",
    f"“采纳情况”从下拉单里选：{_REPLY_KINDS}。",
    "除“采纳”外都要写理由，否则公示稿和公开的汇总表不能导出。",
    "“时限”写日期，例如 2026-12-31。",
)
REPLY_KEPT = "编号和意见请不要改，读回时靠它们对应。要写的话，请写在右边有底色的格子里。"
REPLY_CHOICE_WRONG = f"请从下拉单里选：{_REPLY_KINDS}。"

CUT = "……（过长，全文见会议记录）"

MAP_LOOKS = {"reply": "按答复", "category": "按类别"}
MAP_WORDS = {
    "number": "{number}号意见",
    "endorsed": "附议{count}人次",
    "waiting": "待答复",
    "heap": "这里有{count}条意见，点开看",
    "heapLegend": "几条意见在一处",
    "zoomIn": "放大",
    "zoomOut": "缩小",
    "legend": "图例",
    "layers": "图层",
    "metres": "{count}米",
    "kilometres": "{count}公里",
    "north": "正北",
    "list": "意见（{count}条）",
    "search": "输入编号或文字查找",
    "meetings": "会议",
    "replies": "答复",
    "unplaced": "未标位置",
    "versions": "图版",
    "pins": "{count}条",
    "here": "本图版{here}条，其他图版{others}条",
    "hereAll": "本图版{here}条",
    "nowhere": "，未标位置{count}条",
    "open": "查找、图例、全部意见 ▲",
    "close": "收起，看图 ▼",
    "notice": "本页为公示用图：姓名、电话、门牌已隐去，撤回的意见不列出。"
    "本次表决为社区协商意见，不替代业主大会、居民会议依法作出的决定。",
}

WORD_BLANK = "＿＿＿＿＿＿＿＿＿＿＿＿"
NO_DRAWING = "（还没有导入图纸）"
