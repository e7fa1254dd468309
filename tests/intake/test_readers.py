from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest

from tests.intake.builders import make_csv, make_workbook
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import CommentRow, Incoming, ReplyRow, RosterRow, RowProblem, VoteRow
from yitusanhui.intake.readers import read_comments, read_replies, read_roster, read_votes
from yitusanhui.texts import say


def told(problems: Iterable[RowProblem]) -> list[tuple[int, str]]:
    """Row and code of each, after making sure that each has its sentence."""
    found = list(problems)
    assert all(say(problem.code, problem.facts) for problem in found)
    return [(problem.row, problem.code) for problem in found]


def test_a_roster_is_read_in_full(tmp_path: Path) -> None:
    path = make_workbook(
        tmp_path / "名册.xlsx",
        ["姓名", "类型", "楼栋门牌", "户号", "面积（㎡）", "电话", "有表决权"],
        ["王𬱖", "业主", "3号楼\n201室", 301.0, 85.32, 13812345678, "是"],
        ["=cmd|' /C calc'!A0", None, None, None, None, None, "否"],
        ["李 四"],
    )
    assert read_roster(path) == Incoming(
        (
            RosterRow("王𬱖", "业主", "3号楼 201室", "301", 853_200, "13812345678", True),
            RosterRow("=cmd|' /C calc'!A0", votes=False),
            RosterRow("李 四"),
        ),
        lines=(2, 3, 4),
    )


def test_headers_may_be_english_or_other_words_in_any_order_below_titles(tmp_path: Path) -> None:
    path = make_workbook(
        tmp_path / "a.xlsx",
        ["某某居民区协商会议参会人员名册"],
        [],
        ["填表人：张三", None, "2026年11月"],
        ["序号", " 联系电话 ", "ＮＡＭＥ*", "楼栋", "室号", "建筑面积(平方米)"],
        [1, "021-1", "张三", "3号楼", "201", "１００"],
        [None] * 6,
        [2, None, "李四", "4号楼", "5.0", None],
        ["合计", None, None, None, None, 100],
        merge=("A1:F1",),
    )
    incoming = read_roster(path)
    assert incoming.rows == (
        RosterRow("张三", address="3号楼 201", area_cm2=1_000_000, phone="021-1"),
        RosterRow("李四", address="4号楼 5.0"),
    )
    assert told(incoming.problems) == []
    assert told(incoming.remarks) == [(4, "table_columns_left"), (8, "roster_total_left")]


def test_a_door_merged_for_a_household_holds_for_each_of_it(tmp_path: Path) -> None:
    path = make_workbook(
        tmp_path / "a.xlsx",
        ["姓名", "门牌", "户号"],
        ["张三", "201室", "H1"],
        ["李四"],
        [],
        ["王五", None, "H2"],
        merge=("B2:B4", "C2:C3"),
    )
    assert [(row.name, row.address, row.household) for row in read_roster(path).rows] == [
        ("张三", "201室", "H1"),
        ("李四", "201室", "H1"),
        ("王五", "", "H2"),
    ]


def test_a_role_the_office_does_not_know_must_say_whether_it_votes(tmp_path: Path) -> None:
    path = make_csv(tmp_path / "a.csv", "姓名,类型,有表决权\n甲,楼组长,\n乙,楼组长,是\n丙,居民,\n丁,,\n")
    incoming = read_roster(path, roles=("居民", "业主"))
    assert [row.name for row in incoming.rows] == ["乙", "丙", "丁"]
    assert told(incoming.problems) == [(2, "role_unknown")]


def test_comments_keep_their_words_and_their_place(tmp_path: Path) -> None:
    path = make_workbook(
        tmp_path / "a.xlsx",
        ["编号", "意见原文", "提出人", "来源", "归类", "时间", "X", "Y", "经度", "纬度", "附议", "状态"],
        [
            1.0,
            " 路灯\r\n不亮\x09。",
            "王𬱖",
            "贴纸",
            "宜居",
            datetime(2026, 11, 24, 19, 30),
            10.5,
            20,
            None,
            None,
            3,
            "撤回",
        ],
        [2, "<script>{{7*7}}</script>", None, None, None, "2026年11月24日", None, None, 121.48, 31.25, None, "已登记"],
    )
    first, second = read_comments(path).rows
    assert first == CommentRow(
        " 路灯\n不亮\t。", "1", "王𬱖", "贴纸", "宜居", "2026-11-24T19:30:00+08:00", 10.5, 20.0, None, None, 3, True
    )
    assert second == CommentRow("<script>{{7*7}}</script>", "2", said_at="2026-11-24", lon=121.48, lat=31.25)


def test_every_problem_of_a_comment_is_told_with_the_row_the_spreadsheet_shows(tmp_path: Path) -> None:
    path = make_csv(
        tmp_path / "a.csv",
        "编号,意见,时间,x,y,经度,纬度,附议\n"
        '1,"路灯\n不亮",,,,,,\n'
        "\n"
        "1,重复,,,,,,\n"
        "3,\u200b ,昨天,,,,,-1\n"
        "4,一半,,5,,,,\n"
        "5,写反,,,,31.2,121.5,\n"
        "6,太远,,,,200,31,\n"
        "7,乱写,,东,,,,两\n"
        "8,多,出,,,,,,逗号\n",
    )
    incoming = read_comments(path)
    assert [row.ref for row in incoming.rows] == ["1"]
    assert told(incoming.problems) == [
        (4, "comment_id_twice"),
        (5, "cell_empty"),
        (5, "cell_time"),
        (5, "cell_negative"),
        (6, "place_half"),
        (7, "place_swapped"),
        (8, "place_outside"),
        (9, "cell_whole"),
        (9, "cell_number"),
        (10, "row_too_long"),
        (10, "cell_time"),
    ]


def test_control_characters_go_and_are_said(tmp_path: Path) -> None:
    incoming = read_comments(make_csv(tmp_path / "a.csv", "意见\n路\0灯\x1b坏了\n"))
    assert incoming.rows[0].text == "路灯坏了"
    assert [(remark.row, remark.facts["count"]) for remark in incoming.remarks] == [(2, 2)]


def test_a_voting_log_keeps_its_order_and_its_choices_as_spelt(tmp_path: Path) -> None:
    path = make_csv(
        tmp_path / "a.csv",
        "投票人,事项,选择,面积,时间\n"
        "1,加梯,同意 ,85.5,2026-11-24 19:30\n"
        "2.0,加梯,不同意,,2026-11-24 19:30\n"
        "1,加梯,弃权,,\n"
        ",加梯,,,\n",
    )
    incoming = read_votes(path)
    assert incoming.rows == (
        VoteRow("加梯", "1", "同意", "2026-11-24T19:30:00.000+08:00", 855_000),
        VoteRow("加梯", "2", "不同意", "2026-11-24T19:30:00.000+08:00"),
        VoteRow("加梯", "1", "弃权"),
    )
    assert told(incoming.problems) == [(5, "cell_empty"), (5, "cell_empty")]


def test_replies_come_back_half_filled(tmp_path: Path) -> None:
    path = make_workbook(
        tmp_path / "a.xlsx",
        ["意见编号", "意见原文", "采纳情况", "理由", "责任单位", "时限"],
        [1.0, "甲", "采纳", None, "物业", datetime(2026, 12, 31)],
        [2, "乙", "不采纳", "管线\n在下面", None, "2027年3月1日"],
        [3, "丙"],
        [4, "丁", "也许"],
        [5, "戊", None, "已处理"],
        [1, "己", "采纳"],
        [9, "辛", "不同意", "管线"],
        [10, "壬", "已采纳"],
        ["甲1", "庚", "采纳", None, None, "看情况"],
    )
    incoming = read_replies(path)
    assert incoming.rows == (
        ReplyRow(2, "不采纳", "管线\n在下面", "", "2027-03-01", "乙"),
        ReplyRow(9, "不采纳", "管线", text="辛"),
        ReplyRow(10, "采纳", text="壬"),
    )
    assert [problem.facts["comment"] for problem in incoming.problems] == [1, 4, 5, 1, 0, 0]
    assert told(incoming.problems) == [
        (2, "reply_twice"),
        (5, "reply_kind"),
        (6, "cell_empty"),
        (7, "reply_twice"),
        (10, "cell_comment_number"),
        (10, "cell_due"),
    ]
    assert (4, "reply_left_open") in told(incoming.remarks)


def test_replies_as_clerks_write_them(tmp_path: Path) -> None:
    """A row pasted twice counts once, two answers to one comment none at all, and the foot of the table is no row."""
    path = make_workbook(
        tmp_path / "a.xlsx",
        ["意见编号", "意见", "采纳情况", "承办科室", "理由", "责任单位", "时限"],
        [3, "丙", "采 纳", "建管", None, "物业", "12月底"],
        [4, "丁", "部分采纳。", "建管", "地方小", "物业", None],
        [3, "丙", "采 纳", "建管", None, "物业", "12月底"],
        [5, "戊", "采纳", "建管"],
        [5, "戊", "不采纳", "建管", "再议"],
        [6, "己", "采纳", "建管", None, None, "12月底"],
        [6, "己", "采纳", "建管", None, None, "尽快"],
        [7, "庚", "采纳", "建管", None, None, 12.3],
        ["合计", None, "8条"],
    )
    incoming = read_replies(path)
    assert [(line, row.number, row.kind) for line, row in zip(incoming.lines, incoming.rows, strict=True)] == [
        (2, 3, "采纳"),
        (3, 4, "部分采纳"),
    ]
    assert told(incoming.problems) == [
        (5, "reply_twice"),
        (6, "reply_twice"),
        (7, "reply_twice"),
        (8, "cell_due"),
        (9, "cell_due"),
    ]
    assert [one.facts["other"] for one in incoming.problems if one.code == "reply_twice"] == [6, 5, 8]
    assert {(4, "reply_repeated"), (10, "reply_total_left")} <= set(told(incoming.remarks))


@pytest.mark.parametrize(
    ("folder", "votes", "tally"),
    [
        ("15-per-hour-seattle", 2872, {"1": 1358, "-1": 922, "0": 592}),
        ("scoop-hivemind.freshwater", 3972, {"1": 2483, "-1": 1081, "0": 408}),
    ],
)
def test_a_real_consultation_counts_each_voters_last_vote(
    shared_data: Path, folder: str, votes: int, tally: dict[str, int]
) -> None:
    place = shared_data / "polis" / folder
    chosen = {"motion": "comment-id", "voter": "voter-id", "choice": "vote", "time": "timestamp"}
    log = read_votes(place / "votes.csv", columns=chosen)
    last = {(row.motion, row.voter): row.choice for row in sorted(log.rows, key=lambda row: row.at)}
    assert (len(last), Counter(last.values()), log.problems) == (votes, tally, ())
    named = {"text": "comment-body", "id": "comment-id", "author": "author-id", "time": "timestamp"}
    comments = read_comments(place / "comments.csv", columns=named)
    assert {row.motion for row in log.rows} <= {row.ref for row in comments.rows}
    assert comments.problems == ()


def test_every_naughty_string_is_a_comment(shared_data: Path, tmp_path: Path) -> None:
    lines = (shared_data / "text/blns.txt").read_text("utf-8").split("\n")
    naughty = [line for line in lines if line.strip() and not line.startswith("#")]
    quoted = "".join('"{}"\n'.format(line.replace('"', '""')) for line in naughty)
    incoming = read_comments(make_csv(tmp_path / "a.csv", f"意见\n{quoted}"))
    invisible = {problem.row - 2 for problem in incoming.problems}
    assert len(incoming.rows) + len(invisible) == len(naughty)
    assert len(invisible) < 10
    kept = [line for index, line in enumerate(naughty) if index not in invisible]
    changed = {remark.row - 2 for remark in incoming.remarks if remark.code == "controls_removed"}
    assert sum(row.text != line for row, line in zip(incoming.rows, kept, strict=True)) <= len(changed)


def test_formulas_that_attackers_write_are_words(shared_data: Path, tmp_path: Path) -> None:
    page = (shared_data / "text/csv-injection-payloads.md").read_text("utf-8")
    payloads = [line.strip() for line in page.split("\n") if line.strip()[:1] in ("=", "+", "@", "-", "%", "D")]
    assert payloads
    path = make_workbook(tmp_path / "a.xlsx", ["意见"], *([payload] for payload in payloads))
    assert [row.text for row in read_comments(path).rows] == payloads


def test_a_file_without_its_headers_names_those_it_has(tmp_path: Path) -> None:
    path = make_csv(tmp_path / "a.csv", "姓 名,备注\n张三,无\n")
    with pytest.raises(DomainError, match="table_headers_missing") as caught:
        read_votes(path)
    assert caught.value.facts == {"missing": "事项、选择", "found": "姓 名、备注", "row": 1}
