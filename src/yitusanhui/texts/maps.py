"""Words on maps that are printed or handed on."""

from __future__ import annotations

PIXELS_NOTE = "坐标是图纸像素：x 向右，y 向上，左上角为 (0, 0)，图纸内 y 为负数。图纸没有控制点，无法换算经纬度。"
NORTH = "北"
SCALE_METRES, SCALE_KILOMETRES = "{length} 米", "{length} 公里"
SHEET_CODE = "图号 {code}"
WORKING_TITLE = "工作底图"
WORKING_HEAD = "{title}　{edition}"
WORKING_NOTE = "请把意见贴在右侧或图上，写明编号；四角标记用于拍照后对齐图纸。"
WORKING_STICKERS = "贴纸区（每格一条意见）"
WORKING_FACTS = "{name}　{width}×{height}像素　打印比例 {share}"
