"""What a newer template has otherwise is told thing by thing, and nothing of it is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from yitusanhui.domain.procedure_text import procedure_text
from yitusanhui.domain.procedures import Procedure, Step
from yitusanhui.domain.template_differences import Difference, compare_templates
from yitusanhui.domain.terms import Stage

CONSULT = "procedures/consult.toml"
SIGN_IN, DRAWING, ASK = Step("签到", 15, "请签到。"), Step("规划师讲图", 15), Step("逐图征询", 45)
OLD = Procedure(Stage.CONSULT, "征询会", 7, 7, "more_than_half", (SIGN_IN, DRAWING, ASK), checklist=("投影已连接。",))


def differences(new: Procedure) -> tuple[Difference, ...]:
    return compare_templates(CONSULT, procedure_text(OLD), procedure_text(new))


def test_the_same_procedure_with_other_remarks_is_the_same() -> None:
    assert compare_templates(CONSULT, procedure_text(OLD), f"# 说明\n\n{procedure_text(OLD)}") == ()


@pytest.mark.parametrize(
    ("field", "now"),
    [("notice_days", 10), ("quorum", "two_thirds"), ("proxies_count", False), ("name", "听证会"), ("max_proxies", 2)],
)
def test_a_field_of_the_procedure(field: str, now: object) -> None:
    (found,) = differences(replace(OLD, **{field: now}))
    assert (found.of, found.was, found.now) == (field, getattr(OLD, field), now)


def test_a_step_that_comes_one_that_goes_and_one_with_other_minutes() -> None:
    longer, vote = replace(ASK, minutes=60), Step("表决", 10)
    assert differences(replace(OLD, steps=(SIGN_IN, longer, vote))) == (
        Difference("step", ASK, longer),
        Difference("step", None, vote, "逐图征询"),
        Difference("step", DRAWING, None),
        Difference("total", OLD.steps, (SIGN_IN, longer, vote)),
    )


def test_a_step_of_another_name_that_reads_like_it_stays_the_step_it_was() -> None:
    renamed = replace(DRAWING, name="规划师对着图讲")
    assert differences(replace(OLD, steps=(SIGN_IN, renamed, ASK))) == (Difference("step", DRAWING, renamed),)


def test_other_words_for_the_chair_and_another_order() -> None:
    said = replace(SIGN_IN, script="")
    assert differences(replace(OLD, steps=(DRAWING, said, ASK))) == (
        Difference("script", "请签到。", None, "签到"),
        Difference("order", "签到、规划师讲图、逐图征询", "规划师讲图、签到、逐图征询"),
    )


def test_a_line_of_the_checklist_is_held_against_the_one_it_reads_like() -> None:
    lists = ("名册已核对。", "投影已连接好。")
    assert differences(replace(OLD, checklist=lists)) == (
        Difference("checklist", None, "名册已核对。"),
        Difference("checklist", "投影已连接。", "投影已连接好。"),
    )


def test_a_fixed_sentence_of_old_and_of_new() -> None:
    kept, newest = '[result]\nequal = "相同"\nnothing = "无"\n', '[result]\nequal = "票数相同"\nvoid = "作废"\n'
    assert set(compare_templates("sentences.toml", kept, newest)) == {
        Difference("result", "相同", "票数相同", "equal"),
        Difference("result", None, "作废", "void"),
        Difference("result", "无", None, "nothing"),
    }


def test_rows_of_a_list_by_their_names() -> None:
    kept, newest = "名称,类别\n路灯,残疾\n低保,困难\n", "名称,类别\n路灯,设施\n晾衣架,家事\n"
    assert set(compare_templates("sensitive.csv", kept, newest)) == {
        Difference("类别", "残疾", "设施", "路灯"),
        Difference("row", None, "晾衣架（类别：家事）"),
        Difference("row", "低保（类别：困难）", None),
    }


def test_a_name_that_stands_under_two_heads_is_two_rows() -> None:
    kept = "体系,大类,名称\n五宜,宜居,文化活动\n"
    assert compare_templates("categories.csv", kept, f"{kept}五宜,宜学,文化活动\n") == (
        Difference("row", None, "文化活动（体系：五宜；大类：宜学）"),
    )


@pytest.mark.parametrize(
    ("name", "kept", "newest"),
    [
        (CONSULT, "写坏了", 'name = "征询会"'),
        ("sentences.toml", "写坏了", 'name = "征询会"'),
        ("sensitive.csv", "写坏了", "名称,类别"),
        ("sensitive.csv", "名称\n路灯\n路灯\n", "名称\n路灯\n"),
    ],
)
def test_what_cannot_be_read_is_held_against_as_plain_text(name: str, kept: str, newest: str) -> None:
    found = compare_templates(name, kept, newest)
    assert found and {one.of for one in found} == {"line"}
