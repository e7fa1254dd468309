"""会议记录."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.builders import make_report
from tests.documents.papers import assert_archival, needs_fonts, squeezed, words
from yitusanhui.documents.record import write_record

pytestmark = needs_fonts


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_record(make_report(20), 1, tmp_path_factory.mktemp("record") / "a.pdf")


def test_it_is_archival(record: Path) -> None:
    assert_archival(record)


def test_it_says_who_came_when_and_for_whom(record: Path) -> None:
    found = words(record)
    for line in make_report(20).meeting(1).attendees:
        assert squeezed(line.name) in found
        assert line.arrived_at[11:16] in found
    assert "刘老太委托王𬱖" in found and "现场登记" in found


def test_it_says_who_said_what(record: Path) -> None:
    found = words(record)
    for line in make_report(20).meeting(1).comments:
        assert squeezed(line.author) in found
        assert squeezed(line.text)[:12] in found


def test_withdrawn_words_stay_with_the_reason(record: Path) -> None:
    found = words(record)
    assert "夜里广场舞声音大，请设分贝牌。" in found
    assert "已撤回，原因：本人当场撤回" in found


def test_it_shows_corrections_and_the_seal(record: Path) -> None:
    found = words(record)
    assert "第2条应为“儿童沙坑及周边”" in found
    assert "封存码" + "d" * 64 in found


@pytest.mark.parametrize("meeting_id", [2, 3])
def test_the_other_meetings_have_one_too(meeting_id: int, tmp_path: Path) -> None:
    assert_archival(write_record(make_report(20), meeting_id, tmp_path / "a.pdf"))
