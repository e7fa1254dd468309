"""Words on printed papers that no template holds: kinds of document, heads of tables, labels of forms."""

from __future__ import annotations

from collections.abc import Sequence

from yitusanhui.domain.terms import CommitmentKind

MISSING = "注：本机字库缺{count}个字，以“〓”代替：{names}。"

MINUTES, RECORD, PUBLIC = "会议纪要", "会议记录", "公示"
LEDGER, VOTES = "意见采纳情况汇总表", "表决结果"
NOTICE, SIGN_IN, SLIPS, BALLOTS, SHEETS = "公告", "签到表", "意见条", "表决票", "测评表"

Heads = tuple[tuple[str, float], ...]

STEP_HEADS: Heads = (("序号", 1), ("环节", 5), ("计划（分钟）", 2.2), ("开始", 1.5), ("结束", 1.5))
STEP_CENTRED = "序号 计划（分钟） 开始 结束"
COMMITMENT_HEADS: Heads = (
    ("编号", 1), ("类别", 1), ("事项", 5), ("责任单位", 2.2), ("时限", 2.4), ("状态", 1.4),
)  # fmt: skip
COMMITMENT_CENTRED = "编号 类别 时限 状态"
COMMITMENT_KINDS = {CommitmentKind.PROMISE: "承诺", CommitmentKind.RECTIFICATION: "整改"}
EVALUATION_HEADS: Heads = (
    ("评议对象", 3), ("评议", 1.4), ("等级、份数、占比", 2.6), ("满意率", 1.7), ("综合满意率", 1.7), ("说明", 2),
)  # fmt: skip
EVALUATION_CENTRED = "评议 满意率 综合满意率"
ATTENDEE_HEADS: Heads = (
    ("序号", 1), ("姓名", 2), ("身份", 1.7), ("楼栋门牌", 2.4), ("到会", 1.2), ("离会", 1.2), ("表决权", 1.3), ("备注", 2.6),
)  # fmt: skip
ATTENDEE_CENTRED = "序号 到会 离会 表决权"
SPOKEN_HEADS: Heads = (("编号", 1), ("时间", 1.2), ("提出人", 2.2), ("来源", 1.6), ("意见", 6))
SPOKEN_CENTRED = "编号 时间"
NOTICE_HEADS: Heads = (("张贴地点", 3), ("张贴时间", 2))

ENDORSED = "附议{count}人次"
AMENDED = "修改{count}次"
WITHDRAWN = "已撤回，原因：{reason}"
PROXY_FOR = "受{names}委托"
WALK_IN = "现场登记"

SIGNERS = ("主持人：", "记录人：", "居民代表：", "居民代表：", "日　期：")


def attendee_note(proxy_for: Sequence[str], walk_in: bool) -> str:
    """备注 of a line of the sign-in sheet."""
    notes = [PROXY_FOR.format(names="、".join(proxy_for))] if proxy_for else []
    return "；".join([*notes, WALK_IN] if walk_in else notes)


ANNEX = "附件"
PLATE_TITLE = "意见分布图"
PLATE_LABEL = "图版{label}　{name}　{width}×{height}像素"
PLATE_SCALE = "　每像素约{metres}米"
PLATE_UNPLACED = "未标在本图上的意见：{numbers}。"
INDEX_HEADS: Heads = (("编号", 1), ("类别", 1.6), ("意见", 8))
INDEX_CENTRED = "编号"
