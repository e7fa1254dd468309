"""The map plate as a document of its own, A3: the sheet, its crowded places larger, and the index of its pins."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak

from yitusanhui.atlas.scene import build_scene
from yitusanhui.documents import compose, faces
from yitusanhui.documents.current import open_copy
from yitusanhui.documents.page import BOARD, BOARD_SIZES, publish
from yitusanhui.documents.plate import Sheet, plate_index, plate_pages
from yitusanhui.domain.layers import SheetGround
from yitusanhui.domain.report import BlueprintLine, ConsultationReport
from yitusanhui.domain.terms import Audience, CommentStatus
from yitusanhui.texts import papers

MARGIN, HEAD = 15 * mm, 16 * mm


def write_plate(
    report: ConsultationReport,
    drawing: BlueprintLine,
    overview: bytes,
    target: Path,
    *,
    ground: SheetGround | None = None,
) -> Path:
    """Write the plate of one version in A3 as checked PDF/A, as residents may see it.

    Raises DomainError `drawing_unreadable` when the picture can't be read.
    """
    report = open_copy(report)
    scene = build_scene(
        report.comments_on(drawing.id),
        (drawing,),
        Audience.PUBLIC,
        blueprint_id=drawing.id,
        categories=report.categories,
        sites=report.sites_on(drawing.id),
    )
    width, height = BOARD_SIZES[BOARD]
    size = width - 2 * MARGIN, height - 2 * MARGIN - HEAD
    pages: list[Flowable] = []
    for sheet in plate_pages(scene, drawing, overview, ground, size):
        pages += [*([PageBreak()] if pages else []), _Page(sheet, f"{report.title}　{papers.PLATE_TITLE}")]
    on_it = {pin.number for pin in scene.pins}
    stand = [one for one in report.comments if one.status is CommentStatus.RECORDED]
    said, elsewhere = ([one for one in stand if (one.number in on_it) is there] for there in (True, False))
    described = compose.about(report, None, papers.PLATE_TITLE)
    return publish([*pages, *plate_index(said, elsewhere)], described, target, first=BOARD, numbered=False)


class _Page(Flowable):  # type: ignore[misc]
    """A plate with margins and its title, filling an A3 page."""

    def __init__(self, sheet: Sheet, title: str) -> None:
        super().__init__()
        self.sheet, self.title = sheet, title

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The whole page."""
        self.width, self.height = width, height
        self.sheet.canv = self.canv
        self.sheet.wrap(width - 2 * MARGIN, height - 2 * MARGIN - HEAD)
        return width, height - 1

    def draw(self) -> None:
        """The title above, the sheet below it."""
        self.canv.setFont(faces.SERIF_BOLD, 22)
        self.canv.drawString(MARGIN, self.height - MARGIN - 22, self.title)
        self.sheet.drawOn(self.canv, MARGIN, MARGIN)
