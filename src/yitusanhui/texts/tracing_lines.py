"""How each line of a story is told."""

from __future__ import annotations

from yitusanhui.domain.story import Event

# What is told of each event: (a fact without which the part is left out, the part).
LINES: dict[Event, tuple[tuple[str, str], ...]] = {
    Event.SAID: (
        ("", "{number}号意见"),
        ("author", "，{author}"),
        ("source", "，{source}"),
        ("", "：“{text}”"),
        ("drawing", "标在图版{drawing}上。"),
        ("endorsements", "附议{endorsements}人次。"),
    ),
    Event.AMENDED: (("", "改过一次"), ("text", "，改为：“{text}”"), ("", "。")),
    Event.MOVED: (("", "位置改过"), ("drawing", "，在图版{drawing}上"), ("", "。")),
    Event.ENDORSED: (("meeting", "{meeting}"), ("", "附议{count}人次，共{total}人次。")),
    Event.WITHDRAWN: (("", "已撤回"), ("reason", "：{reason}"), ("", "。原话保留，不计入总数。")),
    Event.RAISED: (
        ("", "立议题“{title}”"),
        ("question", "：{question}"),
        ("numbers", "（由{numbers}号意见归并）"),
        ("", "。"),
    ),
    Event.MERGED: (("", "并入议题“{title}”。"),),
    Event.PARTED: (("", "移出议题“{title}”。"),),
    Event.OFFERED: (
        ("", "提出方案{label} {title}"),
        ("detail", "：{detail}"),
        ("cost", "；费用：{cost}"),
        ("touches", "；涉及：{touches}"),
        ("", "。"),
    ),
    Event.POSITION: (("", "{stakeholder}对方案{label}：{stance}"), ("words", "，“{words}”"), ("", "。")),
    Event.SETTLED: (("", "方案{label} {title}：{state}。"),),
    Event.AGREED: (("", "“{title}”的协商结果：{text}。"),),
    Event.CONFIRMED: (("", "{party}：{stance}"), ("words", "，“{words}”"), ("", "。")),
    Event.FATE: (("", "“{title}”{fate}"), ("note", "：{note}"), ("", "。")),
    Event.DRAFTED: (("", "表决“{title}”：{state}。"),),
    Event.RECOUNTED: (("", "表决“{title}”重新计票"), ("reason", "，原因：{reason}"), ("", "。")),
    Event.VOTED: (("", "表决“{title}”。{sentence}"),),
    Event.REPLIED_FIRST: (("", "先前的答复：{kind}"), ("reason", "。{reason}"), ("", "。")),
    Event.REPLIED: (
        ("", "答复{number}号意见：{kind}"),
        ("reason", "。{reason}"),
        ("owner", "。由{owner}办理"),
        ("due", "，{due}前"),
        ("", "。"),
    ),
    Event.PROMISED: (
        ("", "{kind}{id}：{text}"),
        ("owner", "。由{owner}负责"),
        ("due", "，{due}前"),
        ("origin", "（针对承诺{origin}）"),
        ("", "。"),
    ),
    Event.PROGRESS: (("", "承诺{id}：{state}"), ("note", "，{note}"), ("", "。")),
    Event.JUDGED: (
        ("", "评议“{subject}”"),
        ("verdict", "：{verdict}"),
        ("", "。"),
        ("sentence", "{sentence}"),
        ("note", "{note}。"),
    ),
    Event.CORRECTED: (("", "纪要更正"), ("section", "（{section}）"), ("", "：{text}。")),
    Event.ADDED: (("", "封存后补记：{text}"), ("reason", "（原因：{reason}）"), ("", "。")),
}
