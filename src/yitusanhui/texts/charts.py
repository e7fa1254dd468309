"""Words on charts, in the whole report and on the poster."""

from __future__ import annotations

SOURCES, CATEGORIES, REPLIES = "意见来源", "意见类别", "答复情况"
ATTENDANCE, SATISFACTION, PROMISES = "到会情况", "满意度测评", "承诺兑现"
COMMENTS, VOTES, SHEETS, PROMISED, VOTES_HELD = "条", "票", "张", "项", "人"
DOTS, POINTS, PLACE = "点", "分", "第{place}"
UNSORTED, UNANSWERED = "未归类", "尚未答复"
EXPECTED, CAME, VOTING = "应到", "实到（含委托）", "有表决权"
CAPTION = "{title}（单位：{unit}）"
VALUE = "{value}"
VALUE_NOTED = "{value}（{note}）"
SHEET = "统计图"

MEETING_HEADS = (("会议", 2.2), ("时间", 3), ("应到", 1), ("实到", 1), ("表决权", 1.2), ("意见", 1), ("表决", 1))
MEETING_CENTRED = "时间 应到 实到 表决权 意见 表决"
PROMISE_HEADS = (
    ("编号", 1.2), ("类别", 1.2), ("事项", 4.6), ("责任单位", 2), ("时限", 2), ("状态", 1.6), ("评议说明", 3),
)  # fmt: skip
SIGNERS = ("编　制：", "审　核：", "日　期：")
PLATE = "{edition}　{title}"

POSTER_SUBTITLE = "一图三会　每一条意见都有下文"
POSTER_MEETINGS, POSTER_CARED, POSTER_PROMISES, POSTER_VERSIONS = "三会经过", "大家最关心", "承诺和整改", "图纸怎么改的"
POSTER_TILES = ("收到意见", "已经答复", "召开会议", "表决通过", "承诺兑现", "综合满意率")
POSTER_OF = "{done}/{all}"
POSTER_MEETING = "{day}，实到{came}人，意见{total}条"
POSTER_COMMENT = "{number}号（附议{count}，{kind}）　"
POSTER_ANSWER = "答复：{reason}"
POSTER_PROMISE = "{state}　"
POSTER_NOTE = "姓名、电话、门牌已隐去。表决为社区协商意见，不替代业主大会、居民会议依法作出的决定。逐条答复见公示稿。"
POSTER_NO_RATE = "—"
POSTER_MORE = "另有{count}项，见公示稿"
CUT = "…"
ANSWERS = "意见和答复"
