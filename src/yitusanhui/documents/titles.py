"""Titles over several lines: broken where their author marked it, else into lines of like length (GB/T 9704 7.3.1)."""

from __future__ import annotations

from yitusanhui.documents.linebreak import Line, Measure, break_lines

BREAK = "\u200b"  # where a title may best be broken; never printed


def title_lines(text: str, widths: Measure, room: float, count: int) -> list[Line]:
    """A centred title, broken where its author marked it (`BREAK`) if its parts fit lines so."""
    parts = text.split(BREAK)
    if len(parts) == 1:
        return _balanced(text, widths, room, count)
    cuts = [("".join(parts[:place]), "".join(parts[place:])) for place in range(1, len(parts))]
    fitting = [cut for cut in cuts if max(widths[part][0] for part in cut) <= room]
    if fitting and count == 2:
        upper, lower = min(fitting, key=lambda cut: abs(widths[cut[0]][0] - widths[cut[1]][0]))
        return [Line(upper, widths[upper][0], True), Line(lower, widths[lower][0], False)]
    lines = [line for part in parts for line in _part_of_title(part, widths, room)]
    return lines if len(lines) <= count + 1 else _balanced("".join(parts), widths, room, count)


def _part_of_title(text: str, widths: Measure, room: float) -> list[Line]:
    lines = break_lines(text, widths, room)
    return _balanced(text, widths, room, len(lines)) if len(lines) > 1 else lines


def _balanced(text: str, widths: Measure, room: float, count: int) -> list[Line]:
    """A centred title in as many lines, none of them a single leftover character (GB/T 9704 7.3.1)."""
    narrow = widths[text][0] / count
    while len(lines := break_lines(text, widths, min(narrow, room))) > count and narrow < room:
        narrow += widths["一"][0] / 2
    return lines
