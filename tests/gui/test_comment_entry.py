"""The line as a newcomer uses it: what a slip of the finger must not do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.gui.builders import ROSTER, in_the_dialog, make_file, press, type_words
from tests.gui.conftest import OpenWindow
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.domain.report import CommentLine
from yitusanhui.gui.dialogs.amend import AmendDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.operations import comments, meetings, reading
from yitusanhui.operations.files import open_consultation

Key, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def panel(window: MainWindow) -> CommentsPanel:
    """意见 in front, of a meeting that runs."""
    window.session.do(meetings.open_meeting, meeting_id=1)
    return comments_panel(window)


def comments_panel(window: MainWindow) -> CommentsPanel:
    press(window, Key.Key_3, CTRL)
    panel = window.panels.current
    assert isinstance(panel, CommentsPanel)
    return panel


def types(words: str) -> None:
    """To whatever has the keyboard."""
    here = QApplication.focusWidget()
    assert here is not None
    type_words(here, words)


def enter() -> None:
    here = QApplication.focusWidget()
    assert here is not None
    press(here, Key.Key_Return)


def says(words: str) -> None:
    types(words)
    enter()


def there(window: MainWindow) -> list[CommentLine]:
    return list(reading.read_comments(window.session.file))


def click_map(window: MainWindow, x: float, y: float) -> None:
    """Click a place of the drawing."""
    view = window.pane.view
    across, down = view.viewport.to_screen(x, y)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(round(across), round(down)))


# After a click on the map


def test_after_a_comment_is_placed_anew_the_next_words_are_the_next_comment(
    window: MainWindow, panel: CommentsPanel
) -> None:
    says("要路灯")
    press(panel.entry.line, Key.Key_Down)
    press(panel.list, Key.Key_P)
    click_map(window, 400, 300)
    assert QApplication.focusWidget() is panel.entry.line
    says("要座椅 +3")
    assert [(c.text, c.endorsements, c.x is None) for c in there(window)] == [
        ("要路灯", 0, False),
        ("要座椅", 3, True),
    ]


def test_the_mouse_on_the_map_leaves_the_keyboard_in_the_line(window: MainWindow, panel: CommentsPanel) -> None:
    view = window.pane.view
    types("要")
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    for step in (40, 80):
        QTest.mouseMove(view, QPoint(200 + step, 200))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(280, 200))
    types("路灯")
    assert panel.entry.line.text() == "要路灯"


def test_words_typed_on_the_map_go_to_the_line(window: MainWindow, panel: CommentsPanel) -> None:
    press(panel.entry.line, Key.Key_F4)
    assert QApplication.focusWidget() is window.pane.view
    types("@")
    types("zxm")
    assert panel.entry.line.text() == "@zxm" and QApplication.focusWidget() is panel.entry.line
    press(panel.entry.line, Key.Key_F4)
    press(window.pane.view, Key.Key_Escape)
    assert QApplication.focusWidget() is panel.entry.line


def test_plus_says_whom_it_is_for_and_asks_for_a_number_when_nothing_is_selected(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    file = make_file(tmp_path)
    for words in ("要路灯", "要座椅"):
        comments.record_comment(file, meeting_id=1, text=words)
    window = open_window(file)
    panel = comments_panel(window)
    types("+3")
    assert "哪一条" in panel.chips.count.text()
    enter()
    assert sum(c.endorsements for c in there(window)) == 0 and panel.entry.line.text() == "+3"
    assert window.toast.words.property("kind") == "refusal"
    panel.list.choose(1)
    assert "1号意见" in panel.chips.count.text() and "+3" in panel.chips.count.text()
    enter()
    assert [c.endorsements for c in there(window)] == [3, 0]
    assert "1号意见" in window.toast.words.text()


def test_a_click_on_the_drawing_brings_the_line_to_the_front_whatever_was_there(
    window: MainWindow, panel: CommentsPanel
) -> None:
    press(window, Key.Key_2, CTRL)
    assert window.panels.current is not panel
    click_map(window, 400, 300)
    assert window.panels.current is panel and panel.entry.line.isVisible()
    says("这里缺座椅")
    assert [(c.text, c.x is None) for c in there(window)] == [("这里缺座椅", False)]


def test_a_click_on_the_drawing_leaves_the_panel_when_the_meeting_takes_no_words(
    window: MainWindow, panel: CommentsPanel
) -> None:
    window.session.do(meetings.close_meeting, meeting_id=1)
    press(window, Key.Key_2, CTRL)
    front = window.panels.current
    click_map(window, 400, 300)
    assert window.panels.current is front and window.toast.words.property("kind") == "refusal"


# The last tag of a line


def test_a_line_that_ends_in_a_tag_of_one_meaning_is_recorded_by_one_enter(
    window: MainWindow, panel: CommentsPanel
) -> None:
    says("充电棚太远 @lxy")
    says("停车位不够 #tc")
    kept = [(c.text, c.author, c.category) for c in there(window)]
    assert kept == [("充电棚太远", "李秀英", ""), ("停车位不够", "李秀英", "停车充电")]


def test_a_tag_that_several_people_answer_to_is_asked_about_and_enter_again_records(
    window: MainWindow, panel: CommentsPanel
) -> None:
    says("充电棚太远 @zxm")
    assert not there(window)
    assert "2位" in panel.entry.note.text() and "张晓明，3号楼101室" in panel.entry.note.text()
    enter()
    assert [(c.text, c.author) for c in there(window)] == [("充电棚太远", "张晓明")]


def test_one_of_several_people_chosen_by_an_arrow_is_recorded_by_the_next_enter(
    window: MainWindow, panel: CommentsPanel
) -> None:
    types("充电棚太远 @zxm")
    press(panel.entry.line, Key.Key_Down)
    enter()
    assert [(c.text, c.author) for c in there(window)] == [("充电棚太远", "张小曼")]


def test_a_name_put_in_front_of_words_leaves_the_words(window: MainWindow, panel: CommentsPanel) -> None:
    types("要路灯")
    press(panel.entry.line, Key.Key_Home)
    says("@lxy")
    assert [(c.text, c.author) for c in there(window)] == [("要路灯", "李秀英")]


# Half typed


def test_what_was_half_typed_stands_in_the_line_after_reopening(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(make_file(tmp_path))
    path = window.session.file.path
    comments_panel(window)
    types("@张晓明 车棚离窗")
    click_map(window, 400, 300)
    window.close()
    again = open_window(open_consultation(path))
    panel = comments_panel(again)
    assert panel.entry.line.text() == "@张晓明 车棚离窗"
    assert panel.place == pytest.approx((400, 300), abs=3)
    assert "没录完" in again.toast.words.text()
    says("太近")
    assert [(c.text, c.author) for c in there(again)] == [("车棚离窗太近", "张晓明")]
    again.close()
    assert comments_panel(open_window(open_consultation(path))).entry.line.text() == ""


# Speaker


def test_a_space_takes_the_only_one_who_fits(window: MainWindow, panel: CommentsPanel) -> None:
    says("@lxy 要路灯")
    assert [(c.text, c.author, c.address) for c in there(window)] == [("要路灯", "李秀英", "3号楼101室")]


def test_where_several_fit_the_space_waits_for_a_choice(window: MainWindow, panel: CommentsPanel) -> None:
    types("@zxm ")
    assert panel.entry.offers.isVisible() and panel.entry.line.text() == "@zxm"
    assert "2位" in panel.entry.note.text()
    press(panel.entry.line, Key.Key_Down)
    enter()
    says("要路灯")
    assert there(window)[0].author == "张小曼"


def test_a_speaker_who_is_not_on_the_roster_is_shown_as_such_before_enter(
    window: MainWindow, panel: CommentsPanel
) -> None:
    types("@过路人 要路灯")
    assert "名册外" in panel.chips.who.text() and panel.chips.who.property("kind") == "strange"
    enter()
    assert there(window)[0].author == "过路人"


def test_the_speaker_who_stays_is_shown_and_one_key_lets_go(window: MainWindow, panel: CommentsPanel) -> None:
    says("@王𬱖 要路灯")
    assert "王𬱖" in panel.chips.who.text() and "沿用" in panel.chips.who.text()
    types("要座椅")
    press(panel.entry.line, Key.Key_0, ALT)
    assert "王𬱖" not in panel.chips.who.text() and panel.entry.line.text() == "要座椅"
    enter()
    assert [c.author for c in there(window)] == ["王𬱖", ""]


def test_escape_closes_the_offers_then_takes_the_tag_and_never_the_words(
    window: MainWindow, panel: CommentsPanel
) -> None:
    line = panel.entry.line
    types("要路灯 @zxm")
    press(line, Key.Key_Escape)
    assert panel.entry.offers.isHidden() and line.text() == "要路灯 @zxm"
    press(line, Key.Key_Escape)
    assert line.text() == "要路灯 "
    press(line, Key.Key_Escape)
    assert line.text() == "要路灯 " and "Ctrl" in window.toast.words.text()
    press(line, Key.Key_Backspace, CTRL)
    assert line.text() == ""
    press(line, Key.Key_Z, CTRL)
    assert line.text() == "要路灯 "


def test_the_speaker_of_an_amendment_is_found_by_initials(window: MainWindow, panel: CommentsPanel) -> None:
    says("要路灯")

    def correct(dialog: QDialog) -> None:
        assert isinstance(dialog, AmendDialog)
        dialog.author.setFocus()
        types("lxy")
        enter()

    in_the_dialog(correct)
    press(panel.entry.line, Key.Key_F2)
    assert (there(window)[0].author, there(window)[0].address) == ("李秀英", "3号楼101室")


# Category and 附议


def test_a_category_that_is_none_is_said_and_recorded_only_by_a_second_enter(
    window: MainWindow, panel: CommentsPanel
) -> None:
    for count, line in enumerate(("要路灯 #zzz", "#zzz 要路灯"), 1):
        says(line)
        assert len(there(window)) == count - 1 and "没有“zzz”这个类别" in panel.entry.note.text()
        enter()
        assert (there(window)[-1].text, there(window)[-1].category) == (line, "")


def test_a_category_that_is_none_can_be_chosen_where_it_stands(window: MainWindow, panel: CommentsPanel) -> None:
    says("#灯 楼道太暗")
    press(panel.entry.line, Key.Key_Down)
    enter()
    assert [(c.text, c.category) for c in there(window)] == [("楼道太暗", "宜居")]


def test_of_several_categories_none_is_taken_unasked(window: MainWindow, panel: CommentsPanel) -> None:
    says("楼道太暗 #儿童")
    assert there(window) == [] and "“儿童”是哪个类别" in panel.entry.note.text()
    press(panel.entry.line, Key.Key_Down)
    press(panel.entry.line, Key.Key_Down)
    enter()
    assert [(c.text, c.category) for c in there(window)] == [("楼道太暗", "儿童友好")]


def test_the_beginning_of_a_category_means_it_though_another_holds_the_word(
    window: MainWindow, panel: CommentsPanel
) -> None:
    says("#停车 地铁口乱停")
    panel.entry.line.setText("地铁口 #停车 乱停")
    enter()
    assert [(c.text, c.category) for c in there(window)] == [
        ("地铁口乱停", "停车充电"),
        ("地铁口 乱停", "停车充电"),
    ]


@pytest.mark.parametrize("typed", ["tccd", "tc", "停车"])
def test_a_category_is_found_by_initials_code_or_characters(
    window: MainWindow, panel: CommentsPanel, typed: str
) -> None:
    says(f"桂花树#{typed}")
    enter()
    assert [(c.text, c.category) for c in there(window)] == [("桂花树", "停车充电")]


def test_a_bare_mark_lists_all_categories_and_enter_takes_none_unasked(
    window: MainWindow, panel: CommentsPanel
) -> None:
    types("桂花树 #")
    offers = panel.entry.offers
    assert offers.count() == len(reading.read_categories(window.session.file))
    assert "宜居" in offers.item(0).text() and offers.currentItem() is None
    press(panel.entry.line, Key.Key_Down)
    press(panel.entry.line, Key.Key_Down)
    enter()
    enter()
    assert [(c.text, c.category) for c in there(window)] == [("桂花树", "加梯")]


def test_too_many_endorsements_are_said_and_not_recorded(window: MainWindow, panel: CommentsPanel) -> None:
    says("要路灯 +99999")
    assert there(window) == [] and "999" in panel.entry.note.text()
    assert panel.entry.line.text() == "要路灯 +99999"


def test_more_endorsements_than_people_are_recorded_and_remarked(window: MainWindow, panel: CommentsPanel) -> None:
    says("要路灯 +15")
    assert there(window)[0].endorsements == 15 and "在场的0人" in window.toast.words.text()


# Place


def test_recording_and_selecting_leave_the_scale_of_the_map(window: MainWindow, panel: CommentsPanel) -> None:
    view = window.pane.view
    before = view.viewport
    types("要路灯")
    click_map(window, 400, 300)
    assert "已标位置" in panel.chips.where.text()
    enter()
    assert view.viewport == before
    view.zoom(8)
    view.pan(4000, 4000)
    scale = view.viewport.scale
    panel.list.clearSelection()
    window.session.comment_selected.emit(1)
    assert view.viewport.scale == scale and view.viewport.area.left < 400 < view.viewport.area.right


def test_with_words_in_the_line_a_click_on_a_pin_places_and_without_it_selects(
    window: MainWindow, panel: CommentsPanel
) -> None:
    for words in ("要路灯", "要座椅"):
        types(words)
        click_map(window, 400, 300)
        enter()
    assert [c.x for c in there(window)] == [pytest.approx(400, abs=3)] * 2
    types("别处")
    click_map(window, 1200, 800)
    enter()
    click_map(window, 1200, 800)
    assert panel.place is None and panel.list.chosen is not None and panel.list.chosen.number == 3


def test_a_comment_without_a_place_says_how_to_give_it_one(window: MainWindow, panel: CommentsPanel) -> None:
    says("要路灯")
    assert "未标位置" in window.toast.words.text()


# Not any more


def test_a_withdrawn_comment_is_not_amended_and_that_is_said(window: MainWindow, panel: CommentsPanel) -> None:
    says("要路灯")
    window.session.do(comments.withdraw_comment, number=1, reason="本人收回")
    press(panel.entry.line, Key.Key_F2)
    assert QApplication.activeModalWidget() is None
    assert "1号意见已撤回" in window.toast.words.text()


@pytest.mark.parametrize(("ending", "words"), [(meetings.close_meeting, "已散会"), (meetings.adjourn_meeting, "休会")])
def test_a_meeting_that_takes_no_words_shuts_the_line_and_keeps_what_was_typed(
    window: MainWindow, panel: CommentsPanel, ending: Callable[..., object], words: str
) -> None:
    types("还没说完")
    window.session.do(ending, meeting_id=1)
    line = panel.entry.line
    assert line.isReadOnly() and words in panel.entry.note.text()
    press(line, Key.Key_Return)
    assert there(window) == [] and line.text() == "还没说完"
    window.session.do(meetings.open_meeting, meeting_id=1)
    assert not line.isReadOnly() and panel.entry.note.isHidden()


def test_namesakes_are_offered_with_their_doors(open_window: OpenWindow, tmp_path: Path) -> None:
    namesake = RosterRow("王𬱖", "居民", "7号楼701室", "7-701")
    window = open_window(make_file(tmp_path, people=(*ROSTER, namesake)))
    panel = comments_panel(window)
    types("@王𬱖 ")
    assert [panel.entry.offers.item(place).text()[-7:] for place in (0, 1)] == ["5号楼303室", "7号楼701室"]
    press(panel.entry.line, Key.Key_Down)
    enter()
    says("要路灯")
    assert there(window)[0].address == "7号楼701室"


def two_namesakes(open_window: OpenWindow, folder: Path) -> CommentsPanel:
    """Another 王𬱖 lives behind another door."""
    namesake = RosterRow("王𬱖", "居民", "7号楼701室", "7-701")
    return comments_panel(open_window(make_file(folder, people=(*ROSTER, namesake))))


def test_of_namesakes_the_door_of_the_one_who_speaks_is_shown_before_and_after_enter(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    panel = two_namesakes(open_window, tmp_path)
    types("要路灯 @王𬱖")
    assert "2位" in panel.chips.who.text() and panel.chips.who.property("kind") == "strange"
    press(panel.entry.line, Key.Key_Down)
    press(panel.entry.line, Key.Key_Tab)
    assert panel.chips.who.text() == "发言人 王𬱖（7号楼701室）"
    enter()
    assert panel.chips.who.text() == "沿用上一位 王𬱖（7号楼701室）" and panel.chips.who.property("kind") == "kept"


def test_a_namesake_put_into_the_line_whole_is_asked_about(open_window: OpenWindow, tmp_path: Path) -> None:
    panel = two_namesakes(open_window, tmp_path)
    panel.entry.line.setText("王𬱖说要路灯 @王𬱖 要快")
    enter()
    assert panel.book.lines == {} and panel.entry.offers.isVisible() and "2位王𬱖" in panel.entry.note.text()
    press(panel.entry.line, Key.Key_Down)
    press(panel.entry.line, Key.Key_Down)
    enter()
    assert [(line.text, line.address) for line in panel.book.lines.values()] == [("王𬱖说要路灯 要快", "7号楼701室")]


def test_enter_again_records_a_namesakes_words_by_the_name_alone(open_window: OpenWindow, tmp_path: Path) -> None:
    panel = two_namesakes(open_window, tmp_path)
    panel.entry.line.setText("＠王𬱖 要路灯")
    enter()
    enter()
    assert [(line.text, line.author, line.address) for line in panel.book.lines.values()] == [("要路灯", "王𬱖", "")]


def test_a_click_in_the_list_leaves_the_list_where_it_is(window: MainWindow, panel: CommentsPanel) -> None:
    for words in ("电瓶车没有地方充电", "我有糖尿病，走不远", "好"):
        says(words)
    panel.list.choose(2)
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    place = panel.list.mapTo(panel, QPoint(0, 0))
    for number, suggested, held in ((1, True, False), (2, False, True), (3, False, False)):
        panel.list.choose(number)
        QApplication.processEvents()
        assert (panel.hints.beside.isVisible(), panel.hints.below.isVisible()) == (suggested, held)
        assert panel.list.mapTo(panel, QPoint(0, 0)) == place
