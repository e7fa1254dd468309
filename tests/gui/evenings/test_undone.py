"""Whatever was done and taken back by Ctrl+Z in an evening is in the journal and on no paper."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.gui.evenings import room
from tests.gui.evenings.keys import Evening, Keys, named, sit_down
from tests.gui.evenings.papers import meeting_of, minutes_of, papers
from tests.gui.evenings.worlds import HOUSEHOLDS, gather, make_disputed_world, make_promised_world, make_world
from yitusanhui.domain.terms import MeetingState, Stage
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.meetings import call_meeting, open_meeting

World = Callable[[Path, Evening], ConsultationFile]
WORLDS: dict[Stage, tuple[World, int]] = {
    Stage.CONSULT: (make_world, 1),
    Stage.COORDINATE: (make_disputed_world, 2),
    Stage.REVIEW: (make_promised_world, 3),
}
STAYS, GONE = "车棚离窗太近", "勾销"  # stands in everything that is taken back, and in nothing else


def taken_back(keys: Keys, panel: str, *deeds: str | Callable[[], object]) -> None:
    """In this panel, what is typed, pressed (+) or done; then Ctrl+Z."""
    keys.presses(panel)
    for deed in deeds:
        if callable(deed):
            deed()
        elif deed.startswith("+"):
            keys.presses(deed[1:])
        else:
            keys.types(deed)
    keys.presses("Ctrl+Z")


def at_the_door(keys: Keys) -> list[str]:
    """A walk-in and a neighbour's paper."""
    keys.in_the_dialog("18号楼101室\n")
    taken_back(keys, "Ctrl+2", f"{GONE}的人\n")
    giver, agent = HOUSEHOLDS[70], HOUSEHOLDS[1]
    keys.in_the_dialog(f"{giver.household}\n{agent.household}\n", "+Ctrl+A", f"{GONE}的事项\n\n")
    taken_back(keys, "Ctrl+2", "+Alt+W")
    return ["sign_in_walk_in", "grant_proxy"]


def of_words(keys: Keys) -> list[str]:
    """Recorded, amended, withdrawn; the one between stays as it was said."""
    taken_back(keys, "Ctrl+3", f"@何德福\n{GONE}的意见\n")
    keys.types(f"{STAYS}\n")
    keys.in_the_dialog(f"，{GONE}的改动\n")
    taken_back(keys, "Ctrl+3", "+F2")
    keys.in_the_dialog("+Ctrl+A", f"{GONE}的理由\n")
    taken_back(keys, "Ctrl+3", "+Down", "+Del")
    return ["record_comment", "amend_comment", "withdraw_comment"]


def of_a_topic(keys: Keys, number: int) -> list[str]:
    """The topic itself; then of one that stays an option, a stand, an agreement, where it goes."""
    taken_back(keys, "Ctrl+4", f"{number}\n{GONE}的议题\n")
    keys.presses("Ctrl+4")
    keys.types(f"{number}\n车棚\n")
    taken_back(keys, "Ctrl+4", "+Alt+2", f"{GONE}的方案\n\n\n\n")
    keys.presses("Ctrl+4", "Alt+2")
    keys.types("东门\n\n\n\n")
    taken_back(keys, "Ctrl+4", "+Alt+3", f"{GONE}的一方\na1\n")
    taken_back(keys, "Ctrl+4", "+Alt+4", f"{GONE}的结果", "+Ctrl+Return")
    taken_back(keys, "Ctrl+4", "+Alt+5", lambda: named(keys, "没有谈成的"), f"↓\n{GONE}的去向\n")
    return ["raise_topic", "offer_option", "take_position", "edit_topic", "leave_open"]


def of_what_follows(keys: Keys) -> list[str]:
    """A vote drafted, a promise, a verdict, an answer, a correction."""
    taken_back(keys, "Ctrl+5", f"{GONE}的表决\n1\n\n\n")
    taken_back(keys, "Ctrl+6", lambda: named(keys, "做什"), f"{GONE}的承诺\n物业公司\n12-31\n")
    taken_back(keys, "Ctrl+7", lambda: named(keys, "评议意见"), f"{GONE}的评语\n2")
    taken_back(keys, "Ctrl+8", f"4{GONE}的答复\n\n\n")
    taken_back(keys, "Ctrl+9", "+Alt+G", f"秩序\n{GONE}的更正\n")
    return ["draft_motion", "make_commitment", "evaluate", "reply_comment", "correct_minutes"]


def gone_in_the_journal(path: Path) -> list[str]:
    """Operations that wrote the words, in their order, each once, without what took them back."""
    with closing(sqlite3.connect(path)) as db:
        found = db.execute("SELECT operation FROM journal WHERE after LIKE ? ORDER BY seq", (f"%{GONE}%",))
        return [one for one in dict.fromkeys(operation for (operation,) in found) if one != "undo_last"]


@pytest.mark.parametrize("stage", Stage)
def test_what_was_undone_is_in_the_journal_and_on_no_paper(
    stage: Stage, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Evening(f"{room.DAY}T19:00:00")
    make, here = WORLDS[stage]
    with make(path, clock) as file:
        if here > 1:
            call_meeting(file, stage=stage, place="活动室", chair="顾书记", recorder="小陈")
        gather(file, 40)
        open_meeting(file, meeting_id=here)
    keys = sit_down(path, clock, monkeypatch)
    done = [*at_the_door(keys), *of_words(keys)]
    number = meeting_of(keys).comments[-1].number
    done += [*of_a_topic(keys, number), *of_what_follows(keys)]
    assert gone_in_the_journal(path) == done
    shown = [minutes_of(keys)]
    keys.presses("Ctrl+9", "Alt+S", "Alt+E", "Alt+Y", "Ctrl+8")
    keys.types("4会上已说明\n\n\n")
    assert meeting_of(keys).state is MeetingState.SEALED
    keys.window.close()
    shown += papers(path, tmp_path / "out", here).values()
    assert [paper for paper in shown if GONE in paper or STAYS not in paper] == []
