"""What every page of a vote is."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from yitusanhui.domain.report import MotionLine
from yitusanhui.domain.terms import MotionState
from yitusanhui.gui.panels.fields import Label
from yitusanhui.gui.session import Session
from yitusanhui.texts import say


class VotePage(QWidget):
    """One step of one motion: its title and rule on top, what is done about it below."""

    tells_rule = True

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.motion: MotionLine | None = None
        self.title = Label(kind="title")
        self.rule = Label(kind="muted")
        self.short = Label(kind="warn")
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 4, 0, 0)
        for part in (self.title, self.rule, self.short):
            part.hide()  # until there is a motion: drafting one, the page begins with its words
            self.box.addWidget(part)

    def show_motion(self, motion: MotionLine) -> None:
        """Show a motion; pages add what they show of it."""
        self.motion = motion
        self.title.say(motion.title)
        self.title.setToolTip(motion.rule_words)
        self.rule.say(motion.rule_words if self.tells_rule else "")
        short = "" if motion.state is MotionState.COUNTED else self.session.short(motion.id)
        self.short.say(say("votes.will_be_opinion", {"why": short}) if short else "")

    def take_focus(self) -> None:
        """Put the keyboard where the page begins."""
        self.setFocus()

    def keep(self) -> bool:
        """Keep what was entered and not yet handed in; False if it was refused."""
        return True
