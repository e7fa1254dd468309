"""议题 and 方案: comments merged into questions, answers side by side, who stands where, what was agreed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import CommentStatus, Consent, Fate, OptionState, Stance
from yitusanhui.operations.context import meeting, named, reworded, row_of, standing, standing_comment, voiding, words
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.transaction import Transaction

OPTION_WORDS = ("title", "detail", "cost", "touches")


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


def take_up_topic(
    file: ConsultationFile,
    *,
    meeting_id: int,
    topic_id: int,
    comments: Sequence[int] = (),
    request: str | None = None,
) -> ChangeSet:
    """Go on in this meeting with a topic of an earlier one: its question, its comments that stand, its options anew.

    The earlier topic stays as its meeting left it; who stood where is asked again. `comments` are merged besides.
    """

    def change(tx: Transaction) -> None:
        meeting(tx, meeting_id)
        earlier = standing(tx, "topics", topic_id)
        if earlier["meeting_id"] == meeting_id:
            raise DomainError("topic_of_this_meeting", title=earlier["title"])
        taken = tx.insert("topics", meeting_id=meeting_id, title=earlier["title"], question=earlier["question"])
        for link in tx.live("topic_comments", topic_id=topic_id):
            if tx.find("comments", id=link["comment_id"], status=CommentStatus.RECORDED):
                _merge(tx, taken, link["comment_id"])
        for number in comments:
            _merge(tx, taken, number)
        for option in tx.live("options", topic_id=topic_id):
            _offer(tx, taken, {name: option[name] for name in (*OPTION_WORDS, "blueprint_id", "sites")})
        tx.facts["topic"] = taken

    return file.write("take_up_topic", change, request=request)


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
    """Reword a topic, or set down what was agreed on it; confirmations of another wording fall away.

    `facts["fallen"]` counts those.
    """

    def change(tx: Transaction) -> None:
        row = row_of(tx, "topics", topic_id)
        given = reworded("title", title=title, question=question, agreement=agreement)
        tx.update("topics", topic_id, **given)
        said = tx.live("confirmations", topic_id=topic_id)
        fallen = said if given.get("agreement", row["agreement"]) != row["agreement"] else []
        for one in fallen:
            voiding(tx, "confirmations", one["id"])
        tx.facts["fallen"] = len(fallen)

    return file.write("edit_topic", change, request=request)


def offer_option(
    file: ConsultationFile,
    *,
    topic_id: int,
    title: str,
    detail: str = "",
    cost: str = "",
    touches: str = "",
    blueprint_id: int | None = None,
    request: str | None = None,
) -> ChangeSet:
    """Put an answer on the table: 方案 A, B, C in order; `blueprint_id` is its own drawing."""

    def change(tx: Transaction) -> None:
        row_of(tx, "topics", topic_id)
        named(tx, blueprints=blueprint_id)
        given = {"detail": words(detail), "cost": words(cost), "touches": words(touches)}
        values = {"title": words(title, what="title"), **given, "blueprint_id": blueprint_id}
        tx.facts["option"] = _offer(tx, topic_id, values)

    return file.write("offer_option", change, request=request)


def edit_option(
    file: ConsultationFile,
    *,
    option_id: int,
    title: str | None = None,
    detail: str | None = None,
    cost: str | None = None,
    touches: str | None = None,
    blueprint_id: int | None = None,
    site_ids: Sequence[int] | None = None,
    request: str | None = None,
) -> ChangeSet:
    """Reword an option, its cost, whom it touches, its sites; `blueprint_id` 0 takes its own drawing away."""

    def change(tx: Transaction) -> None:
        option = _option(tx, option_id)
        named(tx, blueprints=blueprint_id or None)
        drawing = option["blueprint_id"] if blueprint_id is None else blueprint_id or None
        given = reworded("title", title=title, detail=detail, cost=cost, touches=touches)
        for site in site_ids or ():
            standing(tx, "sites", site)
        sites = option["sites"] if site_ids is None else json.dumps(list(dict.fromkeys(site_ids)))
        tx.update("options", option_id, **given, blueprint_id=drawing, sites=sites)

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


def confirm_agreement(
    file: ConsultationFile,
    *,
    topic_id: int,
    party: str,
    consent: Consent,
    words_said: str = "",
    request: str | None = None,
) -> ChangeSet:
    """A party confirms the agreement that was read aloud, or keeps a reservation, which it has to put into words.

    A second word of the same party replaces the first, which the journal keeps.
    """

    def change(tx: Transaction) -> None:
        topic = row_of(tx, "topics", topic_id)
        who = words(party, what="stakeholder")
        if not topic["agreement"]:
            raise DomainError("nothing_agreed", title=topic["title"])
        if consent is Consent.RESERVES and not words(words_said):
            raise DomainError("reservation_missing", party=who)
        values = {"stance": consent, "words": words(words_said), "at": tx.at}
        there = tx.live("confirmations", topic_id=topic_id, party=who)
        if there:
            tx.update("confirmations", there[0]["id"], **values)
        else:
            tx.insert("confirmations", topic_id=topic_id, party=who, **values)

    return file.write("confirm_agreement", change, request=request)


def take_back_confirmation(
    file: ConsultationFile, *, topic_id: int, party: str, request: str | None = None
) -> ChangeSet:
    """Take out what was put down for a party that said nothing."""

    def change(tx: Transaction) -> None:
        row_of(tx, "topics", topic_id)
        for there in tx.live("confirmations", topic_id=topic_id, party=party):
            voiding(tx, "confirmations", there["id"])

    return file.write("take_back_confirmation", change, request=request)


def leave_open(
    file: ConsultationFile, *, topic_id: int, fate: Fate | None, note: str = "", request: str | None = None
) -> ChangeSet:
    """Say where a topic goes on that stays open: 下一轮, 提交业主大会, 其他; None: it doesn't stay open."""

    def change(tx: Transaction) -> None:
        row_of(tx, "topics", topic_id)
        if fate is Fate.OTHER and not words(note):
            raise DomainError("fate_missing")
        tx.update("topics", topic_id, fate=fate or "", fate_note=words(note) if fate else "")

    return file.write("leave_open", change, request=request)


def _merge(tx: Transaction, topic_id: int, number: int) -> None:
    standing_comment(tx, number)
    if not tx.live("topic_comments", topic_id=topic_id, comment_id=number):
        tx.insert("topic_comments", topic_id=topic_id, comment_id=number)


def _offer(tx: Transaction, topic_id: int, values: dict[str, Any]) -> int:
    label = _letter(len(tx.live("options", topic_id=topic_id)))
    return tx.insert("options", topic_id=topic_id, label=label, **values)


def _option(tx: Transaction, option_id: int) -> dict[str, Any]:
    option = standing(tx, "options", option_id)
    row_of(tx, "topics", option["topic_id"])
    return option


def _letter(count: int) -> str:
    """A, B, … Z, A1, B1 …"""
    return chr(ord("A") + count % 26) + (str(count // 26) if count >= 26 else "")
