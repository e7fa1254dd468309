"""The minutes as a page to read from: large type, every section a place to correct."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from yitusanhui.documents.blocks import NEWLINE, Block, clock, day
from yitusanhui.domain.report import MeetingReport, StepLine
from yitusanhui.gui.theme import COLOURS
from yitusanhui.texts import papers, tables

SIZES = {"title": 24, "level1": 21, "level2": 19, "level3": 18, "note": 15}
TEXT_SIZE = 18
HEADINGS = ("title", "level1", "level2", "level3")


def sections(blocks: Iterable[Block]) -> list[str]:
    """What may be corrected: headings and labelled lines, by their words."""
    return [_name(block) for block in blocks if block.kind != "part"]


def page(blocks: Sequence[Block], meeting: MeetingReport) -> str:
    """The blocks as rich text; whatever people wrote is escaped. Each paragraph links to its section's number."""
    lines, place = [], 0
    for block in blocks:
        if block.kind == "part":
            lines += _part(block.text, meeting)
            continue
        lines.append(_paragraph(block, place))
        place += 1
    return "".join(lines)


def _name(block: Block) -> str:
    words = " ".join((block.text if block.kind in HEADINGS else block.label or block.text).split())
    return words if len(words) <= 30 else f"{words[:29]}…"


def _paragraph(block: Block, place: int) -> str:
    size = SIZES.get(block.kind, TEXT_SIZE)
    align = {"title": "center", "right": "right"}.get(block.kind, "left")
    label = f"<b>{_shown(block.label)}</b>" if block.label else ""
    words = f"<b>{_shown(block.text)}</b>" if block.kind in HEADINGS else label + _shown(block.text)
    style = f"font-size:{size}px; line-height:150%; margin:6px 0;"
    link = f'style="color:{COLOURS["ink"]}; text-decoration:none;"'
    return f'<p align="{align}" style="{style}"><a href="#{place}" {link}>{words}</a></p>'


def _shown(text: str) -> str:
    return escape(text).replace(NEWLINE, "<br>").replace("\n", "<br>")


def _part(name: str, meeting: MeetingReport) -> list[str]:
    """What the printed minutes draw as a table, as lines."""
    if name == "steps":
        rows = [f"{line.name}　{clock(line.started_at)}—{clock(line.ended_at)}" for line in _held(meeting)]
    elif name == "commitments":
        rows = [
            f"{papers.COMMITMENT_KINDS[line.kind]}{line.id}　{line.text}　{line.owner}　{day(line.due)}　"
            f"{tables.COMMITMENT_STATES[line.state]}"
            for line in meeting.commitments
        ]
    else:
        rows = []
    return [f'<p style="font-size:{TEXT_SIZE}px; margin:3px 0 3px 18px;">{_shown(row)}</p>' for row in rows]


def _held(meeting: MeetingReport) -> list[StepLine]:
    return [line for line in meeting.steps if line.started_at]
