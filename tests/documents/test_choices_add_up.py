"""On every surface that shows a vote the choices add up to 有效, blank ballots and all."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.builders import make_file, make_meeting
from tests.documents.papers import needs_fonts, words
from tests.documents.votes_held import run, written
from tests.domain.builders import presets
from yitusanhui.cli.show import plain
from yitusanhui.documents.charts import votes as chart_of
from yitusanhui.documents.votes import write_votes
from yitusanhui.documents.workbook import write_workbook
from yitusanhui.documents.workbook_csv import write_csv
from yitusanhui.documents.workbook_rows import vote_rows
from yitusanhui.domain.report import MotionLine
from yitusanhui.domain.terms import ChoiceKind, Method
from yitusanhui.gui.panels.ballot_words import choice_figures, choice_words, why
from yitusanhui.operations.ballots import count_papers
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.motions import Choice, announce_vote, close_vote, draft_motion, open_vote, plain_choices
from yitusanhui.operations.reading import read_motions, read_report
from yitusanhui.operations.recounting import confirm_count
from yitusanhui.texts import tables

PRESENT = 40
CHOICES = (plain_choices(), (("甲", ChoiceKind.OPTION), ("乙", ChoiceKind.OPTION)))
QUICK = settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
drawn = given(
    votes=st.tuples(st.integers(0, 11), st.integers(0, 11), st.integers(0, 11)),
    blank=st.integers(0, 3),
    invalid=st.integers(0, 3),
    choices=st.sampled_from(CHOICES),
    blank_as=st.sampled_from(("abstain", "invalid")),
)


@pytest.fixture
def file(tmp_path: Path) -> ConsultationFile:
    made = make_file(tmp_path, people=PRESENT)
    make_meeting(made, present=PRESENT)
    return made


def hold(
    file: ConsultationFile, votes: Iterable[int], blank: int, invalid: int, choices: tuple[Choice, ...], blank_as: str
) -> MotionLine:
    """A secret ballot counted from these papers; its line."""
    rule = replace(presets()["advisory"], blank=blank_as)
    drafted = draft_motion(file, meeting_id=1, title="车棚", method=Method.SECRET, rule=rule, choices=choices)
    motion = int(str(drafted.facts["motion"]))
    announce_vote(file, motion_id=motion)
    open_vote(file, motion_id=motion)
    given = {choice.id: number for choice, number in zip(read_motions(file, 1)[-1].choices, votes, strict=False)}
    returned = sum(given.values()) + blank + invalid
    papers = {"issued": PRESENT, "returned": returned, "blank": blank, "invalid": invalid}
    count_papers(file, motion_id=motion, votes=given, **papers)
    for name in ("监甲", "监乙"):
        confirm_count(file, motion_id=motion, name=name)
    close_vote(file, motion_id=motion)
    return read_motions(file, 1)[-1]


def of(pattern: str, words: str) -> int:
    """The sum of the figures that the pattern finds."""
    return sum(map(int, re.findall(pattern, words)))


@QUICK
@drawn
def test_sentence_panel_wall_and_command_line(file: ConsultationFile, **papers: object) -> None:
    line = hold(file, **papers)  # type: ignore[arg-type]
    told = line.sentence.split("；", 1)[1].split("。", 1)[0]
    assert of(r"(?:赞成|反对|弃权|甲|乙)(\d+)票", told) == line.valid
    assert sum(of(r"　(\d+)票", choice_words(choice, line.method)) for choice in line.choices) == line.valid
    assert sum(of(r"^(\d+)票", choice_figures(choice, line.method)) for choice in line.choices) == line.valid
    assert sum(sum(series.values) for series in chart_of(line).series) == line.valid
    shown = plain(read_report(file))["meetings"][0]["motions"][-1]
    assert sum(shown["choices"].values()) == shown["valid"] == line.valid
    blank = papers["blank"]
    assert (f"其中空白{blank}张" in why(line)) is bool(blank)
    assert ("空白" in line.sentence) is bool(blank)


@needs_fonts
@QUICK
@drawn
def test_paper_workbook_csv_and_recount(file: ConsultationFile, tmp_path: Path, **papers: object) -> None:
    line = hold(file, **papers)  # type: ignore[arg-type]
    folder = tmp_path / f"{line.id}"
    report = read_report(file)
    only = replace(report, meetings=(replace(report.meetings[0], motions=(line,)),))
    write_votes(only, None, folder.with_suffix(".pdf"))
    table = words(folder.with_suffix(".pdf")).split("占到会有表决权40人", 1)[1]
    in_table = [re.escape(one.name) + r"(\d+)" + re.escape(one.percent) for one in line.choices]
    assert sum(of(f"^.*?{pattern}", table) for pattern in in_table) == line.valid, table
    write_workbook(only, folder.with_suffix(".xlsx"))
    sheet = load_workbook(folder.with_suffix(".xlsx"))[tables.MOTIONS]
    column = tables.MOTION_HEADS.index("票数")
    assert sum(row[column] for row in sheet.iter_rows(values_only=True) if isinstance(row[column], int)) == line.valid
    write_csv(folder.with_suffix(".csv"), tables.VOTE_HEADS, vote_rows(only.meetings))
    with folder.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as source:
        assert sum(int(row["票数"]) for row in csv.DictReader(source)) == line.valid
    code, said = run(written(file, folder, line.id))
    assert code == 0 and of(r" (\d+)票，", said) == line.valid, said
    recorded = json.loads((folder / "rule.json").read_text("utf-8"))["motions"][0]["result"]
    assert sum(choice["votes"] for choice in recorded["choices"]) == recorded["valid"] == line.valid
