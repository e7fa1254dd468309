"""Speaking in turn (发言排队): asking, beginning, ending, thinking better of it."""

from __future__ import annotations

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import SpeechLine
from yitusanhui.operations.context import row_of, running, standing, voiding, words
from yitusanhui.store.connection import Row
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reading.running import load_speeches
from yitusanhui.store.transaction import Transaction


def ask_to_speak(
    file: ConsultationFile,
    *,
    meeting_id: int,
    name: str = "",
    participant_id: int | None = None,
    request: str | None = None,
) -> ChangeSet:
    """Someone wants the floor: of the roster by id, anyone else by what they are called. Once at a time each."""

    def change(tx: Transaction) -> None:
        running(tx, meeting_id)
        who = name if participant_id is None else standing(tx, "participants", participant_id)["name"]
        called = words(who, what="name")
        asked = tx.live("speeches", meeting_id=meeting_id, started_at="", participant_id=participant_id)
        if any(row["name"] == called for row in asked):
            raise DomainError("already_asked", name=called)
        tx.facts["speech"] = tx.insert(
            "speeches", meeting_id=meeting_id, participant_id=participant_id, name=called, asked_at=tx.at
        )

    return file.write("ask_to_speak", change, request=request)


def start_speech(file: ConsultationFile, *, speech_id: int, request: str | None = None) -> ChangeSet:
    """Their turn begins; whoever spoke until now has ended."""

    def change(tx: Transaction) -> None:
        row = standing(tx, "speeches", speech_id)
        running(tx, row["meeting_id"])
        if row["started_at"]:
            raise DomainError("already_spoke", name=row["name"])
        _end(tx, row["meeting_id"])
        tx.update("speeches", speech_id, started_at=tx.at)

    return file.write("start_speech", change, request=request)


def end_speech(file: ConsultationFile, *, meeting_id: int, request: str | None = None) -> ChangeSet:
    """The one who speaks has ended; refused when nobody does."""

    def change(tx: Transaction) -> None:
        running(tx, meeting_id)
        if not _end(tx, meeting_id):
            raise DomainError("nobody_speaks")

    return file.write("end_speech", change, request=request)


def drop_speech(file: ConsultationFile, *, speech_id: int, request: str | None = None) -> ChangeSet:
    """Someone who waits thinks better of it; what was spoken stays."""

    def change(tx: Transaction) -> None:
        row: Row = row_of(tx, "speeches", speech_id)
        if row["started_at"]:
            raise DomainError("already_spoke", name=row["name"])
        voiding(tx, "speeches", speech_id)

    return file.write("drop_speech", change, request=request)


def read_speeches(file: ConsultationFile, meeting_id: int) -> tuple[SpeechLine, ...]:
    """Who asked to speak in a meeting, and who spoke when."""
    return load_speeches(file.reader, meeting_id)


def _end(tx: Transaction, meeting_id: int) -> bool:
    speaks = [row for row in tx.live("speeches", meeting_id=meeting_id, ended_at="") if row["started_at"]]
    for row in speaks:
        tx.update("speeches", row["id"], ended_at=tx.at)
    return bool(speaks)
