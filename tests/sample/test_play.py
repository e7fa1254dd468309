"""The story played through the operations comes out as it was told."""

from __future__ import annotations

from pathlib import Path

import pytest

from yitusanhui import paths
from yitusanhui.domain.report import ConsultationReport, MeetingReport
from yitusanhui.domain.terms import CommentStatus, MeetingState, OptionState, Stage, Verdict
from yitusanhui.operations.files import read_consultation
from yitusanhui.operations.reading import check_consultation, read_report
from yitusanhui.sample.neighbourhood import PLACES
from yitusanhui.sample.play import play
from yitusanhui.sample.story import load_story

pytestmark = pytest.mark.skipif(
    not (paths.vendor() / "fonts" / "NotoSansSC-Bold.ttf").is_file(), reason="fonts not fetched"
)


@pytest.fixture(autouse=True, scope="module")
def own_user_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "user_data", lambda: folder)
        yield


@pytest.fixture(scope="module")
def played(sample_file):
    reader = read_consultation(sample_file)
    yield reader
    reader.close()


@pytest.fixture(scope="module")
def report(played) -> ConsultationReport:
    return read_report(played)


def held(report: ConsultationReport, stage: Stage) -> MeetingReport:
    return next(meeting for meeting in report.meetings if meeting.stage is stage)


def test_the_file_is_whole(played) -> None:
    assert check_consultation(played) == []


def test_three_meetings_are_sealed_each_on_its_version_of_the_drawing(report) -> None:
    assert [meeting.state for meeting in report.meetings] == [MeetingState.SEALED] * 3
    assert [meeting.blueprint.label for meeting in report.meetings] == ["v1", "v2", "竣工"]
    assert all(meeting.attendance.quorate for meeting in report.meetings)
    assert all(meeting.notice_given_days >= meeting.notice_days for meeting in report.meetings)


def test_every_comment_is_there_with_its_words_and_its_pin_on_the_drawing(report) -> None:
    told = sorted(load_story().comments, key=lambda comment: comment.said_at)
    sizes = {sheet.id: (sheet.width, sheet.height) for sheet in report.blueprints}
    assert [line.text for line in report.comments] == [comment.amended or comment.text for comment in told]
    for line, comment in zip(report.comments, told, strict=True):
        width, height = sizes[line.blueprint_id]
        assert abs(line.x - comment.place[0] * width) <= 1 and abs(line.y - comment.place[1] * height) <= 1
    assert sum(line.status is CommentStatus.WITHDRAWN for line in report.comments) == 1
    assert report.comment_figures.unanswered == 0


def test_the_votes_come_out_as_told(report) -> None:
    result = {motion.title: motion for meeting in report.meetings for motion in meeting.motions}
    assert [result[title].passed for title in result] == [True, None, True, True, True, None]
    secret = held(report, Stage.COORDINATE).motions[0]
    assert (secret.issued, secret.returned, secret.valid, secret.invalid) == (32, 32, 31, 1)
    (scored,) = held(report, Stage.REVIEW).motions
    assert [(one.average, one.place) for one in scored.choices] == [
        ("4.22分（114/27）", 2),
        ("4.44分（120/27）", 1),
        ("3.78分（102/27）", 3),
        ("2.89分（78/27）", 4),
    ]
    written = held(report, Stage.COORDINATE).motions[2]
    assert [(line.numerator, line.denominator, line.met) for line in written.quorum] == [
        ("30", "45", True),
        ("1,620", "2,430", True),
    ]


def test_promises_run_on_into_verdicts_and_rectification(report) -> None:
    verdicts = [line.verdict for line in report.commitments if line.from_commitment is None and line.verdict]
    assert verdicts == [Verdict.KEPT] * 2 + [Verdict.PARTLY, Verdict.KEPT, Verdict.BROKEN, Verdict.PARTLY]
    poll = next(line for line in held(report, Stage.REVIEW).evaluations if line.levels)
    assert poll.overall.startswith("87.5%") and poll.passed


def test_topics_join_words_of_both_meetings_and_settle_on_one_option(report) -> None:
    by_number = {line.number: line.meeting_id for line in report.comments}
    for topic in report.topics:
        assert {by_number[number] for number in topic.comments} == {1, 2}
        assert [option.state for option in topic.options].count(OptionState.ADOPTED) == 1
        assert topic.agreement


def test_who_leaves_while_it_is_played_has_nothing_left_of_it(tmp_path: Path) -> None:
    path, asked = tmp_path / "示例.ytsh", iter([False, False, True, True])
    play(path, tiles=False, stopped=lambda: next(asked))
    assert not path.exists()


def test_it_can_stop_while_people_are_talking(tmp_path) -> None:
    reader = read_consultation(play(tmp_path / "示例.ytsh", until="2026-03-14T19:50:00+08:00", tiles=False))
    report = read_report(reader)
    reader.close()
    assert [meeting.state for meeting in report.meetings] == [MeetingState.RUNNING]
    step = next(step for step in report.meetings[0].steps if step.id == report.meetings[0].step_id)
    assert step.name == "逐图征询" and not report.meetings[0].motions
    assert 20 < len(report.comments) < 55


def test_places_are_fractions_of_the_sheet() -> None:
    assert all(0 < x < 1 and 0 < y < 1 for x, y in PLACES.values())
