"""Sentences of 逐张录入测评表."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "poll.button": "逐张录入(&J)…",
    "poll.title": "逐张录入测评表",
    "poll.void": "作废",
    "poll.keys": "{keys}　0 作废　退格 重录上一张　回车 录完了",
    "poll.on": "录完了",
    "poll.first": "第{place}张：看表上勾了哪一项，按它的数字",
    "poll.again": "抽查：把最先的{count}张再录一遍。第{place}张",
    "poll.checked": "共{count}张，抽查已对上。按回车填入合计。",
    "poll.differs": "第{place}张两次不一样：先录“{first}”，后录“{second}”。请看原表，按表上勾的那一项。",
}
