"""What Enter would record, in words under the line: who, which category, how many more, where."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from yitusanhui.gui.comment_line import CommentDraft
from yitusanhui.gui.widgets import button, label, row, set_kind, tip
from yitusanhui.texts import say

LEAST = 70


class CommentChips(QWidget):
    """Narrow windows cut the words, never the panel."""

    def __init__(self, forget_author: Callable[[], object]) -> None:
        super().__init__()
        self.who, self.what, self.count, self.where = (label("", "chip") for _ in range(4))
        self.drop = button("✕", forget_author, "link")
        self.drop.setToolTip(say("comments.forget_key"))
        self.drop.setAccessibleName(say("comments.forget"))
        for chip in (self.who, self.where):
            chip.setMinimumWidth(LEAST)
        box = row(self.who, self.drop, self.what, self.count, self.where, None, space=6)
        self.setLayout(box)

    def show_author(self, name: str, *, known: bool, stays: bool) -> None:
        """Who speaks: of the roster or not, typed here or still the last one."""
        words = say("comments.by" if known else "comments.outside", {"name": name}) if name else say("comments.nobody")
        if name and stays:
            words = say("comments.stays", {"who": words})
        self.who.setText(words)
        self.who.setToolTip(tip(words))
        set_kind(self.who, "muted" if not name else "chip" if known else "strange")
        self.drop.setVisible(bool(name) and stays)

    def show_draft(self, draft: CommentDraft, *, target: int, placed: bool) -> None:
        """Category, 附议 (and of which comment, where the line says nothing else), place."""
        self.what.setText(draft.category or "")
        self.what.setVisible(bool(draft.category))
        facts = {"count": draft.endorsements, "number": draft.number or target}
        if draft.only_endorses:
            self.count.setText(say("comments.endorses" if facts["number"] else "comments.endorses_none", facts))
        else:
            self.count.setText(say("wall.endorsed", facts))
        set_kind(self.count, "strange" if draft.too_many or (draft.only_endorses and not facts["number"]) else "chip")
        self.count.setVisible(draft.endorsements > 0)
        self.where.setText(say("comments.placed") if placed else say("comments.place_how"))
        set_kind(self.where, "chip" if placed else "muted")
        self.where.setVisible(not draft.only_endorses)
