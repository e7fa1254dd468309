"""The queue at the door: nobody is signed in for a namesake, and letters make no voter."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.builders import ROSTER, in_the_dialog, make_file, press, type_words
from tests.gui.conftest import OpenWindow
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.domain.terms import MeetingState
from yitusanhui.gui.dialogs.proxies import ProxyDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.sign_in import SignInPanel
from yitusanhui.operations import attendance, meetings, reading

Key = Qt.Key


def sign_in_panel(window: MainWindow) -> SignInPanel:
    press(window, Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    panel = window.panels.current
    assert isinstance(panel, SignInPanel)
    return panel


def types(words: str) -> None:
    """To whatever has the keyboard; a line end is Enter."""
    for letter in words:
        here = keyboard()
        if letter == "\n":
            press(here, Key.Key_Return)
        else:
            type_words(here, letter)


def keyboard() -> QWidget:
    """What has the keyboard; the window gets it back when a dialog over it has gone."""
    if QApplication.focusWidget() is None and QApplication.activeModalWidget() is None:
        window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible())
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
    found = QApplication.focusWidget()
    assert found is not None
    return found


def here(window: MainWindow) -> list[tuple[str, str, bool]]:
    return [(line.name, line.address, line.votes) for line in reading.read_attendees(window.session.file, 1)]


def test_how_many_fit_is_said(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    types("zxm")
    assert "2人相符" in panel.finder.told.text()
    types("\n")
    assert here(window) == [] and "是张晓明，再按一次回车" in panel.finder.told.text()
    types("\n")
    assert here(window) == [("张晓明", "3号楼101室", True)]


def test_whoever_types_on_after_being_stopped_means_someone_else(window: MainWindow) -> None:
    sign_in_panel(window)
    types("zxm\nlxy\n")
    assert [name for name, _, _ in here(window)] == ["李秀英"]


def test_of_two_at_one_door_none_is_taken_by_the_first_enter(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    types("3-101\n")
    assert here(window) == [] and "2人相符" in panel.finder.told.text()
    press(keyboard(), Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert [name for name, _, _ in here(window)] == ["李秀英"]
    types("3101\n")
    assert [name for name, _, _ in here(window)] == ["李秀英", "张晓明"]


def test_of_namesakes_none_is_taken_by_the_first_enter(open_window: OpenWindow, tmp_path: Path) -> None:
    people = (*ROSTER, RosterRow("张晓明", "居民", "7号楼701室", "7-701"))
    window = open_window(make_file(tmp_path, people=people))
    panel = sign_in_panel(window)
    types("zhangxiaoming\n")
    assert here(window) == [] and "不止一位张晓明" in panel.finder.told.text()
    press(panel.finder.line, Key.Key_Down)
    types("\n")
    assert [row[1] for row in here(window)] == ["7号楼701室"]
    types("zhangxiaoming\n\n")
    assert [row[1] for row in here(window)] == ["7号楼701室", "3号楼101室"]


def test_letters_that_find_nobody_are_a_slip_and_make_no_walk_in(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    types("qqq\n")
    assert not here(window) and window.toast.words.property("kind") == "refusal"
    assert "qqq" in window.toast.words.text() and "qqq" not in panel.walk_in.text()
    types("zhangxiaoming\n")
    assert [name for name, _, _ in here(window)] == ["张晓明"]


def test_a_newcomer_under_letters_makes_no_voter(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    said: list[str] = []

    def hasten(dialog: QDialog) -> None:
        types("\n")
        said.append(dialog.trouble.text())  # type: ignore[attr-defined]

    types("qqq")
    in_the_dialog(hasten)
    panel.walk_in.click()
    assert here(window) == [] and "不能持票" in said[0] and "列席" in said[0]


def test_who_gives_no_door_listens_and_a_door_gives_the_vote_back(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    in_the_dialog(lambda _: types("\n\n"))
    types("宋金宝\n")
    assert here(window) == [("宋金宝", "", False)]
    assert "列席1人" in panel.room.text() and "在场1人" in panel.room.text()

    def remember_the_door(dialog: QDialog) -> None:
        types("\n9号楼901室")
        assert dialog.findChild(QComboBox).currentText() == "居民"
        types("\n")

    in_the_dialog(remember_the_door)
    types("钱多多\n")
    assert here(window)[1] == ("钱多多", "9号楼901室", True)


def test_a_proxy_is_registered_by_enter_alone(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    types("zhangxiaoming\n")

    def give(dialog: QDialog) -> None:
        assert isinstance(dialog, ProxyDialog)
        assert "张晓明" not in {person.name for person in dialog.principal.index.people}
        types("wang\nzhangxiaoming\n")
        types("\n\n")

    in_the_dialog(give)
    panel.give_proxy()
    given = reading.read_proxies(window.session.file, 1)
    assert [(line.principal, line.agent, line.until, line.confirmed) for line in given] == [
        ("王𬱖", "张晓明", "", True)
    ]


def test_escape_leaves_the_proxy_unregistered_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    panel = sign_in_panel(window)
    types("zhangxiaoming\n")

    def think_better(dialog: QDialog) -> None:
        types("wang\nzhangxiaoming\n")
        press(dialog, Key.Key_Escape)

    in_the_dialog(think_better)
    panel.give_proxy()
    assert reading.read_proxies(window.session.file, 1) == ()
    assert window.toast.words.text() == "没有登记委托。"


SURNAMES = "张王李赵陈杨"
GIVEN = "建国", "秀英", "志强", "丽华", "阿宝", "晓明", "玉兰", "德福"


def make_street(count: int) -> tuple[RosterRow, ...]:
    """Eight households of one surname a building."""
    return tuple(
        RosterRow(
            f"{SURNAMES[n // 8 % 6]}{GIVEN[n % 8]}",
            "居民",
            f"{'东西南北中前'[n // 8 % 6]}楼{n // 48}{101 + n % 8}室",
            f"{'abcdef'[n // 8 % 6]}-{n // 48}{101 + n % 8}",
        )
        for n in range(count)
    )


@pytest.mark.parametrize(
    "searches", [("z", "w", "l", "zhao", "chen", "yang"), tuple(SURNAMES), tuple("东西南北中前"), tuple("abcdef")]
)
def test_forty_are_signed_in_in_under_eighty_keys(
    open_window: OpenWindow, tmp_path: Path, searches: tuple[str, ...]
) -> None:
    window = open_window(make_file(tmp_path, people=make_street(48), drawing=False))
    panel = sign_in_panel(window)
    keys = 0
    for group, typed in enumerate(searches):
        types(typed)
        press(keyboard(), Key.Key_Tab)
        keys += len(typed) + 1
        for place in range(8):
            person = panel.finder.chosen
            assert person is not None and person.name[0] == SURNAMES[group]
            comes = place % 6 != group  # 40 of the 48
            press(keyboard(), Key.Key_Return if comes else Key.Key_Down)
            keys += 1
    assert len(here(window)) == 40 and keys < 80


def test_the_whole_roll_is_called_with_a_key_a_person(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(make_file(tmp_path, people=make_street(78), drawing=False))
    panel = sign_in_panel(window)
    press(keyboard(), Key.Key_Tab)
    for place in range(78):
        press(keyboard(), Key.Key_Return if place < 40 else Key.Key_Down)
    assert len(here(window)) == 40 and panel.counts.voting == 40
    types("z")
    assert not panel.finder.calling


def test_those_who_are_here_come_last_in_a_search(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    types("zhangxiaoming\n")
    types("zx")
    assert [person.name for person in panel.finder.list.found.people] == ["张小曼", "张晓明"]


def test_who_holds_a_households_vote_is_asked_at_once_and_answered_by_a_key(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    types("zhangxiaoming\n")
    assert panel.household.isHidden()
    types("lxy\n")
    assert "由张晓明持票" in panel.household.text()
    press(keyboard(), Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert {name: votes for name, _, votes in here(window)} == {"张晓明": False, "李秀英": True}
    assert panel.household.isHidden()


def test_the_wrong_one_is_taken_back_by_delete_however_long_ago(window: MainWindow) -> None:
    sign_in_panel(window)
    types("zhangxiaoming\nlxy\nwang\n")
    types("zhangxiaoming")
    press(keyboard(), Key.Key_Delete)
    assert {name for name, _, _ in here(window)} == {"李秀英", "王𬱖"}
    assert "张晓明：签到已取消" in window.toast.words.text()
    types("wang")
    press(keyboard(), Key.Key_Home)
    press(keyboard(), Key.Key_Delete)  # a letter of the line, and nobody
    assert {name for name, _, _ in here(window)} == {"李秀英", "王𬱖"}


def test_a_door_that_is_nobodys_makes_no_walk_in_of_that_name(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    types("9号999\n")
    assert here(window) == [] and "9号999" in window.toast.words.text()
    said: list[tuple[str, str]] = []
    in_the_dialog(lambda dialog: said.append((dialog.name.text(), dialog.address.text())))  # type: ignore[attr-defined]
    panel.walk_in.click()
    assert said == [("", "9号999")]


def test_whoever_is_not_here_gives_the_proxy(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    types("lxy\n")
    types("wang")
    said: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ProxyDialog)
        said.append([one.chosen.name if one.chosen else "" for one in (dialog.principal, dialog.agent)])

    in_the_dialog(look)
    panel.give_proxy()
    assert said == [["王𬱖", ""]]


def test_who_came_last_is_first_in_the_list_also_within_a_minute(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    types("zhangxiaoming\nlxy\nwang\n")
    assert [person.name for person in panel.finder.list.found.people] == ["王𬱖", "李秀英", "张晓明"]


def test_a_walk_in_is_a_name_a_door_and_three_enters(window: MainWindow) -> None:
    sign_in_panel(window)
    in_the_dialog(lambda _: types("9号楼9\n"))
    types("宋金宝\n")
    assert here(window) == [("宋金宝", "9号楼9", True)]


def test_a_proxy_is_offered_to_voters_who_are_here_or_may_come(window: MainWindow) -> None:
    session = window.session
    for person in (1, 2):
        session.do(attendance.sign_in, meeting_id=1, participant_id=person)
    session.do(attendance.sign_out, meeting_id=1, participant_id=2)
    session.do(attendance.excuse, meeting_id=1, participant_id=3)
    panel = sign_in_panel(window)
    offered: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ProxyDialog)
        offered.extend([person.name for person in finder.index.people] for finder in (dialog.principal, dialog.agent))

    in_the_dialog(look)
    panel.give_proxy()
    assert offered == [["张小曼", "王𬱖", "李秀英"], ["张晓明", "李秀英"]]


def test_what_is_decided_without_a_quorum_is_set_down(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    types("zhangxiaoming\n")
    assert panel.banner.isHidden()
    window.session.do(meetings.open_meeting, meeting_id=1)
    assert panel.banner.isVisible()
    panel.banner.wait()
    assert panel.banner.isHidden()
    panel.banner.put_off()
    report = reading.read_meeting(window.session.file, 1)
    assert [("再等" in r.text, "改期" in r.text) for r in report.corrections] == [(True, False), (False, True)]
    assert report.state is MeetingState.ADJOURNED and report.pauses[0].reason == "到会人数不足，改期"
    assert panel.banner.isHidden()


def test_those_in_the_room_add_up_with_two_of_one_household(window: MainWindow) -> None:
    panel = sign_in_panel(window)
    for number in (1, 4, 5):  # two of 3-101, and one who listens
        window.session.do(attendance.sign_in, meeting_id=1, participant_id=number)
    assert panel.room.text() == "在场3人：持票1人，列席1人，同户不持票1人"


def test_who_went_home_is_said_beside_the_votes_that_are_left(window: MainWindow) -> None:
    session = window.session
    for person in (1, 2, 3):
        session.do(attendance.sign_in, meeting_id=1, participant_id=person)
    session.do(attendance.sign_out, meeting_id=1, participant_id=1)
    figures = session.attendance()
    assert window.top.figures["present"].text() == str(figures.voting)
    assert window.top.figures["voting"].text() == str(figures.here) == str(figures.voting - 1)
    window.panels.show_panel("sign_in")
    panel = window.panels.current
    assert isinstance(panel, SignInPanel)
    told = f"有1票的人已经离场：实到照算，现在宣布表决按{figures.here}票。"
    assert told in panel.sentence.text() and told in window.top.toolTip()
