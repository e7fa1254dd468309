"""What only a 评议会 has: promises judged, sheets counted, a rectification."""

from __future__ import annotations

from tests.gui.evenings import room
from tests.gui.evenings.expected import percent
from tests.gui.evenings.keys import Keys
from tests.gui.evenings.night import Night
from tests.gui.evenings.worlds import PROMISED
from tests.gui.evenings.worlds import make_promised_world as make_world

__all__ = ["decide", "make_world", "minutes", "until_the_crash"]


def until_the_crash(keys: Keys, night: Night) -> None:
    """Called from the path; three comments were made before it."""
    room.call_the_next(keys, night)
    room.until_a_line_is_half_typed(keys, night)


def decide(keys: Keys, night: Night) -> None:
    """By hands and by ballots; then promises and the whole are judged."""
    room.count_hands(keys, night)
    room.count_ballots(keys, night)
    judge(keys, night)


def judge(keys: Keys, night: Night) -> None:
    """Sixteen sheets; kept, partly, broken and what is owed for it."""
    keys.presses("Ctrl+7")
    keys.types("\n16\n16\n0\n10\n4\n1\n1\n")
    night.sheets = (10, 4, 1, 1)
    keys.types("↓1↓2↓3" + "限期装好路灯\n\n12-31\n")


def minutes(night: Night) -> list[str]:
    """What these minutes must say besides."""
    good, fair, *_ = night.sheets
    sheets = sum(night.sheets)
    verdicts = zip(PROMISED, ("兑现", "部分兑现", "未兑现"), strict=True)
    return [
        "本次评议承诺事项3项，兑现1项、部分兑现1项、未兑现1项。",
        f"发放测评表{sheets}张，回收有效{sheets}张，作废0张。综合满意率{percent(good + fair, sheets)}。",
        f"“不了解”计入分母。满意率{percent(good, sheets)}。",
        *(f"{text}：{verdict}。" for (text, _), verdict in verdicts),
        *("限期装好路灯", PROMISED[2][1], "2026年12月31日"),
    ]
