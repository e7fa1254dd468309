"""Words of the archive package (归档包): names of kinds and classes, the accompanying texts."""

from __future__ import annotations

# 文种 of each kind of document, for file names.
KINDS = {
    "minutes": "会议纪要",
    "record": "会议记录",
    "public": "公示稿",
    "docx": "会议纪要",
    "ledger": "意见采纳情况汇总表",
    "ledger_public": "意见采纳情况汇总表（公开）",
    "votes": "表决结果",
    "replies": "意见答复表",
    "map": "意见分布图",
    "notice": "公告",
    "sign_in": "签到表",
    "slips": "意见条",
    "ballots": "表决票",
    "sheets": "测评表",
    "package": "归档包",
}
CLASSES = {
    "minutes": "会议文件",
    "record": "会议文件",
    "docx": "会议文件",
    "public": "公示文件",
    "ledger_public": "公示文件",
    "ledger": "意见与表决",
    "votes": "意见与表决",
    "replies": "意见与表决",
    "map": "图纸",
    "drawing": "图纸",
    **dict.fromkeys(("notice", "sign_in", "slips", "ballots", "sheets"), "会议用表"),
}
FOREVER, THIRTY = "永久", "30年"
RETENTION = {
    "minutes": FOREVER,
    "record": FOREVER,
    "docx": FOREVER,
    "public": FOREVER,
    "ledger_public": FOREVER,
    "ledger": FOREVER,
    "votes": FOREVER,
    "map": FOREVER,
    "drawing": FOREVER,
    "replies": THIRTY,
    **dict.fromkeys(("notice", "sign_in", "slips", "ballots", "sheets"), THIRTY),
}
DRAWING = "图版{label}"
UNDATED = "未注日期"
OPEN, INTERNAL = "公开", "内部"

CATALOGUE, FILE, FILE_NAME, PROJECT, UID = "文件目录", "文件", "电子档案名称", "项目", "项目标识"
CATALOGUE_HEADS = (
    "顺序号", "档号", "责任者", "题名", "日期", "密级", FILE_NAME, "备注",
    "类别", "保管期限", "格式", "字节数", "SHA256",
)  # fmt: skip

README = """归档包说明

项目：{title}
街道：{street}
居民区：{community}
项目标识：{uid}
会议：{meetings}
{sentence}

内容
  电子档案\\年度\\类别\\ 共{count}个文件，逐个列在“文件目录.XML”
  其他\\ {database}、表决结果.csv、自检报告.TXT
  校验.sha256 所有文件的 SHA-256 校验值

图版
{drawings}

操作日志共{entries}条，链尾：{head}

怎样核对：用一图三会程序“检查”本文件夹，或在命令行运行 sha256sum -c 校验.sha256。
怎样阅读：PDF 为 PDF/A-2，任何阅读器都能打开；XLSX、CSV 用表格软件；HTML 用浏览器，不需要联网；
项目文件是 SQLite 数据库，任何 SQLite 工具都能打开。
档号由档案部门分配，目录中暂空。
生成软件：一图三会 {version}
"""
README_DRAWING = "  {label} {name} SHA-256：{sha256}"
DATABASE = "项目文件（{name}）"
NO_DATABASE = "项目文件未附"

CHECK_REPORT = """自检报告（参照 DA/T 70-2018：真实、完整、可用、安全）

项目：{title}

{lines}

结论：{verdict}
"""
CHECK_LINE = "{what}：{result}"
GOOD, WRONG = "合格", "请核对（{why}）"
CHECK_GOOD = "各项合格。"
CHECK_BAD = "有{count}项请核对，移交前请处理或说明。"
CHECK_SEALED = "真实 会议均已封存"
CHECK_JOURNAL = "真实 操作日志完整"
NO_JOURNAL = "没有日志"
CHECK_BALLOTS = "真实 表决票数平衡"
CHECK_NUMBERS = "完整 意见编号连续"
CHECK_TOTALS = "完整 各次会议意见数之和等于总数"
CHECK_REPLIES = "完整 意见均有答复和理由"
CHECK_FIXED = "完整 表格均附版式文件"
CHECK_ALL_MADE = "完整 应有的文件均已生成"
CHECK_PDFA = "可用 PDF 均为 PDF/A-2u，字体全部嵌入"
CHECK_OPEN = "安全 PDF 均未加密，可以打开"
