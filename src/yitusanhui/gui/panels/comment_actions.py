"""What can be done with the comment under discussion: read back, amend, withdraw, 附议, place, merge."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from yitusanhui.domain.report import CommentLine
from yitusanhui.domain.terms import CommentStatus, MeetingState
from yitusanhui.gui.dialogs.endorse import EndorseDialog, TakeBackDialog
from yitusanhui.gui.dialogs.form import ask_words
from yitusanhui.gui.panels.comment_hints import CommentHints
from yitusanhui.gui.panels.comment_photos import CommentPhotos
from yitusanhui.gui.panels.comments_list import CommentsList
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import ask, button, row
from yitusanhui.operations import comments, reading
from yitusanhui.operations.retractions import retract_comment
from yitusanhui.texts import say

_IN_LIST = Qt.ShortcutContext.WidgetShortcut


class CommentActions(QFrame):
    """Buttons for the mouse; the keys work in the list, F2 and 附议 from the line too."""

    def __init__(self, session: Session, shown: CommentsList, panel: QWidget) -> None:
        super().__init__()
        self.session = session
        self.list = shown
        self.replacing = 0
        self._known = 0  # the comment that everyone was told of last
        self.setLayout(
            row(
                button(say("comments.amend"), self.amend),
                button(say("comments.withdraw"), self.withdraw),
                button(say("comments.endorse"), self.endorse_some),
                button(say("comments.replace"), self.replace),
                button(say("comments.merge"), self.merge),
                None,
                space=6,
            )
        )
        _key("F2", panel, self.amend)
        _key(Qt.Key.Key_Delete, shown, self.withdraw, _IN_LIST)
        for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            _key(key, shown, self.endorse_one, _IN_LIST)
        _key(Qt.Key.Key_Minus, shown, self.take_back_endorsement, _IN_LIST)
        _key("Shift++", shown, self.endorse_some, _IN_LIST)
        _key(Qt.Key.Key_P, shown, self.replace, _IN_LIST)
        _key(Qt.Key.Key_M, shown, self.merge, _IN_LIST)
        session.place_cleared.connect(self._stop_replacing)
        session.comment_selected.connect(self._know)

    def also(self, hints: CommentHints, photos: CommentPhotos) -> None:
        """Keys of the list for what lies beside the words: R releases, K takes the category, A attaches."""
        _key(Qt.Key.Key_R, self.list, hints.release, _IN_LIST)
        _key(Qt.Key.Key_K, self.list, hints.take, _IN_LIST)
        _key(Qt.Key.Key_A, self.list, photos.choose, _IN_LIST)
        _key(Qt.Key.Key_Return, self.list, photos.strip.open, _IN_LIST)

    @property
    def number_under_discussion(self) -> int:
        """The number of the comment that is selected, 0 when none is or it was withdrawn."""
        line = self.list.chosen
        return line.number if line is not None and line.status is CommentStatus.RECORDED else 0

    def tell_chosen(self) -> None:
        """The map and the wall follow the list."""
        if self.list.chosen is not None and self.list.chosen.number != self._known:
            self.session.comment_selected.emit(self.list.chosen.number)

    def amend(self) -> None:
        """Correct the words after reading them back."""
        from yitusanhui.gui.dialogs.amend import AmendDialog

        line = self._chosen()
        if line is not None:
            ask(AmendDialog(self.session, line, self))

    def withdraw(self) -> None:
        """The resident takes it back; a reason is asked for."""
        line = self._chosen()
        if line is None:
            return
        held = next(m for m in reading.read_particulars(self.session.file) if m.id == line.meeting_id)
        late = held.state is MeetingState.SEALED
        ask = say("comments.retract_why" if late else "comments.withdraw_why", {"number": line.number})
        reason = ask_words(self, ask, text=say("comments.why_usual"))
        take_back = retract_comment if late else comments.withdraw_comment
        if reason and self.session.do(take_back, number=line.number, reason=reason):
            self.session.told.emit(say("comments.is_withdrawn", {"number": line.number}))

    def endorse_one(self) -> None:
        """+1."""
        line = self._chosen()
        if line is not None:
            self.endorse(1, line.number)

    def endorse_some(self) -> None:
        """+N."""
        line = self._chosen()
        if line is None:
            return
        dialog = EndorseDialog(line.number, line.endorsements, self)
        if not ask(dialog):
            return
        if dialog.takes_back:
            self.take_back_endorsement()
        else:
            self.endorse(dialog.count, line.number)

    def take_back_endorsement(self) -> None:
        """附议 was counted by mistake: which time is asked, and it leaves the count."""
        line = self._chosen()
        counted = reading.read_seconded(self.session.file, line.number) if line is not None else ()
        if line is None or not counted:
            if line is not None:
                self.session.refused.emit(say("endorse.none", {"number": line.number}))
            return
        names = {held.id: held.name for held in reading.read_particulars(self.session.file)}
        dialog = TakeBackDialog(line.number, counted, names, self)
        if ask(dialog) and self.session.do(comments.take_back_endorsement, endorsement_id=dialog.chosen.id):
            facts = {"number": line.number, "count": dialog.chosen.count}
            self.session.told.emit(say("endorse.is_back", facts))

    def endorse(self, count: int, number: int) -> bool:
        """So many people think so too."""
        done = self.session.do(comments.endorse_comment, number=number, meeting_id=self.session.meeting_id, count=count)
        if done:
            self.session.told.emit(say("comments.endorsed", {"number": number, "count": count}))
        return done is not None

    def replace(self) -> None:
        """The next click on the drawing is where this comment belongs."""
        line = self._chosen()
        if line is not None:
            self.replacing = line.number
            self.session.placing.emit(True)
            self.session.told.emit(say("comments.click_place", {"number": line.number}))

    def place_here(self, x: float, y: float) -> bool:
        """Take a click on the drawing for the comment being placed anew; False when there is none."""
        number, self.replacing = self.replacing, 0
        if not number:
            return False
        self.session.place_cleared.emit()
        if self.session.do(comments.place_comment, number=number, x=x, y=y):
            self.session.told.emit(say("comments.is_placed", {"number": number}))
        return True

    def merge(self) -> None:
        """Put it under a topic."""
        from yitusanhui.gui.dialogs.merge import MergeDialog

        line = self._chosen()
        if line is not None:
            ask(MergeDialog(self.session, line, self))

    def _chosen(self) -> CommentLine | None:
        """The comment that is selected; one that was withdrawn stays as it is, and that is said."""
        line = self.list.chosen
        if line is None:
            self.session.refused.emit(say("comments.choose"))
        elif line.status is not CommentStatus.RECORDED:
            self.session.refused.emit(say("comments.gone", {"number": line.number}))
            return None
        return line

    def _know(self, number: int) -> None:
        self._known = number

    def _stop_replacing(self) -> None:
        self.replacing = 0


def _key(
    key: str | Qt.Key,
    where: QWidget,
    act: object,
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> None:
    shortcut = QShortcut(QKeySequence(key), where, context=context)
    shortcut.activated.connect(act)
