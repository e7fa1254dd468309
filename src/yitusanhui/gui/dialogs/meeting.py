"""新开一次: when, where, who chairs, who writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from yitusanhui.domain.meetings import never_held
from yitusanhui.domain.report import MeetingReport
from yitusanhui.domain.terms import Stage
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.dialogs.when import is_when, read_when
from yitusanhui.gui.widgets import DropDown, Line
from yitusanhui.operations.procedure_shelf import shelf
from yitusanhui.texts import say


class CallDialog(Form):
    """Everything may stay empty and be filled in later."""

    def __init__(self, stage: Stage, parent: QWidget | None = None, *, last: MeetingReport | None = None) -> None:
        """`last`: the meeting whose place and people are offered again (`model_for`)."""
        super().__init__(say("call.title", {"stage": say(f"stage_{stage}")}), parent, done=say("call.ok"))
        self.when, self.place = Line(say("prepare.when_hint")), Line()
        self.chair, self.recorder = Line(), Line()
        if last is not None:
            self.place.setText(last.place)
            self.chair.setText(last.chair)
            self.recorder.setText(last.recorder)
        self.add(say("prepare.when"), self.when)
        self.add(say("prepare.place"), self.place)
        self.add(say("prepare.chair"), self.chair)
        self.add(say("prepare.recorder"), self.recorder)
        self._offer_procedures(stage)
        self.when.setFocus()

    @property
    def particulars(self) -> dict[str, Any]:
        """As `call_meeting` takes them."""
        return {
            "planned_at": read_when(self.when.text()),
            "place": self.place.text(),
            "chair": self.chair.text(),
            "recorder": self.recorder.text(),
            "procedure": self.procedure.currentData(),
        }

    def _offer_procedures(self, stage: Stage) -> None:
        """Which procedure it is held by: asked only where the office has some of its own (办法库)."""
        self.procedure = DropDown()
        self.procedure.addItem(say("call.as_project"), None)
        held = shelf(stage)
        for name, procedure in held.items():
            self.procedure.addItem(name, procedure)
        if held:
            self.add(say("call.procedure"), self.procedure)

    def problem(self) -> str:
        """A time that can be read, or none."""
        return "" if is_when(self.when.text()) else say("prepare.when_wrong")


def model_for(meetings: Sequence[MeetingReport], stage: Stage) -> MeetingReport | None:
    """What the next meeting of a stage is like: the last of it that was never held, else whatever was held last."""
    same = max((one for one in meetings if one.stage is stage), key=lambda one: one.id, default=None)
    if same is not None and never_held(same.state, same.opened_at):
        return same
    held = (one for one in meetings if one.opened_at)
    return max(held, key=lambda one: one.opened_at, default=None)


class NoticeDialog(Form):
    """登记公告: where it hangs and since when."""

    def __init__(self, now: str, parent: QWidget | None = None) -> None:
        super().__init__(say("notice.title"), parent, done=say("notice.ok"))
        self.place, self.when = Line(say("notice.place_hint")), Line(say("prepare.when_hint"))
        self.when.setText(now)
        self.add(say("notice.place"), self.place)
        self.add(say("notice.when"), self.when)
        self.place.setFocus()

    def problem(self) -> str:
        """Both are needed."""
        if not self.place.text().strip():
            return say("notice.needs_place")
        return "" if self.when.text().strip() and is_when(self.when.text()) else say("prepare.when_wrong")
