"""照片附件: photos and scans on pages of their own at the end of a document, each with what it is and its caption."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import zip_longest

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Spacer

from yitusanhui.documents.blocks import moment
from yitusanhui.documents.page import ANNEX, ANNEX_TITLE, HEIGHT, NOTE, PORTRAIT, turn
from yitusanhui.documents.parts import GAP
from yitusanhui.documents.together import Together
from yitusanhui.documents.typeset import Paragraph, Prose
from yitusanhui.domain.attached import COMMITMENTS, PROXIES, AttachmentLine, before_and_after
from yitusanhui.domain.report import ConsultationReport, MeetingReport
from yitusanhui.domain.terms import AttachmentKind, CommitmentKind
from yitusanhui.texts import papers

TALLEST = HEIGHT * 0.40  # two on a page
WHOLE = HEIGHT * 0.84  # a signed page has one of its own
BESIDE = HEIGHT * 0.30  # before and after, side by side
CAPTION = replace(NOTE, align="centre")
Photos = Callable[[int], bytes]  # an attachment's preview by its id: JPEG, upright, without camera notes


def annex(
    report: ConsultationReport, meeting: MeetingReport, photos: Photos | None, *, papers_too: bool = True
) -> list[Flowable]:
    """The annex of one meeting; nothing where nothing was attached. `papers_too`: authorities of proxies as well."""
    lines = [one for one in meeting.attachments if papers_too or one.entity != PROXIES]
    if photos is None or not lines:
        return []
    heading = Prose([Paragraph(ANNEX, papers.ANNEX), Paragraph(ANNEX_TITLE, papers.PHOTOS_TITLE)])
    others = [one for one in lines if one.entity != COMMITMENTS]
    return [*turn(PORTRAIT), heading, *_compared(report, meeting, lines, photos), *_singly(report, others, photos)]


def _compared(
    report: ConsultationReport, meeting: MeetingReport, lines: Sequence[AttachmentLine], photos: Photos
) -> Iterator[Flowable]:
    """Each promise and each rectification with its photos before and after side by side."""
    words = {one.commitment_id: one.subject for one in meeting.evaluations if one.commitment_id}
    words |= {one.id: one.text for one in meeting.commitments}
    for number in dict.fromkeys(one.entity_id for one in lines if one.entity == COMMITMENTS):
        sides = before_and_after(lines, number)
        about = shown_thing(report, next(line for side in sides for line in side))
        title = Prose([Paragraph(CAPTION, papers.PHOTOS_PROMISE.format(about=about, text=words.get(number, "")))])
        shown = [[Shown.of(report, line, photos) for line in side] for side in sides]
        pairs = [Pair(before, after) for before, after in zip_longest(*shown)]
        yield Together([title, Spacer(0, 4), pairs[0], Spacer(0, GAP)])
        yield from (Together([pair, Spacer(0, GAP)]) for pair in pairs[1:])


def _singly(report: ConsultationReport, lines: Iterable[AttachmentLine], photos: Photos) -> Iterator[Flowable]:
    for line in lines:
        tallest = WHOLE if line.kind is AttachmentKind.SIGNED else TALLEST
        shown = Shown.of(report, line, photos)
        yield Together([Single(shown, tallest), Prose([Paragraph(CAPTION, shown.words)]), Spacer(0, GAP)])


def shown_thing(report: ConsultationReport, line: AttachmentLine) -> str:
    """What a photo is of: 3号意见, 承诺1, 整改2."""
    of = [one.kind for one in report.commitments if line.entity == COMMITMENTS and one.id == line.entity_id]
    words = papers.PHOTO_OF_RECTIFICATION if CommitmentKind.RECTIFICATION in of else papers.PHOTO_ABOUT[line.entity]
    return words.format(id=line.entity_id)


def photo_words(report: ConsultationReport, line: AttachmentLine) -> str:
    """3号意见 · 照片：东门路灯（2026年3月14日19:05附）."""
    about = shown_thing(report, line)
    caption = papers.PHOTO_CAPTION.format(caption=line.caption) if line.caption else ""
    late = papers.PHOTO_LATE if line.late else ""
    at = moment(line.added_at)
    return papers.PHOTO_LINE.format(about=about, kind=papers.PHOTO_KINDS[line.kind], caption=caption, at=at, late=late)


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture ready to be drawn, and its words."""

    picture: ImageReader
    words: str
    content: bytes

    @classmethod
    def of(cls, report: ConsultationReport, line: AttachmentLine, photos: Photos) -> Shown:
        """The preview of an attachment: upright, small, and without what the camera noted."""
        content = photos(line.id)
        return cls(ImageReader(BytesIO(content)), photo_words(report, line), content)

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Its size in points inside that room, never larger than 150 dots an inch make it."""
        across, down = self.picture.getSize()
        scale = min(width / across, height / down, 72 / 150 * 2)
        return across * scale, down * scale


class Single(Flowable):  # type: ignore[misc]
    """One picture in the middle of the page."""

    def __init__(self, shown: Shown, tallest: float) -> None:
        super().__init__()
        self.shown, self.tallest = shown, tallest

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As wide as the page, as high as the picture."""
        self._width, self._size = width, self.shown.fitted(width, self.tallest)
        return width, self._size[1] + 4

    def draw(self) -> None:
        """Draws it."""
        across, down = self._size
        self.canv.drawImage(self.shown.picture, (self._width - across) / 2, 4, across, down)


class Pair(Flowable):  # type: ignore[misc]
    """Before on the left, after on the right, each with its words below."""

    def __init__(self, before: Shown | None, after: Shown | None) -> None:
        super().__init__()
        self.sides = (before, after)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as the higher of the two with its words."""
        self._half = (width - GAP) / 2
        self._sizes = [one.fitted(self._half, BESIDE) if one else (0.0, 0.0) for one in self.sides]
        self._words = [Prose([Paragraph(CAPTION, one.words)]) if one else None for one in self.sides]
        below = [words.wrapOn(self.canv, self._half, height)[1] if words else 0.0 for words in self._words]
        self._tallest = max(size[1] for size in self._sizes)
        self._high = self._tallest + 4 + max(below)
        return width, self._high

    def draw(self) -> None:
        """Draws both, their upper edges on one line."""
        top = self._high
        for place, (shown, size, words) in enumerate(zip(self.sides, self._sizes, self._words, strict=True)):
            left = place * (self._half + GAP)
            if shown is None or words is None:
                continue
            self.canv.drawImage(shown.picture, left + (self._half - size[0]) / 2, top - size[1], *size)
            _, high = words.wrapOn(self.canv, self._half, top)
            words.drawOn(self.canv, left, top - self._tallest - 4 - high)
