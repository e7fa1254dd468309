"""The map plate of 200 crowded pins over the A0 drawing, as it stands in the minutes: seconds, PDF/A step and all.

Run: `python benchmarks/plate.py`. Aim: under 2 s.
"""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from time import perf_counter

from drawing import shared_drawing
from yitusanhui.documents.page import publish
from yitusanhui.documents.pdfa import About
from yitusanhui.documents.plate import plate
from yitusanhui.domain.report import BlueprintLine, CommentLine
from yitusanhui.domain.terms import CommentStatus
from yitusanhui.intake.drawing import read_drawing

PINS, BAR = 200, 2.0
CATEGORIES = ("宜居", "宜业", "宜游", "宜学", "宜养")


def comments(width: int, height: int) -> tuple[CommentLine, ...]:
    """Half of them around one place, as where a shed is argued over; the rest anywhere."""
    chance = random.Random(7)
    made = []
    for number in range(1, PINS + 1):
        spread = 0.03 if number % 2 else 0.4
        x, y = (min(max(chance.gauss(0.5, spread), 0.02), 0.98) for _ in range(2))
        made.append(
            CommentLine(
                number=number,
                meeting_id=1,
                text="车棚离窗太近，早上五点就有人推车，能不能挪到围墙边",
                author="",
                address="",
                source="现场发言",
                category=CATEGORIES[number % len(CATEGORIES)],
                status=CommentStatus.RECORDED,
                said_at="2026-03-14T19:30:00+08:00",
                endorsements=number % 9,
                x=x * width,
                y=y * height,
                blueprint_id=1,
            )
        )
    return tuple(made)


def measure() -> list[tuple[str, float, float]]:
    """(what, measured, bar)."""
    drawing = read_drawing(shared_drawing())
    sheet = BlueprintLine(1, "v1", "外滩", "", drawing.width, drawing.height, "", "")
    said = comments(drawing.width, drawing.height)
    with tempfile.TemporaryDirectory() as folder:
        publish(plate(drawing.overview, sheet, said[:1]), About("图"), Path(folder, "warm.pdf"))  # fonts are read once
        started = perf_counter()
        publish(plate(drawing.overview, sheet, said), About("图"), Path(folder, "plate.pdf"))
        took = perf_counter() - started
    return [(f"map plate of {PINS} crowded pins, seconds", took, BAR)]


if __name__ == "__main__":
    for what, value, bar in measure():
        print(f"{what}: {value:.2f}, bar {bar}")
