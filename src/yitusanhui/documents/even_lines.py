"""A paragraph's lines spaced as evenly as can be, where filling them one by one leaves one of them torn wide.

Each line may be a little wider or closer spaced, so that what can't be broken (a sum, a fraction) falls where it does
no harm: the best of all ways to break it, as Knuth and Plass have it. Marks are pressed together only here (标点挤压).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yitusanhui.documents.linebreak import HALVED, OPENING, Line, Measure, half_mark, pieces, stretches

LOOSE = 0.1  # characters: a line whose gaps are wider than this has its paragraph broken anew
TIGHT = 0.03  # characters: what each gap may give where pairs of marks don't give enough
FEW = 8  # gaps: a line of a code and few characters shows every one of them, and stays ragged sooner
FAR = 6.0  # characters: a line is not left shorter than that if there is another way
LOOSEST = 0.25  # characters: a line that would need wider gaps stays ragged
RAGGED = 1000.0  # how ill a character of such a hole looks
_PAIR = re.compile(f"[{re.escape(HALVED)}](?=[{re.escape(HALVED)}{re.escape(OPENING)}])")


@dataclass(frozen=True, slots=True)
class Way:
    """The best way so far to break the text up to some place: its last line, and where that begins."""

    cost: float
    start: int
    line: Line


def loose(lines: Sequence[Line], room: float, first: float, em: float) -> bool:
    """Whether a line that goes on would be spaced wider than looks well; `em` is the size of a character."""
    for line in lines:
        slack = first - line.width
        if slack > em and line.goes_on and slack > LOOSE * em * gaps(line.text):
            return True
        first = room
    return False


def even_lines(text: str, measure: Measure, width: float, first: float) -> list[Line]:
    """`text` (one paragraph) in lines `width` points wide, the first one `first`; a line may be pressed to fit."""
    em = measure["一"][0]
    found = pieces(text, measure, min(width, first) + 0.001)
    ways: dict[int, Way] = {0: Way(0.0, 0, Line("", 0.0, False))}
    for start in range(len(found)):
        if start not in ways:
            continue
        for end, line, cost in _lines_from(found, start, measure, width if start else first, em):
            way = Way(ways[start].cost + cost, start, line)
            if end not in ways or way.cost < ways[end].cost:
                ways[end] = way
    lines: list[Line] = []
    place = len(found)
    while place:
        lines.insert(0, ways[place].line)
        place = ways[place].start
    return lines or [ways[0].line]


def _lines_from(
    found: Sequence[str], start: int, measure: Measure, room: float, em: float
) -> Iterator[tuple[int, Line, float]]:
    """The lines that may begin there: where each ends, and how ill it looks."""
    used = 0.0
    for end in range(start + 1, len(found) + 1):
        bare, full = measure[found[end - 1]]
        ink, used = used + bare, used + full
        goes_on = end < len(found)
        over = ink - half_mark(found[end - 1], measure) - room - 0.001
        if goes_on and ink < room - FAR * em and used + measure[found[end]][0] < room:
            continue
        text = "".join(found[start:end])
        give = em / 2 * pairs(text) + TIGHT * em * gaps(text)
        if over > give:
            return
        taken = ink if ink <= room else ink - half_mark(found[end - 1], measure)
        yield end, Line(text, taken, goes_on), _cost(text, (room - taken) / em, give / em, goes_on)


def _cost(text: str, slack: float, give: float, goes_on: bool) -> float:
    """How ill a line looks, by the characters of room it leaves or lacks."""
    if slack < -0.01:
        return 1 + (slack / give) ** 2
    if not goes_on:
        return 0.0
    count = gaps(text)
    wide = slack / count if count else FAR
    if count < FEW and wide > LOOSE:
        return slack  # ragged, as codes may be
    return (wide / LOOSE) ** 3 + (RAGGED * slack if wide > LOOSEST else 0.0)


def loosest(count: int) -> float:
    """How many characters wide a line's gaps may be, by how many there are."""
    return LOOSEST if count >= FEW else LOOSE


def pairs(text: str) -> int:
    """How many marks with a blank half stand before another mark: 标点挤压 takes that blank."""
    return len(_PAIR.findall(text))


def paired(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the mark after it that stands before another one; the last has none."""
    done = 0
    for found in _PAIR.finditer(text):
        yield text[done : found.start()], found[0]
        done = found.end()
    yield text[done:], ""


def gaps(text: str) -> int:
    """How many gaps of the line may be widened: those beside Chinese."""
    if text.isascii():
        return 0
    return len(text) - 1 - sum(len(run) for run, wide in stretches(text) if not wide)
