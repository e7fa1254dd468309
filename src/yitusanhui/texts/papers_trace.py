"""Words on the papers of the red thread."""

from __future__ import annotations

from yitusanhui.domain.terms import OptionState

Heads = tuple[tuple[str, float], ...]

TRACE, TRACES, CARRIED = "意见溯源表", "意见溯源总表", "上次意见落实情况"
READ_AT = "供{meeting}宣读。"
PROJECT, ABOUT, PATH = "项目：", "事项：", "经过："
THERE, NOT_THERE, ARROW = "●", "○", "　→　"
NOTE = "注：本表由项目文件的记录按时间排列，含个人信息，供内部使用。"
PUBLIC_NOTE = "注：本表由项目文件的记录按时间排列，姓名、电话、门牌已隐去。"
STORY_HEADS: Heads = (("时间", 2.2), ("会议", 1.8), ("经过", 9))
STORY_CENTRED = "时间 会议"
TRACES_HEADS: Heads = (
    ("编号", 0.8), ("意见", 5.6), ("议题", 2.4), ("方案和表决", 4), ("答复", 3.4), ("承诺", 4.2), ("评议", 1.8),
)  # fmt: skip
TRACES_CENTRED = "编号"
NONE, WAITING = "—", "待答复"
OPTION, VOTE = "方案{label} {title}（{state}）", "表决：{title}（{outcome}）"
OPTION_STATES = {
    OptionState.PROPOSED: "待定",
    OptionState.ADOPTED: "采用",
    OptionState.SET_ASIDE: "不采用",
    OptionState.REFERRED: "提交业主大会",
}
COUNTED = "已计票"
PROMISE, STATED, JUDGED = "{id}号 {text}（{owner}）", "{owner}，{state}", "承诺{id}：{verdict}"
HEAD, TOPICS, PROMISES, REPLIES = "{place}、{title}", "上次未决的议题", "承诺和整改", "意见答复"
TOPIC_HEADS: Heads = (("编号", 1), ("议题", 6), ("去向", 5))
TOPIC_CENTRED = "编号"
