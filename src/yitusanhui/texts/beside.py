"""Sentences of what lies beside the words: photos, flags, what is alike, words taken back late."""

from __future__ import annotations

_PHOTOS = {
    "photo_kind": "“{name}”{kind}，不能附上。请用 JPEG、PNG、WebP、TIFF 照片或 PDF 扫描件。",
    "photo_damaged": "“{name}”已损坏或不完整，没有附上。请重新拍一张，或重新复制一份。",
    "photo_not_here": "“{name}”是手机的 HEIC 照片，这台电脑打不开。请在手机上用“最兼容”格式重拍，或转成 JPEG 再附上。",
    "photo_small": "照片只有 {width}×{height} 像素，看不清，没有附上。每边至少 {least} 像素，请换一张。",
    "photo_huge": "照片有 {width}×{height} 像素，超过 {limit} 百万像素的上限，没有附上。请缩小后再附。",
    "attached_already": "“{name}”已经附在这里了，不用再附。",
    "attachment_kind": "这里不放这一类照片。请把照片附在对应的意见、委托、承诺或纪要上。",
}

_PHOTO_WORDS = {
    "attachment_photo": "照片",
    "attachment_slip": "意见条",
    "attachment_paper": "委托书",
    "attachment_before": "整改前",
    "attachment_after": "整改后",
    "attachment_signed": "签字页",
    "photos.list": "照片",
    "photos.keys": "← → 选　回车 放大　F2 写说明　Delete 取下　Ctrl+V 粘贴；也可以把文件拖进来",
    "photos.keys_large": "← → 下一张　L R 左转右转　Ctrl+加减号 放大缩小　F2 写说明　Delete 取下　Esc 关闭",
    "photos.choose": "选择照片或扫描件",
    "photos.kinds": "照片、扫描件 (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.heic *.heif *.pdf);;所有文件 (*)",
    "photos.pasted": "粘贴的图片.png",
    "photos.attached": "已附上：{name}",
    "photos.removed": "已取下，Ctrl+Z 可以恢复。",
    "photos.one": "{place}/{count}　{kind}　{caption}",
    "photos.caption": "照片说明",
    "photos.caption_hint": "例如：3号楼东侧车棚",
    "photos.not_these": "不附了",
    "photos.button": "照片(&A)…",
    "photos.add_photo": "附照片…",
    "photos.add_slip": "附意见条…",
    "photos.add_paper": "附委托书…",
    "photos.add_before": "整改前…",
    "photos.add_after": "整改后…",
    "photos.add_signed": "附签字页…",
    "photos.count": "照片{count}",
    "photos.key": "A 照片",
    "photos.paper_there": "看委托书",
    "photos.none": "还没有照片，可以拖进来或粘贴",
    "photos.waits": "照片{count}，随这条一起记录",
    "photos.no_comment": "请先选中一条意见，或先写意见再附照片。",
}

_SIMILAR = {
    "similar.head": "像是同一件事（回车采用，不采用就不并）",
    "similar.line": "{number}号　{text}　（与{like}号相像 {percent}%）",
    "similar.marked": "已勾选 {numbers} 号，写上议题名称即可。",
    "similar.key": "　S 相像的",
}
_SLIPS = {
    "do.slips": "看照片录入意见条…",
    "slips.title": "看照片录入意见条",
    "slips.folder": "选择存放意见条照片的文件夹",
    "slips.none": "“{folder}”里没有照片或扫描件。请选择存放意见条照片的文件夹。",
    "slips.one": "{place}/{count}　{name}",
    "slips.words": "照着意见条写，回车记录，到下一张",
    "slips.author": "首字母或姓名，可不填",
    "slips.category": "名称或简码，可不填",
    "slips.time": "19:05 或 2026-03-14 19:05，不写就是现在",
    "slips.keys": "回车 录入，到下一张　PageDown 跳过　PageUp 上一张　Ctrl+L 左转　Ctrl+R 右转　"
    "Ctrl+加减号 放大缩小　Alt+方向键 移动　Esc 关闭，下次接着录",
    "slips.record": "记录",
    "slips.skip": "跳过",
    "slips.entered": "这张已经录过。要再录一条，照样写；不用再录，按 PageDown。",
    "slips.no_photo": "照片还没有打开，请稍等；打不开的请按 PageDown 跳过。",
    "slips.no_words": "还没有写意见。",
    "slips.bad_time": "时间读不懂。请写成 19:05 或 2026-03-14 19:05。",
    "slips.done": "全部看完，录入{count}条。",
}
_FLAGS = {
    "flags.typed": "含“{words}”：记录后，投影和公示先不显示原话，核对后按 R 放行。",
    "flags.number": "含电话或邮箱：投影和公示会自动隐去。",
    "flags.id_number": "身份证号不会记录，只留下“身份证号不记”几个字。",
    "flags.held": "{number}号意见含“{words}”：投影和公示先不显示原话。",
    "flags.release": "放行(&R)",
    "flags.released": "{number}号意见已放行，投影和公示可以显示原话。",
    "flags.last_look": "公开前看一遍",
    "flags.last_look_how": "下面的意见含健康、生活困难等字词。公开的文件里这些字词印成 **；核对后可以逐条放行（R）。",
    "flags.held_line": "{number}号〔{words}〕{text}",
    "flags.go_on": "照此导出",
    "flags.cli": "公开的文件里，以下意见中健康、生活困难等字词印成 **：{numbers}号。要照印的，请在窗口里核对后放行。",
    "flags.nothing_held": "这一条没有要放行的字词。",
    "flags.sounds": "像是“{category}”{key}",
    "flags.key_typed": "（Alt+K 采用）",
    "flags.key_chosen": "（列表里按 K 采用）",
    "flags.take": "采用",
    "flags.sorted": "{number}号意见已归入“{category}”。",
    "wall.held": "已记录",
    "wall.is_photos": "前后对比",
    "wall.no_photos": "还没有承诺的照片",
    "wall.photo_missing": "{kind}：还没有照片",
    "do.wall_photos": "投影：承诺的前后照片",
    "do.release": "放行含敏感字词的意见",
    "do.take_category": "采用建议的类别",
    "do.photos": "给选中的意见附照片",
}
_WORDS = {
    "comments.retract_why": "{number}号意见的会议已封存。现在收回，请写明原因（原文留在文件里，以后不计数、不公开）",
    "withdraw_instead": "{number} 号意见的会议还没有封存，直接“撤回”即可。",
    "retracted_line": "{number}号意见由提出人撤回，此后不计入统计、不对外公开，原文留在本项目文件里",
    "id_numbers_left_out": "身份证号不予记录，已用〔身份证号不记〕代替。",
}

SENTENCES: dict[str, str] = _WORDS | _SLIPS | _SIMILAR | _FLAGS | _PHOTOS | _PHOTO_WORDS
