"""What happens in the room at every meeting, by keys; the log is kept beside it, deed by deed."""

from __future__ import annotations

from tests.gui.evenings.child import here_it_is_kicked
from tests.gui.evenings.keys import Keys, wait_until
from tests.gui.evenings.night import Night
from tests.gui.evenings.worlds import COMMENTS_BEFORE, HOUSEHOLDS, WIFE, Neighbour, gather
from yitusanhui.gui.drafts import kept_unfinished

DAY, NEXT_DAY = "2026-09-01", "2026-09-03"
IN_TIME, LATE = HOUSEHOLDS[:38], HOUSEHOLDS[38:40]
TOO_LATE = HOUSEHOLDS[40]  # comes when the roll is frozen
LEAVES = HOUSEHOLDS[5]
HALF_TYPED = "@谢德福 我家窗外的那棵香樟"


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
        sign_in(keys, night, one)
    bring_a_paper(keys, night)


def sign_in(keys: Keys, night: Night, one: Neighbour) -> None:
    """By household; where two live there the first Enter only shows them."""
    keys.types(f"{one.household}\n" + "\n" * (one.household == WIFE.household))
    night.came[one.name] = one.household


def bring_a_paper(keys: Keys, night: Night) -> None:
    """A written authority of a neighbour who stays at home."""
    giver, agent = HOUSEHOLDS[70], HOUSEHOLDS[1]
    keys.in_the_dialog(f"{giver.household}\n{agent.household}\n\n\n")
    keys.presses("Alt+W")
    night.proxies[giver.household] = agent.name


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
    keys.presses("Alt+R")
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
    keys.types(f"{night.first}+3\n")
    night.said[night.first].endorsed += 3


def hand_in_slips(keys: Keys, night: Night) -> None:
    """Two slips in one go, with their true times: number, words, who, category, place, 附议, time."""
    slips = (("", "垃圾房要移", "王玉兰", "", "", "", "18:50"), ("", "留出晾晒的地方", "", "", "", "4", "18:55"))
    typed = ["\t".join(slip) + "\t" for slip in slips]
    keys.clock.is_("19:40")
    keys.in_the_dialog(*typed, "+Ctrl+Return")
    keys.presses("Ctrl+L")
    for _, words, by, _, _, endorsed, at in slips:
        night.says(words, by=by, endorsed=int(endorsed or 0), at=at, source="意见条")


def go_early(keys: Keys, night: Night) -> None:
    """One leaves before the vote."""
    keys.presses("Ctrl+2")
    keys.types(LEAVES.household)
    keys.presses("Alt+L")
    night.left[LEAVES.name] = f"{keys.clock.now:%H:%M}"


def make_topics(keys: Keys, night: Night) -> None:
    """Two comments are one question."""
    keys.presses("Ctrl+4")
    first, last = night.first, night.first + 7
    keys.types(f"{first} {last}\n车棚搬到哪里\n")
    night.topics["车棚搬到哪里"] = [first, last]


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


def reply(keys: Keys, night: Night) -> None:
    """The next day: every comment that stands gets its reply."""
    keys.presses("Ctrl+8")
    told = [number for number in night.standing if number not in night.undone]
    keys.types("1\n物业公司\n12-31\n" + "2先装两盏\n街道管理办\n\n" + "4另有安排\n\n\n" * (len(told) - 2))
    night.replies = {"采纳": 1, "部分采纳": 1, "不采纳": 0, "解释说明": len(told) - 2}


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


def until_a_line_is_half_typed(keys: Keys, night: Night) -> None:
    """Signed in, exactly half, waited, quorate, spoken; somebody is still speaking."""
    night.expected = len(HOUSEHOLDS)
    come_in(keys, night)
    half_is_not_more_than_half(keys, night)
    come_late(keys, night)
    speak_in_turn(keys, night)
    say_more(keys, night)
    hand_in_slips(keys, night)
    keys.presses("Ctrl+3")
    keys.types(HALF_TYPED.replace(" ", "\n"))
    night.half_typed = HALF_TYPED
    wait_until(lambda: kept_unfinished(keys.window.session.file.path), "what is half typed is not kept")
    here_it_is_kicked(night)


def go_on_after_the_crash(keys: Keys, night: Night) -> None:
    """The words that stood there when it was killed are said to their end; one leaves, a topic is made."""
    keys.clock.is_("20:05")
    keys.types("请留下\n")
    night.says("我家窗外的那棵香樟请留下", by="谢德福", at="20:05")
    go_early(keys, night)
    make_topics(keys, night)


def adjourn(keys: Keys) -> None:
    """休会, with the reason."""
    keys.clock.is_("20:50")
    keys.presses("Ctrl+1")
    keys.in_the_dialog("+Ctrl+A", "时间已晚，改日再读纪要\n")
    keys.presses("Alt+U")


def go_on_and_end(keys: Keys, night: Night) -> None:
    """Two days later: resumed, one more comment, read aloud, corrected, closed, sealed; replies."""
    keys.presses("Ctrl+1", "Alt+O", "Ctrl+3")
    keys.types("@何德福\n补充一句，施工要避开中考\n")
    night.says("补充一句，施工要避开中考", by="何德福", at="19:00")
    keys.clock.is_("19:20")
    keys.presses("Ctrl+9", "Alt+G")
    keys.types("秩序\n会上另有两位居民补充了意见\n")
    keys.presses("Alt+S", "Alt+E", "Alt+Y")
    reply(keys, night)


def call_the_next(keys: Keys, night: Night) -> None:
    """From the path: the next stage, when and where; the notice eight days ago."""
    night.first = COMMENTS_BEFORE + 1
    keys.presses("F3", "Down", "Down")
    keys.in_the_dialog(f"{DAY} 19:00\t活动室\t顾书记\t小陈\n")
    keys.presses("Return", "Ctrl+1")
    keys.in_the_dialog("南门公告栏\t\b2026-08-24 09:00\n")
    keys.presses("Alt+G")


def call_the_next_round(keys: Keys) -> None:
    """From the path: the same stage once more, two days later; forty come, and it is opened."""
    keys.presses("F3", "Down")
    keys.in_the_dialog(f"{NEXT_DAY} 19:00\t活动室\t顾书记\t小陈\n")
    keys.presses("Return")
    gather(keys.window.session.file, 40)
    keys.presses("Ctrl+1")
    keys.in_the_dialog("\n")
    keys.presses("Alt+O")
