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
    "wall.quorate": "达到{quorum}，会议有效",
    "wall.not_quorate": "须达到{quorum}，还差{missing}人",
    "wall.no_quorum": "不设到会人数要求",
    "wall.is": "投影：{what}",
    "wall.is_off": "关",
    "wall.is_map": "地图",
    "wall.is_follow": "地图（跟随）",
    "wall.is_comment": "意见{number}号",
    "wall.is_no_comment": "请发言",
    "wall.is_timer": "计时",
    "wall.is_sentence": "结果",
    "wall.is_attendance": "人数",
    "wall.is_strokes": "唱票",
    "wall.is_notice": "规则、公告",
    "wall.is_blank": "黑屏",
    "wall.is_how": "F5 打开、关闭投影；F12 黑屏、恢复；Shift+F6 地图跟随本窗口、看全图。",
    "wall.calling": "唱票",
    "wall.write_hint": "写几句给大家看的话；留空则显示发言规则",
}
