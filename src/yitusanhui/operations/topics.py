"""议题 and 方案: comments merged into questions, answers side by side, who stands where, what was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import OptionState, Stance
from yitusanhui.operations.context import meeting, reworded, row_of, standing, standing_comment, voiding, words
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.transaction import Transaction


def raise_topic(
    file: ConsultationFile,
    *,
    meeting_id: int,
    title: str,
    question: str = "",
    comments: Sequence[int] = (),
    request: str | None = None,
) -> ChangeSet:
    """Make a question of one or more comments; the originals stay as they are."""

    def change(tx: Transaction) -> None:
        meeting(tx, meeting_id)
        topic_id = tx.insert(
            "topics", meeting_id=meeting_id, title=words(title, what="title"), question=words(question)
        )
        for number in comments:
            _merge(tx, topic_id, number)
        tx.facts["topic"] = topic_id

    return file.write("raise_topic", change, request=request)


def merge_comments(
    file: ConsultationFile, *, topic_id: int, comments: Sequence[int], request: str | None = None
) -> ChangeSet:
    """Put comments under a topic. Merging one twice changes nothing."""

    def change(tx: Transaction) -> None:
        row_of(tx, "topics", topic_id)
        for number in comments:
            _merge(tx, topic_id, number)

    return file.write("merge_comments", change, request=request)


def part_comment(file: ConsultationFile, *, topic_id: int, number: int, request: str | None = None) -> ChangeSet:
    """Take a comment out of a topic again."""

    def change(tx: Transaction) -> None:
        row_of(tx, "topics", topic_id)
        for link in tx.live("topic_comments", topic_id=topic_id, comment_id=number):
            voiding(tx, "topic_comments", link["id"])

    return file.write("part_comment", change, request=request)


def edit_topic(
    file: ConsultationFile,
    *,
    topic_id: int,
    title: str | None = None,
    question: str | None = None,
    agreement: str | None = None,
    request: str | None = None,
) -> ChangeSet:
    """Reword a topic, or set down what was agreed on it."""

    def change(tx: Transaction) -> None:
        row_of(tx, "topics", topic_id)
        tx.update("topics", topic_id, **reworded("title", title=title, question=question, agreement=agreement))

    return file.write("edit_topic", change, request=request)


def offer_option(
    file: ConsultationFile,
    *,
    topic_id: int,
    title: str,
    detail: str = "",
    cost: str = "",
    touches: str = "",
    request: str | None = None,
) -> ChangeSet:
    """Put an answer on the table: 方案 A, B, C in order."""

    def change(tx: Transaction) -> None:
        row_of(tx, "topics", topic_id)
        tx.facts["option"] = tx.insert(
            "options",
            topic_id=topic_id,
            label=_letter(len(tx.find("options", topic_id=topic_id))),
            title=words(title, what="title"),
            detail=words(detail),
            cost=words(cost),
            touches=words(touches),
        )

    return file.write("offer_option", change, request=request)


def edit_option(
    file: ConsultationFile,
    *,
    option_id: int,
    title: str | None = None,
    detail: str | None = None,
    cost: str | None = None,
    touches: str | None = None,
    request: str | None = None,
) -> ChangeSet:
    """Reword an option, its cost or whom it touches."""

    def change(tx: Transaction) -> None:
        _option(tx, option_id)
        tx.update("options", option_id, **reworded("title", title=title, detail=detail, cost=cost, touches=touches))

    return file.write("edit_option", change, request=request)


def settle_option(
    file: ConsultationFile, *, option_id: int, state: OptionState, request: str | None = None
) -> ChangeSet:
    """Adopt an option, set it aside, refer it to the owners' assembly, or put it back on the table."""

    def change(tx: Transaction) -> None:
        _option(tx, option_id)
        tx.update("options", option_id, state=state)

    return file.write("settle_option", change, request=request)


def take_position(
    file: ConsultationFile,
    *,
    option_id: int,
    stakeholder: str,
    stance: Stance,
    words_said: str = "",
    confirmed: bool = False,
    request: str | None = None,
) -> ChangeSet:
    """立场 of a stakeholder on an option; a new one replaces the old, which the journal keeps."""

    def change(tx: Transaction) -> None:
        _option(tx, option_id)
        who = words(stakeholder, what="stakeholder")
        if stance is Stance.ACCEPTS_IF and not words(words_said):
            raise DomainError("condition_missing")
        values = {"stance": stance, "words": words(words_said), "confirmed": int(confirmed), "at": tx.at}
        there = tx.live("positions", option_id=option_id, stakeholder=who)
        if there:
            tx.update("positions", there[0]["id"], **values)
        else:
            tx.insert("positions", option_id=option_id, stakeholder=who, **values)

    return file.write("take_position", change, request=request)


def _merge(tx: Transaction, topic_id: int, number: int) -> None:
    standing_comment(tx, number)
    if not tx.live("topic_comments", topic_id=topic_id, comment_id=number):
        tx.insert("topic_comments", topic_id=topic_id, comment_id=number)


def _option(tx: Transaction, option_id: int) -> dict[str, Any]:
    option = standing(tx, "options", option_id)
    row_of(tx, "topics", option["topic_id"])
    return option


def _letter(count: int) -> str:
    """A, B, … Z, A1, B1 …"""
    return chr(ord("A") + count % 26) + (str(count // 26) if count >= 26 else "")
