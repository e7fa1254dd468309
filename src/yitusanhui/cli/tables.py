"""import: drawings, rosters, comments, votes and replies brought in files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from yitusanhui.cli.files import FILE, require_meeting
from yitusanhui.cli.layers import layer
from yitusanhui.cli.refusals import MOST_ROWS, say_rows
from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.givens import check_degrees, lay
from yitusanhui.domain.incoming import Incoming, RowProblem
from yitusanhui.domain.meetings import TAKES_WORDS
from yitusanhui.domain.replying import ChangeKind, ReplyChange, figures, reply_changes
from yitusanhui.domain.terms import MeetingState, Method
from yitusanhui.intake.drawing import read_drawing
from yitusanhui.intake.readers import read_comments, read_control_points, read_replies, read_roster, read_votes
from yitusanhui.intake.tiles import cut_tiles
from yitusanhui.operations.blueprints import import_blueprint
from yitusanhui.operations.comments import import_comments
from yitusanhui.operations.each_row import RowsRefused
from yitusanhui.operations.files import ConsultationFile, open_consultation, rehearsal
from yitusanhui.operations.grounds import set_control_points
from yitusanhui.operations.imported_votes import import_votes
from yitusanhui.operations.reading import read_comments as read_comments_kept
from yitusanhui.operations.reading import read_particulars, read_roles
from yitusanhui.operations.replies import import_replies
from yitusanhui.operations.roster import import_roster
from yitusanhui.texts import say
from yitusanhui.texts.tracing import reply_words

METHODS = {"single": Method.NAMED, "approval": Method.APPROVAL}
SOURCE = click.argument("source", type=click.Path(path_type=Path, readable=False))
MEETING = click.option("--meeting", type=int, default=None)
DRY_RUN = click.option("--dry-run", is_flag=True)


@click.group("import", help=say("cli.import"))
def import_() -> None:
    """Bring something in."""


def _table_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in (
        DRY_RUN,
        click.option("--skip-bad", is_flag=True),
        click.option("--column", "columns", multiple=True, callback=_columns, metavar="FIELD=HEADER"),
        SOURCE,
        FILE,
    ):
        command = option(command)
    return command


def _columns(_: click.Context, __: click.Parameter, given: Sequence[str]) -> dict[str, str]:
    pairs = {}
    for one in given:
        field, equals, header = one.partition("=")
        if not (field and equals and header):
            raise click.BadParameter(one)
        pairs[field.strip()] = header.strip()
    return pairs


@import_.command(help=say("cli.import_blueprint"))
@FILE
@SOURCE
@click.option("--page", type=click.IntRange(min=1), default=1)
@click.option("--label", default="")
@click.option("--control-points", type=click.Path(path_type=Path, readable=False), default=None)
@MEETING
@DRY_RUN
def blueprint(
    file: Path,
    source: Path,
    page: int,
    label: str,
    control_points: Path | None,
    meeting: int | None,
    dry_run: bool,
) -> None:
    """A drawing as the newest version, with `--control-points` (a table: x, y, 经度, 纬度) laid on the ground."""
    points = _read(read_control_points(control_points), False).rows if control_points else ()
    if points:
        check_degrees(points)
        lay(points)
    with _opened(file, dry_run) as consultation, TemporaryDirectory() as folder:
        require_meeting(consultation, meeting)
        drawing = read_drawing(source, page=page)
        if not dry_run:
            drawing = cut_tiles(drawing, Path(folder) / "tiles")
        done = import_blueprint(consultation, drawing=drawing, label=label)
        if points and not dry_run:
            blueprint_id = int(str(done.facts["blueprint"]))
            found = set_control_points(consultation, blueprint_id=blueprint_id, points=points)
            click.echo(say("cli.located", {"residual": f"{found.facts['residual']:.2f}"}))
        for remark in drawing.remarks:
            click.echo(say(remark.code, remark.facts), err=True)
        facts = {"name": drawing.file_name, "width": drawing.width, "height": drawing.height}
        click.echo(say("cli.blueprint_checked" if dry_run else "cli.blueprint_kept", facts))


@import_.command(help=say("cli.import_roster"))
@_table_options
@MEETING
def roster(
    file: Path, source: Path, columns: dict[str, str], skip_bad: bool, dry_run: bool, meeting: int | None
) -> None:
    """People."""
    with _opened(file, dry_run) as consultation:
        require_meeting(consultation, meeting)
        table = _read(read_roster(source, columns=columns, roles=tuple(read_roles(consultation))), skip_bad)
        done = import_roster(consultation, **_rows(table, skip_bad))
        _say_taken(done, dry_run)
        for fact in ("parted", "joined"):
            if done.facts[fact]:
                click.echo(say(f"roster_{fact}", done.facts), err=True)


@import_.command(help=say("cli.import_comments"))
@_table_options
@MEETING
def comments(
    file: Path, source: Path, columns: dict[str, str], skip_bad: bool, dry_run: bool, meeting: int | None
) -> None:
    """Comments into a meeting that is planned or running, by default the newest such."""
    with _opened(file, dry_run) as consultation:
        table = _read(read_comments(source, columns=columns), skip_bad)
        meeting_id = _newest(consultation, TAKES_WORDS) if meeting is None else meeting
        done = import_comments(consultation, meeting_id=meeting_id, **_rows(table, skip_bad))
        _say_taken(done, dry_run)
        if done.facts["unplaced"]:
            click.echo(say("cli.unplaced", done.facts), err=True)


@import_.command(help=say("cli.import_votes"))
@_table_options
@MEETING
@click.option("--method", type=click.Choice(sorted(METHODS)), default="single")
def votes(
    file: Path,
    source: Path,
    columns: dict[str, str],
    skip_bad: bool,
    dry_run: bool,
    meeting: int | None,
    method: str,
) -> None:
    """A voting log into counted motions, by default of the newest meeting."""
    with _opened(file, dry_run) as consultation:
        table = _read(read_votes(source, columns=columns), skip_bad)
        done = import_votes(
            consultation,
            meeting_id=_newest(consultation, frozenset(MeetingState)) if meeting is None else meeting,
            rows=table.rows,
            method=METHODS[method],
        )
        click.echo(say("cli.votes_checked" if dry_run else "cli.votes_taken", done.facts))


@import_.command(help=say("cli.import_replies"))
@_table_options
@MEETING
def replies(
    file: Path, source: Path, columns: dict[str, str], skip_bad: bool, dry_run: bool, meeting: int | None
) -> None:
    """The clerk's replies, matched by comment number."""
    with _opened(file, dry_run) as consultation:
        require_meeting(consultation, meeting)
        brought = read_replies(source, columns=columns)
        if dry_run:
            _say_reply_changes(reply_changes(brought, read_comments_kept(consultation)))
        table = _read(brought, skip_bad)
        _say_taken(import_replies(consultation, **_rows(table, skip_bad)), dry_run)


def _opened(file: Path, dry_run: bool) -> AbstractContextManager[ConsultationFile]:
    return rehearsal(file) if dry_run else open_consultation(file)


def _read(table: Incoming[Any], skip_bad: bool) -> Incoming[Any]:
    say_rows(table.remarks)
    if table.problems and not skip_bad:
        raise RowsRefused(table.problems)
    say_rows(table.problems)
    return table


def _rows(table: Incoming[Any], skip_bad: bool) -> dict[str, Any]:
    return {"rows": table.rows, "lines": table.lines, "skip_bad": skip_bad}


def _newest(consultation: ConsultationFile, states: frozenset[MeetingState]) -> int:
    fitting = [meeting.id for meeting in read_particulars(consultation) if meeting.state in states]
    if not fitting:
        raise DomainError("no_open_meeting")
    return fitting[-1]


def _say_taken(done: ChangeSet, dry_run: bool) -> None:
    problems: Any = done.facts["problems"]
    say_rows(RowProblem(one["row"], one["code"], one["facts"]) for one in problems)
    click.echo(say("cli.rows_checked" if dry_run else "cli.rows_taken", done.facts))
    sys.stdout.flush()


import_.add_command(layer)


def _say_reply_changes(changes: Iterable[ReplyChange]) -> None:
    """Print what a table of replies would change, row by row, and how many of each kind; refused rows only count."""
    listed = list(changes)
    shown = [change for change in listed if change.kind in (ChangeKind.NEW, ChangeKind.CHANGED)]
    for change in shown[:MOST_ROWS]:
        facts = {"row": change.line, "number": change.number, "kind": say(f"reply_diff.{change.kind}")}
        facts |= {"before": reply_words(change.before), "after": reply_words(change.after)}
        click.echo(say("reply_diff.cli", facts))
    if len(shown) > MOST_ROWS:
        click.echo(say("cli.more_rows", {"count": len(shown) - MOST_ROWS}))
    click.echo(say("reply_diff.cli_counts", figures(listed)))
