"""附件: photos and scans beside the words: of a place, a slip, a proxy's paper, a promise, the signed page.

A thing of a meeting belongs to it until the seal. Photos of a promise and late signed pages belong to the project
then: they are kept without a meeting and said to be late.
"""

from __future__ import annotations

import hashlib

from yitusanhui.domain.attached import COMMENTS, COMMITMENTS, KINDS, MEETINGS, SITES
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import Photo
from yitusanhui.domain.meetings import TAKES_EDITS
from yitusanhui.domain.terms import AttachmentKind, MeetingState
from yitusanhui.operations.context import meeting, standing, standing_comment, words
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.transaction import Transaction

AFTER_THE_SEAL = (COMMITMENTS, MEETINGS)


def attach_photo(
    file: ConsultationFile,
    *,
    entity: str,
    entity_id: int,
    photo: Photo,
    kind: AttachmentKind | None = None,
    caption: str = "",
    request: str | None = None,
) -> ChangeSet:
    """Keep a photo or scan beside a comment, proxy, commitment, meeting or site (`domain.attached.KINDS`).

    The very same bytes are attached to one thing once. Refused beside the words of a sealed meeting.
    """

    def change(tx: Transaction) -> None:
        keep_photo(tx, entity, entity_id, photo, kind, words(caption))

    return file.write("attach_photo", change, request=request)


def caption_attachment(
    file: ConsultationFile, *, attachment_id: int, caption: str, request: str | None = None
) -> ChangeSet:
    """Say what is to be seen."""

    def change(tx: Transaction) -> None:
        _open(tx, attachment_id)
        tx.update("attachments", attachment_id, caption=words(caption))

    return file.write("caption_attachment", change, request=request)


def turn_attachment(
    file: ConsultationFile, *, attachment_id: int, preview: bytes, request: str | None = None
) -> ChangeSet:
    """Keep the photo turned: `preview` is what is shown and printed from now on, the original stays as it came."""

    def change(tx: Transaction) -> None:
        _open(tx, attachment_id)
        tx.update("attachments", attachment_id, preview_sha256=_kept(tx, preview))

    return file.write("turn_attachment", change, request=request)


def remove_attachment(file: ConsultationFile, *, attachment_id: int, request: str | None = None) -> ChangeSet:
    """Take it out of every list and document; its bytes stay in the file."""

    def change(tx: Transaction) -> None:
        _open(tx, attachment_id)
        tx.update("attachments", attachment_id, void=1)

    return file.write("remove_attachment", change, request=request)


def keep_photo(
    tx: Transaction, entity: str, entity_id: int, photo: Photo, kind: AttachmentKind | None = None, caption: str = ""
) -> int:
    """Attach within a change that does more; returns the attachment's id."""
    kind = kind or KINDS[entity][0]
    if kind not in KINDS[entity]:
        raise DomainError("attachment_kind")
    held = _meeting_of(tx, entity, entity_id)
    if tx.live("attachments", entity=entity, entity_id=entity_id, sha256=photo.sha256):
        raise DomainError("attached_already", name=photo.file_name)
    tx.put_blob(photo.sha256, photo.original)
    found = tx.insert(
        "attachments",
        meeting_id=held,
        entity=entity,
        entity_id=entity_id,
        kind=kind,
        file_name=words(photo.file_name),
        media_type=photo.media_type,
        sha256=photo.sha256,
        preview_sha256=_kept(tx, photo.preview),
        caption=caption,
        added_at=tx.at,
    )
    tx.facts["attachment"] = found
    return found


def _kept(tx: Transaction, preview: bytes) -> str:
    sha256 = hashlib.sha256(preview).hexdigest()
    tx.put_blob(sha256, preview)
    return sha256


def _meeting_of(tx: Transaction, entity: str, entity_id: int) -> int | None:
    """The meeting it belongs to; None for a thing of the project, or once that meeting can't change any more."""
    if entity == SITES:
        standing(tx, SITES, entity_id)
        return None
    if entity == COMMENTS:
        row = standing_comment(tx, entity_id)
    else:
        row = standing(tx, entity, entity_id)
    held = int(row["id"] if entity == MEETINGS else row["meeting_id"])
    state = MeetingState(tx.get("meetings", held)["state"])
    if entity in AFTER_THE_SEAL and state not in TAKES_EDITS:
        if entity == MEETINGS and state is not MeetingState.SEALED:
            meeting(tx, held)  # refuses, and says why
        return None
    meeting(tx, held)
    return held


def _open(tx: Transaction, attachment_id: int) -> None:
    """Refuse what was taken out, and what is sealed."""
    row = standing(tx, "attachments", attachment_id)
    if row["meeting_id"] is not None:
        meeting(tx, row["meeting_id"])
