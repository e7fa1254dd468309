"""Small parts: what people wrote is never markup."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from yitusanhui.gui.widgets import tip


def read_as_shown(words: str) -> str:
    document = QTextDocument()
    document.setHtml(tip(words))
    return document.toPlainText()


def test_a_tooltip_shows_what_was_written() -> None:
    for words in ("<b>东门</b> & <img src=x>", "一行\n两行", "王𬱖", ""):
        assert read_as_shown(words) == words
