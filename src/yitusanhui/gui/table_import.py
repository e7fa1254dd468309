"""Bringing tables in: read beside the work; wrong rows are shown, nothing is taken until they are put right or left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.households import load_roles
from yitusanhui.domain.incoming import Incoming
from yitusanhui.domain.replying import reply_changes
from yitusanhui.gui.dialogs.progress import Progress
from yitusanhui.gui.dialogs.reply_changes import ReplyChangesDialog
from yitusanhui.gui.dialogs.rows import RowsDialog
from yitusanhui.gui.session import Session
from yitusanhui.gui.settings import ask_file
from yitusanhui.gui.widgets import ask
from yitusanhui.intake import readers
from yitusanhui.operations import comments, imported_votes, reading, replies, roster
from yitusanhui.texts import say


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of table: how it is read and where its rows go."""

    name: str
    read: Callable[[Path], Incoming[Any]]
    keep: Callable[..., ChangeSet]
    of_meeting: bool = False


class TableImport:
    """名册, 意见, 答复, 票数."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self.session = session
        self.window = window

    def roster(self) -> None:
        """导入名册."""
        roles = tuple(load_roles(reading.read_template(self.session.file, "roles.csv")))
        self._ask(Kind("roster", lambda path: readers.read_roster(path, roles=roles), roster.import_roster))

    def comments(self) -> None:
        """导入意见."""
        self._ask(Kind("comments", readers.read_comments, comments.import_comments, of_meeting=True))

    def replies(self) -> None:
        """导入答复."""
        self._ask(Kind("replies", readers.read_replies, replies.import_replies))

    def votes(self) -> None:
        """导入票数."""
        self._ask(Kind("votes", readers.read_votes, imported_votes.import_votes, of_meeting=True))

    def bring(self, kind: Kind, path: Path) -> None:
        """Read a file, then show what is wrong or take it."""
        waiting = Progress(say(f"import.{kind.name}"), say("import.reading", {"name": path.name}), self.window)

        def read(table: Incoming[Any]) -> None:
            if waiting.finish():
                self._take(kind, path.name, table)

        def failed(words: str) -> None:
            if waiting.finish():
                self.session.refused.emit(words)

        self.session.run(lambda: kind.read(path), done=read, failed=failed)
        waiting.show_soon()

    def _take_replies(self, name: str, table: Incoming[Any]) -> None:
        """What is different is shown before any of it is taken; the refused rows stay out."""
        changes = reply_changes(table, reading.read_comments(self.session.file))
        if not ask(ReplyChangesDialog(name, changes, self.window)):
            return
        done = self.session.do(replies.import_replies, rows=table.rows, lines=table.lines, skip_bad=True)
        if done is not None:
            self.session.told.emit(say("import.replies_done", {"rows": done.facts["taken"]}))

    def _ask(self, kind: Kind) -> None:
        path = ask_file(self.window, kind.name, say(f"import.{kind.name}"), say("import.tables"))
        if path is not None:
            self.bring(kind, path)

    def _take(self, kind: Kind, name: str, table: Incoming[Any]) -> None:
        if kind.name == "replies":
            self._take_replies(name, table)
            return
        if (table.problems or table.remarks) and not ask(RowsDialog(name, table, self.window)):
            return
        what: dict[str, Any] = {"rows": table.rows}
        if kind.of_meeting:
            what["meeting_id"] = self.session.meeting_id
        done = self.session.do(kind.keep, **what)
        if done is not None:
            facts = {"rows": done.facts.get("taken", done.facts["rows"])}
            told = [say(f"import.{kind.name}_done", facts)]
            told += [say(f"roster_{fact}", done.facts) for fact in ("parted", "joined") if done.facts.get(fact)]
            self.session.told.emit("\n".join(told))
