"""资源清单 and 项目清单: idle space and facilities, then projects, each with how far it came; rows and paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from yitusanhui.documents.wide_lists import Row, WideList, write_lists
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.sites import SiteLine
from yitusanhui.domain.terms import SiteKind
from yitusanhui.texts import say, site_lists


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
    """Both lists as PDF/A; those of the open copy have no notes, owners and payers."""
    lists = [
        WideList(title, heads, list(rows), site_lists.WIDE, site_lists.CENTRED, site_lists.NO_SITES)
        for title, heads, rows in (
            (site_lists.RESOURCES, site_lists.RESOURCE_HEADS, resource_rows(report)),
            (site_lists.PROJECTS, site_lists.PROJECT_HEADS, project_rows(report)),
        )
    ]
    return write_lists(report, None, site_lists.TITLE, lists, target)
