"""承诺 and 评议: who does what by when, what came of it, and whether people are satisfied."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.journal import canonical
from yitusanhui.domain.satisfaction import Poll, check_sheets, load_scales, rates
from yitusanhui.domain.terms import CommitmentKind, CommitmentState, Verdict
from yitusanhui.operations.context import figure, iso_day, meeting, named, reworded, row_of, standing, template, words
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reading.roll import came
from yitusanhui.store.transaction import Transaction


def make_commitment(
    file: ConsultationFile,
    *,
    meeting_id: int,
    text: str,
    owner: str,
    due: str = "",
    kind: CommitmentKind = CommitmentKind.PROMISE,
    topic_id: int | None = None,
    option_id: int | None = None,
    from_commitment: int | None = None,
    request: str | None = None,
) -> ChangeSet:
    """Someone promises something by a date (ISO), or owes a rectification (整改) of an earlier promise."""

    def change(tx: Transaction) -> None:
        meeting(tx, meeting_id)
        named(tx, topics=topic_id, options=option_id, commitments=from_commitment)
        tx.facts["commitment"] = tx.insert(
            "commitments",
            meeting_id=meeting_id,
            kind=kind,
            text=words(text, what="text"),
            owner=words(owner, what="owner"),
            due=iso_day(due),
            topic_id=topic_id,
            option_id=option_id,
            from_commitment=from_commitment,
        )

    return file.write("make_commitment", change, request=request)


def edit_commitment(
    file: ConsultationFile,
    *,
    commitment_id: int,
    text: str | None = None,
    owner: str | None = None,
    due: str | None = None,
    request: str | None = None,
) -> ChangeSet:
    """Put right a commitment while its meeting is open."""

    def change(tx: Transaction) -> None:
        row_of(tx, "commitments", commitment_id)
        tx.update(
            "commitments",
            commitment_id,
            **reworded("text", "owner", text=text, owner=owner, due=None if due is None else iso_day(due)),
        )

    return file.write("edit_commitment", change, request=request)


def report_progress(
    file: ConsultationFile,
    *,
    commitment_id: int,
    state: CommitmentState,
    note: str = "",
    request: str | None = None,
) -> ChangeSet:
    """How far a commitment has come. It belongs to the project: promises are kept after their meeting is sealed."""

    def change(tx: Transaction) -> None:
        standing(tx, "commitments", commitment_id)
        tx.insert("progress", commitment_id=commitment_id, state=state, note=words(note), at=tx.at)

    return file.write("report_progress", change, request=request)


def evaluate(
    file: ConsultationFile,
    *,
    meeting_id: int,
    subject: str = "",
    commitment_id: int | None = None,
    verdict: Verdict | None = None,
    note: str = "",
    poll: Poll | None = None,
    request: str | None = None,
) -> ChangeSet:
    """评议 of one commitment or, without one, of the whole: a verdict, a poll, or both.

    A second evaluation of the same subject in a meeting replaces the first, which the journal keeps.
    """

    def change(tx: Transaction) -> None:
        meeting(tx, meeting_id)
        polled = poll or Poll()
        if verdict is None and not polled.answered:
            raise DomainError("nothing_evaluated")
        if polled.by_hands:
            _check_hands(tx, meeting_id, polled)
        elif polled.levels:
            _check_poll(tx, polled)
        about = _subject(tx, words(subject), commitment_id)
        _keep(tx, meeting_id, commitment_id, about, verdict=verdict, note=words(note), **_as_row(polled))

    return file.write("evaluate", change, request=request)


def _check_hands(tx: Transaction, meeting_id: int, poll: Poll) -> None:
    """No more hands than people in the room."""
    here = len(came(tx, meeting_id))
    if here and poll.raised > here:
        raise DomainError("hands_over_room", raised=poll.raised, here=here)
    _check_poll(tx, replace(poll, issued=poll.raised, returned=poll.raised, invalid=0))


def _check_poll(tx: Transaction, poll: Poll) -> None:
    for number in (poll.issued, poll.returned, poll.invalid, *poll.levels.values()):
        figure(abs(number))
    check_sheets(poll.issued, poll.returned, poll.invalid, poll.levels)
    scales = load_scales(template(tx, "scales.toml"))
    if poll.scale not in scales:
        raise DomainError("no_such_scale", scale=poll.scale, known="、".join(scales))
    rates(scales[poll.scale], poll.levels, unsure_counts=True)


def _as_row(poll: Poll) -> dict[str, Any]:
    """As the file has it: raised hands are levels without sheets."""
    sheets = {"issued": poll.issued, "returned": poll.returned, "invalid": poll.invalid}
    kept = {"scale": poll.scale, "levels": canonical(dict(poll.levels)), "unsure_counts": int(poll.unsure_counts)}
    return {**kept, **(dict.fromkeys(sheets, 0) if poll.by_hands else sheets)}


def _subject(tx: Transaction, subject: str, commitment_id: int | None) -> str:
    """What is evaluated: as said, else the words of the commitment."""
    if commitment_id is not None:
        subject = subject or standing(tx, "commitments", commitment_id)["text"]
    return words(subject, what="subject")


def _keep(tx: Transaction, meeting_id: int, commitment_id: int | None, subject: str, **values: Any) -> None:
    key = {"meeting_id": meeting_id, "commitment_id": commitment_id, "subject": subject}
    there = tx.live("evaluations", **key)
    if there:
        tx.update("evaluations", there[0]["id"], **values)
    tx.facts["evaluation"] = there[0]["id"] if there else tx.insert("evaluations", **key, **values)
