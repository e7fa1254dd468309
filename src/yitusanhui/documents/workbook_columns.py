"""The columns of the workbook's sheets: how wide, what they hold, and which of them begin another printed page."""

from __future__ import annotations

from collections.abc import Iterable

from yitusanhui.documents.workbook_sheet import Column
from yitusanhui.texts import site_lists, tables

NARROW, COUNT = 13.0, 7.0  # half-width characters, of a short word and of a number
COUNTED = {
    "意见编号": 8.0, "编号": 6.0, "附议": COUNT, "票数": COUNT, "应到": COUNT, "有表决权": 9.0, "发出": COUNT,
    "收回": COUNT, "有效": COUNT, "废票": COUNT, "弃权": COUNT, "参与": COUNT, "发放": COUNT, "作废": COUNT,
    "数量": COUNT, "来源承诺": 9.0, "出席": COUNT, "委托": COUNT, "请假": COUNT, "缺席": COUNT, "列席": COUNT,
    "意见数": COUNT, "撤回数": COUNT, "数": COUNT, "得分": 6.0, "第1名票": 8.0, "名次": 6.0,
}  # fmt: skip
LONG = {
    "意见": 48.0, "理由": 30.0, "说明": 36.0, "重计情况": 24.0, "表决事项": 24.0, "承诺事项": 42.0, "整改措施": 38.0,
    "评议对象": 26.0, "内容": 24.0, "项目": 24.0, "地点": 20.0, "议题": 32.0, "责任单位": 15.0,
    "图版和位置": 50.0, "规则": 14.0, "选择": 16.0, "位置": 13.0, "名称": 14.0,
}  # fmt: skip
SLIM = {
    "会议": 12.0, "来源": 12.0, "类别": 8.0,
    "提出人": 10.0, "状态": 9.0, "方式": 8.0, "采纳情况": 10.0, "占比": 10.0, "时间": 17.0,
    "到会时间": 17.0, "离会时间": 17.0, "平均分": 10.0, "结果": 10.0, "等级": 10.0, "评议": 10.0, "主持": 10.0,
    "楼栋门牌": 20.0, "户号": 10.0, "表决权": 8.0, "备注": 11.0, "规模": 10.0, "来源意见号": 10.0, "资金": 10.0,
    "责任主体": 12.0, "年度": 7.0, "起止": 10.0, "进展": 14.0, "权属": 10.0, "面积": 11.0,
}  # fmt: skip
DAYS, AREAS = {"时限": 12.5}, {"面积（㎡）": 12.0}
HERE = {
    (tables.OVERVIEW, "内容"): 60.0,
    (tables.EVALUATIONS, "说明"): 28.0,
    (tables.MOTIONS, "说明"): 64.0,
    (site_lists.RESOURCES, "状态"): 18.0,
}
OVERLEAF = {tables.COMMENTS: "会议", tables.MOTIONS: "应到"}


def columns(sheet: str, heads: Iterable[str]) -> tuple[Column, ...]:
    """The columns of a sheet with these heads."""
    return tuple(_column(sheet, head) for head in heads)


def _column(sheet: str, head: str) -> Column:
    for widths, style in ((COUNTED, "number"), (LONG, "text"), (DAYS, "date"), (AREAS, "area")):
        if head in widths:
            return Column(head, HERE.get((sheet, head), widths[head]), style)
    return Column(head, HERE.get((sheet, head), SLIM.get(head, NARROW)), "short")


def overleaf(sheet: str, heads: tuple[str, ...]) -> tuple[int, ...]:
    """Where a sheet too wide for one page goes on to the next: place of the column that begins it, from 0."""
    begins = OVERLEAF.get(sheet)
    return (heads.index(begins),) if begins in heads else ()
