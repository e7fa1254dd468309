"""Where a line of Chinese may end (禁则; GB/T 15834, W3C clreq): punctuation is never orphaned, words stay whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

CLOSING = "，。；：？！、”’）》】〉」』〕〗］｝…—～·％‰℃°′″〞々ー,.;:?!)]}%"  # never first
OPENING = "“‘（《【〈「『〔〖［｛〝￥([{"  # never last
HALVED = "，。、；：）》」』】〕"  # their right half is blank: it may hang over the edge (W3C clreq 3.1.6)
WIDE = (
    "\u1100-\u11ff\u2014\u2018\u2019\u201c\u201d\u2026\u2030\u2103\u2032\u2033\u00b7\u00b0"
    "\u2460-\u24ff\u25a0-\u25ff\u2e80-\u303f\u3040-\u31ff\u3200-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uffef\U0001f000-\U0001faff\U00020000-\U0003ffff"
)
JOINED = "\u0300-\u036f\u200d\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef"
_CLOSE, _OPEN = re.escape(CLOSING), re.escape(OPENING)
_AFTERS = rf"(?:\s*[{_CLOSE}])*+\s*+"
_UNIT = re.compile(
    rf"（[\u4e00-\u9fff]{{1,3}}）{_AFTERS}|(?:[{_OPEN}][ \t]*+)*+"
    rf"(?:[^\s{_OPEN}{_CLOSE}{WIDE}](?:[^\s{_OPEN}{WIDE}]|[\u2019](?=[A-Za-z]))*+|\u2014++"
    rf"|[^\s{_OPEN}{_CLOSE}][{JOINED}]*+)?+{_AFTERS}"
)
_LETTER = re.compile(rf".[{JOINED}]*\s*|\s+", re.DOTALL)
_NARROW = re.compile(rf"[^{WIDE}]{{2,}}")
_AFTER_MARK = re.compile(r"[^/?&=._,;:>\-]*[/?&=._,;:>\-]+|[^/?&=._,;:>\-]+")
BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), None) | {9: " "}

Width = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text, how wide it is without trailing spaces, and whether the paragraph goes on."""

    text: str
    width: float
    goes_on: bool


def paragraphs(text: str) -> list[str]:
    """The paragraphs of what someone wrote, without control characters; tabs are spaces."""
    return [visible(part) for part in BREAKS.split(text)]


def visible(text: str) -> str:
    """The text without control characters, a tab as a space."""
    return text if text.isprintable() else text.translate(_CONTROLS)  # what is printable holds none


def units(text: str) -> list[str]:
    """The pieces that are never broken: a character with its punctuation, a word, a number, a short word in brackets.

    Joined they are `text`.
    """
    return list(filter(None, _UNIT.findall(text)))


class Measure(dict[str, tuple[float, float]]):
    """Widths of units in points, (without trailing spaces, with them), measured once."""

    def __init__(self, width: Width) -> None:
        super().__init__()
        self._width = width

    def __missing__(self, unit: str) -> tuple[float, float]:
        found = self._width(unit.rstrip()), self._width(unit)
        if len(unit) < 12:
            self[unit] = found
        return found


def break_lines(
    text: str, measure: Measure, width: float, first: float | None = None, *, squeeze: bool = False
) -> list[Line]:
    """`text` (one paragraph) in lines at most `width` points wide, the first one `first` (default: the same).

    A unit wider than a line is broken after a mark of an address, or anywhere; nothing is lost or added. With
    `squeeze` a closing mark that would otherwise take its character to the next line counts as half.
    """
    lines: list[Line] = []
    room = width if first is None else first
    taken: list[str] = []
    used = ink = 0.0
    for unit in pieces(text, measure, min(width, room) + 0.001):
        bare, full = measure[unit]
        over = used + bare - room - 0.001
        if taken and over > 0:
            if squeeze and over <= (half := half_mark(unit, measure)):
                lines.append(Line("".join((*taken, unit)), used + bare - half, True))
                taken, used, room = [], 0.0, width
                continue
            lines.append(Line("".join(taken), ink, True))
            taken, used, room = [], 0.0, width
        taken.append(unit)
        ink = used + bare
        used += full
    if taken or not lines:
        lines.append(Line("".join(taken), ink if taken else 0.0, False))
    else:
        lines[-1] = replace(lines[-1], goes_on=False)
    return lines


def half_mark(unit: str, measure: Measure) -> float:
    """How much narrower the unit is at the end of a line: the blank half of its last mark."""
    last = unit.rstrip()[-1:]
    return measure[last][0] / 2 if last and last in HALVED else 0.0


def pieces(text: str, measure: Measure, width: float) -> list[str]:
    """The units of the text, those wider than `width` points in parts that are not."""
    found = units(text)
    if all(measure[unit][0] <= width for unit in set(found)):
        return found
    return [piece for unit in found for piece in _split(unit, measure, width)]


def _split(unit: str, measure: Measure, width: float) -> Iterator[str]:
    """A unit, in the largest pieces that fit where no line holds it."""
    if measure[unit][0] <= width:
        yield unit
        return
    for piece in _AFTER_MARK.findall(unit):
        if measure[piece][0] <= width:
            yield piece
        else:
            yield from _characters(piece, measure, width)


def _characters(piece: str, measure: Measure, width: float) -> Iterator[str]:
    """The piece letter by letter, each with the punctuation that belongs to it where a line holds both."""
    held = ""
    for letter in _LETTER.findall(piece):
        belongs = letter[0] in CLOSING or held.rstrip()[-1:] in OPENING
        if held and not (belongs and measure[held + letter][0] <= width):
            yield held
            held = ""
        held += letter
    yield held


def stretches(text: str) -> list[tuple[str, bool]]:
    """The line in runs, and whether the gaps after a run's characters may be widened: only beside Chinese."""
    runs: list[tuple[str, bool]] = []
    done = 0
    for narrow in _NARROW.finditer(text):
        start, end = narrow.start(), narrow.end() - 1
        if start > done:
            runs.append((text[done:start], True))
        runs.append((text[start:end], False))
        done = end
    if done < len(text):
        runs.append((text[done:], True))
    return runs
