"""意见采纳情况汇总表 on paper."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.documents.builders import NAMES, make_report
from tests.documents.papers import assert_archival, letters, needs_fonts, squeezed, words
from yitusanhui.documents.current import open_copy
from yitusanhui.documents.ledger import write_ledger
from yitusanhui.domain.errors import DomainError

pytestmark = needs_fonts


def test_it_has_every_comment_with_its_reply(tmp_path: Path) -> None:
    report = make_report(40)
    target = write_ledger(report, None, tmp_path / "a.pdf")
    assert_archival(target)
    found = words(target)
    assert report.comment_figures.sentence in found
    for line in report.comments:
        assert squeezed(line.text)[:6].replace("\x07", "") in found
        assert line.reply is None or squeezed(line.reply.reason) in found


def test_one_meeting_s_has_that_meeting_s_figures(tmp_path: Path) -> None:
    report = make_report(40)
    assert report.meeting(2).comment_figures.sentence in words(write_ledger(report, 2, tmp_path / "a.pdf"))


def test_pages_lie_across_and_nothing_leaves_them(tmp_path: Path) -> None:
    target = write_ledger(make_report(40), None, tmp_path / "a.pdf")
    with pikepdf.open(target) as pdf:
        assert all(page.mediabox[2] > page.mediabox[3] for page in pdf.pages)
    found = letters(target)
    assert min(letter.left for letter in found) > 50 and max(letter.right for letter in found) < 842 - 50


def test_the_public_one_names_no_one(tmp_path: Path) -> None:
    target = write_ledger(open_copy(make_report(40)), None, tmp_path / "a.pdf")
    assert [name for name in NAMES if squeezed(name) in words(target)] == []


def test_the_public_one_is_refused_while_a_reason_is_owed(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="reasons_owed"):
        write_ledger(open_copy(make_report(40, unanswered=(3,))), None, tmp_path / "a.pdf")
