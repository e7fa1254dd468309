"""项目资料: what the project is called and whose it is, put right while no sealed paper bears it."""

from __future__ import annotations

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import MeetingState
from yitusanhui.domain.words import one_line
from yitusanhui.operations.context import words
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.transaction import Transaction
from yitusanhui.texts import say


def correct_project(
    file: ConsultationFile, *, title: str, street: str, community: str, request: str | None = None
) -> ChangeSet:
    """Call the project, its 街道 and its 居民区 something else.

    All papers bear these names, those of a sealed meeting too, so none is altered after the first seal:
    DomainError `project_sealed`. Raises `words_missing` for an empty title. A rehearsal stays one, whatever it is
    called: its mark (【演练】) is on every paper and on the wall.
    """

    def change(tx: Transaction) -> None:
        if tx.find("meetings", state=MeetingState.SEALED):
            raise DomainError("project_sealed")
        tx.update(
            "consultation",
            1,
            title=_marked(tx, one_line(words(title.strip().removeprefix(say("rehearsal.mark")), what="title"))),
            street=words(street),
            community=words(community),
        )

    return file.write("correct_project", change, request=request)


def _marked(tx: Transaction, title: str) -> str:
    """The title with the mark of a rehearsal, where it is one."""
    mark = say("rehearsal.mark")
    return mark + title if str(tx.get("consultation", 1)["title"]).startswith(mark) else title
