"""Sentences of 换用新模板."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "do.take_templates": "换用新模板…",
    "done_take_templates": "换用新模板",
    "templates_between": "有会议正在开，或散会后还没有封存，这时换模板会改动它的纪要。请先封存，再来换。",
    "templates.title": "换用新模板",
    "templates.how": "这个文件一直用新建时的模板。空格勾选要换的；只影响还没开的会，已封存的不变，可撤销。",
    "templates.take": "换用勾选的",
    "templates.differs": "有哪些不同",
    "templates.come": "换上：",
    "templates.gone": "换下：",
    "templates.none_ticked": "还没有勾选。在左边按空格勾选要换的；都不换请按“取消”。",
    "templates.newest": "这个文件的模板都是最新的，不用换。",
    "templates.taken": "已换用：{names}。有{meetings}次还没开的会改用新的议程。类别、来源、敏感词重新打开文件后生效。",
    "template_procedures_consult": "征询会的办法",
    "template_procedures_coordinate": "协调会的办法",
    "template_procedures_review": "评议会的办法",
    "template_sentences": "固定句式",
    "template_categories": "意见类别",
    "template_sources": "意见来源",
    "template_sensitive": "敏感词",
}
