"""表决: a motion drafted, announced (its roll freezes), opened, and closed with a frozen result."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.journal import canonical
from yitusanhui.domain.plain import to_plain
from yitusanhui.domain.roll import build_roll
from yitusanhui.domain.rules import Rule, load_presets
from yitusanhui.domain.terms import ChoiceKind, Method, MotionState
from yitusanhui.domain.values import check_top
from yitusanhui.operations.context import figure, named, row_of, running, template, voiding, words
from yitusanhui.operations.context import meeting as meeting_of
from yitusanhui.operations.tallying import tally
from yitusanhui.operations.tellers import check_watched, confirmed_by
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reading.roll import arrivals, chosen_holders, grants, persons
from yitusanhui.store.transaction import Transaction
from yitusanhui.texts import say

Choice = tuple[str, ChoiceKind]


def plain_choices() -> tuple[Choice, ...]:
    """赞成, 反对, 弃权."""
    kinds = (ChoiceKind.FOR, ChoiceKind.AGAINST, ChoiceKind.ABSTAIN)
    return tuple((say(f"choice_{kind}"), kind) for kind in kinds)


def draft_motion(
    file: ConsultationFile,
    *,
    meeting_id: int,
    title: str,
    method: Method,
    preset: str = "advisory",
    rule: Rule | None = None,
    choices: Sequence[Choice] = (),
    topic_id: int | None = None,
    option_id: int | None = None,
    scope: str = "",
    top: int = 0,
    by_name: bool = False,
    most_choices: int = 0,
    request: str | None = None,
) -> ChangeSet:
    """Draft what is to be voted on, how, and by which rule: a preset of this file, or the office's own `rule`.

    With a `scope` (3号楼) only people whose address begins with it are asked; a rule of one building needs it.
    打分 and 排序 have a `top` (the greatest score, 5 unless said; the number of ranks, all unless said) and are
    counted from paper unless `by_name`. `most_choices` limits what one person may choose, 0 leaves it to the rule.
    """

    def change(tx: Transaction) -> None:
        meeting_of(tx, meeting_id)
        named(tx, topics=topic_id, options=option_id)
        asked = rule or named_rule(tx, preset)
        tx.facts["motion"] = insert_motion(
            tx,
            meeting_id=meeting_id,
            title=title,
            rule=replace(asked, most_choices=figure(most_choices)) if most_choices else asked,
            choices=choices or plain_choices(),
            **{"method": method, "top": figure(top), "named": int(by_name and method.valued)},
            **{"topic_id": topic_id, "option_id": option_id, "scope": words(scope)},
        )

    return file.write("draft_motion", change, request=request)


def announce_vote(file: ConsultationFile, *, motion_id: int, request: str | None = None) -> ChangeSet:
    """Announce the vote: rule and roll freeze. Who comes later may speak and not vote."""

    def change(tx: Transaction) -> None:
        motion = motion_in(tx, motion_id, MotionState.DRAFTED)
        running(tx, motion["meeting_id"])
        _freeze_roll(tx, motion)

    return file.write("announce_vote", change, request=request)


def open_vote(file: ConsultationFile, *, motion_id: int, request: str | None = None) -> ChangeSet:
    """Open the vote that was announced."""

    def change(tx: Transaction) -> None:
        motion = motion_in(tx, motion_id, MotionState.ANNOUNCED)
        running(tx, motion["meeting_id"])
        tx.update("motions", motion_id, state=MotionState.OPEN)

    return file.write("open_vote", change, request=request)


def close_vote(
    file: ConsultationFile,
    *,
    motion_id: int,
    tellers: str = "",
    callers: str = "",
    readers: str = "",
    request: str | None = None,
) -> ChangeSet:
    """Count and freeze; `facts` tell the sentence. `tellers` 监票人, `readers` 唱票人, `callers` 计票人.

    Refused while tellers are missing or interested, figures differ or don't add up, a recount is asked for and
    neither done nor declined, or figures from paper have not been confirmed by two people.
    """

    def change(tx: Transaction) -> None:
        motion = motion_in(tx, motion_id, MotionState.OPEN)
        given = {"tellers": words(tellers), "callers": words(callers), "readers": words(readers)}
        if not given["tellers"] and not motion["tellers"]:
            given["tellers"] = "、".join(confirmed_by(motion))
        tx.update("motions", motion_id, **{name: value for name, value in given.items() if value})
        freeze_result(tx, motion_id)
        check_watched(tx, tx.get("motions", motion_id))

    return file.write("close_vote", change, request=request)


def reopen_vote(file: ConsultationFile, *, motion_id: int, reason: str, request: str | None = None) -> ChangeSet:
    """Open a counted vote again, with a reason; the earlier result is kept beside the new one."""

    def change(tx: Transaction) -> None:
        motion = motion_in(tx, motion_id, MotionState.COUNTED)
        running(tx, motion["meeting_id"])
        keep_earlier(tx, motion, words(reason, what="reason"))
        tx.update("motions", motion_id, state=MotionState.OPEN, result=None, confirmed="", recounts="")

    return file.write("reopen_vote", change, request=request)


def keep_earlier(tx: Transaction, motion: dict[str, Any], reason: str) -> None:
    """Keep the result as it is beside the one that will replace it, with the reason."""
    earlier = json.loads(motion["reopened"] or "[]")
    earlier.append({"at": tx.at, "reason": reason, "result": json.loads(motion["result"])})
    tx.update("motions", motion["id"], reopened=canonical(earlier))


def cancel_motion(file: ConsultationFile, *, motion_id: int, reason: str = "", request: str | None = None) -> ChangeSet:
    """Drop a motion that was not counted. Once it was announced to the room, with a reason that is printed."""

    def change(tx: Transaction) -> None:
        motion = motion_in(tx, motion_id, MotionState.DRAFTED, MotionState.ANNOUNCED, MotionState.OPEN)
        announced = MotionState(motion["state"]) is not MotionState.DRAFTED
        why = words(reason, what="reason" if announced else "")
        tx.update("motions", motion["id"], state=MotionState.CANCELLED, reason=why)

    return file.write("cancel_motion", change, request=request)


def motion_in(tx: Transaction, motion_id: int, *states: MotionState) -> dict[str, Any]:
    """The motion's row, if its meeting may change and it is in one of these states."""
    motion = row_of(tx, "motions", motion_id)
    if MotionState(motion["state"]) not in states:
        raise DomainError("motion_state", title=motion["title"], state=say(f"motion_{motion['state']}"))
    return motion


def named_rule(tx: Transaction, preset: str) -> Rule:
    """A preset of this file by its id."""
    presets = load_presets(template(tx, "presets.toml"))
    if preset not in presets:
        raise DomainError("no_such_preset", preset=preset, known="、".join(presets))
    return presets[preset]


def insert_motion(
    tx: Transaction, *, meeting_id: int, title: str, rule: Rule, choices: Sequence[Choice], **values: Any
) -> int:
    """Insert a motion with its choices; returns its id."""
    if len(choices) < 2 and not values.get("imported"):
        raise DomainError("too_few_choices")
    method = Method(values["method"])
    if rule.by_area and not method.by_name:
        raise DomainError("rule_needs_names", rule=rule.name)
    if method.valued:
        if any(kind is not ChoiceKind.OPTION for _, kind in choices):
            raise DomainError("values_need_options")
        values["top"] = check_top(method, int(values.get("top", 0)), len(choices))
    if rule.scoped and not values.get("scope"):
        raise DomainError("scope_missing", rule=rule.name)
    motion_id = tx.insert(
        "motions",
        meeting_id=meeting_id,
        title=words(title, what="title"),
        rule=canonical(rule.to_plain()),
        **values,
    )
    for position, (label, kind) in enumerate(choices, 1):
        add_choice(tx, motion_id, position, label, kind)
    return motion_id


def add_choice(tx: Transaction, motion_id: int, position: int, label: str, kind: ChoiceKind) -> int:
    """Insert one choice; two of the same name are refused."""
    label = words(label, what="choice")
    if tx.live("choices", motion_id=motion_id, label=label):
        raise DomainError("choice_twice", choice=label)
    return tx.insert("choices", motion_id=motion_id, position=position, label=label, kind=kind)


def freeze_result(tx: Transaction, motion_id: int) -> None:
    """Compute the result from the rows as they are and keep it as it stands."""
    tx.update("motions", motion_id, state=MotionState.COUNTED, counted_at=tx.at)
    line = tally(tx, tx.get("motions", motion_id))
    tx.update("motions", motion_id, result=canonical(to_plain(line)))
    tx.facts.update(motion=motion_id, passed=line.passed, sentence=line.sentence, void=line.void)


def _freeze_roll(tx: Transaction, motion: dict[str, Any]) -> None:
    rule = Rule.from_plain(json.loads(motion["rule"]))
    meeting_id, scope = motion["meeting_id"], motion["scope"]
    homes = {row["id"]: row["address"] for row in tx.live("participants")} if scope else {}
    people = [person for person in persons(tx) if not scope or homes[person.id].startswith(scope)]
    everyone = build_roll(people, [person.id for person in people], unit=rule.unit)
    roll = everyone
    if Method(motion["method"]).in_the_room:
        roll = build_roll(
            people,
            arrivals(tx, meeting_id),
            grants(tx, meeting_id),
            rule_max_proxies=rule.max_proxies,
            chosen=chosen_holders(tx, meeting_id),
            unit=rule.unit,
        )
    if not roll.entries:
        raise DomainError("empty_roll")
    for old in tx.live("roll", motion_id=motion["id"]):
        voiding(tx, "roll", old["id"])
    for entry in roll.entries:
        tx.insert("roll", motion_id=motion["id"], **{**to_plain(entry), "by_proxy": int(entry.by_proxy)})
    tx.update(
        "motions",
        motion["id"],
        state=MotionState.ANNOUNCED,
        announced_at=tx.at,
        expected=len(everyone.entries),
        expected_area_cm2=sum(entry.area_cm2 for entry in everyone.entries),
        present=len(roll.entries),
    )
    tx.facts.update(present=len(roll.entries), expected=len(everyone.entries))
