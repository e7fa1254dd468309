"""What Enter would record, in words under the line: who, which category, how many more, where."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from yitusanhui.gui.comment_line import CommentDraft
from yitusanhui.gui.widgets import button, label, row, set_kind, tip
from yitusanhui.texts import say

LEAST = 70


class CommentChips(QWidget):
    """Who speaks stands large on a line of its own. Narrow windows cut the words, never the panel."""

    def __init__(self, forget_author: Callable[[], object], beside: QWidget) -> None:
        """`beside`: what is suggested, behind the particulars; its room is kept while it is hidden."""
        super().__init__()
        self.who, self.what, self.count, self.where = (label("", "chip") for _ in range(4))
        self.who.setObjectName("who")
        self.drop = button(say("comments.forget"), forget_author, "link")
        self.drop.setToolTip(say("comments.forget_key"))
        for chip in (self.who, self.where):
            chip.setMinimumWidth(LEAST)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(row(self.who, self.drop, None, space=6))
        box.addLayout(row(self.what, self.count, self.where, beside, None, space=6))

    def show_author(self, name: str, door: str = "", *, known: int, stays: bool) -> None:
        """Who speaks, with the door: `known` of that name on the roster; typed here, or still the last one."""
        facts = {"name": f"{name}（{door}）" if door else name, "count": known}
        if not name:
            words = say("comments.nobody")
        elif not known:
            words = say("comments.outside", facts)
        elif known > 1 and not door:
            words = say("comments.which_one", facts)
        else:
            words = say("comments.stays" if stays else "comments.by", facts)
        sure = known == 1 or bool(door)
        self.who.setText(words)
        self.who.setToolTip(tip(words))
        set_kind(self.who, "muted" if not name else "strange" if not sure else "kept" if stays else "chip")
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
