"""改写: paragraphs of the drafted minutes in the recorder's own words, kept while the record goes on changing.

An edit belongs to the paragraph it was made of: the section it stands in and the words that were drafted. When the
record changes what is drafted, the edit stays on the paragraph that is most like it, marked as overtaken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.lines_votes import RewordingLine
from yitusanhui.domain.report import MeetingReport

ALIKE = 0.5  # of two drafts of one paragraph
_LABELLED = re.compile(r"[^：。；，]{1,8}：.")  # 主持：张三
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十百]+、|（[一二三四五六七八九十百]+）|\d+\. )")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph as it is drafted: the section it stands in (`section_key`) and its words."""

    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Reworded:
    """An edit and the paragraph it stands for now (None: none any more); `overtaken`: it is drafted otherwise since."""

    line: RewordingLine
    place: int | None
    overtaken: bool


def section_key(heading: str) -> str:
    """A heading without its number and its counts, which change while the record grows."""
    return re.sub(r"\d+", "", _NUMBERING.sub("", heading))


def says_what_it_was(section: str) -> bool:
    """Whether what was corrected is quoted with its words, a sentence or a labelled line; a heading only says where."""
    return section.endswith(tuple("。；！？…")) or _LABELLED.match(section) is not None


def reworded(passages: Sequence[Passage], lines: Sequence[RewordingLine]) -> list[Reworded]:
    """Where each edit stands now; no edit is lost, and no paragraph has two."""
    free = dict(enumerate(passages))
    found: dict[int, Reworded] = {}
    for line in lines:
        same = next((n for n, one in free.items() if (one.section, one.text) == (line.section, line.drafted)), None)
        if same is not None:
            del free[same]
            found[line.id] = Reworded(line, same, False)
    for line in lines:
        if line.id not in found:
            like = _most_like(line, free)
            free.pop(-1 if like is None else like, None)
            found[line.id] = Reworded(line, like, True)
    return [found[line.id] for line in lines]


def _most_like(line: RewordingLine, free: dict[int, Passage]) -> int | None:
    ratios = {
        number: SequenceMatcher(None, line.drafted, passage.text, autojunk=False).ratio()
        for number, passage in free.items()
        if passage.section == line.section
    }
    best = max(ratios, key=lambda number: ratios[number], default=None)
    return best if best is not None and ratios[best] >= ALIKE else None


def check_may_reword(meeting: MeetingReport, drafted: str) -> None:
    """Fixed sentences hold the figures and aren't reworded. Raises DomainError `minutes_fixed`."""
    if any(sentence and sentence in drafted for sentence in _fixed(meeting)):
        raise DomainError("minutes_fixed")


def _fixed(meeting: MeetingReport) -> list[str]:
    fixed = [meeting.attendance.sentence, meeting.comment_figures.sentence]
    fixed += [one.sentence for one in meeting.evaluations]
    for motion in meeting.motions:
        fixed += [motion.sentence, motion.rule_words.rstrip("。")]
        fixed += [test.words for test in (*motion.quorum, *motion.tests)]
    return fixed
