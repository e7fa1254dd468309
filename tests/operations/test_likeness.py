"""以此为模板新建: the roster and the templates come along, nothing that was said or voted does."""

from __future__ import annotations

from pathlib import Path

from tests.operations.evening import make_evening
from yitusanhui.domain.terms import MeetingState
from yitusanhui.operations.files import read_consultation
from yitusanhui.operations.likeness import new_like
from yitusanhui.operations.reading import check_consultation, read_report, read_roster, read_template


def test_a_new_project_after_another_has_its_people_and_none_of_its_words(tmp_path: Path) -> None:
    with make_evening(tmp_path) as other:
        path, people = other.path, [(p.name, p.household, p.votes) for p in read_roster(other)]
        uid = read_report(other).uid
    before = path.read_bytes()
    with new_like(path, tmp_path / "下一个.ytsh", title="下一个") as made:
        report = read_report(made)
        assert [(p.name, p.household, p.votes) for p in read_roster(made)] == people
        assert (report.title, report.comments, report.topics, report.commitments) == ("下一个", (), (), ())
        assert [(m.state, m.motions, m.attendees) for m in report.meetings] == [(MeetingState.PLANNED, (), ())]
        assert report.uid != uid and check_consultation(made) == []
    assert path.read_bytes() == before


def test_templates_that_the_other_project_keeps_are_kept_here(tmp_path: Path) -> None:
    with make_evening(tmp_path) as other:
        path, roles = other.path, read_template(other, "roles.csv")
    new_like(path, tmp_path / "b.ytsh", title="乙").close()
    reader = read_consultation(tmp_path / "b.ytsh")
    assert read_template(reader, "roles.csv") == roles
    reader.close()
