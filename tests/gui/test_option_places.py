"""An option on its own drawing and around its sites: on the map, side by side on the wall, in the minutes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.gui.builders import in_the_dialog, make_drawing, press
from yitusanhui.documents.minutes import drafted
from yitusanhui.domain.shapes import ShapeKind
from yitusanhui.domain.sites import drawn
from yitusanhui.domain.terms import SiteKind
from yitusanhui.gui.dialogs.option_sites import OptionSitesDialog
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels.topics import TopicsPanel
from yitusanhui.gui.wall_fit import LEAST
from yitusanhui.gui.wall_options import EDGE, marked
from yitusanhui.gui.wall_pages import WallMode
from yitusanhui.gui.wall_sides import LARGEST, WallOption, WallOptions
from yitusanhui.operations import meetings, reading, topics
from yitusanhui.operations.blueprints import import_blueprint
from yitusanhui.operations.sites import add_site
from yitusanhui.operations.undo import undo_last

SQUARE = drawn(ShapeKind.AREA, [(1400, 800), (1500, 800), (1500, 900), (1400, 900)])


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> TopicsPanel:
    """A topic with two options, a site, and a second drawing that the meeting doesn't use."""
    file = window.session.file
    add_site(file, blueprint_id=1, kind=SiteKind.FACILITY, name="东门车棚", shape=SQUARE)
    held = reading.read_particulars(file)[0].blueprint
    assert held is not None
    other = make_drawing(1200, 900)
    import_blueprint(file, drawing=replace(other, file_name="方案B.png"))
    meetings.edit_meeting(file, meeting_id=1, blueprint_id=held.id)
    meetings.open_meeting(file, meeting_id=1)
    topics.raise_topic(file, meeting_id=1, title="车棚放哪里")
    topics.offer_option(file, topic_id=1, title="放东门", detail="沿北墙建", cost="3万元")
    topics.offer_option(file, topic_id=1, title="放西门", cost="5万元", blueprint_id=2)
    panel = window.panels.panel("topics")
    assert isinstance(panel, TopicsPanel)
    window.panels.show_panel("topics")
    panel.tabs.setCurrentWidget(panel.options)
    return panel


def _tick(dialog: QDialog) -> None:
    assert isinstance(dialog, OptionSitesDialog)
    press(dialog.list, Qt.Key.Key_Space)
    dialog.ok.click()


def test_sites_are_chosen_by_keys_printed_and_undone(panel: TopicsPanel, window: MainWindow) -> None:
    in_the_dialog(_tick)
    press(panel.options.cards[0], Qt.Key.Key_S)
    (topic,) = reading.read_topics(window.session.file)
    assert topic.options[0].sites == ("东门车棚",)
    assert "东门车棚" in " ".join(panel.options.cards[0]._facts())
    report = reading.read_report(window.session.file)
    said = " ".join(block.text for block in drafted(report, report.meeting(1)))
    assert "点位：东门车棚" in said and "图纸：v2" in said
    undo_last(window.session.file)
    assert reading.read_topics(window.session.file)[0].options[0].sites == ()


def test_the_map_and_the_wall_show_the_option_one_is_on(panel: TopicsPanel, window: MainWindow) -> None:
    pane = window.pane
    panel.options.cards[1].setFocus()
    assert pane.blueprint is not None and pane.blueprint.id == 2
    assert window.wall.wall.map.surface.drawing_size == pane.view.drawing_size == (1200, 900)
    panel.options.cards[0].setFocus()
    assert pane.blueprint.id == 1
    panel.options.cards[1].setFocus()
    window.panels.show_panel("comments")
    assert pane.blueprint.id == 1


def test_a_click_on_an_options_drawing_is_no_place_of_the_meetings(panel: TopicsPanel, window: MainWindow) -> None:
    chosen: list[tuple[float, float]] = []
    window.session.place_chosen.connect(lambda x, y: chosen.append((x, y)))
    panel.options.cards[1].setFocus()
    window.pane.view.place_clicked.emit(500, 500)
    assert chosen == []
    assert window.pane.blueprint is not None and window.pane.blueprint.id == 1


def test_two_options_stand_side_by_side_on_the_wall(panel: TopicsPanel, window: MainWindow) -> None:
    topics.edit_option(window.session.file, option_id=1, site_ids=[1])
    panel.refresh()
    press(panel.options.cards[0], Qt.Key.Key_W)
    wall = window.wall.wall
    assert wall.mode is WallMode.OPTIONS and wall.isVisible()
    left, right = wall.options.sides.options
    assert "方案A" in left.words and "3万元" in left.words and "做法：沿北墙建" in left.words
    assert "方案B" in right.words and "5万元" in right.words


def test_on_the_wall_two_options_say_how_they_are_done_in_all_the_room_there_is(qtbot: QtBot) -> None:
    """Level with each other, as large as fits; without a drawing nothing is kept free for one."""
    page = WallOptions()
    qtbot.addWidget(page)
    page.resize(1024, 700)
    facts = ("做法：沿墙建", "费用：18万元", "")
    page.show_pair("车棚", WallOption("方案A　东门", facts), WallOption("方案B　原址", ("", "费用：5万元", "")))
    page.show()
    sides = page.sides
    assert sides.height() > 550 and sides.fitted()[0] == LARGEST
    page.show_pair(
        "车棚",
        WallOption("方案A　东门", ("做法：" + "沿墙建，" * 100, "", "")),
        WallOption("方案B　原址", ("", "", "")),
    )
    size, most = sides.fitted()
    assert size == LEAST and 50 < most < 400
    page.show_pair("车棚", WallOption("方案A", facts, make_drawing().overview), WallOption("方案B", facts))
    QApplication.processEvents()
    assert 300 < sides.height() < 350 and page.pictures[0].height() > 200


def test_a_topic_with_two_options_shows_them_without_a_choice(panel: TopicsPanel, window: MainWindow) -> None:
    window.actions_["wall_options"].trigger()
    wall = window.wall.wall
    assert wall.mode is WallMode.OPTIONS
    assert ["方案A" in wall.options.sides.options[0].words, "方案B" in wall.options.sides.options[1].words] == [
        True,
        True,
    ]


def test_with_three_options_it_says_how_to_choose_and_leaves_the_wall(panel: TopicsPanel, window: MainWindow) -> None:
    topics.offer_option(window.session.file, topic_id=1, title="不动")
    panel.refresh()
    before = window.wall.wall.mode
    window.actions_["wall_options"].trigger()
    assert window.wall.wall.mode is before and "按 W" in window.toast.words.text()
    press(panel.options.cards[2], Qt.Key.Key_W)
    window.actions_["wall_options"].trigger()
    left, right = window.wall.wall.options.sides.options
    assert "方案C" in left.words and "方案A" in right.words


def test_the_picture_is_the_part_around_the_site_with_the_site_on_it(window: MainWindow) -> None:
    (drawing,) = reading.read_blueprints(window.session.file)
    picture = QImage.fromData(marked(reading.read_overview(window.session.file, drawing.id), drawing, [SQUARE]))
    whole = QImage.fromData(marked(reading.read_overview(window.session.file, drawing.id), drawing, []))
    assert picture.width() < whole.width()
    places = ((x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2))
    seen = [QColor(picture.pixelColor(x, y)) for x, y in places]
    assert any(abs(one.red() - EDGE.red()) < 20 and one.green() < 90 for one in seen)
