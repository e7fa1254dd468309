"""show: what is in a file, for people and, with stable keys, for scripts."""

from __future__ import annotations

from pathlib import Path

from tests.cli.runs import done, new, refused, shown
from tests.operations.evening import make_evening, make_sealed


def test_the_keys_are_the_promised_ones(tmp_path: Path) -> None:
    with make_evening(tmp_path) as file:
        pass
    plain = shown(file.path)
    assert list(plain) == ["title", "blueprints", "meetings", "comments", "commitments", "journal"]
    assert [list(one) for one in plain["blueprints"]] == [["label", "width", "height", "sha256"]]
    (meeting,) = plain["meetings"]
    assert list(meeting) == ["id", "stage", "round", "state", "attendance", "comments", "motions"]
    assert list(meeting["attendance"]) == ["expected", "present", "proxies", "voting"]
    assert list(meeting["comments"]) == ["total", "by_status"]
    keys = ["id", "title", "method", "choices", "voters", "valid", "invalid", "abstain", "quorum_met", "passed"]
    assert [list(one) for one in meeting["motions"]] == [keys, keys]
    assert list(plain["comments"]) == ["total", "by_source", "by_reply"]
    assert list(plain["journal"]) == ["entries", "head"]


def test_the_figures_are_those_of_the_evening(tmp_path: Path) -> None:
    with make_sealed(tmp_path) as file:
        pass
    plain = shown(file.path)
    (meeting,) = plain["meetings"]
    assert (meeting["id"], meeting["stage"], meeting["round"], meeting["state"]) == (1, "consult", 1, "sealed")
    assert meeting["attendance"] == {"expected": 6, "present": 3, "proxies": 1, "voting": 4}
    assert meeting["comments"] == {"total": 2, "by_status": {"recorded": 2, "withdrawn": 0, "voided": 0}}
    named, imported = meeting["motions"]
    assert named["choices"] == {"赞成": 2, "反对": 1, "弃权": 0}
    assert (named["method"], named["voters"], named["valid"], named["invalid"], named["abstain"]) == (
        "named",
        3,
        3,
        0,
        0,
    )
    assert (named["quorum_met"], named["passed"]) == (True, False)
    assert imported["choices"] == {"赞成": 1}
    assert plain["commitments"]["total"] == 1 and plain["commitments"]["by_state"]["open"] == 1
    assert plain["journal"]["entries"] > 30 and len(plain["journal"]["head"]) == 64


def test_a_new_file_shows_its_first_meeting(tmp_path: Path) -> None:
    plain = shown(new(tmp_path))
    assert plain["title"] == "口袋公园" and plain["blueprints"] == []
    assert [(one["id"], one["stage"], one["state"]) for one in plain["meetings"]] == [(1, "consult", "planned")]


def test_people_read_sentences(tmp_path: Path) -> None:
    with make_evening(tmp_path) as file:
        pass
    told = done("show", file.path).out
    assert "项目：口袋公园" in told and "[1] 征询会第1次" in told
    assert "应到6人，实到4人（亲自出席3人，书面委托1人）" in told and "赞成2票" in told


def test_of_a_meeting_that_is_only_planned_nothing_is_said_of_what_it_may_decide(tmp_path: Path) -> None:
    told = done("show", new(tmp_path)).out
    assert "应到0人，已签到0人，书面委托0人。" in told
    assert "不能作出决定" not in told and "还差" not in told


def test_showing_changes_nothing_and_what_is_not_there_is_said(tmp_path: Path) -> None:
    file = new(tmp_path)
    before = file.read_bytes()
    shown(file)
    assert file.read_bytes() == before
    assert "没有.ytsh" in refused("show", tmp_path / "没有.ytsh")
