"""Words on the wall."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "wall.window": "投影",
    "wall.number": "第{number}条",
    "wall.endorsed": "附议{count}",
    "wall.no_comment": "请发言",
    "wall.turn": "发言计时",
    "wall.over": "时间到",
    "wall.rules": "发言规则",
    "wall.notice": "公告",
    "wall.attendance": "到会人数",
    "wall.calling": "唱票",
    "wall.write_hint": "写几句给大家看的话；留空则显示发言规则",
}
