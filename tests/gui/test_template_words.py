"""What a newer template has otherwise is read without knowing how templates are written."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtGui import QTextDocument

from yitusanhui.domain.procedures import Procedure, Step
from yitusanhui.domain.template_differences import APART, LISTS, Difference
from yitusanhui.gui.template_words import told_as_page
from yitusanhui.texts import SENTENCES

LONG = "我们一处一处来，从图上一号开始，请说清楚是哪里。"


def read(one: Difference) -> str:
    page = QTextDocument()
    page.setHtml(told_as_page([one]))
    return page.toPlainText()


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (Difference("notice_days", 7, 10), "公告天数：7天 → 10天"),
        (Difference("quorum", "more_than_half", "none"), "到会规则：过半数 → 不设要求"),
        (Difference("proxies_count", True, False), "委托计入到会人数：是 → 否"),
        (Difference("step", Step("签到", 15), Step("签到", 20)), "议程：“签到”15分钟 → “签到”20分钟"),
        (Difference("step", None, Step("表决", 10), "签到"), "议程，加上：“表决”10分钟，排在“签到”之后"),
        (Difference("step", Step("表决", 10), None), "议程，去掉：“表决”10分钟"),
        (Difference("total", (Step("签到", 15),), ()), "议程合计：共1步，15分钟 → 共0步，0分钟"),
        (Difference("类别", "残疾", "设施", "路灯"), "“路灯”的类别：残疾 → 设施"),
        (Difference("line", "<b>a</b>", None), "文字，去掉：<b>a</b>"),
        (Difference("result", "有{valid}张", "共{valid}张", "x"), "表决结果的句子：有〔有效数〕张 → 共〔有效数〕张"),
    ],
)
def test_a_difference_is_a_sentence(one: Difference, words: str) -> None:
    assert read(one) == words


def test_long_words_stand_side_by_side() -> None:
    assert read(Difference("script", LONG, f"{LONG}！", "签到")).split() == [
        "“签到”的主持词",
        "原来",
        "换成",
        LONG,
        f"{LONG}！",
    ]


def test_whatever_a_procedure_has_is_called_by_its_name() -> None:
    names = {field.name for field in fields(Procedure)} - set(APART) | set(LISTS)
    assert [name for name in names if f"templates.of_{name}" not in SENTENCES] == []
