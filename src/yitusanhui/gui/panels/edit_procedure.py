"""会议办法 from the window: change this meeting's, keep the office's own, go back to the default."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.procedures import Procedure
from yitusanhui.gui.dialogs.form import confirm
from yitusanhui.gui.dialogs.procedure import ProcedureDialog
from yitusanhui.gui.session import Session
from yitusanhui.operations import procedures, reading
from yitusanhui.texts import say, sentence


def edit_procedure(session: Session, parent: QWidget) -> None:
    """Show the procedure of the meeting one is in, and do what is asked with it; what is refused is said there."""
    now = reading.read_procedure(session.file, session.meeting_id)
    own = procedures.offices_procedure(now.stage)
    dialog = ProcedureDialog(now, procedures.shipped_procedure(now.stage), own, parent)
    dialog.own_wanted.connect(lambda procedure: _keep(session, procedure))
    dialog.default_wanted.connect(lambda: _restore(session, now, dialog))
    session.refused.connect(dialog.say)
    while dialog.exec():
        if session.do(procedures.change_procedure, meeting_id=session.meeting_id, procedure=dialog.procedure):
            session.told.emit(say("procedure.changed"))
            break
    session.refused.disconnect(dialog.say)


def _keep(session: Session, procedure: Procedure) -> None:
    try:
        procedures.save_as_offices(procedure)
    except DomainError as refusal:
        session.refused.emit(sentence(refusal))
    else:
        session.told.emit(say("procedure.saved_own"))


def _restore(session: Session, procedure: Procedure, dialog: ProcedureDialog) -> None:
    def restore() -> None:
        try:
            procedures.restore_default(procedure.stage)
        except DomainError as refusal:
            session.refused.emit(sentence(refusal))
            return
        dialog.show_procedure(procedures.shipped_procedure(procedure.stage))
        session.told.emit(say("procedure.restored"))

    confirm(dialog, say("procedure.restore_sure"), yes=say("procedure.restore"), then=restore)
