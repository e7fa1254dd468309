"""公示稿: no name, no phone, no flat."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.documents.builders import ADDRESSES, NAMES, PHONE, make_report
from tests.documents.papers import assert_archival, needs_fonts, squeezed, words
from tests.documents.test_plate import image
from yitusanhui.documents.public import write_public
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.masking import public
from yitusanhui.domain.report import ConfirmationLine, TopicLine
from yitusanhui.domain.terms import CommentStatus, Consent, Fate
from yitusanhui.texts import sentence

pytestmark = needs_fonts


@pytest.mark.parametrize("meeting_id", [1, 2, 3])
def test_it_is_archival_and_names_no_one(meeting_id: int, tmp_path: Path) -> None:
    target = write_public(public(make_report(20)), meeting_id, tmp_path / "a.pdf", drawing=image())
    assert_archival(target)
    found = words(target)
    assert [name for name in NAMES if squeezed(name) in found] == []
    assert [address for address in ADDRESSES if address and address in found] == []
    assert PHONE not in found and not re.search(r"1[3-9]\d{9}", found)


def test_it_answers_every_comment_that_was_not_withdrawn(tmp_path: Path) -> None:
    report = public(make_report(20))
    found = words(write_public(report, 1, tmp_path / "a.pdf"))
    for line in report.meeting(1).comments:
        assert squeezed(line.text)[:10] in found
    gone = [c for c in make_report(20).comments if c.status is CommentStatus.WITHDRAWN]
    assert gone and not [c for c in gone if c.text in found]
    assert "公示期7日" in found


def test_a_reservation_and_the_way_to_the_owners_are_told_without_the_household(tmp_path: Path) -> None:
    report = make_report(4)
    held = report.meeting(1)
    reserved = ConfirmationLine(NAMES[0], Consent.RESERVES, "灯不要照到我家窗")
    topic = replace(held.topics[0], agreement="加装六盏灯", confirmations=(reserved,))
    owners = TopicLine(8, 1, "停车费", "收多少", fate=Fate.OWNERS, fate_note="要动公共收益")
    told = replace(report, meetings=(replace(held, topics=(topic, owners)), *report.meetings[1:]))
    found = words(write_public(public(told), 1, tmp_path / "a.pdf"))
    assert "保留意见，“灯不要照到我家窗”" in found and squeezed(NAMES[0]) not in found
    assert "未决事项：提交业主大会依法决定，要动公共收益。" in found


def test_it_waits_until_every_comment_has_its_reason(tmp_path: Path) -> None:
    with pytest.raises(DomainError) as refused:
        write_public(public(make_report(20, unanswered=(2,))), 1, tmp_path / "a.pdf")
    assert "2号意见" in sentence(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_an_office_s_own_template_is_used(tmp_path: Path) -> None:
    own = {"documents/public.txt.j2": "# 公示栏\n{{ report.title }}"}
    report = public(make_report(5))
    assert words(write_public(report, 1, tmp_path / "a.pdf", templates=own)) == "公示栏滨江里微更新"


def test_a_topic_of_which_there_is_nothing_to_tell_yet_has_no_heading(tmp_path: Path) -> None:
    report = make_report(4)
    held = replace(report.meeting(1), topics=(TopicLine(8, 1, "非机动车棚和充电", "", comments=(1, 2)),))
    found = words(write_public(public(replace(report, meetings=(held, *report.meetings[1:]))), 1, tmp_path / "a.pdf"))
    assert "非机动车棚和充电" not in found and "协商情况" not in found
