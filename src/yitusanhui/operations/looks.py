"""版式: in which look the documents of this file are printed."""

from __future__ import annotations

import tomllib

from yitusanhui import paths
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.look import look_chosen
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.transaction import Transaction

NAME = "look.toml"


def choose_look(file: ConsultationFile, *, look: str, request: str | None = None) -> ChangeSet:
    """Print this file's documents in that look from now on. Raises `look_unknown`.

    It belongs to the project: a sealed meeting's documents may be printed in another look, their words stay.
    """

    def change(tx: Transaction) -> None:
        rows = tx.find("templates", name=NAME)
        text = str(rows[0]["content"]) if rows else (paths.templates() / NAME).read_text("utf-8")
        known = [key for key, table in tomllib.loads(text).items() if isinstance(table, dict)]
        if look not in known:
            raise DomainError("look_unknown", look=look, known="、".join(known))
        chosen = look_chosen(text, look)
        kept = rows[0]["id"] if rows else tx.insert("templates", name=NAME, content=text)
        tx.update("templates", kept, content=chosen)

    return file.write("choose_look", change, request=request)
