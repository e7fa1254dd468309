"""Sentences of the surfaces."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "map.withdrawn": "已撤回",
    "map.carried": "带过来，待核对",
    "map.no_category": "未归类",
    "map.no_reply": "待答复",
    "map.recorded": "已记录",
    "map.merged": "已并入议题",
    "map.answered": "已答复",
    "map.empty": "还没有图纸。请先导入一张规划图（JPG、PNG、TIFF 或 PDF），再在图上标意见。",
    "map.broken": "这张图纸的预览打不开，意见照常记录；请重新导入图纸。",
    "map.name": "图纸",
    "map.how": "拖动或方向键移动，滚轮或加减键缩放，0 键看全图；空格键选定十字处；"
    "逗号、句号键逐条看意见，回车键打开这一条。",
    "map.pin": "{number}号意见",
    "map.metres": "{count}米",
    "map.kilometres": "{count}公里",
    "map.cluster": "{count}条",
    "georeference.too_few": "配准至少要两个控制点，现在有{count}个。请再选一个图上和实地都认得的位置。",
    "georeference.in_line": "控制点重合或在一条直线上，无法配准。请换一个离得远、不在同一直线上的点。",
}
