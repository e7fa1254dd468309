"""Votes of every kind held in a real file with what hypothesis draws, for whoever counts them again."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

from hypothesis import strategies as st

from yitusanhui import paths
from yitusanhui.documents.recount import counted, write_recount
from yitusanhui.domain.incoming import VoteRow
from yitusanhui.domain.rules import Rule
from yitusanhui.domain.terms import ChoiceKind, Method
from yitusanhui.domain.thresholds import Base, Measure, Threshold
from yitusanhui.operations.ballots import cast_ballot, count_hands, count_papers
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.imported_votes import import_votes
from yitusanhui.operations.motions import announce_vote, close_vote, draft_motion, open_vote
from yitusanhui.operations.reading import read_motions, read_report, read_roll, read_vote_papers
from yitusanhui.operations.recounting import confirm_count, decline_recount

PRESENT, EXPECTED = 9, 12
OPTIONS = tuple((label, ChoiceKind.OPTION) for label in ("滑梯", "=沙坑", "'@秋千"))
SHARES = [Fraction(*pair) for pair in ((1, 2), (2, 3), (3, 4), (1, 3), (1, 1))]


def thresholds(areas: bool) -> st.SearchStrategy[Threshold]:
    """A share of a base; of areas too where votes have names."""
    measures = list(Measure) if areas else [Measure.PEOPLE]
    made = st.builds(
        Threshold, st.sampled_from(Base), st.sampled_from(measures), st.sampled_from(SHARES), st.booleans()
    )
    return made.filter(lambda mark: not (mark.strict and mark.fraction == 1))


def rules(method: Method) -> st.SearchStrategy[Rule]:
    """A rule as an office might make it."""
    marks = st.lists(thresholds(method.by_name), max_size=2).map(tuple)
    made = st.builds(
        Rule,
        id=st.just("own"),
        name=st.just("自定规则"),
        quorum=marks,
        passes=marks,
        no_one_against=st.booleans(),
        unanimous=st.booleans(),
        blank=st.sampled_from(("abstain", "invalid")),
        proxies_count=st.booleans(),
        quorum_of=st.sampled_from((Base.PRESENT, Base.PARTICIPATING)),
    )
    return made.filter(lambda rule: bool(rule.passes or rule.no_one_against or rule.unanimous))


def hold(file: ConsultationFile, method: Method, data: st.DataObject) -> int:
    """A vote by that method, counted; its id."""
    options = method is Method.APPROVAL or method.orders or data.draw(st.booleans())
    named = method.valued and data.draw(st.booleans())
    draft = draft_motion(
        file,
        meeting_id=1,
        title="=先建哪样",
        method=method,
        rule=data.draw(rules(method)),
        choices=OPTIONS if options else (),
        by_name=named,
    )
    motion = int(str(draft.facts["motion"]))
    announce_vote(file, motion_id=motion)
    open_vote(file, motion_id=motion)
    (line,) = [one for one in read_motions(file, 1) if one.id == motion]
    choices = [choice.id for choice in line.choices]
    if method.valued:
        _with_values(file, motion, choices, line.top, named, data)
    elif method.by_name:
        _by_name(file, motion, choices, data)
    else:
        _in_totals(file, motion, choices, method, data)
    close_vote(file, motion_id=motion, tellers="监甲、监乙", callers="丙")
    return motion


def _by_name(file: ConsultationFile, motion: int, choices: list[int], data: st.DataObject) -> None:
    roll = [entry.id for entry in read_roll(file, motion)]
    ballots = st.tuples(st.sampled_from(roll), st.sampled_from(choices))
    for roll_id, choice in data.draw(st.lists(ballots, min_size=1, max_size=12)):
        cast_ballot(file, motion_id=motion, roll_id=roll_id, choice_id=choice)


def _in_totals(file: ConsultationFile, motion: int, choices: list[int], method: Method, data: st.DataObject) -> None:
    votes = data.draw(st.lists(st.integers(0, PRESENT // 3 - 1), min_size=len(choices), max_size=len(choices)))
    by_choice = dict(zip(choices, votes, strict=True))
    if method is Method.HANDS:
        for teller in (1, 2):
            count_hands(file, motion_id=motion, teller=teller, votes=by_choice)
        (line,) = [one for one in read_motions(file, 1) if one.id == motion]
        if any(one.state == "asked" for one in line.recounts):
            decline_recount(file, motion_id=motion, reason="两人各数两遍")
        return
    blank, invalid = data.draw(st.integers(0, 2)), data.draw(st.integers(0, 1))
    returned = sum(votes) + blank + invalid
    papers = {"votes": by_choice, "returned": returned, "invalid": invalid, "blank": blank}
    if method is Method.DOTS:
        papers = {"votes": by_choice}
    else:
        papers["issued"] = data.draw(st.integers(max(0, returned - 1), PRESENT))
    _on_paper(file, motion, papers)


def _with_values(
    file: ConsultationFile, motion: int, choices: list[int], top: int, named: bool, data: st.DataObject
) -> None:
    """Each of a few people puts options in order, or gives each a mark; by name, or as paper counted in totals."""
    ranks = top == len(choices)
    marks = st.permutations(range(1, top + 1)) if ranks else st.lists(st.integers(1, top), min_size=3, max_size=3)
    given = data.draw(st.lists(st.tuples(marks, st.permutations(choices)), min_size=1, max_size=EXPECTED // 3))
    sheets = [dict(zip(order, sorted(values) if ranks else values, strict=True)) for values, order in given]
    blank, invalid = data.draw(st.integers(0, 1)), data.draw(st.integers(0, 1))
    _give_values(file, motion, choices, top, sheets, named=named, blank=blank, invalid=invalid)


def hold_values(file: ConsultationFile, method: Method, ballots: Sequence[tuple[int, ...]], *, named: bool) -> int:
    """打分 or 排序 with these ballots, the number of each option in its place; counted, its id."""
    drafted = draft_motion(file, meeting_id=1, title="先建哪样", method=method, choices=OPTIONS, by_name=named)
    motion = int(str(drafted.facts["motion"]))
    announce_vote(file, motion_id=motion)
    open_vote(file, motion_id=motion)
    (line,) = [one for one in read_motions(file, 1) if one.id == motion]
    choices = [choice.id for choice in line.choices]
    sheets = [dict(zip(choices, ballot, strict=True)) for ballot in ballots]
    _give_values(file, motion, choices, line.top, sheets, named=named)
    close_vote(file, motion_id=motion, tellers="监甲、监乙")
    return motion


def _give_values(
    file: ConsultationFile,
    motion: int,
    choices: list[int],
    top: int,
    sheets: list[dict[int, int]],
    *,
    named: bool,
    blank: int = 0,
    invalid: int = 0,
) -> None:
    if named:
        for entry, sheet in zip(read_roll(file, motion), sheets, strict=False):
            for choice, value in sorted(sheet.items(), key=lambda given: given[1]):
                cast_ballot(file, motion_id=motion, roll_id=entry.id, choice_id=choice, value=value)
        return
    votes = {
        choice: {value: sum(sheet[choice] == value for sheet in sheets) for value in range(1, top + 1)}
        for choice in choices
    }
    returned = len(sheets) + blank + invalid
    papers = {"votes": votes, "issued": PRESENT, "returned": returned, "invalid": invalid, "blank": blank}
    _on_paper(file, motion, papers)


def _on_paper(file: ConsultationFile, motion: int, papers: dict[str, Any]) -> None:
    count_papers(file, motion_id=motion, **papers)
    for name in ("监甲", "监乙"):
        confirm_count(file, motion_id=motion, name=name)


def bring_log(file: ConsultationFile, title: str, method: Method, data: st.DataObject) -> None:
    """A log kept elsewhere, with second thoughts, times as figures or words, and areas."""
    rows = st.builds(
        VoteRow,
        st.just(title),
        st.sampled_from(("甲", "=乙", "丙", "'-丁")),
        st.sampled_from(("赞成", "反对", "弃权")),
        st.sampled_from(("", "9", "10", "2026-03-14 09:00", "2026-03-14 10:00", "-1")),
        st.sampled_from((None, 500_000, 123_456)),
    )
    import_votes(file, meeting_id=1, rows=data.draw(st.lists(rows, min_size=1, max_size=12)), method=method)


def written(file: ConsultationFile, folder: Path, only: int | None = None) -> Path:
    """The papers of every counted vote of the file, or of one, with the script."""
    report = read_report(file)
    papers = [one for one in read_vote_papers(file) if only in (None, one.motion_id)]
    return write_recount(report.title, counted(report, papers), folder)


def script() -> ModuleType:
    """The recount script as a module."""
    spec = importlib.util.spec_from_file_location("recount", paths.recount() / "recount.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(folder: Path) -> tuple[int, str]:
    """The script as the clerk runs it, away from everything of ours: its exit code and its words."""
    command = [sys.executable, "-I", "-S", str(folder / "计票复核.py"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr
