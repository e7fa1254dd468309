"""Checked rows on their way from `intake` to `operations`, and what was wrong with the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from yitusanhui.domain.georeference import ControlPoint
from yitusanhui.domain.preparing import Preparation

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person of the roster (名册). `area_cm2` in square centimetres; `votes` None means: by role."""

    name: str
    role: str = "居民"
    address: str = ""
    household: str = ""
    area_cm2: int | None = None
    phone: str = ""
    votes: bool | None = None
    consent: bool | None = None  # to be named in public; None: not asked


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One comment. `x`, `y` in pixels of the drawing; `lon`, `lat` in degrees; `said_at` ISO 8601 or ""."""

    text: str
    ref: str = ""
    author: str = ""
    source: str = ""
    category: str = ""
    said_at: str = ""
    x: float | None = None
    y: float | None = None
    lon: float | None = None
    lat: float | None = None
    endorsements: int = 0
    withdrawn: bool = False
    participant_id: int | None = None  # who of the roster, where a name alone doesn't tell


@dataclass(frozen=True, slots=True)
class VoteRow:
    """One line of a voting log. `at` is a sortable text (ISO 8601, or digits as given); "" keeps file order."""

    motion: str
    voter: str
    choice: str
    at: str = ""
    area_cm2: int | None = None


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """One reply: `number` is the comment's; `kind` one of 采纳, 部分采纳, 不采纳, 解释说明; `due` ISO date or "".

    `text` are the comment's words where the table repeats them: they show when a column was sorted without the others.
    """

    number: int
    kind: str
    reason: str = ""
    owner: str = ""
    due: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with one row: the row's number as a spreadsheet shows it, a code of `texts`, its facts."""

    row: int
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Incoming(Generic[Row]):
    """A table that was read: good rows, problems by row, and remarks (codes of `texts`) worth saying.

    `lines` are the good rows' numbers as a spreadsheet shows them, in the order of `rows`.
    """

    rows: tuple[Row, ...]
    problems: tuple[RowProblem, ...] = ()
    remarks: tuple[RowProblem, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo or scan ready to be kept: original bytes, and a preview that carries nothing the camera noted.

    `preview` is a JPEG, upright, at most 1,600 px a side. `media_type` remembers a page of the original other than
    the first, as a `Drawing` does.
    """

    file_name: str
    media_type: str
    original: bytes
    sha256: str
    preview: bytes
    taken_at: str = ""  # as the camera noted, without offset: 2026-03-14T19:05:00


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing ready to be kept: original bytes, size in pixels, a first picture, and tiles in a folder.

    `tiles` holds `{level}/{row}/{col}.{tile_format}`, 512 px, padded to full size, level 0 the smallest
    (the whole drawing in one tile), each level twice the one before, the last at full size. It is None
    until they are made. `overview` is a JPEG of at most 2,048 px a side. `media_type` remembers a page of the original
    other than the first: `application/pdf;page=3`. With a `preparation`, size, overview and tiles are those of the
    sheet turned and cropped; the original's bytes stay as they came.
    """

    file_name: str
    media_type: str
    original: bytes
    sha256: str
    width: int
    height: int
    overview: bytes
    tile_format: str = "jpg"
    tiles: Path | None = None
    preparation: Preparation | None = None
    points: tuple[ControlPoint, ...] = ()  # where the file itself says that it lies, in pixels of the upright original
    remarks: tuple[RowProblem, ...] = ()
