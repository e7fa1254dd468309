"""What leaves the office is planned as what leaves the office."""

from __future__ import annotations

from dataclasses import replace

from tests.documents.builders import make_motion, make_report
from yitusanhui.documents.export import PACKAGE, PUBLIC_KINDS
from yitusanhui.documents.export_maps import map_jobs
from yitusanhui.documents.export_plan import plan
from yitusanhui.domain.terms import Audience, Method, MotionState


def test_before_a_kind_with_an_open_copy_the_last_look_is_asked_for() -> None:
    report = make_report()
    drawings = {line.id: b"" for line in report.blueprints}
    jobs = [*plan(report, None, drawings), *map_jobs(report, drawings, {})]
    assert {job.kind for job in jobs if job.audience is Audience.PUBLIC} | {PACKAGE} == PUBLIC_KINDS


def test_ballots_are_planned_where_a_vote_leaves_paper() -> None:
    def ballots(**about: object) -> bool:
        meeting = replace(make_report(5).meetings[1], motions=(replace(make_motion(), **about),))
        jobs = plan(replace(make_report(5), meetings=(meeting,)), None, {})
        return any(job.genre == "ballots" for job in jobs)

    assert ballots(method=Method.SECRET) and ballots(method=Method.WRITTEN) and ballots(method=Method.DOTS)
    assert not ballots(method=Method.HANDS)
    assert not ballots(method=Method.SECRET, state=MotionState.CANCELLED)
    assert not ballots(method=Method.NAMED, imported=True)
