"""From blocks to a printed document: prose set as GB/T 9704 asks, named parts drawn where the template has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from reportlab.platypus import Flowable

from yitusanhui.documents import page
from yitusanhui.documents.blocks import Block
from yitusanhui.documents.chart_drawing import Figure
from yitusanhui.documents.grid import Grid
from yitusanhui.documents.letterhead import Closing, red_head
from yitusanhui.documents.look import Look
from yitusanhui.documents.page import PORTRAIT, publish
from yitusanhui.documents.parts import Signatures
from yitusanhui.documents.pdfa import About
from yitusanhui.documents.together import Together
from yitusanhui.documents.typeset import BREAK, Paragraph, Prose, Style
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import ConsultationReport, MeetingReport
from yitusanhui.texts import papers

STYLES: dict[str, Style] = {
    "title": page.TITLE,
    "level1": page.LEVEL_1,
    "level2": page.LEVEL_2,
    "level3": page.LEVEL_3,
    "fact": page.FACT,
    "item": page.BODY,
    "text": page.BODY,
    "right": page.RIGHT,
    "note": page.NOTE,
}
Part = Callable[[], list[Flowable]]
Parts = Mapping[str, Part]


def story(blocks: Iterable[Block], parts: Parts, styles: Mapping[str, Style] = STYLES) -> list[Flowable]:
    """The blocks as flowables. Raises DomainError `document_part` for a part this document doesn't have."""
    flow: list[Flowable] = []
    prose: list[Paragraph] = []
    for block in blocks:
        if block.kind != "part":
            prose.append(Paragraph(styles[block.kind], block.marked or block.text, block.label))
            continue
        if block.text not in parts:
            raise DomainError("document_part", part=block.text, known="、".join(parts))
        flow += _with_headings(prose, parts[block.text]())
        prose = []
    return signed([*flow, Prose(prose)] if prose else flow)


def _with_headings(prose: list[Paragraph], drawn: list[Flowable]) -> list[Flowable]:
    """Prose and the part after it; headings and “…：” at its end stay where a table begins or a chart stands."""
    place = len(prose)
    if prose and prose[-1].text.endswith(papers.LEADS_ON):
        place -= 1
    while place > 0 and prose[place - 1].style.keep:
        place -= 1
    before: list[Flowable] = [Prose(prose[:place])] if place else []
    if place == len(prose):
        return before + drawn
    if drawn and isinstance(drawn[0], Figure):
        return [*before, Together([Prose(prose[place:]), drawn[0]]), *drawn[1:]]
    if not any(isinstance(piece, Grid) for piece in drawn):
        return [Prose(prose), *drawn]
    return [*before, Together([Prose(prose[place:]), *drawn])]


def signed(flow: list[Flowable]) -> list[Flowable]:
    """The same with the lines to sign on beside the last paragraph before them: a signature alone signs nothing."""
    kept: list[Flowable] = []
    for piece in flow:
        if isinstance(piece, (Signatures, Closing)) and kept and isinstance(kept[-1], Prose):
            before, last = kept.pop().parted()
            kept += [*([before] if before.content else []), Together([last, piece])]
        else:
            kept.append(piece)
    return kept


def about(report: ConsultationReport, meeting: MeetingReport | None, kind: str) -> About:
    """题名, 责任者, 日期 of a document: dates are the meeting's, so that a second export is the same file."""
    last = meeting or max(report.meetings, key=_date, default=None)
    name = meeting.name if meeting else ""
    date = (_date(last) if last else "") or report.created_at
    return About(f"{report.title}{name}{kind}", report.community or report.street, date, kind)


def heading(report: ConsultationReport, meeting: MeetingReport | None, kind: str) -> str:
    """The title of `about` for paper, with the places where it may best be broken."""
    return BREAK.join(part for part in (report.title, f"{meeting.name if meeting else ''}{kind}") if part)


def _date(meeting: MeetingReport) -> str:
    sealed = meeting.seal.sealed_at if meeting.seal else ""
    return sealed or meeting.closed_at or meeting.opened_at or meeting.planned_at


def write(
    blocks: Iterable[Block],
    parts: Parts,
    described: About,
    target: Path,
    *,
    first: str = PORTRAIT,
    annex: Sequence[Flowable] = (),
    look: Look | None = None,
) -> Path:
    """Sets, checks and writes one document; `annex` comes after all that its template has.

    In a `look` with a red head the document begins with it; internal papers have none.
    """
    head = red_head(look, described.subject) if look else []
    return publish([*head, *_numbered([*story(blocks, parts), *annex])], described, target, first=first)


def _numbered(flow: list[Flowable]) -> list[Flowable]:
    """The same with its annexes numbered where there are several (GB/T 9704 7.3.8)."""
    places = [place for place, piece in enumerate(flow) if _begins_annex(piece)]
    if len(places) < 2:
        return flow
    done = list(flow)
    for number, place in enumerate(places, 1):
        first, *others = flow[place].content
        done[place] = Prose([replace(first, text=f"{first.text}{number}"), *others])
    return done


def _begins_annex(piece: Flowable) -> bool:
    return isinstance(piece, Prose) and bool(piece.content) and piece.content[0].text == papers.ANNEX
