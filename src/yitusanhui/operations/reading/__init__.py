"""What surfaces may ask of an open consultation: read models, never rows. One module a subject; all is offered here."""

from __future__ import annotations

from yitusanhui.operations.reading.attached import read_attached, read_attached_original, read_attachments, read_preview
from yitusanhui.operations.reading.drawings import (
    read_blueprints,
    read_control_points,
    read_georeference,
    read_laid_layers,
    read_layers,
    read_media_type,
    read_original,
    read_overview,
    read_preparation,
    read_sheets,
    read_tile,
)
from yitusanhui.operations.reading.meetings import read_meeting, read_particulars, read_procedure
from yitusanhui.operations.reading.people import (
    PersonLine,
    read_attendance,
    read_attendees,
    read_excused,
    read_people_roles,
    read_proxies,
    read_roster,
    read_sheet,
)
from yitusanhui.operations.reading.places import read_pace, read_places, read_site_places, read_sites
from yitusanhui.operations.reading.project import check_consultation, read_newest_entry, read_report, read_title
from yitusanhui.operations.reading.promises import read_commitments, read_evaluations
from yitusanhui.operations.reading.source import Source
from yitusanhui.operations.reading.templates import (
    read_categories,
    read_roles,
    read_sensitive_words,
    read_sources,
    read_template,
)
from yitusanhui.operations.reading.votes import (
    RollLine,
    read_counts,
    read_live,
    read_motions,
    read_papers,
    read_presets,
    read_roll,
    read_totals,
    read_vote_papers,
)
from yitusanhui.operations.reading.words import (
    read_comment,
    read_comments,
    read_seconded,
    read_some_comments,
    read_topics,
    read_touched_comments,
)

__all__ = [
    "PersonLine",
    "RollLine",
    "Source",
    "check_consultation",
    "read_attached",
    "read_attached_original",
    "read_attachments",
    "read_attendance",
    "read_attendees",
    "read_blueprints",
    "read_categories",
    "read_comment",
    "read_comments",
    "read_commitments",
    "read_control_points",
    "read_counts",
    "read_evaluations",
    "read_excused",
    "read_georeference",
    "read_laid_layers",
    "read_layers",
    "read_live",
    "read_media_type",
    "read_meeting",
    "read_motions",
    "read_newest_entry",
    "read_original",
    "read_overview",
    "read_pace",
    "read_papers",
    "read_particulars",
    "read_people_roles",
    "read_places",
    "read_preparation",
    "read_presets",
    "read_preview",
    "read_procedure",
    "read_proxies",
    "read_report",
    "read_roles",
    "read_roll",
    "read_roster",
    "read_seconded",
    "read_sensitive_words",
    "read_sheet",
    "read_sheets",
    "read_site_places",
    "read_sites",
    "read_some_comments",
    "read_sources",
    "read_template",
    "read_tile",
    "read_title",
    "read_topics",
    "read_totals",
    "read_touched_comments",
    "read_vote_papers",
]
