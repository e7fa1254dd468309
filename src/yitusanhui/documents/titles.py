"""Titles over several lines: broken where their author marked it or their words allow it (GB/T 9704 7.3.1)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from yitusanhui.documents.linebreak import Line, Measure, break_lines, units

BREAK = "\u200b"  # where a title may best be broken; never printed
AFTER, BEFORE = "、，。；：？！”》）", "“《（暨和及与"  # a line may end after these, begin with those, whole in meaning
PLACES = "区路线街道镇村弄号楼园"  # mostly the end of a name
AT_MARK, AT_WORD, AT_PLACE, ANYWHERE = 0.0, 0.3, 1.5, 3.0  # what a break costs
RAGGED, ONE_MORE = 10.0, 1.5  # what a line as much too short as the page is wide costs, and a line more than needed


def title_lines(text: str, widths: Measure, room: float, count: int) -> list[Line]:
    """A centred title in `count` lines of like length, or one more, broken where it costs the sense least."""
    pieces, costs = _pieces(text)
    edges = [0.0, *accumulate(widths[piece][1] for piece in pieces)]
    ways = [_cheapest(edges, costs, room, lines) for lines in (count, count + 1)]
    fitting = [(cost + ONE_MORE * place, cuts) for place, (cost, cuts) in enumerate(ways) if cuts]
    if not fitting:
        return break_lines("".join(pieces), widths, room)
    shown = ["".join(pieces[start:end]).rstrip() for start, end in pairwise([0, *min(fitting)[1]])]
    return [Line(line, widths[line][0], place < len(shown)) for place, line in enumerate(shown, 1)]


def _cheapest(edges: Sequence[float], costs: Sequence[float], room: float, count: int) -> tuple[float, list[int]]:
    """What so many lines cost, none wider than `room`, and where each ends; no ends where there is no such way."""
    last, ideal = len(edges) - 1, edges[-1] / count
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for _ in range(count):
        reached: dict[int, tuple[float, list[int]]] = {}
        for start, (spent, cuts) in best.items():
            for end in range(start + 1, last + 1):
                wide = edges[end] - edges[start]
                if wide > room:
                    break
                cost = spent + RAGGED * ((wide - ideal) / room) ** 2 + (costs[end] if end < last else 0.0)
                if end not in reached or cost < reached[end][0]:
                    reached[end] = cost, [*cuts, end]
        best = reached
    return best.get(last, (0.0, []))


def _pieces(text: str) -> tuple[list[str], list[float]]:
    """The pieces that are never broken, and what a break before each costs."""
    pieces: list[str] = []
    costs: list[float] = []
    for part in text.split(BREAK):
        for place, unit in enumerate(units(part)):
            costs.append(AT_MARK if place == 0 else _cost(pieces[-1], unit))
            pieces.append(unit)
    return pieces, costs


def _cost(before: str, after: str) -> float:
    if before.rstrip()[-1:] in AFTER or after[:1] in BEFORE:
        return AT_WORD
    return AT_PLACE if before[-1:] in PLACES and after[:1] not in PLACES else ANYWHERE
