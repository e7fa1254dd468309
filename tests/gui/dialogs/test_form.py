"""A form asks in its own words; the frame that the desktop draws around it has room for one line."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from yitusanhui.gui.dialogs.form import Form


def test_the_frame_bears_the_first_line_of_a_long_question(qtbot: QtBot) -> None:
    form = Form("开会前请看一下：\n· 地点没有填\n· 主持人没有填")
    qtbot.addWidget(form)
    assert form.windowTitle() == "开会前请看一下："
