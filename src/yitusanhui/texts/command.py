"""Sentences of the command line."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "cli.help": (
        "一图三会：一张图纸走完征询会、协调会、评议会。\n\n"
        "不带命令时打开窗口：yitusanhui [文件.ytsh]\n\n"
        "退出码：0 完成；1 被拒绝，原因写在标准错误；2 用法不对。"
    ),
    "cli.new": "新建协商文件 FILE，并筹备第一次征询会（会议编号 1）。",
    "cli.check": "核对文件或归档包：流水、封存、摘要、数字；有不符的列出来，退出码为 1。",
    "cli.backup": "在 FOLDER 里做一份核对过的备份。",
    "cli.restore": "用备份 COPY 替换 FILE，被替换的文件另外保留。",
    "cli.record": (
        "从标准输入逐行读 JSON，记入会议的意见，存好一条打印一个编号。"
        "字段：text, author, source, category, x, y, endorsements。"
    ),
    "cli.show": "查看文件内容：会议、意见、表决。",
    "cli.import": "导入图纸、名册、意见、票数或答复。",
    "cli.import_blueprint": (
        "导入图纸（JPG、PNG、TIFF、WebP、PDF 的一页、DXF、MBTiles），成为最新的图版；"
        "GeoTIFF 和 MBTiles 自带的坐标作为控制点。"
    ),
    "cli.import_layer": (
        "在图纸上导入图层：GeoJSON、KML、GeoPackage，或打包成 zip 的 Shapefile。"
        "--datum 说明经纬度是 survey（WGS84、CGCS2000）、gcj02（高德、腾讯）还是 bd09（百度）。"
    ),
    "cli.import_layer_label": "放在哪个图版上，默认最新。",
    "cli.layer_kept": "已在图版 {label} 上导入图层 {name}（{count} 个要素）。",
    "cli.layer_checked": "图层 {name}（{count} 个要素）可以放在图版 {label} 上，这次只核对，没有导入。",
    "cli.import_roster": (
        "导入名册：姓名 name、类型 role、楼栋门牌 address、户号 household、面积 area、电话 phone、有表决权 votes。"
        "图纸、名册、答复属于整个项目；写了 --meeting 只核对有没有这次会。"
    ),
    "cli.import_comments": (
        "导入意见：编号 id、意见 text、提出人 author、来源 source、类别 category、时间 time、"
        "x、y 或 经度 lon、纬度 lat、附议 endorsements、状态 status。"
    ),
    "cli.import_votes": (
        "导入投票记录：事项 motion、投票人 voter、选择 choice、时间 time、面积 area。"
        "single：每人以最后一次为准；approval：每人选过的每一项各计一次。"
    ),
    "cli.import_replies": "导入答复：意见编号 id、采纳情况 reply、理由 reason、责任单位 owner、时限 due。",
    "cli.export": (
        "把文书写入 FOLDER；--only 用逗号隔开只要的种类。写不出的会说明原因，其余照写；有一份写不出，退出码为 1"
        "（公开的文书要等答复补齐，不算；--only 指定了的，一份也没写出才算）。"
    ),
    "cli.flavour": (
        "PDF/A 的种类：2b（默认）；1b 给只认旧版的档案系统；3b 在表格和纪要的 PDF 里附上同名的 Excel、Word 文件。"
    ),
    "cli.look": "这次导出用的版式（look.toml 里的名字，如 community 居委会、street 街道），不改文件里的选择。",
    "cli.sign": (
        "用证书（PKCS#12，.p12 或 .pfx）签章：纪要、记录、公示稿、各表和全过程报告旁边另存“已签章”一份；"
        "密码当场输入，不保存。"
    ),
    "cli.password": "证书密码",
    "cli.demo": "在 FOLDER 里演示一个完整的样例：三会走完，并写出全部文书。",
    "cli.made": "已新建 {file}。",
    "cli.whole": "{file} 核对无误。",
    "cli.off": "共有 {count} 处不符。",
    "cli.backed_up": "已备份到 {copy}，并核对无误。",
    "cli.restored": "已从备份恢复 {file}。",
    "cli.replaced": "恢复前的文件保留在 {replaced}。",
    "cli.unplaced": "有 {unplaced} 条只有经纬度，坐标已记下；图纸没有配准，暂时不能标到图上。",
    "cli.unknown_fields": "意见已记录，但这些字段没有用到：{fields}。",
    "cli.row": "第 {row} 行：{what}",
    "cli.more_rows": "还有 {count} 行，不再列出。",
    "cli.rows_taken": "已导入 {taken} 行（共 {rows} 行，其中 {same} 行文件里已有）。",
    "cli.rows_checked": "可以导入 {taken} 行（共 {rows} 行，其中 {same} 行文件里已有），这次只核对，没有导入。",
    "cli.votes_taken": "已导入 {taken} 行投票记录（共 {rows} 行，其中 {same} 行文件里已有），涉及 {motions} 个事项。",
    "cli.votes_checked": (
        "可以导入 {taken} 行投票记录（共 {rows} 行，其中 {same} 行文件里已有），"
        "涉及 {motions} 个事项，这次只核对，没有导入。"
    ),
    "cli.blueprint_kept": "已导入图纸 {name}（{width} × {height} 像素）。",
    "cli.blueprint_checked": "图纸 {name}（{width} × {height} 像素）可以导入，这次只核对，没有导入。",
    "cli.bug": "程序出了意外，没有做完；已经存下的都在。情况记在 {report}，请交给维护人员。",
    "cli.bug_unwritten": "程序出了意外，没有做完；已经存下的都在。情况没能记下来，请检查磁盘是否已满，再做一次。",
    "cli.system": "读写“{file}”时出错（{why}），没有做完；已经存下的都在。请检查位置是否可写、磁盘是否已满，再做一次。",
    "cli.not_written": "{name} 没有写出：{why}",
    "cli.nothing_written": "没有可以写出的文书：会议还没有开。需要现在就写的，请用 --meeting 指明会议编号。",
    "cli.demo_starts": "正在演示样例：一张图纸，三次会议，约八十条意见……",
    "cli.demo_done": "样例文件：{file}\n全部文书：{folder}",
    "cli.show_title": "项目：{title}",
    "cli.show_drawing": "图版 {label}：{name}（{width} × {height}）",
    "cli.show_meeting": "[{id}] {name}　{state}",
    "cli.show_so_far": "应到{expected}人，已签到{present}人，书面委托{proxies}人。",
    "cli.show_comments": "全部会议：{sentence}",
    "cli.show_journal": "流水 {entries} 条，末条摘要 {head}…",
    "sample_file": "六艺亭口袋公园（样例）",
    "record_not_json": '这一行不是 JSON 对象。请每行写一个对象，例如 {{"text": "意见"}}。',
    "record_wrong_kind": "字段 {field} 的类型不对。文字用引号，x、y、endorsements 用数字。",
    "no_open_meeting": "没有筹备中或进行中的会议。请先新建一次会议。",
}
