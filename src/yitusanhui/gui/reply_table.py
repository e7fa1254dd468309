"""导出答复表: one sheet for the street office to fill in, without exporting everything else."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QWidget

from yitusanhui.documents.current import answered
from yitusanhui.documents.names import file_name
from yitusanhui.documents.workbook import write_reply_sheet
from yitusanhui.gui.put_file import put_file
from yitusanhui.gui.session import Session
from yitusanhui.gui.settings import ask_new_file
from yitusanhui.operations.reading import read_report
from yitusanhui.texts import archive, say

SUFFIX = ".xlsx"


def save_reply_table(session: Session, parent: QWidget) -> None:
    """Ask where to and write it beside the work."""
    report = answered(read_report(session.file))
    name = file_name(report, archive.KINDS["replies"], SUFFIX)
    target = ask_new_file(parent, "export", say("replies.export_title"), name, say("replies.excel"))
    if target is None:
        return

    def write() -> Path:
        path = target if target.suffix.lower() == SUFFIX else target.with_name(target.name + SUFFIX)
        with TemporaryDirectory() as place:
            made = Path(place) / "made"
            write_reply_sheet(report, made)
            put_file(made, path)
        return path

    session.run(write, done=lambda path: session.told.emit(say("replies.exported", {"name": path.name})))
