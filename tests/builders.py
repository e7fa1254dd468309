"""Builders of open consultations for tests: small, real, through the operations."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from copy import copy
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.clock import Clock
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import Drawing, Photo, RosterRow
from yitusanhui.domain.layers import IncomingLayer
from yitusanhui.domain.shapes import Coordinates, LayerShapes, Shape, ShapeKind
from yitusanhui.domain.sites import drawn
from yitusanhui.domain.tellers import people_in
from yitusanhui.domain.terms import Method
from yitusanhui.operations.attendance import sign_in
from yitusanhui.operations.blueprints import import_blueprint
from yitusanhui.operations.files import ConsultationFile, new_consultation, open_consultation
from yitusanhui.operations.meetings import open_meeting
from yitusanhui.operations.motions import announce_vote, close_vote, draft_motion, open_vote
from yitusanhui.operations.reading import read_motions
from yitusanhui.operations.recounting import confirm_count, decline_recount
from yitusanhui.operations.roster import import_roster

SHANGHAI = timezone(timedelta(hours=8))


class StepClock:
    """A clock that moves on by a second every time it is read."""

    def __init__(self, start: datetime = datetime(2026, 3, 14, 19, 0, tzinfo=SHANGHAI)) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def make_file(folder: Path, *, name: str = "口袋公园", people: int = 0, actor: str = "记录员") -> ConsultationFile:
    """A new consultation, with `people` households of one voter of 50 m² each."""
    file = new_consultation(folder / f"{name}.ytsh", title=name, clock=StepClock(), actor=actor)
    if people:
        import_roster(file, rows=make_roster(people))
    return file


def made_once(make: Callable[[Path], ConsultationFile]) -> Callable[[Path], ConsultationFile]:
    """Makes the file for the first test that asks; each gets a copy of it, opened anew, whose clock goes on from there.

    All copies are the same consultation: not for a test that wants two.
    """
    made: list[tuple[str, bytes, Clock, str]] = []

    @wraps(make)
    def copied(folder: Path) -> ConsultationFile:
        if not made:
            with TemporaryDirectory(dir=folder) as first:
                file = make(Path(first))
                clock = copy(file.clock)
                file.close()
                made.append((file.path.name, file.path.read_bytes(), clock, file.actor))
        name, content, clock, actor = made[0]
        (folder / name).write_bytes(content)
        return open_consultation(folder / name, clock=copy(clock), actor=actor)

    return copied


def make_roster(count: int) -> list[RosterRow]:
    """`count` people of one household each."""
    return [
        RosterRow(f"居民{n}", address=f"{n}号楼101室", household=f"{n}-101", area_cm2=500_000)
        for n in range(1, count + 1)
    ]


def make_drawing(width: int = 800, height: int = 600) -> Drawing:
    """A drawing as intake would hand it over; its picture is only bytes here."""
    return Drawing(
        "平面图.png", "image/png", b"original", hashlib.sha256(b"original").hexdigest(), width, height, b"overview"
    )


def make_photo(name: str = "现场.jpg", content: bytes = b"photo") -> Photo:
    """A photo as intake would hand it over; its picture is only bytes here."""
    return Photo(name, "image/jpeg", content, hashlib.sha256(content).hexdigest(), content + b" small")


def make_layer(name: str = "路灯", place: tuple[float, float] = (40.0, 30.0)) -> IncomingLayer:
    """A layer of one point, in pixels of the drawing, as intake would hand it over."""
    shapes = LayerShapes(Coordinates.PIXELS, (Shape(ShapeKind.POINT, ((place,),), "1号灯"),))
    data = name.encode()
    return IncomingLayer(f"{name}.geojson", name, data, hashlib.sha256(data).hexdigest(), shapes, 1)


def make_area(left: float = 10.0, top: float = 10.0, side: float = 60.0) -> Shape:
    """A square drawn by hand, in pixels of the drawing."""
    return drawn(ShapeKind.AREA, [(left, top), (left + side, top), (left + side, top + side), (left, top + side)])


def make_meeting(file: ConsultationFile, *, present: int = 0, drawing: bool = False) -> int:
    """Meeting 1, running, with the first `present` people of the roster signed in."""
    if drawing:
        import_blueprint(file, drawing=make_drawing())
    for participant_id in range(1, present + 1):
        sign_in(file, meeting_id=1, participant_id=participant_id)
    open_meeting(file, meeting_id=1)
    return 1


@dataclass(frozen=True)
class OpenVote:
    """A vote that is open: its id and the choices' ids by label."""

    motion: int
    choices: dict[str, int]


def finish_vote(file: ConsultationFile, *, motion_id: int, tellers: str = "甲、乙", callers: str = "丙") -> ChangeSet:
    """Close a vote as a room does: paper is checked by both tellers, a narrow result is not counted once more."""
    (line,) = [one for one in read_motions(file) if one.id == motion_id]
    if any(one.state == "asked" for one in line.recounts):
        with suppress(DomainError):  # figures that differ can't do without
            decline_recount(file, motion_id=motion_id, reason="当场复核过")
    if line.on_paper:
        for name in people_in(tellers)[len(line.confirmed) : 2]:
            confirm_count(file, motion_id=motion_id, name=name)
    return close_vote(file, motion_id=motion_id, tellers=tellers, callers=callers)


def make_vote(file: ConsultationFile, method: Method = Method.HANDS, *, preset: str = "advisory") -> OpenVote:
    """A motion of meeting 1 that was announced and opened."""
    motion = int(str(draft_motion(file, meeting_id=1, title="是否同意", method=method, preset=preset).facts["motion"]))
    announce_vote(file, motion_id=motion)
    open_vote(file, motion_id=motion)
    (line,) = [one for one in read_motions(file) if one.id == motion]
    return OpenVote(motion, {choice.label: choice.id for choice in line.choices})
