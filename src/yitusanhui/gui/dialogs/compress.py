"""压缩后面的议程: when it shall end, and what that leaves for each step, before anything is changed."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from yitusanhui.domain.agenda import agenda_clock, compressed
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import MeetingReport
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.widgets import Line, label
from yitusanhui.texts import say, sentence


class CompressDialog(Form):
    """`minutes` by step id once it was accepted, as they stood on the screen."""

    def __init__(self, held: MeetingReport, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(say("compress.title"), parent, done=say("compress.ok"), intro=say("compress.how"))
        self.held, self.now = held, now
        self.minutes: dict[int, int] = {}
        self.ends = Line("20:45")
        self.preview = label("", wrap=True)
        self.add(say("compress.ends"), self.ends)
        self.box.insertWidget(3, self.preview)
        self.ends.textChanged.connect(lambda _: self._show())
        self.ends.setText(_planned_end(held, now).strftime("%H:%M"))
        self.ends.selectAll()
        self.ends.setFocus()

    def problem(self) -> str:
        """An end that can be read and leaves a minute for each step."""
        return self._show()

    def _show(self) -> str:
        try:
            self.minutes = compressed(self.held, self.now, self._end())
        except ValueError:
            self.minutes, trouble = {}, say("compress.wrong")
        except DomainError as refusal:
            self.minutes, trouble = {}, sentence(refusal)
        else:
            trouble = ""
        steps = [step for step in self.held.steps if step.id in self.minutes]
        lines = [
            say("compress.line", {"position": s.position, "name": s.name, "old": s.minutes, "new": self.minutes[s.id]})
            for s in steps
        ]
        self.preview.setText(trouble or "\n".join(lines))
        return trouble

    def _end(self) -> datetime:
        """The time typed, today; one that is past by now is after midnight."""
        typed = datetime.strptime(self.ends.text().strip().replace("：", ":"), "%H:%M")
        end = self.now.replace(hour=typed.hour, minute=typed.minute, second=0, microsecond=0)
        return end if end >= self.now - timedelta(hours=12) else end + timedelta(days=1)


def _planned_end(held: MeetingReport, now: datetime) -> datetime:
    """When it was to end, as planned; never in the past."""
    clock = agenda_clock(held, now)
    return max(now, clock.ends - timedelta(minutes=clock.late)) if clock else now
