"""Two windows through each method: keys at the laptop, what the file holds, what the room reads on the wall."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.builders import press
from tests.gui.conftest import OpenWindow
from tests.gui.panels.builders import type_keys
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.domain.report import MotionLine
from yitusanhui.domain.terms import ChoiceKind, Method, MotionState
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.wall_pages import WallMode
from yitusanhui.operations import attendance, ballots, files, meetings, motions, reading, recounting, roster

HOUSEHOLDS, PRESENT = 9, 8
OPTIONS = [(label, ChoiceKind.OPTION) for label in ("A", "B")]
TELLERS = "zhang, li\nwang\n"


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """Nine owners of 100 m² and a square centimetre, eight of them in the room."""
    file = files.new_consultation(tmp_path / "车棚.ytsh", title="车棚")
    rows = [
        RosterRow(f"业主{n}", "业主", f"{n}号楼101室", f"{n}-101", 1_000_001, f"1380000{n:04d}")
        for n in range(1, HOUSEHOLDS + 1)
    ]
    roster.import_roster(file, rows=rows)
    meetings.open_meeting(file, meeting_id=1)
    for person in range(1, PRESENT + 1):
        attendance.sign_in(file, meeting_id=1, participant_id=person)
    return open_window(file)


def vote(window: MainWindow, qtbot: QtBot, draft: str, keys: str) -> MotionLine:
    """Draft, announce, open and count by keys; the motion as it is then."""
    press(window, Qt.Key.Key_F5)
    press(window, Qt.Key.Key_F9)
    window.activateWindow()
    window.panels.show_panel("votes")
    type_keys(qtbot, draft + "\n\n" + keys)
    QApplication.processEvents()
    (line,) = reading.read_motions(window.session.file, 1)
    keep_picture(window, line)
    return line


def keep_picture(window: MainWindow, line: MotionLine) -> None:
    """The wall as it is, for whoever wants to look at it."""
    folder = os.environ.get("YTSH_PICTURES")
    if folder:
        wall = window.wall.wall
        name = f"{line.method}{'-named' if line.named else ''}-{line.state}-{wall.mode}"
        wall.grab().save(f"{folder}/{name}.png")
        window.grab().save(f"{folder}/{name}-laptop.png")


def on_the_wall(window: MainWindow) -> str:
    page = window.wall.wall.sentence.counted
    assert window.wall.wall.sentence.currentWidget() is page
    bars = " ".join(f"{bar.label} {bar.figures}" for bar in page.bars.bars)
    return f"{page.head.words} {page.verdict.words} {bars} {page.formula.words}"


def test_hands(window: MainWindow, qtbot: QtBot) -> None:
    line = vote(window, qtbot, "Lamps\n1\n\n\n", "7\n0\n1\n7\n0\n1\n")
    matter = window.wall.wall.sentence.matter
    assert line.state is MotionState.OPEN and matter.isVisible()
    assert (matter.head.words, matter.matter.words) == ("正在表决：举手", "Lamps")
    assert matter.options.words == "赞成　反对　弃权" and matter.rule.words == line.rule_words
    panel = window.panels.current
    panel.close_bar.tellers.setFocus()  # type: ignore[attr-defined]
    type_keys(qtbot, TELLERS)
    (line,) = reading.read_motions(window.session.file, 1)
    assert line.passed and [choice.votes for choice in line.choices] == [7, 0, 1]
    keep_picture(window, line)
    assert "通过" in on_the_wall(window) and "赞成 7票（87.5%）" in on_the_wall(window)


def test_a_result_stands_until_the_next_vote_is_announced(window: MainWindow, qtbot: QtBot) -> None:
    file, session = window.session.file, window.session
    ids = []
    for title in ("Lamps", "Trees"):
        done = motions.draft_motion(file, meeting_id=1, title=title, method=Method.DOTS, choices=OPTIONS)
        ids.append(int(str(done.facts["motion"])))
    press(window, Qt.Key.Key_F5)
    press(window, Qt.Key.Key_F9)
    page = window.wall.wall.sentence
    for motion in ids:
        session.do(motions.announce_vote, motion_id=motion)
    assert page.currentWidget() is page.matter and page.matter.head.words == "即将表决：贴纸（圆点）"
    for motion in ids:
        session.do(motions.open_vote, motion_id=motion)
    (first, _) = reading.read_motions(file, 1)
    session.do(ballots.count_papers, motion_id=ids[0], votes={choice.id: 2 for choice in first.choices})
    assert page.currentWidget() is page.matter
    for name in ("zhang", "li"):
        session.do(recounting.confirm_count, motion_id=ids[0], name=name)
    session.do(motions.close_vote, motion_id=ids[0])
    assert page.currentWidget() is page.counted and page.counted.head.words == "Lamps"
    session.do(attendance.sign_out, meeting_id=1, participant_id=1)
    assert page.currentWidget() is page.counted
    session.do(motions.cancel_motion, motion_id=ids[1], reason="改期")
    assert page.currentWidget() is page.counted


@pytest.mark.parametrize("key", ["2", "4"])
def test_names(window: MainWindow, qtbot: QtBot, key: str) -> None:
    line = vote(window, qtbot, f"Lamps\n{key}\n\n\n", "11111213")
    assert "通过" not in window.wall.wall.sentence.counted.verdict.words  # hidden until it is closed
    window.panels.current.close_bar.tellers.setFocus()  # type: ignore[attr-defined]
    type_keys(qtbot, TELLERS)
    (line,) = reading.read_motions(window.session.file, 1)
    assert [choice.votes for choice in line.choices] == [6, 1, 1]
    keep_picture(window, line)
    assert "赞成 6票" in on_the_wall(window)


def test_paper_called_out(window: MainWindow, qtbot: QtBot) -> None:
    vote(window, qtbot, "Lamps\n3\n\n\n", "8\n8\n0\n0\n")
    panel = window.panels.current
    wall = window.wall.wall
    panel.papers.call.click()  # type: ignore[attr-defined]
    assert wall.mode is WallMode.STROKES and wall.strokes.head.words == "唱票：Lamps"
    type_keys(qtbot, "11112\b1111")
    assert wall.mode is WallMode.STROKES and wall.strokes.numbers == [8, 0, 0, 0, 0]
    type_keys(qtbot, "\b3")
    assert wall.strokes.numbers == [7, 0, 1, 0, 0]
    keep_picture(window, reading.read_motions(window.session.file, 1)[0])
    type_keys(qtbot, "\nzhang,li\nwang\n")
    assert wall.mode is WallMode.SENTENCE
    (line,) = reading.read_motions(window.session.file, 1)
    assert (line.valid, line.confirmed, line.tellers) == (8, ("zhang", "li"), "zhang、li")
    keep_picture(window, line)
    assert "赞成 7票（87.5%）" in on_the_wall(window)


def test_what_is_voted_on_comes_to_the_wall_when_it_is_announced(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F5)
    wall, session = window.wall.wall, window.session
    for announced, mode in ((Qt.Key.Key_F8, WallMode.SENTENCE), (Qt.Key.Key_F12, WallMode.BLANK)):
        done = motions.draft_motion(session.file, meeting_id=1, title="Lamps", method=Method.HANDS)
        press(window, announced)
        session.do(motions.announce_vote, motion_id=done.facts["motion"])
        assert wall.mode is mode
    press(window, Qt.Key.Key_F12)
    assert wall.mode is WallMode.SENTENCE and wall.sentence.matter.matter.words == "Lamps"
    press(window, Qt.Key.Key_F6)
    assert wall.mode is WallMode.MAP


def test_owners_see_both_thresholds_while_they_vote(window: MainWindow, qtbot: QtBot) -> None:
    draft = "Lamps\n4\n\n\n"
    panel = window.panels.panel("votes")
    panel.draft.read()  # type: ignore[attr-defined]
    panel.draft.preset.setCurrentIndex(list(panel.draft.presets).index("owners_general"))  # type: ignore[attr-defined]
    vote(window, qtbot, draft, "11112")
    page = window.wall.wall.sentence.live
    assert window.wall.wall.sentence.currentWidget() is page
    assert page.marks.words == (
        "参与 5/9户 还差1户 500.0005/900.0009 m² 还差100.0001 m²；同意 4/5户 ✓ 400.0004/500.0005 m² ✓"
    )
    type_keys(qtbot, "1")
    assert page.marks.words.startswith("参与 6/9户 ✓ 600.0006/900.0009 m² ✓；")
    keep_picture(window, reading.read_motions(window.session.file, 1)[0])
    window.panels.current.close_bar.tellers.setFocus()  # type: ignore[attr-defined]
    type_keys(qtbot, TELLERS)
    (line,) = reading.read_motions(window.session.file, 1)
    assert line.passed and line.quorum_met
    keep_picture(window, line)
    assert "通过" in on_the_wall(window)


@pytest.mark.parametrize(
    ("method", "draft", "keys", "told"),
    [
        (Method.DOTS, "Which\n5\nA,B,C\n\n\n", "9\n4\n1\nzhang,li\nwang\n", "A 9点（64.3%）"),
        (
            Method.SCORE,
            "Which\n7\nA,B,C\n\n\n1",
            "4\n4\n0\n0\n0\n0\n0\n1\n3\n2\n2\n0\n0\n0\n0\n0\n0\n0\n0\nzhang,li\nwang\n",
            "A 平均4.75分（19/4）",
        ),
        (
            Method.RANK,
            "Which\n8\nA,B,C\n\n\n1",
            "4\n4\n0\n0\n3\n1\n0\n1\n2\n1\n0\n1\n3\nzhang,li\nwang\n",
            "A 11分　第1名3票",
        ),
    ],
)
def test_orders_from_paper(window: MainWindow, qtbot: QtBot, method: Method, draft: str, keys: str, told: str) -> None:
    line = vote(window, qtbot, draft, keys)
    assert line.method is method and line.state is MotionState.COUNTED and line.passed is None
    assert told in on_the_wall(window)
    assert line.leading == ("A",)


@pytest.mark.parametrize(
    ("draft", "keys", "told"),
    [
        ("Which\n7\nA,B\n\n\n2", "545352-155", "A 平均4分（20/5）"),
        ("Which\n8\nA,B\n\n\n2", "12121221", "A 7分　第1名3票"),
    ],
)
def test_orders_by_name(window: MainWindow, qtbot: QtBot, draft: str, keys: str, told: str) -> None:
    line = vote(window, qtbot, draft, keys)
    assert line.named and line.state is MotionState.OPEN
    window.panels.current.close_bar.tellers.setFocus()  # type: ignore[attr-defined]
    type_keys(qtbot, TELLERS)
    (line,) = reading.read_motions(window.session.file, 1)
    assert line.state is MotionState.COUNTED
    keep_picture(window, line)
    assert told in on_the_wall(window)


def test_several_choices_stop_at_the_most_the_rule_allows(window: MainWindow, qtbot: QtBot) -> None:
    refused: list[str] = []
    window.session.refused.connect(refused.append)
    vote(window, qtbot, "Which\n6\nA,B,C\n\n2\n", "123\n12\n1\n")
    assert len(refused) == 1 and "至多选2项" in refused[0]
    window.panels.current.close_bar.tellers.setFocus()  # type: ignore[attr-defined]
    type_keys(qtbot, TELLERS)
    (line,) = reading.read_motions(window.session.file, 1)
    assert [choice.votes for choice in line.choices] == [3, 2, 0]
    keep_picture(window, line)
    assert "每人至多选2项" in line.rule_words


def test_options_with_long_names_are_read_whole_and_the_one_that_passed_is_named(
    window: MainWindow, qtbot: QtBot
) -> None:
    names = ("方案甲：扩棚加充电柜", "方案乙：只划线不建棚，充电放在东门外，另设雨棚和照明")
    long = [(name, ChoiceKind.OPTION) for name in names]
    session = window.session
    done = motions.draft_motion(session.file, meeting_id=1, title="车棚", method=Method.NAMED, choices=long)
    session.do(motions.announce_vote, motion_id=done.facts["motion"])
    session.do(motions.open_vote, motion_id=done.facts["motion"])
    window.resize(1366, 720)
    window.panels.show_panel("votes")
    panel = window.panels.current
    panel.take_focus()
    QApplication.processEvents()
    buttons = panel.named.pick.findChildren(QPushButton)  # type: ignore[attr-defined]
    for part in (*buttons, panel.named.progress, panel.close_bar.readers):  # type: ignore[attr-defined]
        assert part.visibleRegion().boundingRect().width() == part.width()
    assert buttons[1].text().endswith("…") and "另设雨棚" in buttons[1].toolTip()
    type_keys(qtbot, "11111122")
    panel.close_bar.tellers.setText("甲、乙")  # type: ignore[attr-defined]
    panel.close_bar.close_vote()  # type: ignore[attr-defined]
    keep_picture(window, reading.read_motions(session.file, 1)[0])
    assert "通过：方案甲：扩棚加充电柜" in on_the_wall(window)
