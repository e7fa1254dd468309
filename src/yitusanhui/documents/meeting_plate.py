"""意见分布图 of one meeting: the pins of what it dealt with; a drawing without any sign on it is no annex."""

from __future__ import annotations

from reportlab.platypus import Flowable

from yitusanhui.documents.plate import plate
from yitusanhui.domain.dealt import dealt_with, placed
from yitusanhui.domain.layers import SheetGround
from yitusanhui.domain.report import ConsultationReport, MeetingReport
from yitusanhui.domain.terms import Audience
from yitusanhui.texts import papers


def meeting_plate(
    report: ConsultationReport,
    meeting: MeetingReport,
    drawing: bytes | None,
    ground: SheetGround | None = None,
    *,
    open_copy: bool = False,
) -> list[Flowable]:
    """The annex, of an open copy with the sites on that drawing; nothing where there is nothing to show.

    Raises DomainError as `plate`.
    """
    sites = report.sites_on(meeting.blueprint.id) if open_copy and meeting.blueprint else []
    pins = placed(report, meeting)
    if not pins and not sites:
        return []
    return plate(
        drawing,
        meeting.blueprint,
        dealt_with(report, meeting),
        Audience.PUBLIC if open_copy else Audience.INTERNAL,
        title=papers.PLATE_TITLE if pins else papers.SITES_TITLE,
        categories=report.categories,
        ground=ground,
        sites=sites,
    )
