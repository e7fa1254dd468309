"""Lists on wide pages: for the office with room to fill in, for the public without the columns that are empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.platypus import Flowable, Spacer

from yitusanhui.documents import compose
from yitusanhui.documents.grid import Grid
from yitusanhui.documents.page import BODY, LEVEL_1, TITLE, WIDE, WIDE_SIZE, publish
from yitusanhui.documents.parts import columns
from yitusanhui.documents.typeset import Paragraph, Prose
from yitusanhui.domain.report import ConsultationReport, MeetingReport
from yitusanhui.domain.terms import Audience

SIZE = 9.5
APART = 16.0  # points from one list to the other's heading
EACH = 1.7  # share of a column that none is said of
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WideList:
    """Rows as long as `heads`; `shares` of the width by head, `centred` heads with spaces between."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Row]
    shares: Mapping[str, float]
    centred: str = ""
    none: str = ""  # what is said where there are no rows


def write_lists(
    report: ConsultationReport, meeting: MeetingReport | None, title: str, lists: Sequence[WideList], target: Path
) -> Path:
    """The lists under one title as PDF/A, for the report's audience."""
    story: list[Flowable] = [Prose([Paragraph(TITLE, compose.heading(report, meeting, title))])]
    for place, one in enumerate(lists):
        story += [*([Spacer(0, APART)] if place else []), Prose([Paragraph(LEVEL_1, one.title)]), Spacer(0, 4)]
        story.append(_table(one, report.audience) if one.rows else Prose([Paragraph(BODY, one.none)]))
    return publish(compose.bound(story), compose.about(report, meeting, title), target, first=WIDE)


def _table(one: WideList, audience: Audience) -> Grid:
    told = [n for n in range(len(one.heads)) if audience is Audience.INTERNAL or any(row[n] for row in one.rows)]
    wide = [(one.heads[n], one.shares.get(one.heads[n], EACH)) for n in told]
    shown = [[row[n] for n in told] for row in one.rows]
    return Grid(columns(wide, one.centred), shown, tallest=WIDE_SIZE[1], size=SIZE, fitted=True)
