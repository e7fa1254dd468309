"""唱票 that was not handed in yet, kept on this machine stroke by stroke: the battery may die while ballots are called.

Totals only, each time in the place of the last ones: neither an order nor a time of a ballot is left. In the user's
folder and not in the file, whose journal would show the order in which choices were called.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from yitusanhui import paths
from yitusanhui.domain.report import MotionLine


@dataclass(frozen=True, slots=True)
class Left:
    """Votes by choice id, as far as they were called, and the figures of the papers as far as they were typed."""

    totals: dict[int, int] = field(default_factory=dict)
    papers: dict[str, int] = field(default_factory=dict)


class StrokeKeeping:
    """The strokes of one file's votes. Written beside the window's own work: the wall never waits for a disk."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="strokes")
        self._last: Future[None] | None = None

    def keep(self, motion: MotionLine, totals: Mapping[int, int], papers: Mapping[str, int] | None = None) -> None:
        """Keep the totals by choice id, and the 发出, 收回 … that were typed, in the place of those before."""
        called = {str(one): number for one, number in totals.items()}
        words = json.dumps({"motion": _named(motion), "totals": called, "papers": dict(papers or {})})
        self._last = self._writer.submit(_write, self._place(motion.id), words)

    def left(self, motion: MotionLine) -> Left:
        """What was not handed in; nothing if there is none, or of another vote."""
        try:
            found = json.loads(self._place(motion.id).read_text("utf-8"))
            totals = {int(one): int(number) for one, number in found["totals"].items()}
            papers = {str(name): int(number) for name, number in found.get("papers", {}).items()}
            return Left(totals, papers) if found["motion"] == _named(motion) else Left()
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return Left()

    def forget(self, motion_id: int) -> None:
        """They were handed in, or the vote is over."""
        if self._last is not None or self._place(motion_id).exists():
            self._last = self._writer.submit(_remove, self._place(motion_id))

    def wait(self) -> None:
        """Until everything is on the disk."""
        if self._last is not None:
            self._last.result()

    def _place(self, motion_id: int) -> Path:
        key = hashlib.sha256(str(self._file.resolve()).encode()).hexdigest()[:24]
        return paths.user_data() / "strokes" / f"{key}-{motion_id}.json"


def _named(motion: MotionLine) -> list[str]:
    """What tells a vote from one of another file that has its number."""
    return [motion.title, *(choice.label for choice in motion.choices)]


def _write(place: Path, words: str) -> None:
    with contextlib.suppress(OSError):  # a full disk doesn't stop the count: it stands on screen and wall
        place.parent.mkdir(parents=True, exist_ok=True)
        half = place.with_suffix(".new")
        with half.open("w", encoding="utf-8") as out:
            out.write(words)
            out.flush()
            os.fsync(out.fileno())
        half.replace(place)


def _remove(place: Path) -> None:
    with contextlib.suppress(OSError):
        place.unlink(missing_ok=True)
