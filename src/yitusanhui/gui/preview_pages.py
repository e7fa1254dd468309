"""What a preview shows: the documents of the export list as they would be written now, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QColor, QImage, QPainter

from yitusanhui.documents.export_plan import Job, plan
from yitusanhui.documents.material import Material
from yitusanhui.documents.unprinted import unprinted
from yitusanhui.gui.session import Session
from yitusanhui.intake.sheet import bands, count_pages, open_page
from yitusanhui.operations.reading import read_overview, read_preview, read_report, read_sheets

SHOWN = ".pdf"
LARGEST = 6_000  # pixels a side of a page on screen
EDGE = "#9aa5a0"


@dataclass(frozen=True, slots=True)
class Made:
    """One document as it would be written: where it lies for now, its pages, and what is 〓 in it."""

    path: Path
    pages: int
    unprinted: str = ""


class Drafts:
    """The documents that can be looked at; drawings are read once, they never change."""

    def __init__(self, session: Session, meeting_id: int | None = None) -> None:
        self.session, self.meeting_id = session, meeting_id
        self._drawings: dict[int, bytes] = {}
        self.project = ""

    def jobs(self) -> list[Job]:
        """Every document with pages, as the file is now. Reads the file: not for the window's thread."""
        report = read_report(self.session.file)
        self.project = report.title
        for line in report.blueprints:
            if line.id not in self._drawings:
                self._drawings[line.id] = read_overview(self.session.file, line.id)
        photos = partial(read_preview, self.session.file)
        jobs = plan(report, self.meeting_id, Material(self._drawings, read_sheets(self.session.file), photos))
        return [job for job in jobs if job.name.endswith(SHOWN)]

    def title(self, job: Job) -> str:
        """What the list calls a document: its 题名 without the project's, which all of them share."""
        return job.title.removeprefix(self.project) or job.title

    def make(self, name: str, folder: Path) -> Made:
        """Write the document of that name, or the first, into `folder`. Raises what writing it raises."""
        jobs = self.jobs()
        job = next((one for one in jobs if one.name == name), jobs[0])
        target = folder / job.name
        job.write(target)
        return Made(target, count_pages(target), unprinted(target))


def page_image(path: Path, number: int, width: int) -> QImage:
    """Page `number` (from 1) as wide as that in pixels, with an edge around it."""
    with open_page(path, number) as page:
        across, down = page.get_size()
        width = min(width, LARGEST, int(LARGEST * across / down))
        height = max(1, round(width * down / across))
        rows = b"".join(content for _, content in bands(page, width, height))
    image = QImage(rows, width, height, 4 * width, QImage.Format.Format_RGBX8888).copy()
    pen = QPainter(image)
    pen.setPen(QColor(EDGE))
    pen.drawRect(0, 0, width - 1, height - 1)
    pen.end()
    return image
