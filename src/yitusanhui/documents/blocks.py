"""A document's text from its template: lines with a mark in front, filled with what people said, safely.

Marks at the start of a template's line: `# ` title (a bar where it may best be broken), `## ` `### ` `#### `
levels 一、（一）1. (numbered here),
`= label|text` a fact, `- label|text` an item, `> ` to the right, `~ ` small print, `! name` a part that the
program draws (a table, signatures, the map). Everything else is a paragraph. Marks count only where the
template's author put them: values lose control characters, and the marks are turned into such before filling.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from yitusanhui.documents.kept import source
from yitusanhui.documents.linebreak import BREAKS, visible
from yitusanhui.documents.look import look
from yitusanhui.documents.put_off import pauses_held, put_off, quorum_notes
from yitusanhui.documents.titles import BREAK
from yitusanhui.domain.dealt import placed
from yitusanhui.domain.digest import digest, stances, verdicts
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.last_time import left_by, unjudged
from yitusanhui.domain.report import AttendeeLine, CommentLine, ConsultationReport, MeetingReport, MotionLine, TopicLine
from yitusanhui.domain.rewording import says_what_it_was
from yitusanhui.domain.talk import talks_only
from yitusanhui.domain.terms import CommentStatus
from yitusanhui.domain.wording import numeral, ranges
from yitusanhui.texts import papers, tables

FIELDS = "__dataclass_fields__"
MARK, LABEL, NEWLINE = "\x01", "\x02", "\u2028"
KINDS = {
    "#": "title",
    "##": "level1",
    "###": "level2",
    "####": "level3",
    "=": "fact",
    "-": "item",
    ">": "right",
    "~": "note",
    "!": "part",
}
_OUTSIDE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\|")  # a bar outside of what jinja fills
_MARKED = re.compile(r"^(#{1,4}|[=\->~!]) +(.*)$", re.MULTILINE)


LEVELS = {"level1": "{words}、", "level2": "（{words}）", "level3": "{figure}. "}
END = "end"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, fact or named part of a document."""

    kind: str
    text: str
    label: str = ""
    marked: str = ""  # a title with `typeset.BREAK` where it may best be broken


def render(report: ConsultationReport, meeting: MeetingReport | None, name: str, **facts: object) -> list[Block]:
    """The blocks of `documents/{name}.txt.j2`, numbered.

    Raises DomainError `document_template` with the line when the template can't be filled.
    """
    path = f"documents/{name}.txt.j2"
    known = {"office": look(report).office, "posted": posted, "words": tables, **_told(meeting)}
    known["on_map"] = lambda: bool(meeting and placed(report, meeting))
    context = {"report": report, "meeting": meeting, **known, **facts}
    try:
        text = compiled(source(report, path)).render(context)
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        line = getattr(error, "lineno", None) or 0
        raise DomainError("document_template", name=path, line=line, why=str(error)) from error
    return number_levels(parse(text))


def _told(meeting: MeetingReport | None) -> dict[str, object]:
    """What templates may ask of a meeting's words."""
    functions: dict[str, object] = {"grouped": grouped, "voided": voided, "ranges": ranges, "stances": stances}
    functions |= {"left_by": left_by, "has_gaps": has_gaps, "unjudged": unjudged}
    functions |= {"passed_options": passed_options, "talked_over": talked_over, "whole": says_what_it_was}
    functions |= {"talks_only": talks_only, "put_off": put_off, "quorum_notes": quorum_notes}
    functions |= {"pauses_held": pauses_held, "principals": principals, "at_door": papers.at_door}
    functions |= {"kinds": papers.kinds}
    if meeting is None:
        return functions
    told = {"digest": digest(meeting), "verdicts": verdicts(meeting)}
    return {**functions, **told, "namesakes": namesakes(meeting), "left_early": left_early(meeting)}


@lru_cache(maxsize=32)
def compiled(text: str) -> Template:
    """The template to be filled: forty slips from one."""
    return _environment().from_string(_guarded(text))


class _Sandbox(ImmutableSandboxedEnvironment):
    """Lets templates ask read models for their fields without the sandbox's long look at each."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """A field of a read model is data."""
        return attr in getattr(obj, FIELDS, ()) or super().is_safe_attribute(obj, attr, value)


def _environment() -> ImmutableSandboxedEnvironment:
    made = _Sandbox(undefined=StrictUndefined, finalize=_value, autoescape=False)
    made.filters.update(
        day=day,
        moment=moment,
        clock=clock,
        hour=hour,
        clause=clause,
        stop=stop,
        inner=inner,
        edition=papers.edition,
        code=code,
    )
    return made


def _value(value: object) -> str:
    """What people wrote, without line ends or control characters that the parser would take for the template's."""
    return "" if value is None else NEWLINE.join(map(visible, BREAKS.split(str(value))))


def _guarded(text: str) -> str:
    """The template with its marks as control characters, which no value can hold."""
    return _MARKED.sub(_mark, visible_lines(text))


def _mark(found: re.Match[str]) -> str:
    rest = found[2].replace("|", LABEL, 1) if found[1] in "=-" else found[2]
    if found[1] == "#":
        rest = _OUTSIDE.sub(lambda part: part[0] if part[0] != "|" else BREAK, rest)
    return f"{MARK}{found[1]}{MARK}{rest}"


def visible_lines(text: str) -> str:
    """The template's lines without stray control characters."""
    return "\n".join(visible(line) for line in text.splitlines())


def parse(text: str) -> list[Block]:
    """Blocks of a filled template; empty lines are nothing."""
    return [_block(line) for line in text.split("\n") if line.strip(f" {LABEL}")]


def _block(line: str) -> Block:
    if not line.startswith(MARK):
        return Block("text", line)
    _, mark, rest = line.split(MARK, 2)
    label, found, words = rest.partition(LABEL)
    if found:
        return Block(KINDS[mark], words, label)
    words = rest.strip()
    return Block(KINDS[mark], words.replace(BREAK, ""), marked=words if BREAK in words else "")


def number_levels(blocks: Iterable[Block]) -> list[Block]:
    """The same with 一、（一）1. before the headings (GB/T 9704 7.3.3); one that has none beside it stays without."""
    done = list(blocks)
    alike: dict[str, list[int]] = {level: [] for level in LEVELS}
    for place, block in enumerate([*done, Block(END, "")]):
        ended = [level for level in LEVELS if block.kind == END or (block.kind in LEVELS and level > block.kind)]
        for level in ended:
            _number(done, alike[level], LEVELS[level])
            alike[level] = []
        if block.kind in LEVELS:
            alike[block.kind].append(place)
    return done


def _number(done: list[Block], places: Sequence[int], shape: str) -> None:
    """Numbers the headings at those places, where there are several."""
    for number, place in enumerate(places if len(places) > 1 else (), 1):
        shown = shape.format(words=numeral(number), figure=number)
        done[place] = replace(done[place], text=shown + done[place].text)


def grouped(meeting: MeetingReport) -> list[tuple[str, list[CommentLine]]]:
    """The meeting's comments by category, withdrawn ones left out, in the order of the figures."""
    groups: dict[str, list[CommentLine]] = {name: [] for name in meeting.comment_figures.by_category}
    for comment in meeting.comments:
        if comment.status is CommentStatus.RECORDED:
            groups.setdefault(comment.category, []).append(comment)
    return [(name, lines) for name, lines in groups.items() if lines]


def namesakes(meeting: MeetingReport) -> frozenset[str]:
    """Names that more than one of those who came, or sent someone, has: only the door tells them apart."""
    names = (name for line in meeting.attendees for name in (line.name, *line.proxy_for))
    return frozenset(name for name, count in Counter(names).items() if count > 1)


def principals(line: AttendeeLine, same: frozenset[str]) -> list[str]:
    """Those whose votes someone carries, with the door where another there has the same name."""
    doors = line.proxy_doors or ("",) * len(line.proxy_for)
    return [papers.at_door(name, door, same) for name, door in zip(line.proxy_for, doors, strict=True)]


def left_early(meeting: MeetingReport) -> list[AttendeeLine]:
    """Who left before the end."""
    return [line for line in meeting.attendees if line.left_at and line.left_at < (meeting.closed_at or "9")]


def passed_options(motion: MotionLine) -> list[str]:
    """Which of several options a vote passed, as window and wall say; none where the motion itself was voted on."""
    return [motion.adopted] if motion.adopted else []


def talked_over(meeting: MeetingReport) -> list[TopicLine]:
    """The topics of which there is anything to tell yet: that comments were merged is not."""
    return [t for t in meeting.topics if t.options or t.agreement or t.confirmations or t.fate]


def voided(meeting: MeetingReport) -> str:
    """Numbers that were voided while typing, nobody's words: 2、4至7; "" when there are none."""
    return ranges(line.number for line in meeting.comments if line.status is CommentStatus.VOIDED)


def has_gaps(meeting: MeetingReport) -> bool:
    """Whether a number is missing among the comments: withdrawn, or voided while typing."""
    return any(line.status is not CommentStatus.RECORDED for line in meeting.comments)


def code(text: str) -> str:
    """A digest in groups of four, to be compared by eye and broken between lines."""
    return " ".join(text[place : place + 4] for place in range(0, len(text), 4))


def posted(meeting: MeetingReport) -> str:
    """The day a notice of the meeting can hang from: when it closed, or when its last comment was answered."""
    answers = (comment.reply.at for comment in meeting.comments if comment.reply)
    return max((text[:10] for text in (meeting.closed_at or meeting.planned_at, *answers)), default="")


def _read(iso: str) -> datetime | None:
    try:
        return datetime.fromisoformat(iso)
    except ValueError:
        return None


def day(iso: str) -> str:
    """2026年9月1日 of an ISO date or time; what isn't one stays as it is."""
    date = _read(iso)
    return f"{date.year}年{date.month}月{date.day}日" if date else iso


def clock(iso: str) -> str:
    """19:02 of an ISO time."""
    time = _read(iso)
    return f"{time:%H:%M}" if time else iso


def hour(iso: str, begun: str) -> str:
    """19:02 of the day the meeting began on, 9月3日19:02 of any other."""
    time, first = _read(iso), _read(begun)
    if time is None or first is None or time.date() == first.date():
        return clock(iso)
    return f"{time.month}月{time.day}日{time:%H:%M}"


def moment(iso: str) -> str:
    """2026年9月1日19:02 of an ISO time."""
    return f"{day(iso)}{clock(iso)}" if _read(iso) else iso


def clause(text: str) -> str:
    """What someone wrote, as part of a sentence of ours: without the stop at its end."""
    return text.rstrip().rstrip("。．.；;，,、")


def inner(text: str) -> str:
    """What someone wrote, between quotation marks of ours: its own become single ones (GB/T 15834 4.8.3)."""
    return text.translate({0x201C: "\u2018", 0x201D: "\u2019"})


def stop(text: str) -> str:
    """What someone wrote, as a sentence: with a stop at its end, and only one."""
    bare = text.rstrip()
    return bare if not bare or bare[-1] in "。！？…!?" else f"{clause(bare)}。"


def plain(blocks: Iterable[Block], parts: Mapping[str, str] | None = None) -> str:
    """The blocks as text, one a line, for tests and for a file without layout."""
    names = parts or {}
    lines = (names.get(b.text, "") if b.kind == "part" else b.label + b.text for b in blocks)
    return "\n".join(lines).replace(NEWLINE, "\n")
