"""Sheets entered one by one and hands raised, the verdict on the whole, what must be put right, and the 复评 of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication

from tests.cli.runs import run
from tests.gui.evenings import room
from tests.gui.evenings.expected import bare, percent
from tests.gui.evenings.keys import Evening, Keys, named, sit_down
from tests.gui.evenings.papers import meeting_of, minutes_of, papers, says, what_is_on_the_table
from tests.gui.evenings.worlds import PROMISED, REVIEW, make_review_under_way
from yitusanhui.domain.terms import MeetingState
from yitusanhui.gui.dialogs.poll_sheets import PollSheets

ISSUED, PILE = 18, "1111111122221340"  # what is ticked on each sheet that came back; 0: two ticks, void
WRONG, AT = "3", 1  # the second sheet is first read as 不满意
HANDS = (30, 6, 2, 2)
OWED = "限期装好路灯"


def enter_the_pile(keys: Keys) -> None:
    """A key a sheet, one of them wrong; the sample finds it, the paper decides."""
    typed = PILE[:AT] + WRONG + PILE[AT + 1 :]
    keys.types(f"{typed}\n{PILE[:AT]}{PILE[AT]}")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PollSheets) and f"第{AT + 1}张" in dialog.trouble.text()
    keys.types(PILE[AT:3] + "\n")


def hand_in_the_sheets(keys: Keys) -> None:
    """收回 is first counted one too many and refused; counted again, it is as many as were entered."""
    keys.types(f"\n{ISSUED}\n{len(PILE) + 1}\n")
    keys.in_the_dialog(lambda: enter_the_pile(keys))
    keys.presses("Alt+J", "Ctrl+7")
    keys.types("\n" * 8)
    assert meeting_of(keys).evaluations == ()
    keys.presses("Ctrl+7")
    keys.types(f"\n\n{len(PILE)}\n" + "\n" * 5)


def judge(keys: Keys) -> None:
    """The whole by sheets and a verdict with its words, a promise by hands, another broken and to be put right."""
    keys.presses("Ctrl+7")
    hand_in_the_sheets(keys)
    named(keys, "评议意见")
    keys.types("路灯还要催\n2")
    keys.types("↓\n")
    keys.presses("Alt+Z")
    keys.types("\n".join(map(str, HANDS)) + "\n1")
    keys.types(f"↓↓3{OWED}\n\n12-31\n")


def judged() -> list[str]:
    """What the minutes must say of it, counted from the pile and the hands."""
    valid, void = sum(key != "0" for key in PILE), PILE.count("0")
    good, fair = PILE.count("1"), PILE.count("2")
    return [
        "总体评价：部分兑现。"
        f"发放测评表{ISSUED}张，回收有效{valid}张，作废{void}张。综合满意率{percent(good + fair, valid)}。"
        f"“不了解”计入分母。满意率{percent(good, valid)}。路灯还要催",
        f"{PROMISED[0][0]}：兑现。举手测评，{sum(HANDS)}人表态。综合满意率{percent(HANDS[0] + HANDS[1], sum(HANDS))}。",
        f"{PROMISED[2][0]}：未兑现。",
        OWED,
        "本次评议承诺事项2项，兑现1项、未兑现1项。",
    ]


def end(keys: Keys) -> None:
    """散会 and seal."""
    keys.presses("Ctrl+9", "Alt+S", "Alt+E", "Alt+Y")
    assert meeting_of(keys).state is MeetingState.SEALED


def owed_in_excel(path: Path, folder: Path) -> list[tuple[object, ...]]:
    """The rows of 整改清单 as the street office gets them."""
    assert run("export", path, folder, "--only", "ledger").code == 0
    (book,) = folder.rglob("*汇总表-*.xlsx")
    rows = openpyxl.load_workbook(book)["整改清单"].iter_rows(values_only=True)
    return [row for row in rows if OWED in row]


def test_what_the_review_found_wanting_is_on_the_table_of_the_next(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Evening(f"{room.DAY}T19:00:00")
    make_review_under_way(path, clock).close()
    keys = sit_down(path, clock, monkeypatch)
    judge(keys)
    end(keys)
    says(bare(minutes_of(keys)), judged())
    keys.window.close()
    assert [row[2:6] for row in owed_in_excel(path, tmp_path / "first")] == [
        (OWED, PROMISED[2][1], datetime(2026, 12, 31), "待落实")
    ]

    keys = sit_down(path, Evening(f"{room.NEXT_DAY}T19:00:00"), monkeypatch)
    room.call_the_next_round(keys)
    assert OWED in what_is_on_the_table(keys)
    keys.types("↓↓↓↓1")
    end(keys)
    again = ["本次评议整改事项1项，兑现1项。", f"{OWED}（整改）：兑现。"]
    says(bare(minutes_of(keys)), again)
    keys.window.close()
    says(papers(path, tmp_path / "out", REVIEW + 1)["会议纪要"], again)
    assert owed_in_excel(path, tmp_path / "second")[0][6:8] == ("兑现", 3)
