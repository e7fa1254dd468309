"""Sentences of the rules."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "bad_ranks": "排序最多写{most}个名次，最少2个，填的是{top}，请改正。",
    "bad_top": "最高分填2到{most}之间的整数，填的是{top}，请改正。",
    "marks_do_not_add_up": "“{label}”共有{cast}张票打分或写名次，多于有效的{written}张，请重新清点。",
    "rank_out_of_range": "名次只能写第1到第{top}，写的是第{value}，请改正；写错的票按废票计。",
    "ranks_do_not_add_up": (
        "名次对不上：写第{rank}名的共{given}张，应{limit}{before}张。每张有效票必有一个第1名，名次不能跳号，请重新清点。"
    ),
    "teller_interested": "{name}与这项表决有利害关系（{stake}），不能监票、核票。请另请一位。",
    "tellers_missing": "监票人要两位以上，现在是：{given}。请写齐，用顿号隔开。",
    "value_out_of_range": "打分只能是1到{top}分，填的是{value}分，请改正；写错的票按废票计。",
    "attendance_does_not_add_up": "应到{expected}人，到会和委托却有{voting}人，请核对名册和签到。",
    "ballots_do_not_add_up": (
        "票数对不上：各项选择{cast}张 + 空白{blank}张 + 废票{invalid}张 = {found}张，收回的是{returned}张，"
        "相差{gap}张。请核对后重新填写。"
    ),
    "figure_below_zero": "数字不能小于零，填的是{figure}，请改正。",
    "household_has_one_vote": "{household}一户一票，由{holder}投票，{name}可以发言。",
    "level_unknown": "“{scale}”量表里没有“{level}”这一档，请核对测评表。",
    "more_area_than_expected": "参与表决的面积大于名册上的总面积，请核对名册里的面积。",
    "motion_does_not_add_up": (
        "“{title}”票数对不上：发出{issued}张，收回{returned}张，有效{valid}张，废票{invalid}张，"
        "各项选择合计{cast}张，相差{gap}张。请把这一项的票重新清点；还没有封存的，在“表决”里写明原因，重新计票。"
    ),
    "more_invalid_than_returned": "废票{invalid}张，多于收回的{returned}张，请核对后重新填写。",
    "more_votes_than_voters": "计得{votes}票，多于可投的{voters}票，请重新清点。",
    "proxy_agent_absent": "{agent}没有到会，不能代{principal}投票，请等签到后再登记。",
    "proxy_agent_full": "{agent}受托已满{limit}人，不能再代{principal}投票，请另找受托人。",
    "proxy_agent_votes_not": "{agent}是列席人员，没有表决权，不能受托投票，请另找受托人。",
    "proxy_already_given": "{principal}这一户的票已经委托出去，一票只能委托一次。",
    "proxy_for_self": "不能委托自己，请选另一位受托人。",
    "proxy_household_present": "{principal}家里有人到会，由到会的人投票，委托不用了。",
    "proxy_not_confirmed": "{principal}委托{agent}是现场委托，主持人确认后才算数。",
    "proxy_principal_present": "{principal}本人已经到会，请本人投票，委托不用了。",
    "proxy_principal_votes_not": "{principal}是列席人员，没有表决权，不用委托。",
    "proxy_same_household": "{principal}和{agent}同一户，一户一票，到会的人直接投票，不用委托。",
    "rule_broken": "表决规则“{rule}”写得不对（{why}），请改正后再用。",
    "sentence_broken": "固定句式“{sentence}”填不上（{why}），请检查模板 sentences.toml 里的花括号。",
    "sheets_do_not_add_up": (
        "测评表对不上：发放{issued}张，收回{returned}张，作废{invalid}张，各档合计{valid}张。"
        "发放不少于收回，收回应等于各档合计加作废，请核对后重新填写。"
    ),
    "template_broken": "模板 {template} 读不懂（{why}），请改正，或恢复成原来的模板。",
}
