"""会议办法 from the window: change this meeting's, and keep the office's own in its library."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.procedures import Procedure
from yitusanhui.domain.terms import Stage
from yitusanhui.gui.dialogs.procedure import ProcedureDialog
from yitusanhui.gui.dialogs.procedure_shelf import KeepDialog, ShelfDialog
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import ask
from yitusanhui.operations import procedures, reading
from yitusanhui.operations.procedure_shelf import put_on_shelf, shelf
from yitusanhui.texts import say, sentence


def edit_procedure(session: Session, parent: QWidget) -> None:
    """Show the procedure of the meeting one is in, and do what is asked with it; what is refused is said there."""
    now = reading.read_procedure(session.file, session.meeting_id)
    dialog = ProcedureDialog(now, parent)
    dialog.offer(_choices(now.stage))
    dialog.own_wanted.connect(lambda procedure: _keep(session, procedure, dialog))
    dialog.shelf_wanted.connect(lambda: _show_shelf(session, now.stage, dialog))
    session.refused.connect(dialog.say)
    while dialog.exec():
        if session.do(procedures.change_procedure, meeting_id=session.meeting_id, procedure=dialog.procedure):
            session.told.emit(say("procedure.changed"))
            break
    dialog.deleteLater()


def _choices(stage: Stage) -> dict[str, Procedure]:
    """The default, what new projects begin with, and the library."""
    own = procedures.offices_procedure(stage)
    found = {say("procedure.shipped"): procedures.shipped_procedure(stage)}
    held = shelf(stage)
    if own is not None and own not in held.values():
        found[say("procedure.own")] = own
    return found | held


def _keep(session: Session, procedure: Procedure, dialog: ProcedureDialog) -> None:
    asked = KeepDialog(procedure, dialog.take.currentText() or procedure.name, dialog)
    if not ask(asked):
        return
    try:
        name = put_on_shelf(procedure, asked.name.text())
        if asked.for_new.isChecked():
            procedures.save_as_offices(procedure)
    except DomainError as refusal:
        session.refused.emit(sentence(refusal))
        return
    dialog.offer(_choices(procedure.stage))
    dialog.take.setCurrentIndex(dialog.take.findText(name))
    told = "procedure.saved_own_new" if asked.for_new.isChecked() else "procedure.saved_own"
    session.told.emit(say(told, {"name": name}))


def _show_shelf(session: Session, stage: Stage, dialog: ProcedureDialog) -> None:
    ask(ShelfDialog(stage, session.told.emit, dialog))
    dialog.offer(_choices(stage))
