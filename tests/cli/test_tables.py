"""import: tables and drawings brought in, whole or by row, or only tried."""

from __future__ import annotations

import csv
import struct
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.cli.runs import assert_calm, done, lines, new, refused, run, shown
from tests.intake.builders import make_csv, make_workbook, picture, png_that_says, repack, saved
from yitusanhui.operations.files import open_consultation, read_consultation
from yitusanhui.operations.meetings import close_meeting, open_meeting
from yitusanhui.operations.minutes import seal_meeting
from yitusanhui.operations.reading import read_comments, read_roster

POLIS = {
    "15-per-hour-seattle": (2872, {"1": 1358, "-1": 922, "0": 592}),
    "scoop-hivemind.freshwater": (3972, {"1": 2483, "-1": 1081, "0": 408}),
}
POLIS_VOTES = ("motion=comment-id", "voter=voter-id", "choice=vote", "time=timestamp")
POLIS_COMMENTS = ("id=comment-id", "text=comment-body", "author=author-id")
ROSTER = (
    "姓名,类型,楼栋门牌,户号,面积,电话,有表决权\n张小明,业主,3号楼502,3-502,88.5,13800000000,是\n周工,规划师,,,,,\n"
)
COMMENTS = "意见,提出人,来源,附议\n路灯太暗,张小明,贴纸,3\n车棚太近,,,\n"
VOTES = "事项,投票人,选择\n照明,甲,反对\n照明,乙,赞成\n照明,甲,赞成\n"
REPLIES = "意见编号,采纳情况,理由\n1,不采纳,管线挡路\n"


def _columns(*pairs: str) -> list[str]:
    return [part for pair in pairs for part in ("--column", pair)]


def _motions(file: Path) -> list[dict[str, Any]]:
    return [motion for meeting in shown(file)["meetings"] for motion in meeting["motions"]]


def _with_comments(tmp_path: Path) -> Path:
    file = new(tmp_path)
    done("record", file, "--meeting", 1, given=lines({"text": "路灯太暗"}, {"text": "车棚太近"}))
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_roster_comes_in_however_it_was_saved(tmp_path: Path, encoding: str) -> None:
    file = new(tmp_path)
    done("import", "roster", file, make_csv(tmp_path / "名册.csv", ROSTER, encoding))
    reader = read_consultation(file)
    assert [(one.name, one.votes, one.area_cm2) for one in read_roster(reader)] == [
        ("张小明", True, 885_000),
        ("周工", False, None),
    ]
    reader.close()


def test_a_workbook_does_as_well_as_a_csv(tmp_path: Path) -> None:
    file = new(tmp_path)
    done(
        "import",
        "comments",
        file,
        make_workbook(tmp_path / "意见.xlsx", ["意见", "附议"], ["路灯太暗", 2], ["=1+1", 0]),
    )
    assert shown(file)["comments"] == {
        "total": 2,
        "by_source": {"会前征集": 2},
        "by_reply": {"采纳": 0, "部分采纳": 0, "不采纳": 0, "解释说明": 0},
    }


def test_replies_match_by_number(tmp_path: Path) -> None:
    file = _with_comments(tmp_path)
    done("import", "replies", file, make_csv(tmp_path / "答复.csv", REPLIES))
    assert shown(file)["comments"]["by_reply"]["不采纳"] == 1
    wrong = make_csv(tmp_path / "错.csv", "意见编号,采纳情况,理由\n1,采纳,\n9,采纳,\n2,也许,\n")
    ran = run("import", "replies", file, wrong)
    assert ran.code == 1 and "第 4 行" in ran.err
    assert shown(file)["comments"]["by_reply"]["不采纳"] == 1


@pytest.mark.parametrize(
    ("kind", "text"), [("roster", ROSTER), ("comments", COMMENTS), ("votes", VOTES), ("replies", REPLIES)]
)
def test_a_trial_changes_nothing(tmp_path: Path, kind: str, text: str) -> None:
    file = _with_comments(tmp_path)
    before = shown(file)
    make_csv(tmp_path / "表.csv", text)
    bytes_before = _all_bytes(tmp_path)
    told = done("import", kind, file, tmp_path / "表.csv", "--dry-run").out
    assert "只核对，没有导入" in told
    assert _all_bytes(tmp_path) == bytes_before
    done("import", kind, file, tmp_path / "表.csv")
    assert shown(file) != before


def _all_bytes(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", ["roster", "replies", "blueprint"])
def test_what_belongs_to_the_whole_project_takes_a_meeting_that_is_there(tmp_path: Path, kind: str) -> None:
    file = _with_comments(tmp_path)
    source = make_csv(tmp_path / "表.csv", {"roster": ROSTER, "replies": REPLIES}.get(kind, ""))
    if kind == "blueprint":
        source = saved(tmp_path / "图.png", picture(200, 100).pngsave_buffer())
    done("import", kind, file, source, "--meeting", 1, "--dry-run")
    assert "第 9 号会议" in refused("import", kind, file, source, "--meeting", 9)


def test_a_trial_is_had_while_another_program_has_the_file(tmp_path: Path) -> None:
    file = new(tmp_path)
    with open_consultation(file):
        assert "只核对" in done("import", "roster", file, make_csv(tmp_path / "表.csv", ROSTER), "--dry-run").out


@pytest.mark.parametrize(("kind", "text"), [("roster", ROSTER), ("comments", COMMENTS), ("replies", REPLIES)])
def test_the_same_table_again_is_said_to_be_there(tmp_path: Path, kind: str, text: str) -> None:
    file = _with_comments(tmp_path)
    numbered = text.replace("意见,", "编号,意见,").replace("路灯", "a,路灯").replace("车棚", "b,车棚")
    table = make_csv(tmp_path / "表.csv", numbered if kind == "comments" else text)
    done("import", kind, file, table)
    before = shown(file)
    assert "已导入 0 行" in done("import", kind, file, table).out
    assert shown(file) == before


def test_bad_rows_keep_the_whole_table_out_unless_they_are_to_be_left_out(tmp_path: Path) -> None:
    file = new(tmp_path)
    text = "意见,来源,附议\n甲,,\n,贴纸,\n乙,微信群,\n丙,,三\n丁,,2\n戊,,99999999999999999999\n"
    table = make_csv(tmp_path / "意见.csv", text)
    ran = run("import", "comments", file, table)
    assert (ran.code, ran.out) == (1, "")
    assert_calm(ran)
    assert "第 3 行" in ran.err and "第 5 行" in ran.err and "没有导入" in ran.err.splitlines()[-1]
    assert shown(file)["comments"]["total"] == 0
    ran = run("import", "comments", file, table, "--skip-bad")
    assert ran.code == 0 and "已导入 2 行" in ran.out
    assert [f"第 {row} 行" in ran.err for row in (2, 3, 4, 5, 6, 7)] == [False, True, True, True, False, True]
    assert shown(file)["comments"]["total"] == 2


def test_chosen_columns_read_any_header(tmp_path: Path) -> None:
    file = new(tmp_path)
    table = make_csv(tmp_path / "意见.csv", "what,who,意见\n路灯太暗,张三,不要这一列\n")
    done("import", "comments", file, table, *_columns("text=what", "author=who"))
    reader = read_consultation(file)
    assert [(one.text, one.author) for one in read_comments(reader)] == [("路灯太暗", "张三")]
    reader.close()


def test_a_chosen_column_leaves_the_others_to_their_own_names(tmp_path: Path) -> None:
    file = new(tmp_path)
    table = make_csv(tmp_path / "票.csv", "事项,选择,who,面积,选项\n路灯,赞成,甲,80,x\n路灯,反对,乙,60,y\n")
    done("import", "votes", file, table, *_columns("voter=who"))
    assert shown(file)["meetings"][0]["motions"][0]["choices"] == {"赞成": 1, "反对": 1}
    done("import", "votes", file, table, *_columns("voter=who", "choice=选项"))
    assert shown(file)["meetings"][0]["motions"][0]["choices"] == {"赞成": 0, "反对": 0, "x": 1, "y": 1}


def test_rows_that_are_refused_are_counted_as_rows(tmp_path: Path) -> None:
    table = make_csv(tmp_path / "表.csv", "姓名,面积,有表决权\n甲,60,是\n,x,也许\n")
    assert "有 1 行不能导入" in run("import", "roster", new(tmp_path), table).err


def test_columns_that_are_not_there_are_said_with_those_that_are(tmp_path: Path) -> None:
    file = new(tmp_path)
    table = make_csv(tmp_path / "表.csv", "天气,心情\n晴,好\n")
    for kind in ("roster", "comments", "votes", "replies"):
        assert "天气" in refused("import", kind, file, table)
    assert "心意" in refused("import", "comments", file, table, *_columns("text=心意"))
    ran = run("import", "comments", file, table, *_columns("colour=天气", "text=心情"))
    assert ran.code in (1, 2) and "Traceback" not in ran.err and "colour" in ran.err


@pytest.mark.parametrize("name", POLIS)
def test_a_real_consultation_comes_to_its_known_totals(tmp_path: Path, shared_data: Path, name: str) -> None:
    file, folder = new(tmp_path), shared_data / "polis" / name
    total, by_choice = POLIS[name]
    for _ in range(2):
        run("import", "votes", file, folder / "votes.csv", *_columns(*POLIS_VOTES))
        motions = _motions(file)
        totals: Counter[str] = Counter()
        for motion in motions:
            totals.update(motion["choices"])
        assert totals == by_choice
        assert sum(motion["voters"] for motion in motions) == sum(motion["valid"] for motion in motions) == total
    ran = run("import", "comments", file, folder / "comments.csv", *_columns(*POLIS_COMMENTS))
    assert ran.code == 0, ran.err
    with (folder / "comments.csv").open(encoding="utf-8", newline="") as stream:
        bodies = [row["comment-body"] for row in csv.DictReader(stream)]
    assert shown(file)["comments"]["total"] == len(bodies)


def test_a_log_lists_its_choices_as_it_spells_them_by_either_method(tmp_path: Path) -> None:
    file = new(tmp_path)
    table = make_csv(tmp_path / "票.csv", "事项,投票人,选择\n先建,甲,滑梯\n先建,甲,=沙坑\n先建,乙,滑梯\n")
    done("import", "votes", file, table, "--method", "approval")
    (motion,) = _motions(file)
    assert (motion["method"], motion["choices"], motion["voters"]) == ("approval", {"滑梯": 2, "=沙坑": 1}, 2)
    assert "换一个名称" in refused("import", "votes", file, table)


def test_votes_go_into_the_meeting_that_is_named_or_the_newest(tmp_path: Path) -> None:
    file = new(tmp_path)
    table = make_csv(tmp_path / "票.csv", VOTES)
    assert "第 4 号会议" in refused("import", "votes", file, table, "--meeting", 4)
    done("import", "votes", file, table, "--meeting", 1)
    assert [len(one["motions"]) for one in shown(file)["meetings"]] == [1]


def test_a_sealed_meeting_takes_no_table(tmp_path: Path) -> None:
    file = _with_comments(tmp_path)
    with open_consultation(file) as consultation:
        open_meeting(consultation, meeting_id=1)
        close_meeting(consultation, meeting_id=1)
        seal_meeting(consultation, meeting_id=1)
    before = shown(file)
    assert "封存" in refused("import", "comments", file, make_csv(tmp_path / "a.csv", COMMENTS), "--meeting", 1)
    assert "封存" in refused("import", "votes", file, make_csv(tmp_path / "b.csv", VOTES), "--meeting", 1)
    assert "新建一次会议" in refused("import", "comments", file, tmp_path / "a.csv")
    assert shown(file) == before
    done("import", "replies", file, make_csv(tmp_path / "c.csv", REPLIES))


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02" * 50, b"%PDF-1.7\n" * 20, b"PK\x03\x04rubbish", "只有一行".encode(), b"\xff\xfe"]
)
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_file_that_is_no_table_is_said(tmp_path: Path, content: bytes, suffix: str) -> None:
    file = new(tmp_path)
    before = shown(file)
    for kind in ("roster", "votes"):
        refused("import", kind, file, saved(tmp_path / f"表{suffix}", content))
    assert shown(file) == before


def test_a_table_that_is_not_there_or_is_a_folder_is_said(tmp_path: Path) -> None:
    file = new(tmp_path)
    assert "没有.csv" in refused("import", "roster", file, tmp_path / "没有.csv")
    refused("import", "roster", file, tmp_path)
    refused("import", "blueprint", file, tmp_path)


def test_a_workbook_made_to_explode_is_not_opened(tmp_path: Path) -> None:
    file = new(tmp_path)
    bomb = make_workbook(tmp_path / "炸弹.xlsx", ["意见"], ["路灯"])
    repack(bomb, "xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * 170_000_000 + b"</worksheet>")
    assert bomb.stat().st_size < 2_000_000
    refused("import", "comments", file, bomb)
    assert zipfile.ZipFile(bomb).testzip() is None and shown(file)["comments"]["total"] == 0


def test_a_drawing_comes_in_and_is_only_tried_when_asked(tmp_path: Path) -> None:
    file = new(tmp_path)
    sheet = saved(tmp_path / "平面图.png", picture(700, 500).pngsave_buffer())
    assert "没有导入" in done("import", "blueprint", file, sheet, "--dry-run").out
    assert shown(file)["blueprints"] == []
    done("import", "blueprint", file, sheet)
    done("import", "blueprint", file, sheet, "--label", "竣工")
    assert [(one["label"], one["width"], one["height"]) for one in shown(file)["blueprints"]] == [
        ("v1", 700, 500),
        ("竣工", 700, 500),
    ]


def test_a_drawing_that_is_damaged_or_beyond_sense_is_said(tmp_path: Path) -> None:
    file = new(tmp_path)
    jpeg = picture(900, 700).jpegsave_buffer()
    huge = png_that_says(50_000, 40_000)
    assert struct.unpack(">II", huge[16:24]) == (50_000, 40_000)
    for name, content in {
        "截断.jpg": jpeg[: len(jpeg) // 2],
        "头.jpg": jpeg[:30],
        "二十亿.png": huge,
        "空.png": b"",
        "文本.jpg": b"hello",
        "假.pdf": b"%PDF-1.7\nrubbish",
        "脚本.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    }.items():
        refused("import", "blueprint", file, saved(tmp_path / name, content))
    assert shown(file)["blueprints"] == []


def test_a_page_that_a_pdf_has_not_is_said(tmp_path: Path, shared_data: Path) -> None:
    file = new(tmp_path)
    refused("import", "blueprint", file, shared_data / "drawing" / "bund_a3.pdf", "--page", 9)
    assert run("import", "blueprint", file, shared_data / "drawing" / "bund_a3.pdf", "--page", 0).code == 2


def test_replies_show_what_they_would_change_before_they_are_taken(tmp_path: Path) -> None:
    file = _with_comments(tmp_path)
    done("import", "replies", file, make_csv(tmp_path / "a.csv", REPLIES))
    table = make_csv(tmp_path / "b.csv", "意见编号,采纳情况,理由\n1,采纳,\n2,部分采纳,先移两米\n")
    told = done("import", "replies", file, table, "--dry-run").out
    assert "改　1号：不采纳　管线挡路→采纳" in told and "新　2号：—→部分采纳　先移两米" in told
    assert "新答复1条，改动1条，没有变化0条" in told
    reader = read_consultation(file)
    assert [line.reply is not None for line in read_comments(reader)] == [True, False]
    reader.close()


@pytest.mark.parametrize("number", [0, -1, 9, 10**23])
@pytest.mark.parametrize(("kind", "table"), [("comments", COMMENTS), ("votes", VOTES)])
def test_a_meeting_that_is_not_there_is_said_however_large_its_number(
    tmp_path: Path, kind: str, table: str, number: int
) -> None:
    file = new(tmp_path)
    said = refused("import", kind, file, make_csv(tmp_path / "表.csv", table), "--meeting", number)
    assert str(number) in said
