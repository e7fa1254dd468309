"""Words of the archive package (归档包): names of kinds and classes, the accompanying texts."""

from __future__ import annotations

from yitusanhui.domain.terms import Audience

# 文种 of each kind of document, for file names.
KINDS = {
    "minutes": "会议纪要",
    "record": "会议记录",
    "public": "公示稿",
    "docx": "会议纪要",
    "ledger": "意见采纳情况汇总表",
    "ledger_public": "意见采纳情况汇总表（公开）",
    "sites": "资源清单和项目清单",
    "sites_public": "资源清单和项目清单（公开）",
    "promises": "承诺清单和整改清单",
    "promises_public": "承诺清单和整改清单（公开）",
    "votes": "表决结果",
    "recount": "计票复核",
    "replies": "意见答复表",
    "map": "意见分布图",
    "process": "全过程报告",
    "poster": "展板",
    "poster_large": "展板（A1）",
    "notice": "公告",
    "agenda": "议程",
    "script": "主持词",
    "sign_in": "签到表",
    "slips": "意见条",
    "ballots": "表决票",
    "sheets": "测评表",
    "database": "项目文件",
    "self_check": "归档自检报告",
    "verifier": "核验程序",
    "photo": "照片和扫描件",
    "package": "归档包",
    "last_time": "上次意见落实",
    "trace": "意见溯源总表",
    "trace_public": "意见溯源总表（公开）",
    "points": "意见点位",
    "geopackage": "意见点位",
    "working_a1": "工作底图（A1）",
    "working_a0": "工作底图（A0）",
    "plate_a3": "意见分布图（A3）",
    "ofd": "会议纪要（OFD 试验）",
}
CLASSES = {
    "minutes": "会议文件",
    "ofd": "会议文件",
    "record": "会议文件",
    "docx": "会议文件",
    "public": "公示文件",
    "ledger_public": "公示文件",
    "ledger": "意见与表决",
    "votes": "意见与表决",
    **dict.fromkeys(("sites", "promises"), "意见与表决"),
    **dict.fromkeys(("sites_public", "promises_public"), "公示文件"),
    "recount": "计票复核",
    **dict.fromkeys(("database", "self_check", "verifier"), "附属文件"),
    "replies": "意见与表决",
    "trace": "意见与表决",
    "trace_public": "公示文件",
    "process": "会议文件",
    **dict.fromkeys(("poster", "poster_large"), "公示文件"),
    "photo": "照片和扫描件",
    **dict.fromkeys(("map", "plate_a3", "points", "geopackage", "working_a1", "working_a0"), "图纸"),
    "drawing": "图纸",
    **dict.fromkeys(("agenda", "script", "notice", "sign_in", "slips", "ballots", "sheets", "last_time"), "会议用表"),
}
FOREVER, THIRTY = "永久", "30年"
RETENTION = {
    "minutes": FOREVER,
    "record": FOREVER,
    "docx": FOREVER,
    "ofd": THIRTY,
    "public": FOREVER,
    "ledger_public": FOREVER,
    "ledger": FOREVER,
    "trace": FOREVER,
    "trace_public": FOREVER,
    "votes": FOREVER,
    **dict.fromkeys(("sites", "sites_public", "promises", "promises_public"), FOREVER),
    **dict.fromkeys(("recount", "database", "self_check", "verifier"), FOREVER),
    "process": FOREVER,
    **dict.fromkeys(("poster", "poster_large"), THIRTY),
    "photo": THIRTY,
    "map": FOREVER,
    **dict.fromkeys(("plate_a3", "points", "geopackage", "working_a1", "working_a0"), THIRTY),
    "drawing": FOREVER,
    "replies": THIRTY,
    **dict.fromkeys(("agenda", "script", "notice", "sign_in", "slips", "ballots", "sheets", "last_time"), THIRTY),
}
OTHER_CLASS = "其他文件"  # of a kind that no one put in a class yet; it is kept for ever
VOTE_LOG, VOTE_RULES, RECOUNT_SCRIPT = "votes.csv", "rule.json", "计票复核.py"
VOTE_LOG_HEADS = (
    "事项号", "事项", "投票人号", "投票人", "户号", "选项号", "选择", "分值", "时间", "面积_平方厘米", "票数", "计票人",
)  # fmt: skip
SOFTWARE = "一图三会 {version}"
DRAWING = "图版{label}"
PHOTO = "{kind}-{about}-{id}"
ORIGINAL = "原件 {name} SHA-256 {sha256}"
UNDATED = "未注日期"
SECRECY = {Audience.INTERNAL: "内部", Audience.PUBLIC: "公开"}  # 密级

CATALOGUE, FILE, FILE_NAME, PROJECT, UID = "文件目录", "文件", "电子档案名称", "项目", "项目标识"
OTHER_FILE, DIGEST = "附属文件", "SHA256"
CATALOGUE_HEADS = (
    "顺序号", "档号", "责任者", "题名", "日期", "密级", FILE_NAME, "备注",
    "文种", "类别", "保管期限", "人名", "关键词", "文件名", "格式", "字节数", "生成软件", DIGEST, "SM3",
)  # fmt: skip
NUMBERS = ("档号登记表.csv", "档号登记表.xlsx")  # what the archive writes into a package afterwards
NUMBERS_HEADS = ("顺序号", "档号", "题名", "日期", "保管期限", FILE_NAME)
BETWEEN = "；"
FORMATS = {
    ".pdf": "PDF/A（ISO 19005）",
    ".docx": "DOCX（ISO/IEC 29500）",
    ".xlsx": "XLSX（ISO/IEC 29500）",
    ".html": "HTML5，单个文件",
    ".jpg": "JPEG",
    ".csv": "CSV（UTF-8）",
    ".json": "JSON（UTF-8）",
    ".ytsh": "SQLite 3 数据库",
    ".ofd": "OFD（GB/T 33190，试验）",
    ".geojson": "GeoJSON（RFC 7946，UTF-8）",
    ".gpkg": "GeoPackage（OGC 12-128，SQLite 3 数据库）",
    ".py": "Python 3 源代码（UTF-8）",
    ".txt": "TXT（UTF-8）",
    ".xml": "XML（UTF-8）",
}
FIXED_TWIN = "版式文件：{name}"
SUMS_SELF = "# 本清单以上各行的校验值 "

README = """归档包说明

项目：{title}
街道：{street}
居民区：{community}
项目标识：{uid}
会议：{meetings}
{sentence}

内容
  电子档案\\年度\\类别\\ 共{count}个文件、{bytes}字节，逐个列在“文件目录.XML”
  其他\\ {others}
  校验.sha256、校验.sm3 各文件的 SHA-256 和 SM3（GB/T 32905）校验值
  核验.py 核验程序
  档号登记表.csv 留给档案部门填写

图版
{drawings}

操作日志共{entries}条，链尾：{head}

怎样核验：在本文件夹运行 python3 核验.py，有改动、缺少或多出的文件会逐个列出；用一图三会程序“检查”本文件夹，
或运行 sha256sum -c 校验.sha256，结果一样。
怎样复核计票：运行 python3 其他/计票复核/计票复核.py，从每一票重新数起，结果和记录不一致时会说明。
怎样阅读：PDF 为 PDF/A，任何阅读器都能打开；XLSX、CSV 用表格软件；HTML 用浏览器，不需要联网；
项目文件是 SQLite 数据库，任何 SQLite 工具都能打开。两个 .py 程序只需要 Python 3.7 以上，不用安装别的软件。
“其他”文件夹含投票人姓名，内部保管，不对外公开。
档号由档案部门分配：写在“档号登记表.csv”里（可另存为同名的 .xlsx），一行一件。这个表不在校验之内，填了不影响核验；
其余文件都不要改，“文件目录.XML”里的档号是移交时的样子，留空。
生成软件：{software}
排印字体（已嵌入各 PDF）：
{faces}
"""
SIGNED_COPY, SIGNED_FOR = "-已签章", "归档文件签章"
OFD_EXPERIMENT = "试验性的 OFD 版式文件，供试读，不作归档；归档以同名的 PDF/A 为准。"
ENCLOSED = "同名的可编辑文件，{format}"
PDF_FACES = "字体：{faces}"
README_FACE = "  {face}"
README_DRAWING = "  {label} {name} SHA-256：{sha256}"
DATABASE = "项目文件（{name}）"
NO_DATABASE = "项目文件未附"
SELF_CHECK = "归档自检报告"
SELF_CHECK_FILE, VERIFIER_FILE, OTHERS_TITLE = "自检报告", "核验.py", "{project}{what}"

CHECK_REPORT = """自检报告（参照 DA/T 70-2018：真实、完整、可用、安全）

项目：{title}

{lines}

结论：{verdict}
{beyond}
"""
CHECK_LINE = "{aspect} {what}：{result}"
GOOD, WRONG = "合格", "请核对（{why}）"
CHECK_GOOD = "各项合格。"
CHECK_BAD = "有{count}项请核对，移交前请处理或说明。"
NO_JOURNAL, NO_VOTE_PAPERS = "没有日志", "包内没有计票底稿，没有复核"
SELF_CHECK_AFTER = (
    "移交前由程序按《文书类电子档案检测一般要求》（DA/T 70-2018）的真实、完整、可用、安全四个方面逐项检查，结果如下。"
)
BEYOND, BEYOND_LABEL = "病毒查杀、存储介质和电子签章的效力不在程序检查之内，请移交单位另行检查。", "说明"
ASPECT = "{number}、{aspect}性"
POINT, POINT_NUMBER, VERDICT, VERDICT_LABEL = "检查项", "序号", "结论", "结论："
POINT_HEADS = ("方面", "检查内容", "检查方法", "结果")
POINT_COLUMNS = (("检查内容", 3.2), ("检查方法", 5), ("结果", 2.6))
CHECK_SIGNERS = ("移交人：", "接收人：", "日　期：")
TRUE, COMPLETE, USABLE, SAFE = "真实", "完整", "可用", "安全"
POINTS = {
    "sealed": (TRUE, "会议均已封存", "逐次查看会议的状态"),
    "journal": (TRUE, "有操作日志", "查看日志的条数和链尾；逐条比对见下一项"),
    "database": (TRUE, "项目文件前后一致", "重算日志链、封存摘要、图版校验值，与各行数据逐一比对"),
    "ballots": (TRUE, "表决票数平衡", "发出不少于收回，收回等于有效加废票，有效等于各选项之和"),
    "recount": (TRUE, "计票复核结果一致", "用包内的复核程序从每一票重新数起，与记录比对"),
    "described": (TRUE, "元数据齐全", "逐件查看题名、日期；校验值在写目录时从文件重算"),
    "catalogued": (TRUE, "目录与文件一一对应", "按目录逐件找到文件，大小与目录所记一致"),
    "counted": (COMPLETE, "件数与目录相符", "清点各文件夹，没有目录以外的文件"),
    "numbers": (COMPLETE, "意见编号连续", "从1号查到最后一号，撤回的也在内"),
    "totals": (COMPLETE, "各次会议意见数之和等于总数", "逐次相加"),
    "replies": (COMPLETE, "意见均有答复和理由", "逐条查看，采纳以外的须有理由"),
    "fixed": (COMPLETE, "表格和可编辑文件均附版式文件", "逐个查找同名的 PDF"),
    "all_made": (COMPLETE, "应有的文件均已生成", "与应归档的文件清单比对"),
    "pdfa": (USABLE, "PDF 均为 PDF/A，字体全部嵌入", "逐个按 ISO 19005 检查，并查每个字能否还原为文字"),
    "opens": (USABLE, "其余文件可以打开", "逐个解压、解码、读图"),
    "formats": (USABLE, "格式适合长期保存", "与目录的格式表比对"),
    "names": (USABLE, "文件名合规", "不含禁用字符，不超过120字"),
    "offline": (USABLE, "网页不需要联网", "查找页面引用的外部地址"),
    "unlocked": (SAFE, "PDF 均未加密，可以打开", "逐个打开"),
    "inert": (SAFE, "不含宏、脚本和外部链接", "逐个查看 PDF、表格和文稿的结构"),
    "no_exif": (SAFE, "图片不含拍摄信息", "逐张查看 EXIF"),
}
