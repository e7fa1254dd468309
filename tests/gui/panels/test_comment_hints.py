"""What is said about the words in the line: a category they sound like, learnt from what was sorted before."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from yitusanhui.gui.main_window import MainWindow
from yitusanhui.gui.panels import comment_hints
from yitusanhui.operations import comments, new_templates

OTHERS = "体系,大类,名称,简码,备注\n五宜,宜居,夜市,ys,\n"
SORTED = ("烧烤摊油烟大", "烧烤摊太吵", "夜里烧烤摊吵")


@pytest.fixture
def many(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A meeting in which so much was sorted already that it is learnt beside the work."""
    monkeypatch.setattr(comment_hints, "AT_ONCE", 2)
    for words in SORTED:
        window.session.do(comments.record_comment, meeting_id=1, text=words, category="小店")
    window.panels.show_panel("comments")
    return window


def test_a_category_is_suggested_as_soon_as_many_comments_are_learnt(many: MainWindow, qtbot: QtBot) -> None:
    panel = many.panels.current
    panel.entry.line.setText("烧烤摊的烟")  # type: ignore[attr-defined]
    hints = panel.hints  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: hints.category == "小店")
    assert "小店" in hints.sounds.text()


def test_what_was_learnt_by_an_older_table_is_not_suggested(
    many: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = many.panels.current.hints  # type: ignore[attr-defined]
    learnt: list[object] = []
    monkeypatch.setattr(many.session, "run", lambda work, *, done: learnt.append((work, done)))
    many.panels.current.entry.line.setText("烧烤摊的烟")  # type: ignore[attr-defined]
    monkeypatch.setattr(new_templates, "_newest", lambda: {"categories.csv": OTHERS})
    many.session.do(new_templates.take_templates, names=["categories.csv"])
    ((work, done),) = learnt[:1]  # type: ignore[misc]
    done(work())
    assert hints.category == ""
