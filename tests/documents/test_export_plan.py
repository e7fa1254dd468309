"""What leaves the office is planned as what leaves the office."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tests.documents.builders import make_motion, make_report
from yitusanhui.documents import export_maps, export_plan
from yitusanhui.documents.export import PACKAGE, PUBLIC_KINDS
from yitusanhui.documents.export_maps import map_jobs
from yitusanhui.documents.export_plan import plan
from yitusanhui.documents.material import Material
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.shapes import ShapeKind
from yitusanhui.domain.sites import SiteLine, drawn
from yitusanhui.domain.terms import Audience, Method, MotionState, SiteKind


def test_before_a_kind_with_an_open_copy_the_last_look_is_asked_for() -> None:
    report = make_report()
    material = Material({line.id: b"" for line in report.blueprints})
    jobs = [*plan(report, None, material), *map_jobs(report, material)]
    assert {job.kind for job in jobs if job.audience is Audience.PUBLIC} | {PACKAGE} == PUBLIC_KINDS


def test_ballots_are_planned_where_a_vote_leaves_paper() -> None:
    def ballots(**about: object) -> bool:
        meeting = replace(make_report(5).meetings[1], motions=(replace(make_motion(), **about),))
        jobs = plan(replace(make_report(5), meetings=(meeting,)), None)
        return any(job.genre == "ballots" for job in jobs)

    assert ballots(method=Method.SECRET) and ballots(method=Method.WRITTEN) and ballots(method=Method.DOTS)
    assert not ballots(method=Method.HANDS)
    assert not ballots(method=Method.SECRET, state=MotionState.CANCELLED)
    assert not ballots(method=Method.NAMED, imported=True)


def test_each_document_is_made_from_the_copy_of_its_audience(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given: list[Audience] = []

    def made(report: object, *rest: object, **others: object) -> None:
        if isinstance(report, ConsultationReport):
            given.append(report.audience)

    for room in (export_plan, export_plan.forms, export_maps):
        for name in [name for name in vars(room) if name.startswith(("write_", "points_of"))]:
            monkeypatch.setattr(room, name, made)
    site = SiteLine(1, 1, SiteKind.PROJECT, "口袋公园", drawn(ShapeKind.POINT, [(5, 5)]))
    report = replace(make_report(), sites=(site,))
    material = Material({line.id: b"" for line in report.blueprints})
    wrong, seen = [], set()
    for job in [*plan(report, None, material), *map_jobs(report, material)]:
        given.clear()
        with suppress(DomainError, TypeError):  # what the recorder gives is no map
            job.write(tmp_path / job.name)
        seen.update((job.audience, one) for one in given)
        wrong += [job.name for one in given if one is not job.audience]
    assert wrong == []
    assert {audience for audience, _ in seen} == set(Audience)
