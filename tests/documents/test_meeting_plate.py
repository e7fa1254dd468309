"""The map of one meeting's minutes: the pins of what it dealt with, or none; what stands alone bears no number."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from tests.documents.builders import make_report
from tests.documents.papers import needs_fonts, pages, squeezed, words
from tests.documents.test_minutes import changed
from tests.documents.test_plate import image
from yitusanhui.documents.minutes import drafted, write_minutes
from yitusanhui.documents.word import write_word
from yitusanhui.domain.report import ConsultationReport, RemarkLine, TopicLine

pytestmark = needs_fonts
SILENT = {"comments": (), "topics": (), "endorsed": (), "commitments": (), "evaluations": ()}


@pytest.fixture(scope="module")
def report() -> ConsultationReport:
    return make_report(20)


def test_a_meeting_that_dealt_with_nothing_on_the_map_has_no_map(report: ConsultationReport, tmp_path: Path) -> None:
    silent = changed(report, 2, **SILENT)
    found = write_minutes(silent, 2, tmp_path / "a.pdf", drawing=image())
    assert "意见分布图" not in words(found)
    document = Document(str(write_word(silent, 2, tmp_path / "a.docx", drawing=image())))
    assert "意见分布图" not in "".join(line.text for line in document.paragraphs)


def test_a_meeting_on_earlier_comments_has_their_pins(report: ConsultationReport, tmp_path: Path) -> None:
    pinned = [line.number for line in report.meeting(1).comments if line.x is not None and line.status == "recorded"]
    shown = TopicLine(9, 2, "车棚", "放哪里？", comments=tuple(pinned[:2]))
    blueprint = report.meeting(1).blueprint
    dealt = changed(report, 2, **{**SILENT, "topics": (shown,), "blueprint": blueprint})
    last = [squeezed(page) for page in pages(write_minutes(dealt, 2, tmp_path / "a.pdf", drawing=image()))][-1]
    assert "意见分布图" in last and all(str(number) in last for number in pinned[:2])


def test_a_single_matter_is_not_numbered(report: ConsultationReport) -> None:
    one = RemarkLine(1, "逐图征询", "“三个月”应为“两个月”", "2026-09-01T20:40:00+08:00")
    noted = changed(report, 1, corrections=(one,))
    texts = [block.text for block in drafted(noted, noted.meeting(1))]
    assert any(text.startswith("“逐图征询”处更正") for text in texts)
    twice = changed(report, 1, corrections=(one, replace(one, id=2)))
    assert any(block.text.startswith("1. “逐图征询”处更正") for block in drafted(twice, twice.meeting(1)))
