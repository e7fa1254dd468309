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
from pathlib import Path

from yitusanhui import paths
from yitusanhui.domain.report import MotionLine


class StrokeKeeping:
    """The strokes of one file's votes. Written beside the window's own work: the wall never waits for a disk."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="strokes")
        self._last: Future[None] | None = None

    def keep(self, motion: MotionLine, totals: Mapping[int, int]) -> None:
        """Keep the totals by choice id, in the place of those before."""
        words = json.dumps({"motion": _named(motion), "totals": {str(one): n for one, n in totals.items()}})
        self._last = self._writer.submit(_write, self._place(motion.id), words)

    def left(self, motion: MotionLine) -> dict[int, int]:
        """The totals that were not handed in, by choice id; nothing if there are none, or of another vote."""
        try:
            found = json.loads(self._place(motion.id).read_text("utf-8"))
            same = found["motion"] == _named(motion)
            return {int(one): int(number) for one, number in found["totals"].items()} if same else {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

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
