"""record: one comment per line, its number once it is committed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.runs import assert_calm, done, lines, new, refused, run, shown
from yitusanhui.domain.words import clean
from yitusanhui.operations.files import open_consultation, read_consultation
from yitusanhui.operations.meetings import close_meeting, open_meeting
from yitusanhui.operations.minutes import seal_meeting
from yitusanhui.operations.reading import check_consultation, read_comments


def _texts(file: Path) -> list[str]:
    reader = read_consultation(file)
    texts = [comment.text for comment in read_comments(reader)]
    reader.close()
    return texts


def test_each_line_becomes_a_comment_and_prints_its_number(tmp_path: Path) -> None:
    file = new(tmp_path)
    given = lines(
        {"text": "路灯太暗", "author": "张三", "source": "贴纸", "category": "慢行", "endorsements": 3},
        {"text": "车棚太近", "x": None},
    )
    ran = run("record", file, "--meeting", 1, given=given)
    assert (ran.code, ran.out) == (0, "1\n2\n")
    assert shown(file)["comments"] == {
        "total": 2,
        "by_source": {"贴纸": 1, "会前征集": 1},
        "by_reply": {"采纳": 0, "部分采纳": 0, "不采纳": 0, "解释说明": 0},
    }


def test_a_field_that_nobody_knows_is_said_and_the_comment_taken(tmp_path: Path) -> None:
    file = new(tmp_path)
    ran = run("record", file, "--meeting", 1, given=lines({"text": "路灯太暗", "心情": {"a": 1}}))
    assert (ran.code, ran.out) == (0, "1\n") and "心情" in ran.err
    assert_calm(ran)


def test_a_number_is_printed_only_once_its_comment_is_committed(tmp_path: Path) -> None:
    file = new(tmp_path)
    command = [sys.executable, "-m", "yitusanhui", "record", str(file), "--meeting", "1"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ) as process:
        assert process.stdin and process.stdout
        for n in range(1, 4):
            process.stdin.write(lines({"text": f"第{n}句"}).encode())
            process.stdin.flush()
            assert int(process.stdout.readline()) == n
            assert _texts(file) == [f"第{one}句" for one in range(1, n + 1)]
        process.stdin.close()
    assert process.returncode == 0


def test_a_byte_order_mark_empty_lines_and_a_missing_end_of_line_do_no_harm(tmp_path: Path) -> None:
    file = new(tmp_path)
    given = b"\xef\xbb\xbf" + lines({"text": "甲"}).encode() + b"\n   \r\n" + '{"text": "乙"}'.encode()
    assert done("record", file, "--meeting", 1, given=given).out == "1\n2\n"
    assert _texts(file) == ["甲", "乙"]
    assert done("record", file, "--meeting", 1).out == ""


@pytest.mark.parametrize(
    "line",
    [
        "路灯太暗",
        '{"text": "没有完',
        "[]",
        '"路灯"',
        "null",
        "{'text': '单引号'}",
        "[" * 100_000,
        '{"endorsements": ' + "9" * 5000 + ', "text": "多"}',
        '{"text": 5}',
        '{"text": ["路灯"]}',
        '{"text": "路灯", "author": 5}',
        '{"text": "路灯", "x": "5", "y": 5}',
        '{"text": "路灯", "x": true, "y": 5}',
        '{"text": "路灯", "endorsements": 1.5}',
        '{"text": "路灯", "endorsements": -1}',
        '{"text": "路灯", "endorsements": 99999999999999999999999}',
        '{"text": "路灯", "x": NaN, "y": Infinity}',
        '{"text": "路灯", "x": 1e400, "y": 1}',
        '{"text": "路灯", "x": 5}',
        '{"text": "路灯", "source": "微信群"}',
        '{"text": "路灯", "source": "\\ud800"}',
        '{"text": ""}',
        '{"text": "\\u0000"}',
        '{"text": null}',
        "{}",
    ],
)
def test_a_line_that_cannot_be_taken_is_said_and_the_others_go_on(tmp_path: Path, line: str) -> None:
    file = new(tmp_path)
    ran = run("record", file, "--meeting", 1, given=lines({"text": "前"}) + line + "\n" + lines({"text": "后"}))
    assert (ran.code, ran.out) == (1, "1\n2\n")
    assert_calm(ran)
    assert ran.err.startswith("第 2 行：") and ran.err.count("\n") == 1
    assert _texts(file) == ["前", "后"]


def test_bytes_that_are_no_utf8_are_said(tmp_path: Path) -> None:
    file = new(tmp_path)
    ran = run("record", file, "--meeting", 1, given='{"text": "路灯"}'.encode("gbk"))
    assert (ran.code, ran.out) == (1, "") and "JSON" in ran.err
    assert_calm(ran)


@pytest.mark.parametrize("given", ["", '{"text": "甲"}\n{"text": "乙"}\n'])
def test_a_meeting_that_is_not_there_is_said_once(tmp_path: Path, given: str) -> None:
    assert "第 9 号会议" in refused("record", new(tmp_path), "--meeting", 9, given=given)


def test_a_meeting_that_takes_no_words_refuses_each_line(tmp_path: Path) -> None:
    file = new(tmp_path)
    given = lines({"text": "甲"}, {"text": "乙"})
    with open_consultation(file) as consultation:
        open_meeting(consultation, meeting_id=1)
        close_meeting(consultation, meeting_id=1)
    assert "散会" in run("record", file, "--meeting", 1, given=given).err
    with open_consultation(file) as consultation:
        seal_meeting(consultation, meeting_id=1)
    before = shown(file)
    ran = run("record", file, "--meeting", 1, given=given)
    assert (ran.code, ran.out, ran.err.count("封存")) == (1, "", 2)
    assert shown(file) == before


def test_a_file_that_is_open_elsewhere_is_said(tmp_path: Path) -> None:
    file = new(tmp_path)
    with open_consultation(file):
        assert "正在另一处打开" in refused("record", file, "--meeting", 1, given=lines({"text": "甲"}))


def test_naughty_strings_come_back_as_they_went_in(tmp_path: Path, shared_data: Path) -> None:
    naughty = json.loads((shared_data / "text" / "blns.json").read_text("utf-8"))
    file = new(tmp_path)
    ran = run("record", file, "--meeting", 1, given=lines(*({"text": one, "author": one} for one in naughty)))
    words = [clean(one)[0].strip() for one in naughty]
    kept = [one for one in words if one]
    assert ran.out == "".join(f"{n}\n" for n in range(1, len(kept) + 1))
    assert ran.err.count("\n") == len(words) - len(kept) and "Traceback" not in ran.err
    assert len(kept) > 490
    assert _texts(file) == kept
    assert sum(before.strip() == after for before, after in zip(naughty, words, strict=True)) > 480
    reader = read_consultation(file)
    assert check_consultation(reader) == []
    assert {one.author for one in read_comments(reader)} == set(kept)
    reader.close()
