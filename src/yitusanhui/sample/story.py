"""The sample's story: everything that is said, promised and voted on, as data (resources/sample)."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from yitusanhui import paths
from yitusanhui.domain.terms import PlacementState, ReplyKind, Stage
from yitusanhui.sample.neighbourhood import PLACES, XY, Part, Version, sheet_size

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StoryDrawing:
    """One version of the drawing and when it was added."""

    version: Version
    label: str
    name: str
    added_at: str
    base: str = ""  # the label of the version it is aligned with
    aligned_at: str = ""
    answered_at: str = ""


@dataclass(frozen=True, slots=True)
class StoryAnswer:
    """还适用吗, answered for one comment on one version; those that aren't told are confirmed."""

    version: str
    key: str
    state: PlacementState
    place: XY | None
    note: str


@dataclass(frozen=True, slots=True)
class StoryComment:
    """One comment by its key. `place` in fractions of the sheet; `author` "" is anonymous."""

    key: str
    meeting: Stage
    said_at: str
    author: str
    source: str
    category: str
    place: XY
    endorsements: int
    text: str
    amended: str = ""
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class StoryReply:
    """The reply to one comment."""

    key: str
    kind: ReplyKind
    reason: str
    owner: str
    due: str


@dataclass(frozen=True, slots=True)
class StoryVote:
    """One line of the written vote: area as the sheet says it, square metres."""

    motion: str
    voter: str
    choice: str
    at: str
    area: str


@dataclass(frozen=True, slots=True)
class StoryMeeting:
    """One meeting: its fixed points, and its parts as the file resources/sample/{key}.toml has them."""

    key: Stage
    called_at: str
    planned_at: str
    place: str
    chair: str
    opened_at: str
    closed_at: str
    sealed_at: str
    notices: tuple[Part, ...]
    steps: tuple[str, ...]
    arrivals: tuple[tuple[str, str], ...]  # (time, name) in order
    walk_ins: tuple[Part, ...] = ()
    excused: tuple[str, ...] = ()
    proxies: tuple[Part, ...] = ()
    topics: tuple[Part, ...] = ()
    motions: tuple[Part, ...] = ()
    commitments: tuple[Part, ...] = ()
    evaluations: tuple[Part, ...] = ()
    corrections: tuple[Part, ...] = ()
    addenda: tuple[Part, ...] = ()

    def at(self, time: str) -> str:
        """A time of the meeting's day (18:40) as ISO 8601 with offset; a full time stays as it is."""
        return time if "T" in time else f"{self.planned_at[:10]}T{time}:00+08:00"


@dataclass(frozen=True, slots=True)
class Story:
    """The whole consultation as told."""

    title: str
    street: str
    community: str
    recorder: str
    created_at: str
    roster_at: str
    drawings: tuple[StoryDrawing, ...]
    meetings: tuple[StoryMeeting, ...]
    comments: tuple[StoryComment, ...]
    replies: tuple[StoryReply, ...]
    replied_at: tuple[tuple[Stage, str], ...]
    votes: tuple[StoryVote, ...]
    roster: Path
    answers: tuple[StoryAnswer, ...] = ()

    def comments_of(self, meeting: Stage) -> tuple[StoryComment, ...]:
        """What was said in, or before, that meeting, in order."""
        return tuple(comment for comment in self.comments if comment.meeting is meeting)


@cache
def load_story() -> Story:
    """The story as shipped."""
    told = _toml("consultation")
    return Story(
        title=told["title"],
        street=told["street"],
        community=told["community"],
        recorder=told["recorder"],
        created_at=told["created_at"],
        roster_at=told["roster_at"],
        drawings=tuple(StoryDrawing(**drawing) for drawing in told["drawing"]),
        meetings=tuple(_meeting(_toml(key)) for key in told["meetings"]),
        comments=tuple(_comment(row) for row in _csv("comments.csv")),
        replies=tuple(
            StoryReply(row["key"], ReplyKind(row["kind"]), row["reason"], row["owner"], row["due"])
            for row in _csv("replies.csv")
        ),
        replied_at=tuple((Stage(reply["meeting"]), reply["at"]) for reply in told["replies"]),
        votes=tuple(StoryVote(*row.values()) for row in _csv("written_vote.csv")),
        roster=_folder() / "roster.csv",
        answers=tuple(_answer(row) for row in _csv("carried.csv")),
    )


def _folder() -> Path:
    return paths.resources() / "sample"


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((_folder() / f"{name}.toml").read_text("utf-8"))


def _csv(name: str) -> list[Row]:
    with (_folder() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _meeting(told: Mapping[str, Any]) -> StoryMeeting:
    parts: dict[str, Any] = {name: tuple(part) if isinstance(part, list) else part for name, part in told.items()}
    parts["key"] = Stage(told["key"])
    parts["arrivals"] = tuple((time, name) for time, names in told["arrivals"].items() for name in names)
    return StoryMeeting(**parts)


def _answer(row: Row) -> StoryAnswer:
    place = _spot(row) if row["place"] else None
    return StoryAnswer(row["version"], row["key"], PlacementState(row["state"]), place, row["note"])


def _spot(row: Row) -> XY:
    """A place of the neighbourhood and how far beside it, in fractions of the sheet."""
    (x, y), (width, height) = PLACES[row["place"]], sheet_size()
    return x + float(row["dx"]) / width, y + float(row["dy"]) / height


def _comment(row: Row) -> StoryComment:
    return StoryComment(
        key=row["key"],
        meeting=Stage(row["meeting"]),
        said_at=row["said_at"],
        author=row["author"],
        source=row["source"],
        category=row["category"],
        place=_spot(row),
        endorsements=int(row["endorsements"]),
        text=row["text"],
        amended=row["amended"],
        withdrawn=row["withdrawn"],
    )
