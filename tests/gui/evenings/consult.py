"""The evening of a 征询会, up to the crash and after it, by keys; the log is kept beside it, deed by deed."""

from __future__ import annotations

from tests.gui.evenings import expected
from tests.gui.evenings.expected import NAMES
from tests.gui.evenings.keys import Keys
from tests.gui.evenings.night import Night
from tests.gui.evenings.worlds import HOUSEHOLDS, WIFE

DAY, NEXT_DAY = "2026-09-01", "2026-09-03"
IN_TIME = HOUSEHOLDS[:38]
LATE = HOUSEHOLDS[38:40]
TOO_LATE = HOUSEHOLDS[40]  # comes when the roll is frozen
LEAVES = HOUSEHOLDS[5]
HALF_TYPED = "@谢德福 我家窗外的那棵香樟"


def before_the_crash(keys: Keys, night: Night) -> None:
    """Called, signed in, exactly half, waited, quorate, spoken; killed while a line is being typed."""
    night.expected = len(HOUSEHOLDS)
    call_the_meeting(keys)
    come_in(keys, night)
    half_is_not_more_than_half(keys, night)
    come_late(keys, night)
    speak_in_turn(keys, night)
    say_more(keys, night)
    hand_in_slips(keys, night)
    keys.presses("Ctrl+3")
    keys.types(HALF_TYPED.replace(" ", "\n"))
    night.half_typed = HALF_TYPED


def after_the_crash(keys: Keys, night: Night) -> None:
    """The line is finished, topics are made, hands and ballots counted, adjourned."""
    keys.clock.is_("20:05")
    keys.types("请留下\n")
    night.says("我家窗外的那棵香樟请留下", by="谢德福", at="20:05")
    go_early(keys, night)
    make_topics(keys, night)
    count_hands(keys, night)
    count_ballots(keys, night)
    keys.clock.is_("20:50")
    keys.presses("Ctrl+1")
    keys.in_the_dialog("+Ctrl+A", "时间已晚，改日再读纪要\n")
    keys.presses("Alt+U")


def on_another_day(keys: Keys, night: Night) -> None:
    """Two days later: resumed, one more comment, read aloud, corrected, closed, sealed."""
    keys.presses("Ctrl+1", "Alt+O")
    keys.presses("Ctrl+3")
    keys.types("@何德福\n补充一句，施工要避开中考\n")
    night.says("补充一句，施工要避开中考", by="何德福", at="19:00")
    keys.clock.is_("19:20")
    keys.presses("Ctrl+9", "Alt+G")
    keys.types("秩序\n会上另有两位居民补充了意见\n")
    keys.presses("Alt+S")
    keys.presses("Alt+E")
    keys.presses("Alt+Y")
    reply(keys, night)


def reply(keys: Keys, night: Night) -> None:
    """The next day: every comment that stands gets its reply."""
    keys.presses("Ctrl+8")
    told = [number for number in night.standing if number not in night.undone]
    keys.types("1\n物业公司\n12-31\n" + "2先装两盏\n街道管理办\n\n" + "4另有安排\n\n\n" * (len(told) - 2))
    night.replies = {"采纳": 1, "部分采纳": 1, "不采纳": 0, "解释说明": len(told) - 2}


def call_the_meeting(keys: Keys) -> None:
    """Day, place, chair, recorder by Tab; the notice eight days ago."""
    keys.presses("Ctrl+1", "Tab")
    keys.types(f"{DAY} 19:00\n\t活动室\n\t顾书记\n\t小陈\n")
    keys.in_the_dialog("南门公告栏\t\b2026-08-24 09:00\n")
    keys.presses("Alt+G")


def come_in(keys: Keys, night: Night) -> None:
    """By household, but for one; one written proxy."""
    keys.presses("Ctrl+2")
    keys.clock.is_("18:40")
    for one in IN_TIME[:-1]:
        keys.types(f"{one.household}\n")
        night.came[one.name] = one.household
    giver, agent = HOUSEHOLDS[70], HOUSEHOLDS[1]
    keys.in_the_dialog(f"{giver.household}\n{agent.household}\n\n\n")
    keys.presses("Alt+W")
    night.proxies[giver.household] = agent.name


def half_is_not_more_than_half(keys: Keys, night: Night) -> None:
    """39 of 78: said in a sentence; the chair waits, and it is stamped."""
    one = IN_TIME[-1]
    keys.types(f"{one.household}\n")
    night.came[one.name] = one.household
    assert night.votes == 39
    keys.clock.is_("19:00")
    keys.presses("Ctrl+1")
    keys.in_the_dialog("\n")
    keys.presses("Alt+O", "Ctrl+2", "Alt+D")
    night.stamped = "19:00 到会39人，还差1人，主持人宣布再等。"


def come_late(keys: Keys, night: Night) -> None:
    """Two late, a walk-in, a wife who takes her household's vote, a proxy given on the spot."""
    keys.clock.is_("19:06")
    for one in LATE:
        keys.types(f"{one.household}\n")
        night.came[one.name] = one.household
    keys.in_the_dialog("14号楼101室\n")
    keys.types("宋金宝\n")
    night.came["宋金宝"] = "14号楼101室"
    night.expected += 1
    keys.types("tam\n")
    keys.presses("Alt+1")
    night.came[WIFE.name] = WIFE.household
    night.yielded.append(HOUSEHOLDS[0].name)
    giver, agent = HOUSEHOLDS[71], HOUSEHOLDS[2]
    keys.in_the_dialog(f"{giver.household}\n{agent.household}\n", "+Alt+S", "\n\n", "+Alt+Q")
    keys.presses("Alt+W")
    night.proxies[giver.household] = agent.name


def speak_in_turn(keys: Keys, night: Night) -> None:
    """One speaks and asks again; whoever hasn't spoken goes first. Who speaks is the author."""
    first, second = IN_TIME[3], IN_TIME[8]
    keys.presses(*["Ctrl+Right"] * 4)
    night.steps = 4
    keys.clock.is_("19:20")
    keys.in_the_dialog(f"{first.household}\n\n")
    keys.presses("Ctrl+R", "Ctrl+T", "Ctrl+3")
    keys.types("车棚离我家窗太近 #tc +15")
    keys.points_at(0.5, 0.5)
    keys.types("\n")
    night.says("车棚离我家窗太近", by=first.name, category="停车充电", endorsed=15, at="19:20")
    keys.clock.is_("19:22")
    keys.in_the_dialog(f"{first.household}\n{second.household}\n\n")
    keys.presses("Ctrl+R", "Ctrl+T")
    keys.types("东门太暗，要装路登\n")
    number = night.says("东门太暗，要装路灯", by=second.name, at="19:22")
    keys.in_the_dialog("\b灯\n")
    keys.presses("F2")
    night.said[number].first_words = "东门太暗，要装路登"
    keys.clock.is_("19:24")
    keys.presses("Ctrl+Shift+T")
    night.speakers = [first.name, second.name]


def say_more(keys: Keys, night: Night) -> None:
    """Withdrawn, mistyped and undone, flagged and released, flagged and held back, said again by many."""
    keys.clock.is_("19:30")
    keys.types("@孙玉兰\n不要广场舞\n")
    number = night.says("不要广场舞", by="孙玉兰", at="19:30")
    keys.in_the_dialog("+Ctrl+A", "听错了\n")
    keys.presses("Down", "Del")
    night.said[number].withdrawn = "听错了"
    keys.presses("Ctrl+3")
    keys.types("打错的一条\n")
    night.undone = [night.says("打错的一条")]
    keys.presses("Ctrl+Z")
    keys.types("@郭玉兰\n我母亲残疾，坡道太陡 #wza\n")
    night.says("我母亲残疾，坡道太陡", by="郭玉兰", category="无障碍", at="19:30")
    keys.presses("Down", "R", "Ctrl+3")
    keys.types("@宋金宝\n隔壁吃低保的人家也要照顾到\n")
    night.says("隔壁吃低保的人家也要照顾到", by="宋金宝", at="19:30")
    keys.types("1+3\n")
    night.said[1].endorsed += 3


def hand_in_slips(keys: Keys, night: Night) -> None:
    """Three slips in one go, with their true times."""
    slips = (("垃圾房要移", "王玉兰", "", "", "18:50"), ("留出晾晒的地方", "", "", "4", "18:55"))
    typed = ["\t".join(slip) + "\t" for slip in slips]
    keys.clock.is_("19:40")
    keys.in_the_dialog(*typed, "+Ctrl+Return")
    keys.presses("Ctrl+L")
    for words, by, _, endorsed, at in slips:
        night.says(words, by=by, endorsed=int(endorsed or 0), at=at, source="意见条")


def go_early(keys: Keys, night: Night) -> None:
    """One leaves before the vote."""
    keys.presses("Ctrl+2")
    keys.types(LEAVES.household)
    keys.presses("Alt+L")
    night.left.append(LEAVES.name)


def make_topics(keys: Keys, night: Night) -> None:
    """Two comments are one question."""
    keys.presses("Ctrl+4")
    keys.types("1 8\n车棚搬到哪里\n")
    night.topics["车棚搬到哪里"] = [1, 8]


def count_hands(keys: Keys, night: Night) -> None:
    """The tellers differ, agree, are one vote from failing, count again; one came too late to vote."""
    keys.clock.is_("20:10")
    keys.presses("Ctrl+5")
    keys.types("是否同意车棚搬到东门\n1\n\n\n")
    keys.types("\n")  # announced: the roll is frozen
    night.roll = night.votes
    keys.presses("Ctrl+2")
    keys.types(f"{TOO_LATE.household}\n")
    night.came[TOO_LATE.name] = TOO_LATE.household
    keys.presses("Ctrl+5")
    keys.types("\n")  # opened
    yes = night.roll // 2 + 1
    no, other = night.roll - yes - 3, 3
    keys.types(f"{yes}\n{no}\n{other}\n{yes - 1}\n{no + 1}\n{other}\n")
    keys.presses("Shift+Tab", "Shift+Tab")
    keys.types(f"{yes}\n{no}\n{other}\n")
    keys.types(f"{yes}\n{no}\n{other}\n" * 2)  # one vote less and it fails: both count again
    keys.types("吴监票、郑监票\n小陈\n")
    night.hands = (yes, no, other)


def count_ballots(keys: Keys, night: Night) -> None:
    """A secret ballot called out stroke by stroke, checked by two."""
    keys.clock.is_("20:30")
    keys.presses("Ctrl+5", "Alt+N")
    keys.types("先做哪一项\n3\n先修车棚、先装路灯\n\n")
    keys.types("\n\n")
    issued = night.votes
    keys.types(f"{issued}\n{issued - 2}\n1\n0\n")
    keys.presses("Alt+Z")
    one, two = issued // 2, issued - 3 - issued // 2
    keys.types("1" * one + "2" * two + "2\b" + "\n")
    keys.types("吴监票\n郑监票\n")
    keys.types("\n\n")  # the names of the vote before still stand
    night.ballots = {"issued": issued, "returned": issued - 2, "invalid": 1, "one": one, "two": two}


def minutes(night: Night) -> list[str]:
    """What the minutes must say, whatever else they say around it."""
    papers = night.ballots
    valid, roll, halves = papers["one"] + papers["two"], papers["issued"], "的半数，不符合规则"
    return [
        "2026年9月1日19:00至9月3日19:20",
        expected.present(night),
        f"{night.yielded[0]}（居民）",
        "会前已公告8日，公告张贴于南门公告栏。",
        expected.attendance(night),
        night.stamped,
        "20:50休会（时间已晚，改日再读纪要），9月3日19:00复会。",
        expected.received(night),
        *expected.comments(night),
        *expected.topics(night),
        *expected.by_hands(night.hands, night.roll),
        "赞成、反对不一致，两位监票人已重数。",
        "结果只差两票以内，两位监票人已重数。",
        f"发出表决票{roll}张，收回{papers['returned']}张，有效票{valid}张，废票{papers['invalid']}张；"
        f"先修车棚{papers['one']}票，先装路灯{papers['two']}票。"
        f"先修车棚票占到会有表决权人数的{expected.percent(papers['one'], roll)}，"
        f"先装路灯票占到会有表决权人数的{expected.percent(papers['two'], roll)}，按“到会过半数”规则，各项均未通过。"
        + expected.TELLERS,
        f"先修车棚{papers['one']}票，未超过到会有表决权{roll}人{halves}",
        f"先装路灯{papers['two']}票，未超过到会有表决权{roll}人{halves}",
        "票数由吴监票、郑监票核对无误。",
        expected.ADVISORY,
        "会上另有两位居民补充了意见（2026年9月3日19:20）。",
    ]


def record(night: Night) -> list[str]:
    """What the internal record must say besides, in its order."""
    return [
        *(f"{name}居民" for name in (*list(night.came)[:2], WIFE.name)),
        f"{NAMES['12-301']}委托{HOUSEHOLDS[1].name}，事项：本次会议各事项。",
        f"{NAMES['12-302']}委托{HOUSEHOLDS[2].name}，事项：本次会议各事项（现场委托，主持人已确认）。",
        "会议中途休会1次",
        *(f"{place}{name}" for place, name in enumerate(night.speakers, 1)),
        f"{night.undone[0]}号是录入时作废的编号",
        *(said.words for number, said in night.said.items() if number not in night.undone),
    ]


def public(night: Night) -> list[str]:
    """What the copy for the notice board says, in its order: no names, and ** for what nobody released."""
    told = {number: said for number, said in night.standing.items() if number not in night.undone}
    kinds = "、".join(f"{kind}{count}" for kind, count in night.replies.items())
    results = [words for words in minutes(night) if words.startswith(("举手表决", "发出表决票"))]
    return [
        expected.attendance(night),
        f"共收到意见{len(told)}条，{kinds}、撤回1。",
        *(f"{number}{said.words.replace('低保', '**')}" for number, said in told.items()),
        *(words.replace(expected.TELLERS, expected.MASKED_TELLERS) for words in results),
    ]
