"""The minutes as a page to read from: large type, every section a place to correct."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape

from yitusanhui.documents import parts
from yitusanhui.documents.blocks import NEWLINE, Block
from yitusanhui.documents.titles import BREAK
from yitusanhui.domain.report import MeetingReport
from yitusanhui.domain.terms import CommentStatus
from yitusanhui.gui.theme import COLOURS
from yitusanhui.texts import papers, say

SIZES = {"title": 24, "level1": 21, "level2": 19, "level3": 18, "note": 15}
TEXT_SIZE, CELL_SIZE = 18, 14
# On the screen, rows of a table and of a longer one its first, and characters of a paragraph: laying out thousands
# takes a tenth of a second after each word that is corrected, and nobody reads the names of twelve hundred aloud.
WHOLE, FIRST, LONG = 100, 40, 2_000
LONGEST = 30  # characters of a section in the list
LINE = 17  # characters of a title: a longer one breaks where its author marked it, as on paper
HEADINGS = ("title", "level1", "level2", "level3")
COLON = "："


def sections(blocks: Iterable[Block]) -> list[str]:
    """What may be corrected: headings by their words, lines whole with their label; of an empty one its label."""
    return list(_names(blocks).values())


def shortened(section: str) -> str:
    """A section as a list offers it, on one line."""
    return section if len(section) <= LONGEST else f"{section[: LONGEST - 1]}…"


def corrected_notes(blocks: Sequence[Block], meeting: MeetingReport) -> dict[int, str]:
    """What is said beside a paragraph that was corrected, by its place among the blocks."""
    said = {remark.section: remark.text for remark in meeting.corrections}
    of_fact = {section.partition(COLON)[0]: text for section, text in said.items()}  # 出席 grew since: still that line
    notes = {place: said[name] for place, name in _names(blocks).items() if name in said}
    labels = {place: one.label.rstrip(COLON) for place, one in enumerate(blocks) if one.kind == "fact"}
    notes |= {place: of_fact[label] for place, label in labels.items() if label in of_fact}
    return {place: say("minutes.corrected_here", {"text": text}) for place, text in notes.items()}


def page(blocks: Sequence[Block], meeting: MeetingReport, notes: Mapping[int, str] | None = None) -> str:
    """The blocks as rich text; whatever people wrote is escaped. Each paragraph links to its section's number.

    `notes` are said behind blocks that aren't as they were drafted.
    """
    lines, place = [], 0
    for number, block in enumerate(blocks):
        if block.kind == "part":
            lines += _part(block.text, meeting)
            continue
        lines.append(_paragraph(block, place, (notes or {}).get(number, "")))
        place += 1
    return "".join(lines)


def _names(blocks: Iterable[Block]) -> dict[int, str]:
    """What may be corrected by its place; of several with the same words each with its heading, such as two rules."""
    names, headings, heading = {}, {}, ""
    for place, block in enumerate(blocks):
        if block.kind == "part":
            continue
        heading = block.text if block.kind in HEADINGS else heading
        names[place], headings[place] = _name(block), heading
    often = Counter(names.values())
    return {n: f"{headings[n]}，{name}" if often[name] > 1 else name for n, name in names.items()}


def _name(block: Block) -> str:
    whole = block.label.rstrip(COLON) if block.label and not block.text.strip() else block.label + block.text
    return " ".join(whole.split())


def _paragraph(block: Block, place: int, note: str) -> str:
    size = SIZES.get(block.kind, TEXT_SIZE)
    align = {"title": "center", "right": "right"}.get(block.kind, "left")
    label = f"<b>{_shown(block.label)}</b>" if block.label else ""
    text = block.marked.replace(BREAK, NEWLINE) if len(block.text) > LINE and block.marked else block.text
    left_out = say("minutes.rest_words", {"count": len(text) - LONG}) if len(text) > LONG else ""
    text = text[:LONG] + left_out
    words = f"<b>{_shown(text)}</b>" if block.kind in HEADINGS else label + _shown(text)
    words += f' <span style="color:{COLOURS["muted"]};">{_shown(note)}</span>' if note else ""
    style = f"font-size:{size}px; line-height:150%; margin:6px 0;"
    link = f'style="color:{COLOURS["ink"]}; text-decoration:none;"'
    return f'<p align="{align}" style="{style}"><a href="#{place}" {link}>{words}</a></p>'


def _shown(text: str) -> str:
    return escape(text).replace(NEWLINE, "<br>").replace("\n", "<br>")


def _part(name: str, meeting: MeetingReport) -> list[str]:
    """What the printed minutes draw as a table, as the same rows."""
    alive = [line for line in meeting.comments if line.status is CommentStatus.RECORDED] if name == "comments" else []
    long = {"attendees": len(meeting.attendees), "comments": len(alive)}
    some = replace(meeting, attendees=meeting.attendees[:WHOLE], comments=tuple(alive[:WHOLE]))
    known: dict[str, Callable[[], tuple[papers.Heads, parts.Rows]]] = {
        "steps": lambda: (parts.step_heads(meeting.steps), parts.step_rows(meeting.steps)),
        "commitments": lambda: (papers.COMMITMENT_HEADS, parts.commitment_rows(meeting.commitments)),
        "evaluations": lambda: (papers.EVALUATION_HEADS, parts.evaluation_rows(meeting.evaluations)),
        "attendees": lambda: (papers.ATTENDEE_HEADS, parts.attendee_rows(some)),
        "comments": lambda: (papers.SAID_HEADS, parts.said_rows(some.comments)),
        "notices": lambda: (papers.NOTICE_HEADS, parts.notice_rows(meeting)),
    }
    heads, rows = known[name]() if name in known else ((), [])
    count = long.get(name, len(rows))
    shown = rows if count <= WHOLE else rows[:FIRST]
    rest = count - len(shown)
    left_out = [f"<p>{escape(say('minutes.rest', {'count': rest}))}</p>"] if rest else []
    return [_table(heads, shown), *left_out] if rows else []


def _table(heads: papers.Heads, rows: parts.Rows) -> str:
    lines = [_row("th", [title for title, _ in heads]), *(_row("td", row) for row in rows)]
    look = f'style="border-collapse:collapse; border-color:{COLOURS["edge"]};"'
    return f'<table border="1" cellspacing="0" cellpadding="4" width="100%" {look}>{"".join(lines)}</table>'


def _row(cell: str, words: Sequence[str]) -> str:
    shown = (f'<{cell} align="left" style="font-size:{CELL_SIZE}px;">{_shown(one)}</{cell}>' for one in words)
    return f"<tr>{''.join(shown)}</tr>"
