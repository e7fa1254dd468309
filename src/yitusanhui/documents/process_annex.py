"""The annexes of the whole report: what became of every comment, and the drawing in each of its versions."""

from __future__ import annotations

from collections.abc import Mapping

from reportlab.platypus import Flowable, Spacer

from yitusanhui.documents.page import ANNEX, ANNEX_TITLE, WIDE, turn
from yitusanhui.documents.plate import plate
from yitusanhui.documents.trace import every_comment
from yitusanhui.documents.typeset import Paragraph, Prose
from yitusanhui.domain.report import CommentLine, ConsultationReport
from yitusanhui.domain.terms import CommentStatus
from yitusanhui.texts import charts as words
from yitusanhui.texts import papers, papers_trace


def followed(report: ConsultationReport) -> list[Flowable]:
    """意见溯源总表 on wide pages; nothing where nobody said anything."""
    if not _standing(report):
        return []
    heading = Prose([Paragraph(ANNEX, papers.ANNEX), Paragraph(ANNEX_TITLE, papers_trace.TRACES)])
    return [*turn(WIDE), heading, Spacer(0, 6), every_comment(report)]


def _standing(report: ConsultationReport) -> list[CommentLine]:
    return [comment for comment in report.comments if comment.status is CommentStatus.RECORDED]


def plates(report: ConsultationReport, drawings: Mapping[int, bytes]) -> list[Flowable]:
    """Each version of the drawing with the comments that were placed on it, an annex each."""
    alive = _standing(report)
    flow: list[Flowable] = []
    for line in report.blueprints:
        said = [comment for comment in alive if comment.blueprint_id == line.id]
        title = words.PLATE.format(edition=papers.edition(line.label), title=papers.PLATE_TITLE)
        stand = report.sites_on(line.id)
        flow += plate(drawings.get(line.id), line, said, title=title, categories=report.categories, sites=stand)
    return flow
