"""Sites drawn with the keyboard and the mouse, on the window and without notes on the wall; filter, reach, heat."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.gui.builders import in_the_dialog, make_file, press, type_words
from yitusanhui.domain.filtering import PinFilter
from yitusanhui.domain.shapes import ShapeKind
from yitusanhui.domain.sites import drawn
from yitusanhui.domain.terms import SiteKind, SiteStatus
from yitusanhui.gui.dialogs.site import SiteDialog, SiteStatusDialog
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.grounds import set_scale
from yitusanhui.operations.meetings import open_meeting
from yitusanhui.operations.reading import read_comments, read_sites
from yitusanhui.operations.sites import add_site

Key = Qt.Key


@pytest.fixture
def window(tmp_path: Path, open_window):
    file = make_file(tmp_path)
    open_meeting(file, meeting_id=1)
    record_comment(file, meeting_id=1, text="太暗", category="宜居", x=400, y=300)
    record_comment(file, meeting_id=1, text="太吵", category="宜游", x=900, y=700, endorsements=5)
    return open_window(file)


def click(view, x, y):
    """On a place of the drawing, by mouse."""
    spot = QPointF(*view.viewport.to_screen(x, y)).toPoint()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot)


def named(name):
    """Fill in the form of a new site."""

    def fill(dialog):
        assert isinstance(dialog, SiteDialog)
        dialog.name.setFocus()
        type_words(dialog.name, name)
        dialog.accept()

    return fill


def test_an_area_is_drawn_vertex_by_vertex_described_and_taken_back(window):
    window.panels.show_panel("sites")
    panel, view = window.panels.current, window.pane.view
    press(panel.list, Key.Key_3)
    assert view.sketch is not None and view.hasFocus()
    for x, y in ((200, 200), (600, 200), (1200, 900), (600, 600)):
        click(view, x, y)
    press(view, Key.Key_Backspace)
    assert len(view.sketch.places) == 3
    click(view, 200, 600)
    in_the_dialog(named("口袋公园"))
    press(view, Key.Key_Return)
    (site,) = read_sites(window.session.file)
    assert (site.name, site.shape.kind, len(site.shape.rings[0])) == ("口袋公园", ShapeKind.AREA, 5)
    assert view.sketch is None
    assert [mark.label for mark in view.scene.sites] == ["口袋公园 拟建"]
    window.undo_last()
    assert view.scene.sites == ()


def test_a_shape_that_is_none_is_said_and_goes_on_and_esc_leaves_it(window, qtbot):
    window.panels.show_panel("sites")
    view = window.pane.view
    press(window.panels.current.list, Key.Key_2)
    click(view, 200, 200)
    with qtbot.waitSignal(window.session.refused) as said:
        press(view, Key.Key_Return)
    assert "线至少要2个点" in said.args[0]
    assert view.sketch is not None
    press(view, Key.Key_Escape)
    assert view.sketch is None
    assert read_sites(window.session.file) == ()


def test_the_space_bar_under_the_crosshair_draws_too(window):
    window.panels.show_panel("sites")
    view = window.pane.view
    press(window.panels.current.list, Key.Key_1)
    press(view, Key.Key_Right)
    press(view, Key.Key_Space)
    in_the_dialog(named("路灯"))
    press(view, Key.Key_Return)
    assert [site.shape.kind for site in read_sites(window.session.file)] == [ShapeKind.POINT]


def test_vertices_snap_to_those_of_other_sites_and_to_the_edge_and_are_dragged(window):
    corner = drawn(ShapeKind.AREA, [(300, 300), (500, 300), (500, 500)])
    add_site(window.session.file, blueprint_id=1, kind=SiteKind.IDLE, name="角", shape=corner)
    window.pane.extras.book.refresh()
    window.panels.show_panel("sites")
    panel, view = window.panels.current, window.pane.view
    scale = view.viewport.scale
    press(panel.list, Key.Key_2)
    view.sketch.click((500 + 5 / scale, 300), scale)
    view.sketch.click((900, 4 / scale), scale)
    assert view.sketch.places == [(500, 300), (900, 0.0)]
    press(view, Key.Key_Escape)
    panel.list.go(0)
    press(panel.list, Key.Key_E)
    start = QPointF(*view.viewport.to_screen(500, 500)).toPoint()
    end = QPointF(*view.viewport.to_screen(700, 640)).toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    press(view, Key.Key_Return)
    moved = read_sites(window.session.file)[0].shape.rings[0][2]
    assert moved == pytest.approx((700, 640), abs=2 / scale)


def test_its_state_is_said_by_key_and_notes_and_names_stay_off_the_wall(window):
    file = window.session.file
    shape = drawn(ShapeKind.POINT, [(800, 500)])
    what = {"blueprint_id": 1, "kind": SiteKind.PROJECT, "shape": shape}
    window.session.do(add_site, name="张晓明家门口花坛", note="电话13800001111", **what)
    window.panels.show_panel("sites")
    panel = window.panels.current
    panel.list.go(0)

    def choose(dialog):
        assert isinstance(dialog, SiteStatusDialog)
        dialog.choice.setCurrentIndex(3)
        dialog.accept()

    in_the_dialog(choose)
    press(panel.list, Key.Key_S)
    assert read_sites(file)[0].status is SiteStatus.BUILDING
    (inside,), (outside,) = window.pane.view.scene.sites, window.pane.public_scene.sites
    assert inside.label == "张晓明家门口花坛 在建"
    assert "晓明" not in outside.label and outside.label.endswith("在建")
    assert "138" not in repr(window.pane.public_scene)


def test_a_click_on_a_sign_selects_it_in_the_list_and_the_circles_say_straight_line(window):
    set_scale(window.session.file, blueprint_id=1, start=(0, 0), end=(1600, 0), metres=1600)
    window.pane.show_meeting()
    for name, x in (("东", 200), ("西", 1300)):
        shape = drawn(ShapeKind.POINT, [(x, 500)])
        window.session.do(add_site, blueprint_id=1, kind=SiteKind.FACILITY, name=name, shape=shape)
    window.panels.show_panel("sites")
    panel, view = window.panels.current, window.pane.view
    click(view, 1300, 500)
    assert panel.site.name == "西"
    press(panel.list, Key.Key_W)
    rings = view.scene.reach.rings
    assert [(ring.minutes, ring.sites, ring.comments) for ring in rings] == [(5, 0, 0), (10, 0, 1), (15, 1, 2)]
    assert window.pane.public_scene.reach == view.scene.reach
    assert "步行圈（直线距离）" in [line.words for line in view.scene.legend]
    press(panel.list, Key.Key_W)
    assert view.scene.reach is None


def test_a_filter_shows_some_here_and_on_the_wall_and_says_how_many(window):
    pane = window.pane
    pane.extras.set_filter(PinFilter(categories=frozenset(["宜游"])), ["宜游"])
    assert [pin.number for pin in pane.view.scene.pins] == [2]
    assert (pane.view.scene.note, pane.public_scene.note) == ("只看：宜游（1/2条）",) * 2
    window.session.do(record_comment, meeting_id=1, text="再一句", category="宜居", x=10, y=10)
    assert pane.view.scene.note == "只看：宜游（1/3条）"
    pane.extras.set_filter(PinFilter())
    assert len(pane.view.scene.pins) == 3
    assert pane.view.scene.note == ""
    pane.extras.toggle_heat()
    assert pane.public_scene.heat == ((900, 700, 5),)


def test_a_comment_speaks_of_a_line_drawn_while_it_is_written(window):
    view = window.pane.view
    window.actions_["draw_line"].trigger()
    for x, y in ((300, 300), (700, 300)):
        click(view, x, y)
    press(view, Key.Key_Return)
    panel = window.panels.panel("comments")
    line = panel.entry.line
    assert isinstance(line, QLineEdit)
    line.setFocus()
    type_words(line, "这一段太窄")
    press(line, Key.Key_Return)
    said = read_comments(window.session.file)[-1]
    assert (said.text, said.shape.kind) == ("这一段太窄", ShapeKind.LINE)
    assert (said.x, said.y) == pytest.approx((500, 300), abs=2)
    assert view.scene.pin(said.number).shape == said.shape
    type_words(line, "下一句")
    press(line, Key.Key_Return)
    assert read_comments(window.session.file)[-1].shape is None
