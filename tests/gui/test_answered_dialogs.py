"""A dialog that was answered is let go of: it neither stays till the window closes nor follows what is done."""

from __future__ import annotations

import warnings
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.gui.small_screen import OPENERS, Bench
from yitusanhui.domain.terms import ReplyKind
from yitusanhui.gui.background import Background
from yitusanhui.gui.dialogs.form import ask_words
from yitusanhui.gui.widgets import ask
from yitusanhui.operations.replies import reply_comment

APART = ("ExportDialog", "Preview")  # beside the window: they end themselves


def test_every_dialog_goes_when_it_is_answered_and_hears_nothing_more(bench: Bench, qtbot: QtBot) -> None:
    window, session = bench.window, bench.window.session
    left: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for kind, opener in OPENERS.items():
            if kind.__name__ in APART:
                continue
            dialog = opener(bench)
            QTimer.singleShot(0, dialog, dialog.reject)
            ask(dialog)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            left += [kind.__name__] if isValid(dialog) else []
        session.told.emit("说一声")
        session.refused.emit("不行")
        assert session.do(reply_comment, number=1, kind=ReplyKind.ADOPTED)
        window.turns.changed.emit()
    assert left == []


def test_a_dialog_that_asks_for_words_leaves_nothing_behind(bench: Bench, qtbot: QtBot) -> None:
    before = len(bench.window.findChildren(QDialog))
    for _ in range(3):
        QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())  # type: ignore[attr-defined]
        assert ask_words(bench.window, "名称", text="一二三") == ""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(bench.window.findChildren(QDialog)) == before


def test_what_comes_back_from_beside_is_not_told_to_a_dialog_that_has_gone(qtbot: QtBot, tmp_path: Path) -> None:
    class Waiting(QDialog):
        def take(self, words: str) -> None:
            self.setWindowTitle(words)

    dialog, still = Waiting(), Waiting()
    qtbot.addWidget(still)
    beside = Background()
    beside.run(lambda: "好了", done=dialog.take, failed=dialog.take)
    beside.run(lambda: "好了", done=still.take, failed=still.take)
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: still.windowTitle() == "好了" and not Background.any_busy())
