"""项目资料: the project's name, 街道 and 居民区, as all papers print them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from yitusanhui.domain.report import ConsultationReport
from yitusanhui.gui.dialogs.form import Form
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import Line, ask
from yitusanhui.operations.project import correct_project
from yitusanhui.operations.tracing import read_threads
from yitusanhui.texts import say


class ProjectDialog(Form):
    """The three names, as they are."""

    def __init__(self, report: ConsultationReport, parent: QWidget | None = None) -> None:
        super().__init__(say("project.title"), parent, intro=say("project.how"))
        self.title, self.street, self.community = Line(say("new.name_hint")), Line(), Line()
        for name, field, words in (
            ("new.name", self.title, report.title.removeprefix(say("rehearsal.mark"))),
            ("new.street", self.street, report.street),
            ("new.community", self.community, report.community),
        ):
            field.setText(words)
            self.add(say(name), field)
        self.title.setFocus()
        self.title.selectAll()

    def problem(self) -> str:
        """A project has a name."""
        return "" if self.title.text().strip() else say("new.needs_name")


def ask_project(session: Session, parent: QWidget) -> None:
    """Ask, and put it in the file; refused, with the reason, once a meeting is sealed."""
    dialog = ProjectDialog(read_threads(session.file, ()), parent)
    if ask(dialog):
        names = {"title": dialog.title, "street": dialog.street, "community": dialog.community}
        if session.do(correct_project, **{name: field.text() for name, field in names.items()}):
            session.told.emit(say("project.done"))
