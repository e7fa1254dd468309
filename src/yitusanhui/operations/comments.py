"""Comments (意见): recorded, placed, amended, withdrawn, endorsed; numbered once and for ever, never deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yitusanhui.domain.attached import COMMENTS
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.flags import holds_id_number
from yitusanhui.domain.incoming import CommentRow, Photo
from yitusanhui.domain.shapes import Shape, write_shape
from yitusanhui.domain.sites import anchor_of, drawn, vertices_of
from yitusanhui.domain.terms import AttachmentKind, CommentStatus, MeetingState
from yitusanhui.domain.vocabulary import Sources, load_sources
from yitusanhui.operations.attachments import keep_photo
from yitusanhui.operations.context import (
    figure,
    iso_time,
    meeting,
    row_of,
    standing_comment,
    taking_words,
    template,
    voiding,
    words,
)
from yitusanhui.operations.each_row import take_rows
from yitusanhui.operations.grounds import found_and_lost, on_sheet
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reading.grounds import load_georeference
from yitusanhui.store.transaction import Transaction


def record_comment(
    file: ConsultationFile,
    *,
    meeting_id: int,
    text: str,
    author: str = "",
    participant_id: int | None = None,
    source: str = "",
    category: str = "",
    x: float | None = None,
    y: float | None = None,
    endorsements: int = 0,
    said_at: str = "",
    photos: Sequence[Photo] = (),
    shape: Shape | None = None,
    request: str | None = None,
) -> ChangeSet:
    """Write down a resident's words; the receipt's `number` is theirs from now on.

    `x`, `y` are pixels of the drawing on the wall; `shape` is a line or area they speak of, and without `x`, `y`
    the number stands in its middle. In a meeting that is still planned the source is 会前征集
    unless said. `photos` are kept beside the words: of the slip where the source is one, else of the place.
    Refuses empty words, unknown sources, places outside the drawing.
    """
    row = CommentRow(
        text=text, author=author, source=source, category=category, x=x, y=y, endorsements=endorsements, said_at=said_at
    )

    def change(tx: Transaction) -> None:
        held = taking_words(tx, meeting_id)
        sources = load_sources(template(tx, "sources.csv"))
        _tell_id_numbers(tx, text)
        number = tx.facts["number"] = _insert(tx, held, row, sources, participant_id, shape)
        for photo in photos:
            slip = tx.get("comments", number)["source"] == sources.by_code.get("slip")
            keep_photo(tx, COMMENTS, number, photo, AttachmentKind.SLIP if slip else AttachmentKind.PHOTO)

    return file.write("record_comment", change, request=request)


def import_comments(
    file: ConsultationFile,
    *,
    meeting_id: int,
    rows: Sequence[CommentRow],
    lines: Sequence[int] = (),
    skip_bad: bool = False,
    request: str | None = None,
) -> ChangeSet:
    """Add comments of a table, all or none. One with a reference and words that this meeting has
    already is passed over."""

    def change(tx: Transaction) -> None:
        held = taking_words(tx, meeting_id)
        sources = load_sources(template(tx, "sources.csv"))
        known = {(c["ref"], c["text"]) for c in tx.find("comments", meeting_id=meeting_id) if _known(c)}

        def take(row: CommentRow) -> bool:
            if (words(row.ref), words(row.text)) in known:
                return False
            numbers.append(_insert(tx, held, row, sources, row.participant_id))
            return True

        numbers: list[int] = []
        take_rows(tx, rows, take, lines=lines, skip_bad=skip_bad)
        tx.facts.update(first=min(numbers, default=0), last=max(numbers, default=0))
        _tell_id_numbers(tx, *(row.text for row in rows))
        tx.facts["unplaced"] = _unplaced(tx, held, rows)

    return file.write("import_comments", change, request=request)


def _unplaced(tx: Transaction, held: dict[str, Any], rows: Sequence[CommentRow]) -> int:
    """How many came with degrees that no drawing can place yet."""
    places = [(r.lon, r.lat) for r in rows if r.x is None and r.lon is not None and r.lat is not None]
    sheets = [row for row in tx.live("blueprints") if load_georeference(tx, row["id"]) is not None]
    sheet = next((row for row in sheets if row["id"] == held["blueprint_id"]), sheets[0] if sheets else None)
    return len(places) - (found_and_lost(tx, sheet, places)[0] if sheet else 0)


def place_comment(
    file: ConsultationFile,
    *,
    number: int,
    x: float | None,
    y: float | None,
    shape: Shape | None = None,
    request: str | None = None,
) -> ChangeSet:
    """Put a comment's pin somewhere on the drawing, or take it off (None); `shape` is the line or area it speaks of."""

    def change(tx: Transaction) -> None:
        comment = live_comment(tx, number)
        held = tx.get("meetings", comment["meeting_id"])
        tx.update("comments", number, **_place(tx, held, x, y, shape))

    return file.write("place_comment", change, request=request)


def amend_comment(
    file: ConsultationFile,
    *,
    number: int,
    text: str | None = None,
    author: str | None = None,
    participant_id: int | None = None,
    source: str | None = None,
    category: str | None = None,
    request: str | None = None,
) -> ChangeSet:
    """Correct a comment after reading it back; the journal keeps the words as they were."""

    def change(tx: Transaction) -> None:
        comment = live_comment(tx, number)
        _tell_id_numbers(tx, text or "")
        values: dict[str, Any] = {}
        if text is not None and words(text, what="text") != comment["text"]:
            values |= {"text": words(text, what="text"), "amended": comment["amended"] + 1}
        if author is not None:
            values |= _author(tx, author, participant_id)
        if source is not None:
            values["source"] = load_sources(template(tx, "sources.csv")).named(source, before_meeting=False)
        if category is not None:
            values["category"] = words(category)
        tx.update("comments", number, **values)

    return file.write("amend_comment", change, request=request)


def withdraw_comment(file: ConsultationFile, *, number: int, reason: str, request: str | None = None) -> ChangeSet:
    """The resident takes it back: it keeps its number and place in the file, and is out of every count."""

    def change(tx: Transaction) -> None:
        live_comment(tx, number)
        tx.update("comments", number, status=CommentStatus.WITHDRAWN, withdrawn_reason=words(reason, what="reason"))

    return file.write("withdraw_comment", change, request=request)


def endorse_comment(
    file: ConsultationFile, *, number: int, meeting_id: int, count: int = 1, request: str | None = None
) -> ChangeSet:
    """附议: so many people said "I think so too" in this meeting."""

    def change(tx: Transaction) -> None:
        taking_words(tx, meeting_id)
        standing_comment(tx, number)
        _endorse(tx, meeting_id, number, count)

    return file.write("endorse_comment", change, request=request)


def take_back_endorsement(file: ConsultationFile, *, endorsement_id: int, request: str | None = None) -> ChangeSet:
    """An endorsement was miscounted: it stays in the file and out of the count."""

    def change(tx: Transaction) -> None:
        row_of(tx, "endorsements", endorsement_id)
        voiding(tx, "endorsements", endorsement_id)

    return file.write("take_back_endorsement", change, request=request)


def live_comment(tx: Transaction, number: int) -> dict[str, Any]:
    """A comment that is not withdrawn and whose meeting may still change."""
    for row in tx.find("comments", id=number):
        meeting(tx, row["meeting_id"])
    return standing_comment(tx, number)


def _tell_id_numbers(tx: Transaction, *texts: str) -> None:
    """No ID numbers, ever: how many of the texts held one, which was left out (`context.words`)."""
    found = sum(map(holds_id_number, texts))
    if found:
        tx.facts["id_numbers"] = found


def _known(comment: dict[str, Any]) -> bool:
    """Whether a comment stands for its reference: one that was undone doesn't keep a table from coming again."""
    return bool(comment["ref"]) and comment["status"] != CommentStatus.VOIDED


def _insert(
    tx: Transaction,
    held: dict[str, Any],
    row: CommentRow,
    sources: Sources,
    participant_id: int | None,
    shape: Shape | None = None,
) -> int:
    before = MeetingState(held["state"]) is MeetingState.PLANNED
    number = tx.insert(
        "comments",
        meeting_id=held["id"],
        text=words(row.text, what="text"),
        source=sources.named(row.source, before_meeting=before),
        category=words(row.category),
        said_at=iso_time(tx, row.said_at) if row.said_at else tx.at,
        recorded_at=tx.at,
        status=CommentStatus.WITHDRAWN if row.withdrawn else CommentStatus.RECORDED,
        ref=words(row.ref),
        lon=row.lon,
        lat=row.lat,
        **_author(tx, row.author, participant_id),
        **_place(tx, held, row.x, row.y, shape),
    )
    if row.endorsements:
        _endorse(tx, held["id"], number, row.endorsements)
    return number


def _author(tx: Transaction, author: str, participant_id: int | None) -> dict[str, Any]:
    name = words(author)
    if participant_id is not None:
        return {"participant_id": participant_id, "author": tx.get("participants", participant_id)["name"]}
    known = tx.live("participants", name=name) if name else []
    return {"participant_id": known[0]["id"] if len(known) == 1 else None, "author": name}


def _place(
    tx: Transaction, held: dict[str, Any], x: float | None, y: float | None, shape: Shape | None = None
) -> dict[str, Any]:
    if (x is None) != (y is None):
        raise DomainError("half_a_place")
    if shape is not None:
        shape = drawn(shape.kind, vertices_of(shape))
        x, y = (x, y) if x is not None else anchor_of(shape)
    if x is None or y is None:
        return {"blueprint_id": None, "x": None, "y": None, "shape": ""}
    if held["blueprint_id"] is None:
        raise DomainError("no_drawing_to_place_on")
    sheet = tx.get("blueprints", held["blueprint_id"])
    for place in ((x, y), *(shape.rings[0] if shape else ())):
        on_sheet(sheet, *place)
    return {"blueprint_id": sheet["id"], "x": float(x), "y": float(y), "shape": write_shape(shape)}


def _endorse(tx: Transaction, meeting_id: int, number: int, count: int) -> None:
    if count < 1:
        raise DomainError("bad_endorsements", count=count)
    tx.insert("endorsements", meeting_id=meeting_id, comment_id=number, count=figure(count), at=tx.at)
