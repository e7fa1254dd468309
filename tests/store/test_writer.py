"""Acknowledged means committed, and committed stays."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting
from yitusanhui.domain.errors import DomainError
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.files import open_consultation
from yitusanhui.operations.reading import check_consultation, read_comments

KILLS = 12


def _record_and_kill(path: Path, first: int, after: int) -> list[int]:
    """Feed comments to a process, end it hard after so many receipts; the numbers it acknowledged."""
    command = [sys.executable, "-m", "yitusanhui", "record", str(path), "--meeting", "1"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdin and process.stdout
    lines = [json.dumps({"text": f"第{first + n}句", "endorsements": n % 3}) for n in range(after + 40)]
    process.stdin.write(("\n".join(lines) + "\n").encode())
    process.stdin.flush()
    acknowledged = [int(process.stdout.readline()) for _ in range(after)]
    process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    rest, _ = process.communicate()
    return acknowledged + [int(line) for line in rest.split(b"\n")[:-1]]


def test_a_killed_process_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    file = make_file(tmp_path)
    make_meeting(file)
    file.close()
    moments, acknowledged = random.Random(20260314), []
    for _ in range(KILLS):
        acknowledged += _record_and_kill(file.path, len(acknowledged), moments.randrange(1, 25))
        with open_consultation(file.path) as again:
            texts = {comment.number: comment.text for comment in read_comments(again)}
            assert set(acknowledged) <= set(texts)
            assert check_consultation(again) == []
    assert len(acknowledged) == len(set(acknowledged)) >= KILLS


def test_a_request_sent_twice_gets_its_first_receipt(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        first = record_comment(file, meeting_id=1, text="路灯太暗", request="r-1")
        again = record_comment(file, meeting_id=1, text="路灯太暗", request="r-1")
        assert again.repeated and again.facts == first.facts
        assert len(read_comments(file)) == 1


def test_a_request_id_belongs_to_one_operation(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        record_comment(file, meeting_id=1, text="路灯太暗", request="r-1")
        with pytest.raises(DomainError, match="request_used_twice"):
            file.write("endorse_comment", lambda tx: None, request="r-1")


def test_a_refused_change_leaves_nothing_behind(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        before = file.reader.row("SELECT count(*) AS n FROM journal")
        with pytest.raises(DomainError, match="no_drawing_to_place_on"):
            record_comment(file, meeting_id=1, text="这里", x=1, y=1)
        assert file.reader.row("SELECT count(*) AS n FROM journal") == before
        assert record_comment(file, meeting_id=1, text="下一句").facts["number"] == 1


def test_a_rehearsed_change_tells_what_it_would_do_and_keeps_nothing(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        file.rehearsing = True
        assert record_comment(file, meeting_id=1, text="路灯太暗").facts["number"] == 1
        assert read_comments(file) == ()


def test_many_threads_write_through_one_queue(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with make_file(tmp_path) as file:
        make_meeting(file)
        with ThreadPoolExecutor(8) as pool:
            done = list(pool.map(lambda n: record_comment(file, meeting_id=1, text=f"第{n}句"), range(60)))
        assert sorted(str(one.facts["number"]) for one in done) == sorted(str(n) for n in range(1, 61))
        assert check_consultation(file) == []


def test_a_closed_file_is_one_plain_file(tmp_path: Path) -> None:
    file = make_file(tmp_path)
    make_meeting(file)
    file.close()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["口袋公园.ytsh"]
