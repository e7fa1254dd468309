"""Anyone can count again: the script agrees with every surface, and says so when a paper was changed."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.builders import make_file, make_meeting, make_vote
from tests.documents.papers import needs_fonts, squeezed, words
from tests.documents.votes_held import EXPECTED, PRESENT, bring_log, hold, hold_values, run, script, written
from yitusanhui.documents.recount import disagreements
from yitusanhui.documents.votes import write_votes
from yitusanhui.documents.workbook import write_workbook
from yitusanhui.domain.incoming import VoteRow
from yitusanhui.domain.report import MotionLine
from yitusanhui.domain.terms import Method
from yitusanhui.operations.ballots import cast_ballot, count_papers
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.imported_votes import import_votes
from yitusanhui.operations.motions import close_vote
from yitusanhui.operations.reading import read_motions, read_report, read_roll
from yitusanhui.operations.recounting import confirm_count
from yitusanhui.texts import tables

SHEETS = {  # one ballot a line: what it gives 滑梯, 沙坑 and 秋千
    Method.SCORE: ((5, 4, 1), (3, 4, 2), (4, 4, 5)),
    Method.RANK: ((1, 2, 3), (2, 1, 3), (3, 1, 2), (1, 3, 2)),
}
VALUES_FOUND = {Method.SCORE: [(12, 0, 1), (12, 0, 1), (8, 0, 3)], Method.RANK: [(9, 2, 1), (9, 2, 1), (6, 0, 3)]}
VALUES_SAID = {
    Method.SCORE: ("12分，平均4分（12/3），第1", "8分，平均2.67分（8/3），第3", "（并列，滑梯、=沙坑领先）"),
    Method.RANK: ("9分，2票排第一，第1", "6分，0票排第一，第3", "（并列，滑梯、=沙坑领先）"),
}
RELAXED = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]


@pytest.fixture
def file(tmp_path: Path) -> ConsultationFile:
    made = make_file(tmp_path, people=EXPECTED)
    make_meeting(made, present=PRESENT)
    return made


def fresh(tmp_path: Path) -> Path:
    return tmp_path / f"复核{len(list(tmp_path.iterdir()))}"


def agreed(folder: Path) -> str:
    code, said = run(folder)
    assert code == 0 and "全部与记录一致" in said, said
    return said


@pytest.mark.parametrize("method", list(Method))
@settings(max_examples=12, deadline=None, phases=[Phase.generate], suppress_health_check=RELAXED)
@given(data=st.data())
def test_the_script_counts_every_method_by_every_rule_as_the_screen_does(
    method: Method, file: ConsultationFile, tmp_path: Path, data: st.DataObject
) -> None:
    held = hold(file, method, data)
    module = script()
    ((motion, log),) = module.read_papers(written(file, fresh(tmp_path), held))
    found = module.recount(motion, log)
    assert module.differences(motion["result"], found) == []
    assert as_recounted(read_motions(file)[-1]) == as_recounted_by(found)


@pytest.mark.parametrize("method", [Method.NAMED, Method.APPROVAL])
@settings(max_examples=12, deadline=None, phases=[Phase.generate], suppress_health_check=RELAXED)
@given(data=st.data())
def test_the_script_takes_the_last_vote_of_a_log_from_elsewhere(
    method: Method, file: ConsultationFile, tmp_path: Path, data: st.DataObject
) -> None:
    bring_log(file, f"网上{len(list(tmp_path.iterdir()))}", method, data)
    module = script()
    for motion, log in module.read_papers(written(file, fresh(tmp_path))):
        assert module.differences(motion["result"], module.recount(motion, log)) == []


def as_recounted(line: MotionLine) -> tuple[Any, ...]:
    choices = [
        (one.label, one.votes, one.area_cm2, one.percent, one.points or 0, one.firsts or 0, one.place or 0, one.average)
        for one in line.choices
    ]
    marks = [(one.numerator, one.denominator, one.met) for one in (*line.quorum, *line.tests)]
    figures = (line.valid, line.invalid, line.abstain, line.voters, line.quorum_met, line.passed, line.tie)
    return (*figures, bool(line.void), list(line.leading), choices, marks)


def as_recounted_by(found: dict[str, Any]) -> tuple[Any, ...]:
    told = ("label", "votes", "area_cm2", "percent", "points", "firsts", "place", "average")
    choices = [tuple(one[name] for name in told) for one in found["choices"]]
    marks = [(one["have"], one["of"], one["met"]) for one in (*found["quorum"], *found["tests"])]
    names = ("valid", "invalid", "abstain", "voters", "quorum_met", "passed", "tie", "void", "leading")
    return (*(found[name] for name in names), choices, marks)


@needs_fonts
@settings(max_examples=3, deadline=None, phases=[Phase.generate], suppress_health_check=RELAXED)
@given(data=st.data())
def test_paper_workbook_screen_and_script_print_the_same_figures_for_every_method(
    file: ConsultationFile, tmp_path: Path, data: st.DataObject
) -> None:
    ids = [hold(file, method, data) for method in Method]
    report, folder = read_report(file), fresh(tmp_path)
    write_votes(report, None, folder.with_suffix(".pdf"))
    write_workbook(report, folder.with_suffix(".xlsx"))
    paper = words(folder.with_suffix(".pdf"))
    sheet = load_workbook(folder.with_suffix(".xlsx"))[tables.MOTIONS]
    cells = ["" if value is None else str(value) for row in sheet.iter_rows(values_only=True) for value in row]
    module = script()
    recounted = {motion["id"]: (motion, module.recount(motion, log)) for motion, log in papers_of(module, file, folder)}
    for line in report.meetings[0].motions:
        if line.id not in ids:
            continue
        motion, found = recounted[line.id]
        assert as_recounted(line) == as_recounted_by(found)
        assert squeezed(line.sentence) in paper and line.sentence in cells
        for one, told in zip(found["choices"], line.choices, strict=True):
            assert squeezed(f"{told.name}{one['votes']}") in paper
            assert str(one["votes"]) in cells and one["percent"] in cells
        for said in module.told(motion, found):
            assert not re.search(r"None|True|False", said)


def papers_of(module: Any, file: ConsultationFile, folder: Path) -> list[Any]:
    found: list[Any] = module.read_papers(written(file, folder))
    return found


@pytest.fixture
def papers(file: ConsultationFile, tmp_path: Path) -> Path:
    """Of a vote by name and one by secret ballot."""
    vote = make_vote(file, Method.NAMED)
    for entry, label in zip(read_roll(file, vote.motion), ("赞成", "赞成", "反对"), strict=False):
        cast_ballot(file, motion_id=vote.motion, roll_id=entry.id, choice_id=vote.choices[label])
    close_vote(file, motion_id=vote.motion)
    secret = make_vote(file, Method.SECRET)
    counted = {secret.choices["赞成"]: 5, secret.choices["反对"]: 3, secret.choices["弃权"]: 1}
    count_papers(file, motion_id=secret.motion, votes=counted, issued=9, returned=9)
    for name in ("监甲", "监乙"):
        confirm_count(file, motion_id=secret.motion, name=name)
    close_vote(file, motion_id=secret.motion, tellers="监甲、监乙")
    return written(file, tmp_path / "复核")


@pytest.mark.parametrize("named", [False, True], ids=["on paper", "by name"])
@pytest.mark.parametrize("method", [Method.SCORE, Method.RANK])
def test_the_script_knows_points_first_places_averages_and_places(
    method: Method, named: bool, file: ConsultationFile, tmp_path: Path
) -> None:
    motion = hold_values(file, method, SHEETS[method], named=named)
    folder = written(file, tmp_path / "复核", motion)
    said = agreed(folder)
    for words_said in VALUES_SAID[method]:
        assert words_said in said
    (line,) = [one for one in read_motions(file) if one.id == motion]
    assert [(one.points, one.firsts, one.place) for one in line.choices] == VALUES_FOUND[method]
    assert line.tie and line.passed is None


@pytest.mark.parametrize("named", [False, True], ids=["on paper", "by name"])
@pytest.mark.parametrize("method", [Method.SCORE, Method.RANK])
def test_any_number_changed_on_a_ballot_is_found(
    method: Method, named: bool, file: ConsultationFile, tmp_path: Path
) -> None:
    folder = written(file, tmp_path / "复核", hold_values(file, method, SHEETS[method], named=named))
    honest = (folder / "votes.csv").read_text("utf-8-sig")
    head, *lines = list(csv.reader(honest.splitlines()))
    column = head.index("分值") if named else head.index("票数")
    for place, line in enumerate(lines):
        for changed in ("9", str(int(line[column]) + 1), str(int(line[column]) - 1)):
            other = [*lines[:place], [*line[:column], changed, *line[column + 1 :]], *lines[place + 1 :]]
            with (folder / "votes.csv").open("w", encoding="utf-8-sig", newline="") as out:
                csv.writer(out).writerows([head, *other])
            assert list(disagreements(folder)), (line, changed)
    (folder / "votes.csv").write_text(honest, "utf-8-sig")
    agreed(folder)


def test_the_script_needs_nothing_but_python_and_says_the_result_in_words(papers: Path) -> None:
    code, said = run(papers)
    assert code == 0, said
    for line in ("赞成 5票，5/9 = 55.6%", "结果：通过", "结果：不通过", "共复核2项，全部与记录一致。"):
        assert line in said


def test_a_secret_vote_leaves_totals_only(papers: Path) -> None:
    with (papers / "votes.csv").open(encoding="utf-8-sig", newline="") as source:
        lines = [line for line in csv.DictReader(source) if line["事项号"] == "2"]
    assert [(line["选择"], line["票数"]) for line in lines] == [("赞成", "5"), ("反对", "3"), ("弃权", "1")]
    assert all(not line[head] for line in lines for head in ("投票人号", "投票人", "户号", "时间"))


@pytest.mark.parametrize(
    ("name", "before", "after", "told"),
    [
        ("votes.csv", ",赞成,0,,0,5,1", ",赞成,0,,0,6,1", "赞成：记录5票，复核6票"),
        ("votes.csv", ",反对,0,", ",赞成,0,", "选项号和选择对不上"),
        ("votes.csv", ",赞成,0,,0,5,1", ",赞成,0,,0,五,1", "不是零以上的整数"),
        ("votes.csv", ",赞成,0,,0,5,1", ",赞成,0,,0,-5,1", "不是零以上的整数"),
        ("votes.csv", "2,是否同意,,,,", "9,是否同意,,,,", "事项号"),
        ("rule.json", '"passed": true', '"passed": false', "通过：记录False，复核True"),
        ("rule.json", '"more_than": "1/2"', '"more_than": "1/9"', "与记录不一致"),
        ("rule.json", '"motions"', '"motion"', "读不出来"),
        ("rule.json", "{", "", "读不出来"),
    ],
)
def test_a_changed_paper_ends_with_1_and_says_what_differs(
    papers: Path, name: str, before: str, after: str, told: str
) -> None:
    text = (papers / name).read_text("utf-8-sig")
    assert before in text
    (papers / name).write_text(text.replace(before, after, 1), "utf-8-sig")
    code, said = run(papers)
    assert code == 1 and told in said and "Traceback" not in said, said


def test_papers_that_are_gone_are_said(papers: Path, tmp_path: Path) -> None:
    (papers / "votes.csv").unlink()
    code, said = run(papers)
    assert code == 1 and "votes.csv" in said and "Traceback" not in said


def test_a_hundred_votes_replaced_count_once_each(file: ConsultationFile, tmp_path: Path) -> None:
    rows = [VoteRow("网上", f"甲{n % 50}", "赞成" if n >= 50 else "反对", at=str(n)) for n in range(100)]
    import_votes(file, meeting_id=1, rows=rows)
    said = agreed(written(file, tmp_path / "复核"))
    assert "赞成 50票，50/50 = 100.0%" in said and "反对 0票" in said
