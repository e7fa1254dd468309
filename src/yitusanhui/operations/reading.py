"""What surfaces may ask of an open consultation: read models, never rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.flags import SensitiveWords
from yitusanhui.domain.households import load_roles
from yitusanhui.domain.layers import LaidLayer, SheetGround
from yitusanhui.domain.lines_map import LayerLine
from yitusanhui.domain.lines_papers import VotePapers
from yitusanhui.domain.live import LiveMark
from yitusanhui.domain.placing import Places
from yitusanhui.domain.procedures import Procedure, Step
from yitusanhui.domain.report import (
    AttendanceFigures,
    AttendeeLine,
    BlueprintLine,
    CommentLine,
    CommitmentLine,
    ConsultationReport,
    EvaluationLine,
    MeetingReport,
    MotionLine,
    ProxyLine,
    SecondedLine,
    TopicLine,
)
from yitusanhui.domain.rules import Rule, load_presets
from yitusanhui.domain.vocabulary import Category, Sources, load_categories, load_sources
from yitusanhui.operations.reading_attached import read_attached as read_attached
from yitusanhui.operations.reading_attached import read_attached_original as read_attached_original
from yitusanhui.operations.reading_attached import read_attachments as read_attachments
from yitusanhui.operations.reading_attached import read_preview as read_preview
from yitusanhui.store.check import Finding, check_file, whole
from yitusanhui.store.file import ConsultationFile
from yitusanhui.store.reader import Reader
from yitusanhui.store.reading import (
    attendance,
    blueprints,
    comments,
    commitments,
    consultation,
    cursor,
    grounds,
    layers,
    meetings,
    motions,
    versions,
    vote_papers,
)
from yitusanhui.store.reading import topics as topic_rows
from yitusanhui.store.reading.motions import RollLine as RollLine
from yitusanhui.store.reading.roll import PersonLine as PersonLine
from yitusanhui.store.reading.roll import excused, load_people
from yitusanhui.store.reading.sheets import load_papers, load_totals
from yitusanhui.store.reading.templates import kept_template, load_kept_procedure, sensitive_words

Source = ConsultationFile | Reader


def read_report(source: Source, comments: Iterable[CommentLine] | None = None) -> ConsultationReport:
    """The whole consultation, as it is at one moment; `comments` are all of them, where they are in hand."""
    rows = _rows(source)
    with whole(rows):
        return consultation.load_report(rows, None if comments is None else tuple(comments))


def read_newest_entry(source: Source) -> int:
    """The number of the journal's newest entry: while it is the same, so is everything that is read of the file."""
    return cursor.load_newest_entry(_rows(source))


def read_title(source: Source) -> str:
    """What the consultation is called."""
    return consultation.load_title(_rows(source))


def read_meeting(source: Source, meeting_id: int) -> MeetingReport:
    """One meeting, whole, as it is at one moment."""
    rows = _rows(source)
    with whole(rows):
        return meetings.load_meeting(rows, meeting_id)


def read_particulars(source: Source) -> tuple[MeetingReport, ...]:
    """Every meeting's state, agenda, notices and drawing, without what was said and voted: cheap."""
    return meetings.load_all_particulars(_rows(source))


def read_attendance(source: Source, meeting_id: int) -> AttendanceFigures:
    """应到, 实到, 委托, 有表决权, 还差."""
    return attendance.load_attendance(_rows(source), meeting_id)


def read_attendees(source: Source, meeting_id: int) -> tuple[AttendeeLine, ...]:
    """The sign-in sheet."""
    return attendance.load_attendees(_rows(source), meeting_id)


def read_sheet(source: Source, meeting_id: int) -> tuple[AttendanceFigures, tuple[AttendeeLine, ...]]:
    """The figures and the sign-in sheet, of one roll."""
    return attendance.load_sheet(_rows(source), meeting_id)


def read_excused(source: Source, meeting_id: int) -> tuple[int, ...]:
    """Who asked to be excused (请假): ids of the roster."""
    return tuple(excused(_rows(source), meeting_id))


def read_proxies(source: Source, meeting_id: int) -> tuple[ProxyLine, ...]:
    """The authorities of a meeting."""
    return attendance.load_proxies(_rows(source), meeting_id)


def read_roster(source: Source) -> tuple[PersonLine, ...]:
    """Everyone on the roster."""
    return load_people(_rows(source))


def read_comments(source: Source, meeting_id: int | None = None) -> tuple[CommentLine, ...]:
    """Comments of one meeting, or all."""
    return comments.load_comments(_rows(source), meeting_id)


def read_comment(source: Source, number: int) -> CommentLine | None:
    """One comment by number."""
    return comments.load_comment(_rows(source), number)


def read_seconded(source: Source, number: int) -> tuple[SecondedLine, ...]:
    """Each 附议 of a comment that stands, in the order they were counted."""
    return comments.load_seconded(_rows(source), number)


def read_some_comments(source: Source, numbers: Iterable[int]) -> tuple[CommentLine, ...]:
    """The comments with these numbers, as far as there are any."""
    return comments.load_some_comments(_rows(source), numbers)


def read_touched_comments(source: Source, change: ChangeSet) -> tuple[int, ...]:
    """Numbers of the comments that a change made different: themselves, their 附议, topics, replies, speakers."""
    return comments.numbers_behind(_rows(source), change.touched)


def read_topics(source: Source, meeting_id: int | None = None) -> tuple[TopicLine, ...]:
    """Topics with options and positions."""
    return topic_rows.load_topics(_rows(source), meeting_id)


def read_motions(source: Source, meeting_id: int | None = None) -> tuple[MotionLine, ...]:
    """Motions; figures only of those that are counted."""
    return motions.load_motions(_rows(source), meeting_id)


def read_roll(source: Source, motion_id: int) -> tuple[RollLine, ...]:
    """The frozen roll of a motion with what was cast by name so far."""
    return motions.load_roll(_rows(source), motion_id)


def read_counts(source: Source, motion_id: int) -> dict[int, dict[int, int]]:
    """Teller -> choice id -> votes entered so far."""
    return motions.load_counts(_rows(source), motion_id)


def read_totals(source: Source, motion_id: int, teller: int = 1) -> dict[int, dict[int, int]]:
    """What a teller entered so far: choice id -> score or rank (0 where votes have none) -> votes."""
    return load_totals(_rows(source), motion_id, teller)


def read_papers(source: Source, motion_id: int) -> dict[str, int]:
    """发出, 收回, 废票 and 空白 as they were handed in, by field; empty before that."""
    return load_papers(_rows(source), motion_id)


def read_live(source: Source, motion_id: int) -> tuple[LiveMark, ...]:
    """What an open vote of owners has reached of each mark; nothing where results are hidden until it is closed."""
    return motions.load_live(_rows(source), motion_id)


def read_vote_papers(source: Source, meeting_id: int | None = None) -> tuple[VotePapers, ...]:
    """计票底稿 of every counted motion, or of one meeting's."""
    rows = _rows(source)
    with whole(rows):
        return vote_papers.load_vote_papers(rows, meeting_id)


def read_commitments(source: Source) -> tuple[CommitmentLine, ...]:
    """All commitments with their newest state and verdict."""
    return commitments.load_commitments(_rows(source))


def read_evaluations(source: Source, meeting_id: int) -> tuple[EvaluationLine, ...]:
    """What one meeting said of promises and of the whole."""
    return commitments.load_evaluations(_rows(source), meeting_id)


def read_blueprints(source: Source) -> tuple[BlueprintLine, ...]:
    """Every version of the drawing."""
    return blueprints.load_blueprints(_rows(source))


def read_layers(source: Source, blueprint_id: int | None = None) -> tuple[LayerLine, ...]:
    """The layers over one drawing, or over all."""
    return layers.load_layers(_rows(source), blueprint_id)


def read_laid_layers(source: Source, drawing: BlueprintLine, *, hidden: bool = False) -> tuple[LaidLayer, ...]:
    """The layers shown over a drawing (with `hidden` all of them) as they lie on it; safe from any thread."""
    return layers.load_laid(_rows(source), drawing, hidden=hidden)


def read_sheets(source: Source) -> dict[int, SheetGround]:
    """What each drawing has besides its first picture, by id: for documents."""
    return {
        line.id: SheetGround(
            grounds.load_georeference(_rows(source), line.id),
            read_laid_layers(source, line),
            partial(read_tile, source, line.id),
        )
        for line in read_blueprints(source)
    }


def read_tile(source: Source, blueprint_id: int, level: int, row: int, col: int) -> bytes | None:
    """One tile of a drawing; safe from any thread."""
    return blueprints.load_tile(_rows(source), blueprint_id, level, row, col)


def read_overview(source: Source, blueprint_id: int) -> bytes:
    """The first picture of a drawing, JPEG."""
    return blueprints.load_picture(_rows(source), blueprint_id)


def read_original(source: Source, blueprint_id: int) -> bytes:
    """The bytes of the drawing as they were brought."""
    return blueprints.load_picture(_rows(source), blueprint_id, "sha256")


def read_places(source: Source) -> Places:
    """Where comments stand on any version of the drawing."""
    rows = _rows(source)
    return Places(versions.load_alignments(rows), versions.load_placements(rows))


def read_media_type(source: Source, blueprint_id: int) -> str:
    """What kind of file the drawing came as, and which page of it."""
    return blueprints.load_media_type(_rows(source), blueprint_id)


def read_procedure(source: Source, meeting_id: int) -> Procedure:
    """The procedure a meeting is held by, its steps as the agenda has them by now."""
    rows = _rows(source)
    kept = load_kept_procedure(rows, meeting_id)
    back = {step.name for step in kept.steps if step.looks_back}
    agenda = meetings.load_steps(rows, meeting_id)
    return replace(kept, steps=tuple(Step(s.name, s.minutes, s.script, s.name in back) for s in agenda))


def read_presets(source: Source) -> dict[str, Rule]:
    """The voting rules this file offers."""
    return load_presets(kept_template(_rows(source), "presets.toml"))


def read_sources(source: Source) -> Sources:
    """来源 this file knows."""
    return load_sources(kept_template(_rows(source), "sources.csv"))


def read_categories(source: Source) -> tuple[Category, ...]:
    """类别 this file knows."""
    return load_categories(kept_template(_rows(source), "categories.csv"))


def read_sensitive_words(source: Source) -> SensitiveWords:
    """The words this file looks at before they are shown."""
    return sensitive_words(_rows(source))


def read_roles(source: Source) -> dict[str, bool]:
    """类型 this file knows, and whether they vote."""
    return load_roles(kept_template(_rows(source), "roles.csv"))


def read_template(source: Source, name: str) -> str:
    """A template as this file keeps it."""
    return kept_template(_rows(source), name)


def check_consultation(source: Source) -> list[Finding]:
    """Everything that is off; empty when the file is whole."""
    return check_file(_rows(source))


def _rows(source: Source) -> Reader:
    return source if isinstance(source, Reader) else source.reader
