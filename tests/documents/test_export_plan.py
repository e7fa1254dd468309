"""What leaves the office is planned as what leaves the office."""

from __future__ import annotations

from tests.documents.builders import make_report
from yitusanhui.documents.export import PACKAGE, PUBLIC_KINDS
from yitusanhui.documents.export_maps import map_jobs
from yitusanhui.documents.export_plan import plan
from yitusanhui.domain.terms import Audience


def test_before_a_kind_with_an_open_copy_the_last_look_is_asked_for() -> None:
    report = make_report()
    drawings = {line.id: b"" for line in report.blueprints}
    jobs = [*plan(report, None, drawings), *map_jobs(report, drawings, {})]
    assert {job.kind for job in jobs if job.audience is Audience.PUBLIC} | {PACKAGE} == PUBLIC_KINDS
