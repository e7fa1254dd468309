"""资源清单 and 项目清单: idle space and facilities, then projects, each with how far it came; rows and paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from reportlab.platypus import Flowable, Spacer

from yitusanhui.documents import compose
from yitusanhui.documents.grid import Grid
from yitusanhui.documents.page import BODY, LEVEL_1, TITLE, WIDE, WIDE_SIZE, publish
from yitusanhui.documents.parts import columns
from yitusanhui.documents.typeset import Paragraph, Prose
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.sites import SiteLine
from yitusanhui.domain.terms import Audience, SiteKind
from yitusanhui.texts import say, site_lists

SIZE = 9.5
APART = 16.0  # points from one list to the other's heading
Row = tuple[str, ...]


def resource_rows(report: ConsultationReport) -> Iterator[Row]:
    """资源清单: idle space first, then what facilities there are."""
    versions = {line.id: line.label for line in report.blueprints}
    for kind in (SiteKind.IDLE, SiteKind.FACILITY):
        for site in report.sites:
            if site.kind is kind:
                said = site.facts.get
                yield (
                    *(str(site.id), site.name, say(f"site_{kind}"), _place(site, versions), said("tenure", "")),
                    *(said("area", ""), said("use", ""), said("hours", "")),
                    *(said("provider", "") or said("owner", ""), said("limits", ""), history(report, site), site.note),
                )


def project_rows(report: ConsultationReport) -> Iterator[Row]:
    """项目清单, in the order they were drawn."""
    versions = {line.id: line.label for line in report.blueprints}
    for site in report.sites:
        if site.kind is SiteKind.PROJECT:
            said = site.facts.get
            yield (
                *(str(site.id), site.name, site.category, _place(site, versions), said("scale", "")),
                *(said("content", ""), said("comments", ""), said("funds", ""), said("owner", "")),
                *(said("year", ""), said("period", ""), history(report, site), site.note),
            )


def history(report: ConsultationReport, site: SiteLine) -> str:
    """How far a site came, meeting by meeting, the newest last; what it was drawn as while nothing was said."""
    names = {meeting.id: meeting.name for meeting in report.meetings}
    said = [
        site_lists.HISTORY.format(
            meeting=names.get(state.meeting_id or 0, site_lists.LATER),
            status=say(f"site_status_{state.status}"),
            note=site_lists.NOTE.format(note=state.note) if state.note else "",
        )
        for state in site.states
    ]
    return "\n".join(said) or say(f"site_status_{site.status}")


def _place(site: SiteLine, versions: dict[int, str]) -> str:
    return site.facts.get("place", "") or site_lists.ON.format(label=versions.get(site.blueprint_id, ""))


def write_site_list(report: ConsultationReport, target: Path) -> Path:
    """Both lists as PDF/A on wide pages; those of the open copy have no notes, owners and payers."""
    story: list[Flowable] = [Prose([Paragraph(TITLE, compose.heading(report, None, site_lists.TITLE))])]
    lists = (
        (site_lists.RESOURCES, site_lists.RESOURCE_HEADS, list(resource_rows(report))),
        (site_lists.PROJECTS, site_lists.PROJECT_HEADS, list(project_rows(report))),
    )
    for title, heads, rows in lists:
        story += [*([Spacer(0, APART)] if len(story) > 1 else []), Prose([Paragraph(LEVEL_1, title)]), Spacer(0, 4)]
        story.append(_table(heads, rows, report.audience) if rows else Prose([Paragraph(BODY, site_lists.NO_SITES)]))
    return publish(compose.bound(story), compose.about(report, None, site_lists.TITLE), target, first=WIDE)


def _table(heads: Sequence[str], rows: Sequence[Row], audience: Audience) -> Grid:
    """One list; for the public without the columns that are empty there, for the office with room to fill them in."""
    told = [n for n in range(len(heads)) if audience is Audience.INTERNAL or any(row[n] for row in rows)]
    wide = [(heads[n], site_lists.WIDE.get(heads[n], site_lists.EACH)) for n in told]
    shown = [[row[n] for n in told] for row in rows]
    return Grid(columns(wide, site_lists.CENTRED), shown, tallest=WIDE_SIZE[1], size=SIZE, fitted=True)
