"""The whole consultation as its report."""

from __future__ import annotations

from dataclasses import replace

from yitusanhui.domain.journal import GENESIS
from yitusanhui.domain.report import CommentLine, ConsultationReport
from yitusanhui.store.reading.attachments import load_attachments
from yitusanhui.store.reading.attendance import load_roster_lines
from yitusanhui.store.reading.blueprints import load_blueprints
from yitusanhui.store.reading.comments import comment_figures, load_comments
from yitusanhui.store.reading.commitments import load_commitments, load_evaluations
from yitusanhui.store.reading.meetings import load_addenda, load_all_particulars, load_corrections, load_meetings
from yitusanhui.store.reading.motions import load_motions
from yitusanhui.store.reading.roll import persons
from yitusanhui.store.reading.sites import load_site_placements, load_sites
from yitusanhui.store.reading.templates import load_category_names, load_templates
from yitusanhui.store.reading.topics import load_topics
from yitusanhui.store.reading.versions import load_alignments, load_placements
from yitusanhui.store.rows import Rows


def load_title(rows: Rows) -> str:
    """What the consultation is called."""
    row = rows.row("SELECT title FROM consultation WHERE id = 1")
    return str(row["title"]) if row else ""


def load_threads(rows: Rows, comments: tuple[CommentLine, ...]) -> ConsultationReport:
    """The project with these comments only, and of each meeting what was decided: enough for a story, and quick."""
    head = rows.row("SELECT * FROM consultation WHERE id = 1") or {}
    meetings = tuple(
        replace(
            meeting,
            motions=load_motions(rows, meeting.id),
            evaluations=load_evaluations(rows, meeting.id),
            corrections=load_corrections(rows, meeting.id),
            addenda=load_addenda(rows, meeting.id),
        )
        for meeting in load_all_particulars(rows)
    )
    return ConsultationReport(
        title=head.get("title", ""),
        street=head.get("street", ""),
        community=head.get("community", ""),
        uid=head.get("uid", ""),
        created_at=head.get("created_at", ""),
        blueprints=load_blueprints(rows),
        meetings=meetings,
        comments=comments,
        topics=load_topics(rows),
        commitments=load_commitments(rows),
        people=tuple(person.name for person in persons(rows)),
    )


def load_report(rows: Rows, comments: tuple[CommentLine, ...] | None = None) -> ConsultationReport:
    """Everything the file holds, for documents and `show`; `comments`, all of them as they are, saves reading them."""
    head = rows.row("SELECT * FROM consultation WHERE id = 1") or {}
    journal = rows.row("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")
    comments = load_comments(rows) if comments is None else comments
    return ConsultationReport(
        title=head.get("title", ""),
        street=head.get("street", ""),
        community=head.get("community", ""),
        uid=head.get("uid", ""),
        created_at=head.get("created_at", ""),
        blueprints=load_blueprints(rows),
        alignments=load_alignments(rows),
        placements=load_placements(rows),
        sites=load_sites(rows),
        site_placements=load_site_placements(rows),
        meetings=load_meetings(rows, comments),
        comments=comments,
        comment_figures=comment_figures(rows, comments),
        topics=load_topics(rows),
        commitments=load_commitments(rows),
        attachments=load_attachments(rows),
        templates=load_templates(rows),
        categories=load_category_names(rows),
        people=tuple(person.name for person in persons(rows)),
        roster=load_roster_lines(rows),
        journal_entries=journal["seq"] if journal else 0,
        journal_head=journal["hash"] if journal else GENESIS,
    )
