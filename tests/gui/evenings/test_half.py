"""39 of 78 came, which is not more than half: one listens without deciding, or the evening is put off."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.runs import run
from tests.gui.evenings import room
from tests.gui.evenings.expected import ADVISORY, attendance, bare, by_hands, percent
from tests.gui.evenings.keys import Evening, Keys, sit_down
from tests.gui.evenings.night import Night
from tests.gui.evenings.papers import meeting_of, minutes_of, papers, says
from tests.gui.evenings.worlds import HOUSEHOLDS, gather, make_world
from yitusanhui.domain.terms import MeetingState
from yitusanhui.texts import tables

OWN, HALF = 38, 39  # one has a neighbour's vote
SHORT = "19:00 到会39人，还差1人，主持人宣布{deed}。"
HALF_CAME = (
    "应到78人，实到39人（亲自出席38人，书面委托1人），缺席39人；有表决权39人，"
    "未达到应到人数过半数（须40人，还差1人），会议不能作出决定。"
)
ONLY_WORDS = "到会人数未达到规定，会议按座谈会记录，以下意见供参考，不形成会议决定。"
THEIR_TELLERS = "吴监票、郑监票\n小陈\n"


def open_at_half(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Keys, Night]:
    """Called by keys; 38 households and a paper are there at seven, and it is opened all the same."""
    clock = Evening(f"{room.DAY}T18:40:00")
    with make_world(path, clock) as file:
        night = Night(expected=len(HOUSEHOLDS), came=gather(file, OWN))
    keys = sit_down(path, clock, monkeypatch)
    room.call_the_meeting(keys)
    keys.presses("Ctrl+2")
    room.bring_a_paper(keys, night)
    keys.clock.is_("19:00")
    keys.presses("Ctrl+1")
    keys.in_the_dialog("\n")
    keys.presses("Alt+O")
    keys.presses("Ctrl+2")
    return keys, night


def by_the_residents_rule(counts: tuple[int, int, int]) -> list[str]:
    """What a vote says that would have passed, had one more come."""
    yes, no, other = counts
    return [
        f"举手表决，到会有表决权{HALF}人，参与表决{HALF}人；赞成{yes}票，反对{no}票，弃权{other}票。"
        f"赞成票占到会有表决权人数的{percent(yes, HALF)}，到会有表决权人数未达到应到人数过半数，本事项未通过。",
        f"到会有表决权{HALF}人，未超过应到{len(HOUSEHOLDS)}人的半数，不符合规则；赞成{yes}票，",
    ]


def an_opinion(counts: tuple[int, int, int]) -> list[str]:
    """What a vote says that met its rule in a talk."""
    yes, no, other = counts
    return [
        f"赞成{yes}票，反对{no}票，弃权{other}票。赞成票占到会有表决权人数的{percent(yes, HALF)}，"
        "按“到会过半数”规则，赞成达到要求；会议已改为座谈，本结果只作意向，不作会议决定。",
        f"赞成{yes}票，超过到会有表决权{HALF}人的半数，符合规则。",
    ]


def test_one_listens_and_what_is_voted_on_is_an_opinion_only(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, night = open_at_half(path, monkeypatch)
    keys.presses("Alt+Z", "Ctrl+3")
    keys.types("@何德福\n车棚离我家窗太近\n")
    counts = (30, 6, 3)
    raised = "\n".join(map(str, counts)) + "\n"
    keys.presses("Ctrl+5")
    keys.types("是否同意车棚搬到东门\n1\n\n↓↓↓\n\n\n" + raised * 2 + THEIR_TELLERS)
    keys.presses("Alt+N")
    keys.types("大家愿不愿意先修车棚\n1\n\n↑↑↑\n\n\n" + raised * 2 + "\n\n")  # the names of the vote before still stand
    assert [motion.decides for motion in meeting_of(keys).motions] == [False, False]
    assert keys.window.wall.wall.sentence.counted.verdict.words == "达到要求，只作意向"
    end_and_reply(keys)
    listened = SHORT.format(deed="改为座谈，只听取意见，不作会议决定")
    sentences = [
        HALF_CAME,
        listened,
        ONLY_WORDS,
        "“车棚离我家窗太近”（1号）",
        *by_the_residents_rule(counts),
        *an_opinion(counts),
        ADVISORY,
        "形成的意见（供参考，不作决定）对“大家愿不愿意先修车棚”，表决赞成达到要求，只作意向。",
    ]
    says(bare(minutes_of(keys)), sentences)
    keys.window.close()
    printed = papers(path, tmp_path / "out", 1)
    says(printed["会议纪要"], sentences)
    says(printed["公示稿"], [ONLY_WORDS, "本事项未通过", "会议已改为座谈，本结果只作意向", ADVISORY])
    assert results_in_the_workbook(path, tmp_path / "tables") == ["未通过", "达到要求，只作意向"]
    assert [name for name in night.came if name in printed["公示稿"]] == []


def results_in_the_workbook(path: Path, folder: Path) -> list[object]:
    """What the table 表决结果 says of each vote."""
    assert run("export", path, folder, "--only", "ledger").code == 0
    books = map(load_workbook, folder.rglob("*.xlsx"))
    sheet = next(book[tables.MOTIONS] for book in books if tables.MOTIONS in book.sheetnames)
    rows = list(sheet.iter_rows(values_only=True))
    heads = next(row for row in rows if "结果" in row)
    place = heads.index("结果")
    return list(dict.fromkeys(row[place] for row in rows[rows.index(heads) + 1 :] if row[place]))


def end_and_reply(keys: Keys) -> None:
    """Closed and sealed; the one comment is taken up."""
    keys.presses("Ctrl+9", "Alt+S", "Alt+E", "Alt+Y", "Ctrl+8")
    keys.types("1\n物业公司\n12-31\n")
    assert meeting_of(keys).state is MeetingState.SEALED


def test_a_talk_that_enough_come_to_is_a_meeting_again_only_when_the_chair_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, night = open_at_half(path, monkeypatch)
    keys.presses("Alt+Z")
    banner = keys.window.panels.current.banner
    assert not banner.isVisible()
    keys.clock.is_("19:10")
    room.sign_in(keys, night, HOUSEHOLDS[OWN + 3])
    assert banner.isVisible() and "恢复会议后，才能作会议决定" in banner.words.text()
    keys.presses("Ctrl+5")
    raised = "30\n6\n4\n" * 2
    keys.types("大家愿不愿意先修车棚\n1\n\n\n")
    page = keys.window.panels.current.pages.currentWidget()
    assert page.short.text() == "会议已改为座谈：这次表决只作意向，不作会议决定。"
    keys.types("\n\n" + raised + THEIR_TELLERS)
    keys.clock.is_("19:20")
    keys.presses("Ctrl+2", "Alt+Z")
    assert not banner.isVisible()
    keys.presses("Ctrl+5", "Alt+N")
    keys.types("是否同意车棚搬到东门\n1\n\n\n\n\n" + raised + "\n\n")
    assert [motion.decides for motion in meeting_of(keys).motions] == [False, True]
    says(
        bare(minutes_of(keys)),
        [
            SHORT.format(deed="改为座谈，只听取意见，不作会议决定"),
            "19:20 到会40人，达到规定人数，主持人宣布恢复会议，可以作会议决定。",
            "议定事项表决通过“是否同意车棚搬到东门”。",
            "“大家愿不愿意先修车棚”表决时会议已改为座谈，结果只作意向，会议没有作出决定。",
        ],
    )
    assert ONLY_WORDS not in bare(minutes_of(keys))
    keys.window.close()


def come_again(keys: Keys, night: Night) -> None:
    """Thirty of the first evening and ten others; the neighbour's paper still holds."""
    night.came = {}
    for one in (*HOUSEHOLDS[:30], *HOUSEHOLDS[41:51]):
        room.sign_in(keys, night, one)


def test_put_off_to_another_day_only_those_count_who_come_then(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, night = open_at_half(path, monkeypatch)
    keys.presses("Ctrl+3")
    keys.types("@何德福\n车棚离我家窗太近\n")
    keys.presses("Ctrl+2", "Alt+Y")
    held = meeting_of(keys)
    assert (held.state, held.attendance.present) == (MeetingState.ADJOURNED, 0)
    keys.presses("Ctrl+1", "Tab")
    keys.types(f"{room.NEXT_DAY} 19:00\n")
    assert meeting_of(keys).planned_at.startswith(room.NEXT_DAY)
    keys.window.close()

    keys = sit_down(path, Evening(f"{room.NEXT_DAY}T18:40:00"), monkeypatch)
    keys.presses("Ctrl+2")
    come_again(keys, night)
    keys.clock.is_("19:00")
    keys.presses("Ctrl+1", "Alt+O")
    room.count_hands(keys, night)
    end_and_reply(keys)
    sentences = [
        attendance(night),
        "2026年9月3日19:00至20:10",
        "会前已公告10日，公告张贴于南门公告栏。",
        "9月1日" + SHORT.format(deed="改期") + "会议改在9月3日19:00召开，到会人员重新签到。" + attendance(night),
        "“车棚离我家窗太近”（1号）",
        *by_hands(night.hands, night.roll),
        ADVISORY,
    ]
    shown = minutes_of(keys)
    says(bare(shown), sentences)
    assert "复会" not in shown
    assert [one.name for one in HOUSEHOLDS[30:OWN] if one.name in shown] == []
    keys.window.close()
    printed = papers(path, tmp_path / "out", 1)
    says(printed["会议纪要"], sentences)
    says(printed["公示稿"], ["于2026年9月3日在活动室召开", attendance(night)])
