"""纪要: corrected while the meeting is open, sealed once signed, completed by addenda afterwards."""

from __future__ import annotations

import hashlib

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.journal import canonical
from yitusanhui.domain.meetings import check_may_seal, check_transition
from yitusanhui.domain.plain import to_plain
from yitusanhui.domain.rewording import check_may_reword
from yitusanhui.domain.terms import MeetingState, MotionState
from yitusanhui.operations.context import meeting, words
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reading.meetings import load_meeting
from yitusanhui.store.transaction import Transaction


def correct_minutes(
    file: ConsultationFile, *, meeting_id: int, section: str, text: str, request: str | None = None
) -> ChangeSet:
    """A correction made when the draft was read aloud; printed with the minutes."""
    return file.write("correct_minutes", lambda tx: _remark(tx, meeting_id, section, text), request=request)


def note_quorum(
    file: ConsultationFile, *, meeting_id: int, section: str, text: str, request: str | None = None
) -> ChangeSet:
    """What was chosen while too few were there, and when: it goes into the minutes at once."""
    return file.write("note_quorum", lambda tx: _remark(tx, meeting_id, section, text), request=request)


def _remark(tx: Transaction, meeting_id: int, section: str, text: str) -> None:
    meeting(tx, meeting_id)
    tx.insert(
        "corrections",
        meeting_id=meeting_id,
        section=words(section, what="section"),
        text=words(text, what="text"),
        at=tx.at,
    )


def reword_minutes(
    file: ConsultationFile,
    *,
    meeting_id: int,
    section: str,
    drafted: str,
    text: str,
    rewording_id: int | None = None,
    request: str | None = None,
) -> ChangeSet:
    """改写: a paragraph of the draft in the recorder's words, until the seal; fixed sentences are refused.

    `section` and `drafted` say which one it is (`domain.rewording`); `rewording_id` is what stands for it already,
    perhaps written of what was drafted before the record changed.
    """

    def change(tx: Transaction) -> None:
        meeting(tx, meeting_id)
        check_may_reword(load_meeting(tx, meeting_id), drafted)
        written = {"section": section, "drafted": drafted, "text": words(text, what="text"), "at": tx.at}
        same = tx.live("rewordings", meeting_id=meeting_id, section=section, drafted=drafted)
        kept = rewording_id if rewording_id is not None else next((row["id"] for row in same), None)
        if kept is None:
            tx.insert("rewordings", meeting_id=meeting_id, **written)
        else:
            tx.update("rewordings", kept, **written)

    return file.write("reword_minutes", change, request=request)


def drop_rewording(file: ConsultationFile, *, rewording_id: int, request: str | None = None) -> ChangeSet:
    """恢复起草: the paragraph is printed as the record drafts it."""

    def change(tx: Transaction) -> None:
        row = tx.get("rewordings", rewording_id)
        meeting(tx, row["meeting_id"])
        tx.update("rewordings", rewording_id, void=1)

    return file.write("drop_rewording", change, request=request)


def seal_meeting(file: ConsultationFile, *, meeting_id: int, request: str | None = None) -> ChangeSet:
    """封存: nothing of this meeting changes any more. Its report is kept as it stands, with a digest of it
    and the head of the journal. Refused while a vote is open or the meeting isn't closed."""

    def change(tx: Transaction) -> None:
        row = meeting(tx, meeting_id)
        check_transition(MeetingState(row["state"]), MeetingState.SEALED)
        check_may_seal(MotionState(motion["state"]) for motion in tx.live("motions", meeting_id=meeting_id))
        tx.update("meetings", meeting_id, state=MeetingState.SEALED)
        report = canonical(to_plain(load_meeting(tx, meeting_id)))
        digest = hashlib.sha256(report.encode()).hexdigest()
        head = (tx.last_seq, tx.head)
        tx.trace("seals", meeting_id, None, {"digest": digest, "journal_seq": head[0], "journal_head": head[1]})
        tx.write_rows("seals", [(meeting_id, tx.at, *head, digest, report)])
        tx.facts["digest"] = digest

    done = file.write("seal_meeting", change, request=request)
    file.back_up_soon()
    return done


def add_addendum(
    file: ConsultationFile, *, meeting_id: int, reason: str, text: str, request: str | None = None
) -> ChangeSet:
    """Something to be added to a sealed meeting, with a reason; the sealed report stays as it was."""

    def change(tx: Transaction) -> None:
        row = tx.get("meetings", meeting_id)
        if MeetingState(row["state"]) is not MeetingState.SEALED:
            raise DomainError("not_sealed_yet")
        tx.insert(
            "addenda",
            meeting_id=meeting_id,
            reason=words(reason, what="reason"),
            text=words(text, what="text"),
            at=tx.at,
        )

    return file.write("add_addendum", change, request=request)
