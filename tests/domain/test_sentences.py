"""The fixed sentences with their figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.domain.builders import SQUARE_METRE, formats, make_sheet, options_sheet, owners_sheet, presets, scales
from yitusanhui.domain.counting import CountSheet, count
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.formats import fill, load_formats
from yitusanhui.domain.report import CommentFigures
from yitusanhui.domain.satisfaction import rates
from yitusanhui.domain.sentences import comments_sentence, evaluation_sentence, result_sentence
from yitusanhui.domain.terms import Method
from yitusanhui.texts import sentence

ON_PAPER = {"issued": 44, "returned": 44, "invalid": 2}


def result(rule: str, sheet: CountSheet, method: Method, voters: int | None = None, **names: str) -> str:
    outcome = count(presets()[rule], sheet, method=method, voters=voters)
    return result_sentence(outcome, presets()[rule], sheet, method, formats(), **names)


def test_a_secret_ballot_is_said_in_the_fixed_sentence() -> None:
    said = result("residents", make_sheet(30, 8, 4, **ON_PAPER), Method.SECRET, tellers="××", callers="××")
    assert said == (
        "发出表决票44张，收回44张，有效票42张，废票2张；赞成30票，反对8票，弃权4票。"
        "赞成票占到会有表决权人数的68.2%（30/44），按“到会过半数”规则，本事项通过。监票人：××　计票人：××"
    )


def test_hands_need_no_paper() -> None:
    assert result("advisory", make_sheet(20, 20, 4), Method.HANDS) == (
        "举手表决，到会有表决权44人，参与表决44人；赞成20票，反对20票，弃权4票。"
        "赞成票占到会有表决权人数的45.5%（20/44），赞成、反对票数相同，按“到会过半数”规则，本事项未通过。"
    )


def test_owners_are_said_by_people_and_by_area() -> None:
    areas = (15_000 * SQUARE_METRE, 49_999_900)
    said = result("owners_major", owners_sheet((150, 50), areas, issued=300, returned=200), Method.WRITTEN)
    assert said == (
        "发出表决票300张，收回200张，有效票200张，废票0张；赞成150票（15,000平方米），反对50票（4,999.99平方米）。"
        "参与表决人数占应到人数的66.7%（200/300），参与表决专有部分面积占专有部分总面积的66.7%（19,999.99/30,000），"
        "赞成票占参与表决人数的75.0%（150/200），赞成面积占参与表决专有部分面积的75.0%（15,000/19,999.99），"
        "参与表决专有部分面积未达到专有部分总面积三分之二以上，本事项未通过。"
    )


def test_blank_ballots_are_said_as_what_the_rule_makes_of_them() -> None:
    said = result("advisory", make_sheet(30, 8, 2, issued=44, returned=44, invalid=2, blank=2), Method.SECRET)
    assert "有效票42张，废票2张；赞成30票，反对8票，弃权4票（其中空白2张）。" in said
    options = result("advisory", options_sheet({"甲": 30, "乙": 8}, returned=40, blank=2), Method.SECRET)
    assert options.startswith("收回表决票40张，有效票40张，废票0张；甲30票，乙8票，弃权2票（其中空白2张）。")


def test_blank_ballots_that_are_spoilt_are_said_among_them() -> None:
    rule = replace(presets()["advisory"], blank="invalid")
    sheet = make_sheet(30, 8, 2, issued=44, returned=44, invalid=2, blank=2)
    said = result_sentence(count(rule, sheet, method=Method.SECRET), rule, sheet, Method.SECRET, formats())
    assert "有效票40张，废票4张；赞成30票，反对8票，弃权2票；废票中有空白2张。" in said


def test_a_void_vote_says_why() -> None:
    said = result("advisory", make_sheet(30, 8, 4, issued=44, returned=45, invalid=2), Method.SECRET)
    assert said.endswith("收回45张，多于发出的44张，本次表决作废。")


def test_a_meeting_short_of_its_quorum_says_so() -> None:
    said = result("residents", make_sheet(39, present=39), Method.HANDS)
    assert said.endswith("到会有表决权人数未达到应到人数过半数，本事项未通过。")


@pytest.mark.parametrize(
    ("votes", "end"),
    [
        ({"甲": 30, "乙": 10}, "按“到会过半数”规则，甲通过。"),
        ({"甲": 20, "乙": 10}, "按“到会过半数”规则，各项均未通过。"),
        ({"甲": 30, "乙": 30}, "甲、乙票数相同，不能分出先后，本次不作决定。"),
        ({"甲": 20, "乙": 20}, "甲、乙票数相同，按“到会过半数”规则，各项均未通过。"),
    ],
)
def test_options_say_which_one_passed(votes: dict[str, int], end: str) -> None:
    said = result("advisory", options_sheet(votes), Method.APPROVAL, voters=40)
    assert said.startswith("每人可选多项，参与表决40人；甲")
    assert said.endswith(end)


@pytest.mark.parametrize(
    ("votes", "end"),
    [
        ({"甲": 30, "乙": 10}, "得点最多的是甲，结果供排序参考，不作决定。"),
        ({"甲": 20, "乙": 20}, "甲、乙票数相同，不能分出先后，本次不作决定。"),
        ({"甲": 0, "乙": 0}, "尚无人选择，不作决定。"),
    ],
)
def test_dots_say_the_order_and_decide_nothing(votes: dict[str, int], end: str) -> None:
    assert result("advisory", options_sheet(votes), Method.DOTS).endswith(end)


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("rule", presets())
def test_every_rule_has_a_sentence_for_every_way_to_vote(rule: str, method: Method) -> None:
    for sheet in (make_sheet(30, 8, 4), make_sheet(0), options_sheet({"甲": 3, "{7*7}": 3})):
        said = result(rule, sheet, method)
        assert "None" not in said and said.endswith("。") and "。。" not in said and "，。" not in said


def test_a_poll_is_said_in_the_fixed_sentence() -> None:
    counts = {"满意": 10, "基本满意": 4, "不满意": 1, "不了解": 1}
    whole = rates(scales()["four"], counts, unsure_counts=True)
    fixed = "发放测评表16张，回收有效16张，作废0张。综合满意率87.5%（14/16）。"
    assert evaluation_sentence(16, 16, 0, whole, formats()) == fixed
    assert evaluation_sentence(16, 16, 0, whole, formats(), unsure_counted=True) == fixed + "“不了解”计入分母。"
    assert evaluation_sentence(16, 16, 0, whole, formats(), unsure_counted=False).endswith("不计入分母。")


def test_comments_are_said_by_source_and_reply_and_no_part_is_nought() -> None:
    figures = CommentFigures(
        total=9,
        withdrawn=1,
        by_source={"现场发言": 5, "意见条": 4, "贴纸": 0},
        by_reply={"采纳": 6, "不采纳": 2},
        unanswered=1,
    )
    assert comments_sentence(figures, formats()) == (
        "共收到意见9条（现场发言5、意见条4），采纳6、不采纳2、待答复1；撤回1条，不计在内。"
    )
    kept = replace(figures, withdrawn=0, unanswered=0, total=8, by_source={})
    assert comments_sentence(kept, formats()) == "共收到意见8条，采纳6、不采纳2。"


def test_comments_that_nobody_answered_yet_say_so() -> None:
    figures = CommentFigures(total=2, withdrawn=1, by_source={"贴纸": 2}, unanswered=2)
    assert comments_sentence(figures, formats()) == "共收到意见2条（贴纸2），均待答复；撤回1条，不计在内。"
    assert comments_sentence(replace(figures, withdrawn=0), formats()) == "共收到意见2条（贴纸2），均待答复。"


def test_no_comments_are_said_without_empty_brackets() -> None:
    assert comments_sentence(CommentFigures(), formats()) == "没有收到意见。"
    assert comments_sentence(CommentFigures(withdrawn=2), formats()) == "没有收到意见；撤回2条，不计在内。"


def test_a_file_made_with_the_words_of_before_keeps_them() -> None:
    before = {"comments.all": "共收到意见{total}条（{sources}），{replies}；撤回{withdrawn}条，不计在内。"}
    figures = CommentFigures(total=1, by_source={"贴纸": 1}, by_reply={"采纳": 1})
    assert comments_sentence(figures, {**formats(), **before}) == "共收到意见1条（贴纸1），采纳1；撤回0条，不计在内。"


@pytest.mark.parametrize("broken", ["{nobody}", "{0}", "{", "{total.x.y}", "{total[1]}", "{total:d}{x:y:z}"])
def test_a_format_that_cannot_be_filled_is_refused_by_name(broken: str) -> None:
    with pytest.raises(DomainError, match="sentence_broken") as refused:
        fill({"comments.all": broken}, "comments.all", total="9")
    assert "comments.all" in sentence(refused.value)


def test_a_missing_format_is_refused_by_name() -> None:
    with pytest.raises(DomainError, match="sentence_broken"):
        fill({}, "comments.all")


def test_a_file_that_is_no_template_is_refused() -> None:
    with pytest.raises(DomainError, match="template_broken"):
        load_formats("[[")
