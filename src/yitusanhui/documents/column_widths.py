"""How wide the columns of a table are: what is short stands on one line, long words share what is left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import pow
from operator import itemgetter

from yitusanhui.documents.linebreak import Measure, units
from yitusanhui.documents.titles import BREAK

LOOKED_AT = 24  # of each column, the longest cells: the others are narrower
SAMPLE = 40  # rows that are weighed against each other
SHORTS = (5.0, 4.6, 4.0, 3.0)  # characters: cells up to here stay on one line, if all columns find room so
FIGURES = (11.0, 8.0)  # characters: a line with figures in it, a date or a door, is one word up to here, likewise
HEAD = 5  # characters: a longer head may stand in two lines
LONGEST_WORD = 14.0  # characters: a longer word is cut
MOST_LEAST = 0.85  # of the room that may go to what stays on one line: the rest is for long words
POWER = 4  # of the mean of a row's cells: near to the tallest
BITS = 24  # of the room to be given away
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Need:
    """What one column asks for, in points, with the air beside it: its widest line, its widest word, its figures."""

    line: float
    word: float
    figures: tuple[float, ...]  # widest line with figures in it, up to each of `FIGURES`
    air: float
    cells: tuple[tuple[float, ...], ...]  # of some rows, the lines that were put in, with their widths


def needs(heads: Sequence[str], rows: Sequence[Sequence[str]], head: Measure, cell: Measure, air: float) -> list[Need]:
    """What each column asks for; `head` and `cell` measure, `air` points are beside the words."""
    step = max(1, len(rows) // SAMPLE)
    return [_need(title, [row[n] for row in rows], head, cell, air, step) for n, title in enumerate(heads)]


def _need(title: str, texts: Sequence[str], head: Measure, cell: Measure, air: float, step: int) -> Need:
    em = cell["一"][0]
    longest = nlargest(LOOKED_AT, texts, key=len)
    named = max(head[part][0] for part in _parts(title))
    lines = [(cell[line][0], line) for text in longest for line in text.split("\n")]
    words = [min(cell[unit][0], LONGEST_WORD * em) for text in longest for unit in units(text)]
    word = max([named, *words])
    told = [width for width, line in lines if _DIGIT.search(line)]
    figures = tuple(max([word, *(width for width in told if width <= most * em)]) + air for most in FIGURES)
    sample = tuple(tuple(cell[line][0] for line in text.split("\n")) for text in texts[::step])
    return Need(max([named, *map(itemgetter(0), lines)]) + air, word + air, figures, air, sample)


def _parts(title: str) -> list[str]:
    """The lines a head may stand in."""
    middle = -(-len(title) // 2)
    return title.split(BREAK) if BREAK in title else [title if len(title) <= HEAD else title[:middle]]


def fitted(shares: Sequence[float], asked: Sequence[Need], room: float, em: float) -> list[float]:
    """Widths in points of columns that share `room` points; as their shares say where every cell fits a line so.

    Else short columns take what they need, and long ones share the rest so that the rows come out low.
    """
    whole = sum(shares)
    planned = [room * share / whole for share in shares]
    if all(one.line <= width for one, width in zip(asked, planned, strict=True)):
        return planned
    spare = room - sum(one.line for one in asked)
    if spare >= 0:
        return [one.line + spare * share / whole for one, share in zip(asked, shares, strict=True)]
    words = [*zip(*(one.figures for one in asked), strict=True), [one.word for one in asked]]
    for kept in words:
        for short in SHORTS:
            least = [min(one.line, max(word, short * em)) for one, word in zip(asked, kept, strict=True)]
            if sum(least) <= room * MOST_LEAST:
                return _lowest(asked, least, room)
    return planned


def _lowest(asked: Sequence[Need], least: Sequence[float], room: float) -> list[float]:
    """Widths from `least` up, each bit of room given where it lowers the rows most.

    The height of a row is a power mean of its cells' lines, so that the second tallest cell counts a little too.
    """
    widths = list(least)
    bit = (room - sum(widths)) / BITS
    high = [_heights(one, width) for one, width in zip(asked, widths, strict=True)]
    rows = [sum(row) for row in zip(*high, strict=True)]
    tried = [_heights(one, width + bit) for one, width in zip(asked, widths, strict=True)]
    for _ in range(BITS):
        best = max(range(len(widths)), key=lambda n: _gain(rows, high[n], tried[n]))
        rows = [row - old + new for row, old, new in zip(rows, high[best], tried[best], strict=True)]
        high[best] = tried[best]
        widths[best] += bit
        tried[best] = _heights(asked[best], widths[best] + bit)
    return widths


def _heights(one: Need, width: float) -> list[float]:
    """What the column adds to each row's power sum at that width."""
    room = width - one.air
    return [sum(max(1.0, line / room) for line in lines) ** POWER for lines in one.cells]


def _gain(rows: Sequence[float], old: Sequence[float], new: Sequence[float]) -> float:
    return sum(pow(row, 1 / POWER) - pow(row - a + b, 1 / POWER) for row, a, b in zip(rows, old, new, strict=True))
