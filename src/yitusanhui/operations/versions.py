"""Versions of the drawing: aligned with each other, and 还适用吗 answered for each comment that came along.

Answers belong to the project: they are given after the meeting, sealed or not, and change nothing that it kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.placing import Places, TieLine, fit_ties
from yitusanhui.domain.report import CommentLine
from yitusanhui.domain.terms import PlacementState
from yitusanhui.operations.context import standing, standing_comment, voiding, words
from yitusanhui.operations.grounds import on_sheet
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reading.comments import load_comment, load_comments
from yitusanhui.store.reading.versions import load_alignments, load_placements
from yitusanhui.store.transaction import Transaction


def align_version(
    file: ConsultationFile,
    *,
    blueprint_id: int,
    base_id: int,
    ties: Sequence[TieLine],
    request: str | None = None,
) -> ChangeSet:
    """对齐: lay a version over an earlier one by two to four places seen on both; again replaces what was before.

    The comments of the earlier one stand on it from now on, each to be asked 还适用吗; `facts["carried"]` says
    how many. Raises DomainError `align.same`, `align.circle`, `outside_drawing`, and what `fit_ties` raises.
    """

    def change(tx: Transaction) -> None:
        sheet, base = standing(tx, "blueprints", blueprint_id), standing(tx, "blueprints", base_id)
        _check(tx, blueprint_id, base_id)
        for tie in ties:
            on_sheet(sheet, tie.x, tie.y)
            on_sheet(base, tie.base_x, tie.base_y)
        fit_ties(tuple(ties))
        for row in tx.live("tie_points", blueprint_id=blueprint_id):
            voiding(tx, "tie_points", row["id"])
        for tie in ties:
            tx.insert(
                "tie_points",
                blueprint_id=blueprint_id,
                base_id=base_id,
                x=float(tie.x),
                y=float(tie.y),
                base_x=float(tie.base_x),
                base_y=float(tie.base_y),
            )
        tx.facts["carried"] = len(_places(tx).asked(load_comments(tx), blueprint_id))

    return file.write("align_version", change, request=request)


def answer_placement(
    file: ConsultationFile,
    *,
    number: int,
    blueprint_id: int,
    state: PlacementState,
    x: float | None = None,
    y: float | None = None,
    note: str = "",
    request: str | None = None,
) -> ChangeSet:
    """还适用吗, answered for one comment on a version that it came to.

    `confirmed` keeps it where the alignment put it, `moved` wants the new place, `gone` a note why. Where it
    stands on the version it was said about stays as it is. Raises `placing.not_here`, `placing.no_place`,
    `placing.own`, `words_missing` (what: note), `outside_drawing`.
    """

    def change(tx: Transaction) -> None:
        sheet = standing(tx, "blueprints", blueprint_id)
        standing_comment(tx, number)
        values = _answer(state, _came_to(tx, number, blueprint_id), x, y) | {"note": words(note), "at": tx.at}
        if state is PlacementState.GONE:
            values["note"] = words(note, what="note")
        elif values["x"] is None:
            raise DomainError("placing.no_place", number=number)
        else:
            on_sheet(sheet, values["x"], values["y"])
        rows = tx.live("placements", comment_id=number, blueprint_id=blueprint_id)
        if rows:
            tx.update("placements", rows[0]["id"], **values)
        else:
            tx.insert("placements", comment_id=number, blueprint_id=blueprint_id, **values)

    return file.write("answer_placement", change, request=request)


def _check(tx: Transaction, blueprint_id: int, base_id: int) -> None:
    if blueprint_id == base_id:
        raise DomainError("align.same")
    if _places(tx).leads_to(blueprint_id, base_id):
        raise DomainError("align.circle")


def _came_to(tx: Transaction, number: int, blueprint_id: int) -> CommentLine:
    """The comment as the alignment puts it there, whatever was answered before."""
    line = load_comment(tx, number)
    assert line is not None
    if line.blueprint_id == blueprint_id:
        raise DomainError("placing.own", number=number)
    answers = [a for a in load_placements(tx) if (a.number, a.blueprint_id) != (number, blueprint_id)]
    found = Places(load_alignments(tx), answers).on(line, blueprint_id)
    if found is None:
        raise DomainError("placing.not_here", number=number)
    return found


def _answer(state: PlacementState, carried: CommentLine, x: float | None, y: float | None) -> dict[str, Any]:
    if state is PlacementState.GONE:
        place: tuple[float | None, float | None] = (None, None)
    else:
        place = (x, y) if state is PlacementState.MOVED else (carried.x, carried.y)
    if (place[0] is None) != (place[1] is None):
        raise DomainError("half_a_place")
    return {"state": state.value, "x": place[0], "y": place[1]}


def _places(tx: Transaction) -> Places:
    return Places(load_alignments(tx), load_placements(tx))
