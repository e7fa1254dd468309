"""What only a 协调会 has: options, positions, an agreement, a vote by names, promises."""

from __future__ import annotations

from tests.gui.evenings import room
from tests.gui.evenings.expected import TELLERS, percent
from tests.gui.evenings.keys import Keys
from tests.gui.evenings.night import Night
from tests.gui.evenings.worlds import make_disputed_world as make_world

__all__ = ["decide", "make_world", "minutes", "until_the_crash"]
AGREEMENT = "同意采用方案A，棚顶加天沟"


def until_the_crash(keys: Keys, night: Night) -> None:
    """Called from the path; three comments were made before it."""
    room.call_the_next(keys, night)
    room.until_a_line_is_half_typed(keys, night)


def decide(keys: Keys, night: Night) -> None:
    """The topic is settled, then voted on by hands, by names and by ballots; promises are made."""
    settle_the_topic(keys)
    room.count_hands(keys, night)
    call_names(keys, night)
    room.count_ballots(keys, night)
    promise(keys)


def settle_the_topic(keys: Keys) -> None:
    """Two options, two parties, one adopted, agreed; confirmed by one, with a reservation by the other."""
    keys.presses("Ctrl+4", "Alt+2")
    keys.types("东门北墙\n沿墙建\n18万\n9号楼\n" + "原址加防火墙\n\n\n\n")
    keys.presses("Alt+3")
    keys.types("9号楼居民\na1\n3不要再吵\n" + "物业公司\na2棚顶要有天沟\n1\n")
    keys.presses("Alt+2")
    keys.types("1")
    keys.presses("Alt+4")
    keys.types(AGREEMENT)
    keys.presses("Ctrl+Return", "Alt+5")
    keys.types("1")
    keys.presses("Tab")
    keys.types("天沟要今年做\n2")


def call_names(keys: Keys, night: Night) -> None:
    """The topic's options by name: A by most, one put right, three abstain."""
    keys.clock.is_("20:25")
    keys.presses("Ctrl+4", "Alt+Q")
    keys.types("\n2\n\n\n" + "\n\n")
    voters = night.votes
    night.named = (voters - 8, 5, 3)
    keys.types("1" * (voters - 8) + "2" * 4 + "32" + "\b\b" + "2" + "3" * 3 + "\n")
    keys.types("\n\n")


def promise(keys: Keys) -> None:
    """Who does what by when."""
    keys.presses("Ctrl+6")
    keys.types("把车棚搬到东门北墙\n物业公司\n12-31\n" + "补种两棵香樟\n绿化所\n11-30\n")


def minutes(night: Night) -> list[str]:
    """What these minutes must say besides."""
    first, second, other = night.named
    roll = first + second + other
    return [
        "东门北墙，沿墙建；费用：18万；涉及：9号楼。",
        "9号楼居民接受；物业公司有条件接受，认为“棚顶要有天沟”。",
        "原址加防火墙。9号楼居民不接受，认为“不要再吵”；物业公司接受。",
        f"协商结果：{AGREEMENT}。",
        "9号楼居民确认；物业公司保留意见，“天沟要今年做”。",
        f"记名表决，到会有表决权{roll}人，参与表决{roll}人；方案A 东门北墙{first}票，方案B 原址加防火墙{second}票，"
        f"弃权{other}票。方案A 东门北墙票占到会有表决权人数的{percent(first, roll)}，"
        f"方案B 原址加防火墙票占到会有表决权人数的{percent(second, roll)}，"
        f"按“到会过半数”规则，方案A 东门北墙通过。{TELLERS}",
        *("把车棚搬到东门北墙", "物业公司", "2026年12月31日", "补种两棵香樟", "绿化所", "2026年11月30日"),
    ]
