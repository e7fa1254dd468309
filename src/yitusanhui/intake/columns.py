"""The columns of the four tables an office brings, and what else people call them."""

from __future__ import annotations

from yitusanhui.intake.headers import Column

AREA = Column("area", "面积", ("建筑面积", "专有面积", "专有部分面积", "产证面积", "房屋面积"))
TIME = ("日期", "提出时间", "提交时间", "记录时间", "投票时间", "timestamp", "date", "datetime")
WHERE = (
    "弄",
    "弄号",
    "楼栋",
    "楼号",
    "楼栋号",
    "栋号",
    "幢号",
    "楼幢",
    "单元",
    "单元号",
    "门牌",
    "门牌号",
    "房号",
    "室号",
    "室",
)

ROSTER = (
    Column(
        "name",
        "姓名",
        ("名字", "参会人", "参与人", "业主姓名", "居民姓名", "代表姓名", "单位名称"),
        required=True,
    ),
    Column("role", "类型", ("身份", "角色", "类别", "人员类型", "参会身份")),
    Column("address", "楼栋门牌", (*WHERE, "楼栋门牌号", "地址", "住址", "住所", "家庭住址"), joined=True),
    Column("household", "户号", ("户编号", "户", "户名", "家庭编号", "户主编号")),
    AREA,
    Column("phone", "电话", ("手机", "手机号", "手机号码", "联系电话", "联系方式", "电话号码", "tel", "mobile")),
    Column("consent", "同意公开", ("同意公开姓名", "公开姓名", "是否同意公开", "姓名可公开")),
    Column("votes", "有表决权", ("表决权", "是否有表决权", "有无表决权", "可表决")),
)

COMMENTS = (
    Column("id", "编号", ("意见编号", "意见号", "序号", "no", "no.", "ref")),
    Column(
        "text",
        "意见",
        ("意见原文", "意见内容", "内容", "意见建议", "意见和建议", "意见与建议", "comment"),
        required=True,
    ),
    Column("author", "提出人", ("姓名", "发言人", "居民", "提交人", "意见人", "name")),
    Column("source", "来源", ("意见来源", "渠道", "征集方式")),
    Column("category", "类别", ("归类", "分类", "意见类别", "类型")),
    Column("time", "时间", TIME),
    Column("x", "x", ("x坐标", "横坐标", "图上x")),
    Column("y", "y", ("y坐标", "纵坐标", "图上y")),
    Column("lon", "经度", ("longitude", "lng")),
    Column("lat", "纬度", ("latitude",)),
    Column("endorsements", "附议", ("附议数", "附议人数", "赞同数", "点赞数")),
    Column("status", "状态", ("意见状态",)),
)

CONTROL_POINTS = (
    Column("x", "x", ("x坐标", "横坐标", "图上x"), required=True),
    Column("y", "y", ("y坐标", "纵坐标", "图上y"), required=True),
    Column("lon", "经度", ("longitude", "lng"), required=True),
    Column("lat", "纬度", ("latitude",), required=True),
)

VOTES = (
    Column("motion", "事项", ("表决事项", "议题", "题目", "投票事项"), required=True),
    Column("voter", "投票人", ("表决人", "姓名", "业主", "业主姓名", "户号", "投票人姓名"), required=True),
    Column("choice", "选择", ("意见", "表决", "表决意见", "投票", "选项", "投票选择", "vote"), required=True),
    Column("time", "时间", TIME),
    AREA,
)

REPLIES = (
    Column("id", "意见编号", ("编号", "意见号", "序号", "number", "no", "no."), required=True),
    Column("text", "意见", ("意见原文", "意见内容")),
    Column("reply", "采纳情况", ("答复", "采纳", "是否采纳", "采纳与否", "答复情况", "采纳结果"), required=True),
    Column("reason", "理由", ("答复理由", "答复内容", "不采纳理由", "采纳理由", "情况说明", "答复说明", "说明")),
    Column("owner", "责任单位", ("办理单位", "承办单位", "责任部门", "主办单位", "牵头单位", "责任主体")),
    Column("due", "时限", ("完成时限", "办理时限", "期限", "办结时限", "完成时间", "完成日期")),
)
