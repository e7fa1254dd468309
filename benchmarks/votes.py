"""100,000 votes counted beside a naive sum of the same log, and a called ballot until its 正 stroke is on the wall.

The naive sum keeps each voter's last choice in a dictionary and adds up: what the rules, the areas and the equations
cost besides is the ratio. The stroke is measured from the key to both windows painted.
"""

from __future__ import annotations

from collections import Counter
from statistics import median
from time import perf_counter

from yitusanhui import paths
from yitusanhui.domain.ballots import Vote, tally_single
from yitusanhui.domain.counting import ChoiceCount, CountSheet, count
from yitusanhui.domain.rules import load_presets
from yitusanhui.domain.terms import ChoiceKind, Method

VOTES, PEOPLE, ROUNDS, STROKES = 100_000, 30_000, 5, 60
CHOICES = (("赞成", ChoiceKind.FOR), ("反对", ChoiceKind.AGAINST), ("弃权", ChoiceKind.ABSTAIN))
SECONDS_BAR, NAIVE_BAR, STROKE_BAR = 1.0, 30.0, 50.0


def log_of(votes: int = VOTES) -> list[Vote]:
    """A log in which two of three change their mind, always the same one."""
    return [
        Vote(str(number * 7919 % PEOPLE), CHOICES[number * 31 % 3][0], str(1_500_000_000 + number), number, 500_000)
        for number in range(votes)
    ]


def ours(log: list[Vote]) -> tuple[dict[str, int], bool | None]:
    """The log counted by the rule for owners."""
    tallied = tally_single(log)
    counted = tuple(
        ChoiceCount(label, kind, tallied.votes.get(label, 0), tallied.areas.get(label, 0)) for label, kind in CHOICES
    )
    whole = sum(tallied.areas.values())
    sheet = CountSheet(expected=tallied.voters, present=tallied.voters, choices=counted, expected_area_cm2=whole)
    rule = load_presets((paths.templates() / "presets.toml").read_text("utf-8"))["owners_general"]
    return {c.label: c.votes for c in counted}, count(rule, sheet, method=Method.WRITTEN).passed


def naive(log: list[Vote]) -> dict[str, int]:
    """Each voter's last choice, added up."""
    last = {vote.voter: vote.choice for vote in log}
    return dict(Counter(last.values()))


def seconds() -> tuple[float, float]:
    """Medians of counting the log by our rules and by the naive sum, in turns."""
    log, taken, bare = log_of(), [], []
    for _ in range(ROUNDS):
        start = perf_counter()
        counted, _ = ours(log)
        middle = perf_counter()
        assert naive(log) == counted
        taken.append(middle - start)
        bare.append(perf_counter() - middle)
    return median(taken), median(bare)


def milliseconds_to_the_wall() -> float:
    """Median from a key on the strokes to the wall repainted."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from yitusanhui.gui.panels.ballot_strokes import Called, Strokes, how_far
    from yitusanhui.gui.wall import Wall

    application = QApplication.instance() or QApplication([])
    strokes, wall = Strokes(), Wall()
    strokes.resize(460, 300)
    strokes.offer([label for label, _ in CHOICES])
    strokes.start([0, 0, 0])

    def show(numbers: list[int]) -> None:
        lines = tuple(zip(strokes.labels, numbers, strict=True))
        wall.show_strokes(Called("车棚", lines, how_far(sum(numbers), STROKES)[0]))

    strokes.counted.connect(show)
    for window in (strokes, wall):
        window.show()
    application.processEvents()
    taken = []
    for number in range(STROKES):
        start = perf_counter()
        QTest.keyClick(strokes, Qt.Key(Qt.Key.Key_1 + number % 3))
        strokes.repaint()
        wall.strokes.rows.repaint()
        wall.strokes.note.repaint()
        taken.append((perf_counter() - start) * 1000)
    assert wall.strokes.numbers == [20, 20, 20]
    for window in (strokes, wall):
        window.close()
    return median(taken)


def measure() -> list[tuple[str, float, float]]:
    """(name, measured, bar)."""
    taken, bare = seconds()
    return [
        (f"{VOTES:,} votes counted, seconds", taken, SECONDS_BAR),
        (f"the same / naive sum ({bare * 1000:.0f} ms)", taken / bare, NAIVE_BAR),
        ("a 正 stroke until it is on the wall, ms", milliseconds_to_the_wall(), STROKE_BAR),
    ]


if __name__ == "__main__":
    for name, ratio, bar in measure():
        print(f"{name}: {ratio:.2f} (bar {bar})")
