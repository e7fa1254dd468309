"""How a brought drawing was made ready to be looked at: turned, and its margin cropped. The original stays."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from yitusanhui.domain.errors import DomainError

Crop = tuple[int, int, int, int]
QUARTERS = (0, 90, 180, 270)
SMALLEST = 64  # pixels a side


@dataclass(frozen=True, slots=True)
class Preparation:
    """`width`, `height` of the upright original; turned clockwise by `turn` degrees, then cropped.

    `crop` is left, top, right, bottom in pixels of the turned sheet; None keeps all of it. Raises DomainError
    `prepare.turn`, `prepare.crop`.
    """

    width: int
    height: int
    turn: int = 0
    crop: Crop | None = None

    def __post_init__(self) -> None:
        if self.turn not in QUARTERS:
            raise DomainError("prepare.turn", turn=self.turn)
        left, top, right, bottom = self.kept
        wide, high = self.turned
        if not (left >= 0 and right <= wide and top >= 0 and bottom <= high) or min(self.size) < SMALLEST:
            raise DomainError("prepare.crop", width=right - left, height=bottom - top, least=SMALLEST)

    @property
    def turned(self) -> tuple[int, int]:
        """Width and height once turned."""
        return (self.height, self.width) if self.turn in (90, 270) else (self.width, self.height)

    @property
    def kept(self) -> Crop:
        """What is kept of the turned sheet."""
        return self.crop or (0, 0, *self.turned)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of what is kept."""
        left, top, right, bottom = self.kept
        return right - left, bottom - top

    @property
    def changes(self) -> bool:
        """Whether anything is turned or cropped at all."""
        return bool(self.turn) or self.kept != (0, 0, *self.turned)

    def original(self, x: float, y: float) -> tuple[float, float]:
        """The pixel of the upright original that is shown at (`x`, `y`)."""
        x, y = x + self.kept[0], y + self.kept[1]
        if self.turn == 90:
            return y, self.height - x
        if self.turn == 180:
            return self.width - x, self.height - y
        return (self.width - y, x) if self.turn == 270 else (x, y)

    def to_text(self) -> str:
        """As the file keeps it: JSON; nothing when nothing was done."""
        return json.dumps(asdict(self)) if self.changes else ""


def read_preparation(text: str) -> Preparation | None:
    """What `to_text` wrote; None for a drawing that is kept as it came."""
    if not text:
        return None
    told = json.loads(text)
    crop = told["crop"]
    return Preparation(told["width"], told["height"], told["turn"], tuple(crop) if crop else None)
