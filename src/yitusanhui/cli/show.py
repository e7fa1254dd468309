"""show: what is in a file, for people and as JSON for scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from yitusanhui.cli.files import FILE
from yitusanhui.domain.report import ConsultationReport, MeetingReport, MotionLine
from yitusanhui.domain.terms import CommitmentState, MeetingState, MotionState
from yitusanhui.operations.files import read_consultation
from yitusanhui.operations.reading import read_report
from yitusanhui.texts import say


@click.command(help=say("cli.show"))
@FILE
@click.option("--json", "as_json", is_flag=True)
def show(file: Path, as_json: bool) -> None:
    """Meetings, comments by status, motions with tallies."""
    reader = read_consultation(file)
    report = read_report(reader)
    reader.close()
    if as_json:
        click.echo(json.dumps(plain(report), ensure_ascii=False, indent=2))
    else:
        for line in lines(report):
            click.echo(line)


def plain(report: ConsultationReport) -> dict[str, Any]:
    """The report as scripts read it; the keys are stable."""
    figures = report.comment_figures
    states = [commitment.state for commitment in report.commitments]
    return {
        "title": report.title,
        "blueprints": [
            {"label": one.label, "width": one.width, "height": one.height, "sha256": one.sha256}
            for one in report.blueprints
        ],
        "meetings": [_meeting(meeting) for meeting in report.meetings],
        "comments": {"total": figures.total, "by_source": figures.by_source, "by_reply": figures.by_reply},
        "commitments": {"total": len(states), "by_state": {str(s): states.count(s) for s in CommitmentState}},
        "journal": {"entries": report.journal_entries, "head": report.journal_head},
    }


def lines(report: ConsultationReport) -> list[str]:
    """The report in a few lines for a person."""
    shown = [say("cli.show_title", {"title": report.title})]
    shown += [
        say("cli.show_drawing", {"label": one.label, "name": one.name, "width": one.width, "height": one.height})
        for one in report.blueprints
    ]
    for meeting in report.meetings:
        shown.append(say("cli.show_meeting", {"id": meeting.id, "name": meeting.name, "state": meeting.state}))
        shown.append(f"    {_attendance(meeting)}")
        shown.append(f"    {meeting.comment_figures.sentence}")
        shown += [f"    {one.title}：{one.sentence or say(f'motion_{one.state}')}" for one in meeting.motions]
    shown.append(say("cli.show_comments", {"sentence": report.comment_figures.sentence}))
    shown.append(say("cli.show_journal", {"entries": report.journal_entries, "head": report.journal_head[:16]}))
    return shown


def _attendance(meeting: MeetingReport) -> str:
    """Whether enough came, once it was held or put off; before that only who is there so far."""
    there = meeting.attendance
    if meeting.state not in (MeetingState.PLANNED, MeetingState.CANCELLED):
        return there.sentence
    return say("cli.show_so_far", {"expected": there.expected, "present": there.present, "proxies": there.proxies})


def _meeting(meeting: MeetingReport) -> dict[str, Any]:
    there = meeting.attendance
    return {
        "id": meeting.id,
        "stage": meeting.stage,
        "round": meeting.round,
        "state": meeting.state,
        "attendance": {
            "expected": there.expected,
            "present": there.present,
            "proxies": there.proxies,
            "voting": there.voting,
        },
        "comments": {
            "total": meeting.comment_figures.total,
            "by_status": meeting.comment_figures.by_status,
        },
        "motions": [_motion(motion) for motion in meeting.motions if motion.state is not MotionState.CANCELLED],
    }


def _motion(motion: MotionLine) -> dict[str, Any]:
    points = {
        "points": {choice.label: choice.points for choice in motion.choices},
        "firsts": {choice.label: choice.firsts for choice in motion.choices},
        "places": {choice.label: choice.place for choice in motion.choices},
        "values": {choice.label: choice.values for choice in motion.choices},
        "top": motion.top,
    }
    return {
        "id": motion.id,
        "title": motion.title,
        "method": motion.method,
        "choices": {choice.label: choice.votes for choice in motion.choices},
        **(points if motion.method.valued else {}),
        "voters": motion.voters,
        "valid": motion.valid,
        "invalid": motion.invalid,
        "abstain": motion.abstain,
        "quorum_met": motion.quorum_met,
        "passed": motion.passed,
    }
