"""Templates: marks count only where the template's author put them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.documents.builders import make_report
from yitusanhui.documents.blocks import (
    Block,
    clause,
    code,
    day,
    grouped,
    moment,
    number_levels,
    plain,
    posted,
    render,
    stop,
)
from yitusanhui.domain.errors import DomainError
from yitusanhui.texts import sentence

NAME = "documents/minutes.txt.j2"


def filled(template: str, **facts: object) -> list[Block]:
    report = replace(make_report(12), templates={NAME: template})
    return render(report, report.meeting(1), "minutes", **facts)


HOSTILE = (
    "# 标题",
    "## 一级",
    "! map",
    "= 时间：|x",
    "\n# 标题",
    "\r\n! signatures",
    "\x01#\x01标题",
    "a\x02b",
    "| x |",
)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("template", ["{{ said }}", "- 1号|{{ said }}", "## {{ said }}"])
def test_words_that_look_like_marks_stay_words(words: str, template: str) -> None:
    blocks = filled(template, said=words)
    assert len(blocks) == 1
    assert blocks[0].kind == {"{": "text", "-": "item", "#": "level1"}[template[0]]
    visible = "".join(c for c in words if c >= " ")
    assert visible in plain(blocks).replace("\n", "").replace("\u2028", "")


@pytest.mark.parametrize("words", ["{{7*7}}", "{% for x in y %}", "{# no #}", "<b>", "A&B"])
def test_words_that_look_like_a_template_stay_words(words: str) -> None:
    assert filled("{{ said }}", said=words) == [Block("text", words)]


def test_a_line_end_in_someone_s_words_starts_a_paragraph_of_the_same_block() -> None:
    assert plain(filled("{{ said }}", said="甲\n乙")) == "甲\n乙"


def test_every_mark_makes_its_kind_of_block() -> None:
    template = "# 题\n## 一\n### 二\n#### 三\n= 时间：|今\n- 1号|文\n> 右\n~ 小\n! map\n平\n\n"
    kinds = [block.kind for block in filled(template)]
    assert kinds == ["title", "level1", "level2", "level3", "fact", "item", "right", "note", "part", "text"]


def test_levels_are_numbered_anew_under_each_heading() -> None:
    levels = ("level1", "level2", "level2", "level3", "level3", "level1", "level2", "level2")
    numbered = [block.text for block in number_levels(Block(kind, "") for kind in levels)]
    assert numbered == ["一、", "（一）", "（二）", "1. ", "2. ", "二、", "（一）", "（二）"]


def test_a_heading_without_another_beside_it_bears_no_number() -> None:
    levels = ("level1", "level2", "level3", "text", "level1", "level2", "level2")
    numbered = [block.text for block in number_levels(Block(kind, "题") for kind in levels)]
    assert numbered == ["一、题", "题", "题", "题", "二、题", "（一）题", "（二）题"]
    assert [block.text for block in number_levels([Block("level1", "发言规则")])] == ["发言规则"]


def test_a_label_may_hold_a_value_and_a_value_may_hold_a_bar() -> None:
    assert filled("- {{ 5 }}号|{{ said }}", said="a|b") == [Block("item", "a|b", "5号")]


@pytest.mark.parametrize(
    "template",
    [
        "{{ nobody.name }}",
        "{% if %}",
        "{{ 1/0 }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ report.templates.clear() }}",
        "{{ meeting.__class__.__mro__ }}",
        "{{ meeting.comments[0].__slots__ }}",
        "{{ report.meeting.__globals__ }}",
        "{{ x(",
    ],
)
def test_a_template_that_cannot_be_filled_is_named_with_its_line(template: str) -> None:
    with pytest.raises(DomainError) as refused:
        filled("好\n" + template)
    assert refused.value.code == "document_template"
    assert NAME in sentence(refused.value)


def test_comments_are_grouped_in_the_order_of_the_figures_without_withdrawn_ones() -> None:
    meeting = make_report(20).meeting(1)
    groups = grouped(meeting)
    assert [name for name, _ in groups] == list(meeting.comment_figures.by_category)
    assert {name: len(lines) for name, lines in groups} == meeting.comment_figures.by_category


def test_dates_are_in_arabic_figures_and_strange_ones_stay() -> None:
    assert day("2026-09-01") == "2026年9月1日"
    assert moment("2026-09-01T19:02:00+08:00") == "2026年9月1日19:02"
    assert day("下周") == "下周"


@pytest.mark.parametrize(
    ("words", "part", "whole"),
    [
        ("近，方便。", "近，方便", "近，方便。"),
        ("谁负责？", "谁负责？", "谁负责？"),
        ("五米", "五米", "五米。"),
        ("", "", ""),
    ],
)
def test_what_someone_wrote_never_doubles_a_stop(words: str, part: str, whole: str) -> None:
    assert (clause(words), stop(words)) == (part, whole)


def test_a_bar_in_a_title_marks_where_it_may_be_broken_and_a_bar_of_jinja_s_does_not() -> None:
    (title,) = filled("# {{ meeting.planned_at | day }}|会议纪要")
    assert title == Block("title", "2026年9月1日会议纪要", marked="2026年9月1日\u200b会议纪要")


def test_a_notice_is_dated_when_the_last_comment_was_answered() -> None:
    meeting = make_report(12).meeting(1)
    assert posted(meeting) == "2026-09-10" > meeting.closed_at[:10]
    assert posted(replace(meeting, comments=())) == "2026-09-01"


def test_a_code_stands_in_groups_of_four() -> None:
    assert code("8c0d55abb2a733c7") == "8c0d 55ab b2a7 33c7"
