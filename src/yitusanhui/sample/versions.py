"""A new version of the drawing in the story: laid over the one before, every pin that came along asked about."""

from __future__ import annotations

from functools import partial

from yitusanhui.domain.placing import corners
from yitusanhui.domain.report import BlueprintLine
from yitusanhui.domain.terms import PlacementState
from yitusanhui.operations.reading import read_blueprints, read_comments, read_places
from yitusanhui.operations.versions import align_version, answer_placement
from yitusanhui.sample.cast import Cast
from yitusanhui.sample.story import StoryDrawing


def tell_version(cast: Cast, told: StoryDrawing) -> None:
    """Put on the timeline what is done once that version is there."""
    cast.timeline.add(told.aligned_at, partial(_align, cast, told))
    cast.timeline.add(told.answered_at, partial(_answer, cast, told))


def _align(cast: Cast, told: StoryDrawing) -> None:
    sheet, base = _sheet(cast, told.label), _sheet(cast, told.base)
    align_version(cast.file, blueprint_id=sheet.id, base_id=base.id, ties=corners(base, sheet))


def _answer(cast: Cast, told: StoryDrawing) -> None:
    """What the story tells is answered so; the rest still applies where it is."""
    sheet = _sheet(cast, told.label)
    answers = {cast.numbers[one.key]: one for one in cast.story.answers if one.version == told.label}
    for line in read_places(cast.file).asked(read_comments(cast.file), sheet.id):
        answer = answers.get(line.number)
        state = answer.state if answer else PlacementState.CONFIRMED
        if state is PlacementState.CARRIED:
            continue
        place = answer.place if answer else None
        answer_placement(
            cast.file,
            number=line.number,
            blueprint_id=sheet.id,
            state=state,
            x=round(place[0] * sheet.width) if place else None,
            y=round(place[1] * sheet.height) if place else None,
            note=answer.note if answer else "",
        )


def _sheet(cast: Cast, label: str) -> BlueprintLine:
    return next(one for one in read_blueprints(cast.file) if one.label == label)
