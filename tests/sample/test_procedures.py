"""The shipped procedures, sources and categories can be used as they are."""

from __future__ import annotations

from collections import Counter

import pytest

from yitusanhui import paths
from yitusanhui.domain.procedures import Procedure, load_procedure
from yitusanhui.domain.terms import Stage
from yitusanhui.domain.vocabulary import load_categories, load_sources


def template(name: str) -> str:
    return (paths.templates() / name).read_text("utf-8")


def procedure(stage: Stage) -> Procedure:
    return load_procedure(template(f"procedures/{stage}.toml"))


@pytest.mark.parametrize(
    ("stage", "name", "notice", "minutes"),
    [
        (Stage.CONSULT, "征询会", 7, [5, 5, 15, 45, 10, 5, 5]),
        (Stage.COORDINATE, "协调会", 3, [5, 20, 10, 30, 15, 10]),
        (Stage.REVIEW, "评议会", 7, [15, 10, 15, 10, 10, 10]),
    ],
)
def test_a_stage_runs_by_the_table_of_the_field(stage, name, notice, minutes) -> None:
    held = procedure(stage)
    assert (held.stage, held.name, held.notice_days, held.public_notice_days) == (stage, name, notice, 7)
    assert [step.minutes for step in held.steps][1 : len(minutes) + 1] == minutes
    assert held.steps[0].name.startswith("签到") and "签字" in held.steps[-1].name


@pytest.mark.parametrize("stage", Stage)
def test_the_chair_has_something_to_say_at_each_step(stage) -> None:
    held = procedure(stage)
    assert all(step.script.endswith("。") for step in held.steps)
    assert all(line.endswith("。") for line in held.checklist + held.speaking_rules)
    assert held.speaking_seconds == 120 and held.thresholds and held.convener and held.invited


def test_a_source_is_named_by_label_english_code_or_key() -> None:
    sources = load_sources(template("sources.csv"))
    assert (sources.before, sources.during) == ("会前征集", "现场发言")
    for word in ("意见条", "slip", "yj"):
        assert sources.named(word, before_meeting=False) == "意见条"


def test_category_codes_name_one_category_each() -> None:
    categories = load_categories(template("categories.csv"))
    assert max(Counter(category.code for category in categories).values()) == 1
    assert {"五宜", "1+N", "六个圈", "十全", "十美"} == {category.system for category in categories}
    facilities = Counter(category.group for category in categories if category.system == "五宜")
    assert set(facilities) == {"宜居", "宜业", "宜游", "宜学", "宜养"}


def test_lists_not_yet_found_are_marked() -> None:
    lines = template("categories.csv").splitlines()
    unsure = [line for line in lines if line.startswith(("十全,", "十美,"))]
    assert len(unsure) == 20 and all(line.endswith("待校核") for line in unsure)
