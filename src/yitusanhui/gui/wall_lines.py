"""Where large words on the wall are broken: at a comma rather than in a word, and no last line of one character."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from PySide6.QtCore import QTextBoundaryFinder

PAUSES = "，。；：？！、…”’）》】,.;:?! 　"
IN_A_PHRASE = 0.06  # what a break in the middle of a phrase costs, as the square of a line's share left empty
MOST = 240  # longer words fill the wall anyway


def balanced(words: str, width: float, measure: Callable[[str], float]) -> str:
    """The words with line ends put in: as few lines as fit `width`, about even, broken after a pause where that serves.

    `measure` gives the width of some words, in the units of `width`. Paragraphs stay paragraphs. What can't be
    broken so that it fits is left as it is.
    """
    return "\n".join(_paragraph(part, width, measure) for part in words.split("\n"))


def _paragraph(words: str, width: float, measure: Callable[[str], float]) -> str:
    if len(words) > MOST or measure(words) <= width:
        return words
    ends = _ends(words)
    reach = [0.0, *accumulate(measure(letter) for letter in words)]
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]  # lines, cost, where the last line begins: up to each end
    for place, end in enumerate(ends[1:], 1):
        choices = []
        for before in range(place - 1, -1, -1):
            long = reach[end] - reach[ends[before]]
            if long > width:
                break
            lines, cost, _ = best[before]
            rough = 0.0 if end == len(words) or words[end - 1] in PAUSES else IN_A_PHRASE
            choices.append((lines + 1, cost + (1 - long / width) ** 2 + rough, before))
        if not choices:
            return words  # something in it is wider than a line
        best.append(min(choices))
    return "\n".join(_lines(words, ends, best))


def _ends(words: str) -> list[int]:
    """Where a line may end, by Unicode's rules: not before a comma, not within a number."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, words)
    offsets = [0, *accumulate(1 + (ord(letter) > 0xFFFF) for letter in words)]  # Qt counts in units of UTF-16
    places = {offset: place for place, offset in enumerate(offsets)}
    ends = [0]
    while (end := finder.toNextBoundary()) > 0:
        ends.append(places[end])
    return ends


def _lines(words: str, ends: list[int], best: list[tuple[int, float, int]]) -> list[str]:
    lines: list[str] = []
    place = len(ends) - 1
    while place > 0:
        before = best[place][2]
        lines.append(words[ends[before] : ends[place]].rstrip())
        place = before
    return lines[::-1]
