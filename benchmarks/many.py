"""Whole papers of 10,000 comments beside those of 1,000, table, crowded map, PDF/A step and all: ten times as long.

Work that doesn't grow (fonts, the drawing) is done once before; a tenth more is left to the machine's memory. Garbage
is looked for as seldom as where documents are made: a search falls into the larger of two, or by chance into neither.
"""

from __future__ import annotations

import gc
import random
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PIL import Image

from minutes import LINEAR, MORE, comments, fastest
from yitusanhui.cli.export import SELDOM
from yitusanhui.documents import typeset as setting
from yitusanhui.documents.htmlmap import write_map
from yitusanhui.documents.ledger import write_ledger
from yitusanhui.documents.minutes import write_minutes
from yitusanhui.documents.trace import write_trace
from yitusanhui.documents.word import write_word
from yitusanhui.domain.incoming import CommentRow, Drawing
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.operations import blueprints, reading
from yitusanhui.operations.comments import import_comments
from yitusanhui.operations.files import new_consultation

FEW, ROUNDS = 1_000, 5
WIDE, HIGH = 4_000, 3_000


def said(number: int, text: str, chance: random.Random) -> CommentRow:
    """A comment; every other one is about the same place."""
    spread = 0.05 if number % 2 else 0.25
    x, y = (min(max(chance.gauss(0.5, spread), 0.02), 0.98) for _ in range(2))
    return CommentRow(text, category=("停车", "绿化", "照明")[number % 3], x=x * WIDE, y=y * HIGH)


def report_of(count: int, path: Path) -> ConsultationReport:
    """A consultation with so many comments on a drawing."""
    chance = random.Random(7)
    with new_consultation(path, title="口袋公园") as file:
        drawing = Drawing("a.png", "image/png", b"p", "0" * 64, WIDE, HIGH, b"p")
        blueprints.import_blueprint(file, drawing=drawing)
        rows = [said(number, text, chance) for number, text in enumerate(comments(count))]
        import_comments(file, meeting_id=1, rows=rows)
        return reading.read_report(file)


def papers(report: ConsultationReport, folder: Path) -> dict[str, Callable[[], object]]:
    """Each paper by its name."""
    made = BytesIO()
    Image.new("RGB", (WIDE // 4, HIGH // 4), "white").save(made, "JPEG")
    picture = made.getvalue()
    pictures = {line.id: picture for line in report.blueprints}
    return {
        "minutes, map and all,": lambda: write_minutes(report, 1, folder / "a.pdf", drawing=picture),
        "the same in Word": lambda: write_word(report, 1, folder / "a.docx", drawing=picture),
        "the ledger on paper": lambda: write_ledger(report, 1, folder / "b.pdf"),
        "the trace of every comment": lambda: write_trace(report, 1, folder / "c.pdf"),
        "the HTML map": lambda: write_map(report, folder / "a.html", pictures),
    }


def measure() -> list[tuple[str, float, float]]:
    """(paper, its time over that of a tenth of the comments, bar)."""
    gc.set_threshold(*SELDOM)
    with TemporaryDirectory() as place:
        folder = Path(place)
        few = papers(report_of(FEW, folder / "few.ytsh"), folder)
        many = papers(report_of(MORE * FEW, folder / "many.ytsh"), folder)
        return [(f"{name} of 10,000 comments / of 1,000", _times(few[name], many[name]), LINEAR) for name in few]


def _times(few: Callable[[], object], many: Callable[[], object]) -> float:
    """How many times as long; the middle of rounds in turn, each about as long: a short work finds a moment for itself
    on a busy machine, a long one doesn't, and of the same paper 7 and 12 were said.
    """
    few()
    turns = [fastest(partial(_afresh, few, MORE), partial(_afresh, many), rounds=1) for _ in range(ROUNDS)]
    return median(MORE * long / short for short, long in turns)


def _afresh(work: Callable[[], object], times: int = 1) -> None:
    for _ in range(times):
        setting.measure.cache_clear()  # what was set in the round before
        work()


if __name__ == "__main__":
    for what, value, bar in measure():
        print(f"{what}: {value:.2f} (bar {bar})")
