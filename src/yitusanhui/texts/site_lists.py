"""Words of 资源清单 and 项目清单 (DOMAIN: 需求 → 问题 → 资源 → 项目 → 承诺 → 整改)."""

from __future__ import annotations

RESOURCES, PROJECTS, TITLE = "资源清单", "项目清单", "资源清单和项目清单"
RESOURCE_HEADS = (
    "编号", "名称", "类型", "位置", "权属", "面积", "现状用途", "可用时段", "提供方", "限制", "状态", "备注",
)  # fmt: skip
PROJECT_HEADS = (
    "编号", "名称", "类别", "位置", "规模", "内容", "来源意见号", "资金", "责任主体", "年度", "起止", "进展", "备注",
)  # fmt: skip
HISTORY = "{meeting}{status}{note}"
NOTE = "（{note}）"
LATER = "会后"
ON = "{label} 图上"
NO_SITES = "没有列入的点位。"
WIDE = {"名称": 2.4, "位置": 2.4, "内容": 4.2, "备注": 3.0, "进展": 3.2, "状态": 2.6, "现状用途": 2.4, "编号": 1.0}
CENTRED = "编号"
