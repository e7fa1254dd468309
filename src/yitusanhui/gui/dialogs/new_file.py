"""新建项目: what it is called, whose it is, where the one file lies."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QWidget

from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.settings import ask_new_file
from yitusanhui.gui.widgets import Line
from yitusanhui.texts import say

SUFFIX = ".ytsh"
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


class NewFileDialog(Form):
    """Accepted once a place was chosen too."""

    def __init__(self, parent: QWidget | None = None, *, title: str = "", intro: str = "") -> None:
        super().__init__(title or say("new.title"), parent, done=say("new.ok"), intro=intro or say("new.how"))
        self.title, self.street, self.community = Line(say("new.name_hint")), Line(), Line()
        self.path: Path | None = None
        self.add(say("new.name"), self.title)
        self.add(say("new.street"), self.street)
        self.add(say("new.community"), self.community)
        self.title.setFocus()

    def problem(self) -> str:
        """A title, and a place."""
        title = self.title.text().strip()
        if not title:
            return say("new.needs_name")
        name = _NOT_IN_NAMES.sub("_", title)[:60] + SUFFIX
        chosen = ask_new_file(self, "file", say("new.where"), name, say("file.kinds"))
        if chosen is None:
            return say("new.needs_place")
        self.path = chosen
        return ""
