"""From blocks to a printed document: prose set as GB/T 9704 asks, named parts drawn where the template has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile
from pathlib import Path

from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, Spacer

from yitusanhui.documents import page
from yitusanhui.documents.blocks import Block
from yitusanhui.documents.chart_drawing import Figure
from yitusanhui.documents.grid import Grid
from yitusanhui.documents.letterhead import Closing, red_head
from yitusanhui.documents.look import Look
from yitusanhui.documents.page import PORTRAIT, publish
from yitusanhui.documents.parts import Signatures
from yitusanhui.documents.pdfa import About
from yitusanhui.documents.titles import BREAK
from yitusanhui.documents.together import Closed, Together
from yitusanhui.documents.typeset import Paragraph, Prose, Style
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
    "note": replace(page.NOTE, after=page.PITCH - page.NOTE.leading),
}
CLOSER = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)  # of the usual size: 12 pt at least
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
        flow += [*([Prose(prose)] if prose else []), *parts[block.text]()]
        prose = []
    return signed(bound([*flow, Prose(prose)] if prose else flow))


def bound(flow: Iterable[Flowable]) -> list[Flowable]:
    """The same with headings, and a sentence that ends in “：”, on the page where their table or chart begins."""
    made: list[Flowable] = []
    for piece in flow:
        if isinstance(piece, Prose) and made and isinstance(made[-1], Prose):
            piece = Prose((*made.pop().content, *piece.content))
        elif isinstance(piece, (Grid, Figure)):
            piece = _with_lead(made, piece)
        made.append(piece)
    return made


def _with_lead(made: list[Flowable], piece: Flowable) -> Flowable:
    """The table or chart and what leads to it, which is taken from the end of `made`."""
    air: list[Flowable] = []
    while made and isinstance(made[-1], Spacer):
        air.insert(0, made.pop())
    words = made.pop().content if made and isinstance(made[-1], Prose) and not _begins_annex(made[-1]) else ()
    place = len(words)
    if words and words[-1].text.endswith(papers.LEADS_ON):
        place -= 1
    while place > 0 and words[place - 1].style.keep:
        place -= 1
    if place:
        made.append(Prose(words[:place]))
    if place < len(words):
        return Together([Prose(words[place:]), *air, piece])
    made += air
    return piece


def signed(flow: list[Flowable]) -> list[Flowable]:
    """The same with the lines to sign on beside the last paragraph before them: a signature alone signs nothing."""
    kept: list[Flowable] = []
    for piece in flow:
        if isinstance(piece, (Signatures, Closing)):
            kept += _closed(kept, piece)
        else:
            kept.append(piece)
    return kept


def _closed(kept: list[Flowable], piece: Flowable) -> list[Flowable]:
    """What is signed, taken from the end of `kept`: the last paragraph, or the table that ends it."""
    if kept and isinstance(kept[-1], Prose):
        before, last = kept.pop().parted()
        return [*([before] if before.content else []), Together([last, piece])]
    air: list[Flowable] = []
    while kept and isinstance(kept[-1], Spacer):
        air.insert(0, kept.pop())
    last = kept[-1] if kept else None
    inside = last.content if isinstance(last, Together) else (last,)
    if isinstance(inside[-1], Grid):
        kept.pop()
        return [Closed([*inside, *air, piece])]
    return [*air, piece]


def about(report: ConsultationReport, meeting: MeetingReport | None, kind: str) -> About:
    """题名, 责任者, 日期 of a document: dates are the meeting's, so that a second export is the same file.

    Of a meeting still to come it is the last held one's, for no file may say that it was made tomorrow.
    """
    name = meeting.name if meeting else ""
    dated = [meeting] if meeting and meeting.held else [one for one in report.meetings if one.held]
    date = max(map(_date, dated), default="") or report.created_at
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
    on_one_page: bool = False,
    end_together: bool = False,
) -> Path:
    """Sets, checks and writes one document; `annex` comes after all that its template has.

    In a `look` with a red head the document begins with it; internal papers have none. What hangs `on_one_page` is
    set closer and smaller where that keeps its body on one page, and names its annexes in the text alone. What
    stands under the last heading goes over to the last page whole where `end_together`.
    """
    head = red_head(look, described.subject) if look else []
    blocks = list(blocks)
    closer = ([*head, *story(blocks, _signed_at(parts, size), _closer(size))] for size in CLOSER if on_one_page)
    flow = next(filter(_fits, closer), None) or [*head, *_named([*story(blocks, parts), *annex])]
    flow = _end_together(flow) if end_together else flow
    return publish(_numbered(flow), described, target, first=first)


def _end_together(flow: list[Flowable]) -> list[Flowable]:
    *before, last = flow
    heads = [place for place, one in enumerate(last.content) if one.style.keep] if isinstance(last, Prose) else []
    if not heads:
        return flow
    end = Prose(last.content[heads[-1] :])
    _, needed = end.wrapOn(None, page.WIDTH, page.HEIGHT)
    return [*before, Prose(last.content[: heads[-1]]), CondPageBreak(needed), end] if needed < page.HEIGHT else flow


def _closer(size: float) -> dict[str, Style]:
    """The styles at that part of their size (GB/T 9704 7.3.5: closer lines where the seal would stand alone).

    Nothing hangs: a line saved is larger type on the notice board.
    """
    return {
        kind: replace(
            style,
            size=style.size * size,
            leading=style.leading * size,
            before=style.before * size,
            after=style.after * size,
            hang=False,
        )
        for kind, style in STYLES.items()
    }


def _signed_at(parts: Parts, size: float) -> Parts:
    """The parts with who signs as large as the words above."""

    def sized(part: Part) -> list[Flowable]:
        made = part()
        for piece in made:
            if isinstance(piece, Closing):
                piece.size *= size
        return made

    return {name: partial(sized, part) for name, part in parts.items()}


def _fits(flow: Sequence[Flowable]) -> bool:
    """Whether all before the first annex stands on one page."""
    body = takewhile(lambda piece: not isinstance(piece, NextPageTemplate), flow)
    return bool(sum(piece.wrapOn(None, page.WIDTH, page.HEIGHT)[1] for piece in body) <= page.HEIGHT)


def _named(flow: list[Flowable]) -> list[Flowable]:
    """The same with its annexes named below the body, before who signs (附件说明, GB/T 9704 7.3.4)."""
    places = [place for place, piece in enumerate(flow) if _begins_annex(piece)]
    if not places:
        return flow
    note = Prose(annex_note([flow[place].content[1].text for place in places]))
    for place, piece in enumerate(flow):
        *words, last = piece.content if isinstance(piece, Together) else (piece,)
        if isinstance(last, (Signatures, Closing)):
            kind = type(piece) if isinstance(piece, Together) else Together
            return [*flow[:place], kind([*words, note, last]), *flow[place + 1 :]]
    before = next((place for place, piece in enumerate(flow) if isinstance(piece, NextPageTemplate)), places[0])
    return [*flow[:before], note, *flow[before:]]


def annex_note(names: Sequence[str]) -> list[Paragraph]:
    """附件：1. …, 2. … in lines below one another; a single annex has no number."""
    several = [papers.NUMBERED.format(number=number, name=name) for number, name in enumerate(names, 1)]
    first, *others = several if len(names) > 1 else names
    below = replace(page.BODY, indent=page.BODY.indent + len(papers.ANNEXES))
    head = replace(page.BODY, before=page.PITCH, keep=bool(others))
    kept = [replace(below, keep=name is not others[-1]) for name in others]
    return [Paragraph(head, papers.ANNEXES + first), *map(Paragraph, kept, others)]


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
