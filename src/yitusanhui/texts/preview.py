"""Sentences of the preview and of choosing how documents look."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "do.preview": "预览文书(&P)…",
    "preview.title": "预览文书",
    "preview.list": "可以预览的文书",
    "preview.making": "正在排版……",
    "preview.nothing": "还没有可以预览的文书。请先导入图纸，或开一次会议。",
    "preview.where": "第{page}页，共{pages}页　{zoom}%　　翻页：PgUp、PgDn　缩放：+、-　按窗口宽：Ctrl+0　关闭：Esc",
    "preview.back": "上一页",
    "preview.on": "下一页",
    "preview.smaller": "缩小",
    "preview.larger": "放大",
    "preview.print": "打印 Ctrl+P",
    "preview.print_name": "{title}.pdf",
    "preview.print_where": "{title}存到哪里（存好后自动打开，在那里打印）",
    "preview.close": "关闭",
    "preview.unprinted": "有{count}个字这台电脑印不出来，以“〓”代替：{characters}。归档前请装上含这些字的字体。",
    "export.look": "版式",
    "export.flavour": "PDF 种类",
    "export.flavour_2b": "PDF/A-2（一般用这个）",
    "export.flavour_1b": "PDF/A-1（旧的档案系统）",
    "export.flavour_3b": "PDF/A-3（表格附在 PDF 里）",
    "export.sign": "电子签章",
    "export.sign_note": "签章时间取自这台电脑，没有时间戳（要联网）。证书到期以后还要验证的，请事后联网补时间戳。",
    "export.certificate": "不签章；要签章请选证书…",
    "export.certificates": "证书 ({kinds})",
    "export.password": "证书密码（不保存）",
    "export.preview": "先预览…",
    "export.unprinted": "　 以“〓”代替的字：{characters}",
    "minutes.preview": "预览",
}
