"""Sentences of the minutes as the log says they must be, worded and counted here, by no code of the program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tests.gui.evenings.night import Night
from tests.gui.evenings.worlds import HOUSEHOLDS, WIFE

NAMES = {one.household: one.name for one in HOUSEHOLDS}
ADVISORY = "本次表决为社区协商意见，不替代业主大会、居民会议依法作出的决定。"
RULE = (
    "意向表决：不设到会人数要求；赞成票占到会有表决权人数过半数的，通过；一户一票；空白票按弃权计；"
    "委托票计入到会人数，每人至多受托1票"
)
TELLERS = "监票人：吴监票、郑监票　计票人：小陈"

MASKED_TELLERS = "监票人：吴*票、郑*票　计票人：小*"


def percent(part: int, whole: int) -> str:
    """68.2%（30/44）, rounded half up by whole numbers."""
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%（{part}/{whole}）"


def attendance(night: Night) -> str:
    """应到, 实到 …: whoever came at all, one a household."""
    own = len({household for household in night.came.values() if household})
    given = len(night.proxies)
    came, half = own + given, night.expected // 2 + 1
    whole = f"应到{night.expected}人，实到{came}人（亲自出席{own}人，书面委托{given}人），"
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
    gone = f"；撤回{withdrawn}条，不计在内" if withdrawn else ""
    return f"共收到意见{len(told)}条（{each}），均待答复{gone}。"


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


def minutes(night: Night) -> list[str]:
    """What the minutes must say, whatever else they say around it."""
    papers = night.ballots
    valid, roll, halves = papers["one"] + papers["two"], papers["issued"], "的半数，不符合规则"
    return [
        "2026年9月1日19:00至9月3日19:20",
        present(night),
        f"{night.yielded[0]}（同户不持票）",
        "会前已公告8日，公告张贴于南门公告栏。",
        attendance(night),
        f"会议期间提前离场{len(night.left)}人：" + "、".join(f"{name}（{at}）" for name, at in night.left.items()),
        night.stamped,
        "20:50休会（时间已晚，改日再读纪要），9月3日19:00复会。",
        received(night),
        *comments(night),
        *topics(night),
        *by_hands(night.hands, night.roll),
        "赞成、反对不一致，两位监票人已重数。",
        "结果只差两票以内，两位监票人已重数。",
        f"发出表决票{roll}张，收回{papers['returned']}张，有效票{valid}张，废票{papers['invalid']}张；"
        f"先修车棚{papers['one']}票，先装路灯{papers['two']}票。"
        f"先修车棚票占到会有表决权人数的{percent(papers['one'], roll)}，"
        f"先装路灯票占到会有表决权人数的{percent(papers['two'], roll)}，按“到会过半数”规则，各项均未通过。" + TELLERS,
        f"先修车棚{papers['one']}票，未超过到会有表决权{roll}人{halves}",
        f"先装路灯{papers['two']}票，未超过到会有表决权{roll}人{halves}",
        "票数由吴监票、郑监票核对无误。",
        ADVISORY,
        "会上另有两位居民补充了意见（2026年9月3日19:20）。",
    ]


def record(night: Night) -> list[str]:
    """What the internal record must say besides, in its order."""
    return [
        *(f"{name}居民" for name in (*list(night.came)[:2], WIFE.name)),
        f"{NAMES['12-301']}委托{HOUSEHOLDS[1].name}，事项：本次会议各事项",
        f"{NAMES['12-302']}委托{HOUSEHOLDS[2].name}，事项：本次会议各事项（现场委托，主持人已确认）",
        "会议中途休会1次",
        *(f"{place}{name}" for place, name in enumerate(night.speakers, 1)),
        f"{night.undone[0]}号是录入时作废的编号",
        *(said.words for number, said in night.said.items() if number not in night.undone),
    ]


def public(night: Night) -> list[str]:
    """What the copy for the notice board says, in its order: no names, and ** for what nobody released."""
    told = {number: said for number, said in night.standing.items() if number not in night.undone}
    kinds = "、".join(f"{kind}{count}" for kind, count in night.replies.items() if count)
    results = [words for words in minutes(night) if words.startswith(("举手表决", "发出表决票"))]
    return [
        attendance(night),
        f"共收到意见{len(told)}条，{kinds}；撤回1条，不计在内。",
        *(f"{number}{said.words.replace('低保', '**')}" for number, said in told.items()),
        *(words.replace(TELLERS, MASKED_TELLERS) for words in results),
    ]
