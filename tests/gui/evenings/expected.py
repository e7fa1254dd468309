"""Sentences of the minutes as the log says they must be, worded and counted here, by no code of the program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tests.gui.evenings.night import Night
from tests.gui.evenings.worlds import HOUSEHOLDS

NAMES = {one.household: one.name for one in HOUSEHOLDS}
ADVISORY = "本次表决为社区协商意见，不替代业主大会、居民会议依法作出的决定。"
RULE = (
    "意向表决：不设到会人数要求；赞成票占到会有表决权人数过半数的，通过；一户一票；空白票按弃权计；"
    "委托票计入到会人数，每人至多受托1票"
)
TELLERS = "监票人：吴监票、郑监票 计票人：小陈"

MASKED_TELLERS = "监票人：吴*票、郑*票 计票人：小*"


def percent(part: int, whole: int) -> str:
    """68.2%（30/44）, rounded half up by whole numbers."""
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%（{part}/{whole}）"


def attendance(night: Night) -> str:
    """应到, 实到 …: whoever came at all, one a household."""
    own = len({household for household in night.came.values() if household})
    given = len(night.proxies)
    came, half = own + given, night.expected // 2 + 1
    whole = f"应到{night.expected}人，实到{came}人（亲自出席{own}人，书面委托{given}人），请假0人，"
    assert came >= half
    return f"{whole}缺席{night.expected - came}人；有表决权{came}人，达到应到人数过半数，会议有效。"


def present(night: Night) -> str:
    """出席, in the order of arrival, without the one whose household's vote another holds."""
    carried = {agent: NAMES[household] for household, agent in night.proxies.items()}
    holders = [name for name in night.came if name not in night.yielded]
    return "、".join(name + (f"（受{carried[name]}委托）" if name in carried else "") for name in holders)


def received(night: Night) -> str:
    """共收到意见 …, by source."""
    told = [said for number, said in night.standing.items() if number not in night.undone]
    sources = list(dict.fromkeys(said.source for said in told))
    each = "、".join(f"{source}{sum(said.source == source for said in told)}" for source in sources)
    withdrawn = sum(bool(said.withdrawn) for said in night.said.values())
    return f"共收到意见{len(told)}条（{each}），撤回{withdrawn}条，答复待办。"


def comments(night: Night) -> Iterator[str]:
    """The words of each that stands, under its number."""
    for number, said in night.standing.items():
        if number not in night.undone:
            endorsed = f"，附议{said.endorsed}人次" if said.endorsed else ""
            yield f"“{said.words}”（{number}号{endorsed}）"


def topics(night: Night) -> Iterator[str]:
    """What was merged into what, and how many stand behind it."""
    for title, numbers in night.topics.items():
        yield f"就“{title}”进行协商，由{'、'.join(map(str, numbers))}号意见归并"
        yield f"（{len(numbers)}条，附议{sum(night.said[number].endorsed for number in numbers)}人次）"


def by_hands(counts: Sequence[int], roll: int) -> list[str]:
    """Rule, result and sum of a vote by hands."""
    yes, no, other = counts
    over = 2 * yes > roll
    share = f"赞成票占到会有表决权人数的{percent(yes, roll)}"
    return [
        RULE,
        f"举手表决，到会有表决权{roll}人，参与表决{yes + no + other}人；赞成{yes}票，反对{no}票，弃权{other}票。"
        f"{share}，按“到会过半数”规则，本事项{'通过' if over else '未通过'}。{TELLERS}",
        f"赞成{yes}票，{'超过' if over else '未超过'}到会有表决权{roll}人的半数，{'符合' if over else '不符合'}规则。",
    ]


def figures(words: str) -> set[str]:
    """Every number that stands in these words."""
    return set(re.findall(r"\d+(?:\.\d+)?", words))


def paragraphs(html: str) -> list[str]:
    """What stands on a page, piece by piece."""
    return [words for piece in re.split("<[^>]+>", html) if (words := piece.strip())]


def bare(words: str) -> str:
    """Without spaces and line ends, as a page of paper breaks them anywhere."""
    return re.sub(r"\s+", "", words)
