"""A 协调会 broken off and gone on with: every party says its word on the agreement, one topic goes to the owners."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gui.evenings import coordinate, room
from tests.gui.evenings.expected import bare
from tests.gui.evenings.keys import Evening, Keys, named, sit_down
from tests.gui.evenings.papers import meeting_of, minutes_of, papers, says, what_is_on_the_table
from tests.gui.evenings.worlds import gather, make_disputed_world
from yitusanhui.domain.terms import Fate, MeetingState, Stage
from yitusanhui.operations.meetings import call_meeting, open_meeting

HERE = 2
SHED, FUND = "车棚搬到哪里", "要不要动用维修资金"
LATE_PARTY = "规划师"
SAID = {"9号楼居民": ("确认", ""), "物业公司": ("保留意见", "天沟要今年做"), LATE_PARTY: ("确认", "")}


def make_dispute(path: Path, clock: Evening) -> None:
    """The 协调会 under way, forty there, three comments of before."""
    with make_disputed_world(path, clock) as file:
        call_meeting(file, stage=Stage.COORDINATE, place="活动室", chair="顾书记", recorder="小陈")
        gather(file, 40)
        open_meeting(file, meeting_id=HERE)


def on_the_first_evening(keys: Keys) -> None:
    """One topic settled, with a word of each of the two parties; the other is not for them to decide."""
    keys.presses("Ctrl+4")
    keys.types(f"1 2\n{SHED}\n")
    coordinate.settle_the_topic(keys)
    keys.presses("Ctrl+4", "Alt+1")
    named(keys, "意见编号")
    keys.types(f"3\n{FUND}\n")
    keys.presses("Alt+5")
    named(keys, "没有谈成的")
    keys.types("↓↓\n由业委会召集\n")


def on_the_second_day(keys: Keys) -> None:
    """Resumed; one more party comes and confirms what was read to it."""
    keys.presses("Ctrl+1", "Alt+O", "Ctrl+4", "Alt+5")
    named(keys, "另有一方")
    keys.types(f"{LATE_PARTY}\n")
    keys.presses("Ctrl+9", "Alt+S", "Alt+E", "Alt+Y")
    assert meeting_of(keys).state is MeetingState.SEALED


def settled() -> list[str]:
    """What the minutes must say of both topics."""
    said = "；".join(who + what + (f"，“{words}”" if words else "") for who, (what, words) in SAID.items())
    return [
        "20:50休会（时间已晚，改日再读纪要），9月3日19:00复会。",
        f"就“{SHED}”进行协商，由1、2号意见归并",
        "采用本方案。",
        f"协商结果：{coordinate.AGREEMENT}。",
        f"协商结果经当场宣读，各方意见如下：{said}。",
        f"就“{FUND}”进行协商，由3号意见归并",
        f"“{FUND}”未决：提交业主大会依法决定，由业委会召集。",
        f"物业公司对“{SHED}”的协商结果保留意见：“天沟要今年做”。",
    ]


def test_what_was_agreed_and_by_whom_and_what_was_not_theirs_to_decide(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Evening(f"{room.DAY}T19:00:00")
    make_dispute(path, clock)
    keys = sit_down(path, clock, monkeypatch)
    on_the_first_evening(keys)
    room.adjourn(keys)
    keys.window.close()

    keys = sit_down(path, Evening(f"{room.NEXT_DAY}T19:00:00"), monkeypatch)
    on_the_second_day(keys)
    shed, fund = meeting_of(keys).topics
    assert (shed.fate, fund.fate, fund.agreement) == (None, Fate.OWNERS, "")
    says(bare(minutes_of(keys)), settled())
    room.call_the_next_round(keys)
    on_the_table = what_is_on_the_table(keys)
    assert f"{FUND}　提交业主大会：由业委会召集" in on_the_table and SHED not in on_the_table
    keys.window.close()
    printed = papers(path, tmp_path / "out", HERE)
    says(printed["会议纪要"], settled())
    says(printed["公示稿"], [*settled()[3:5], "未决事项：提交业主大会依法决定，由业委会召集。"])
