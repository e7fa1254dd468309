"""展板: one page for the notice board with no one's name on it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.documents.builders import NAMES, PHONE, make_report
from tests.documents.papers import assert_archival, letters, needs_fonts, words
from yitusanhui.documents.current import open_copy
from yitusanhui.documents.page import BOARD, BOARD_SIZES, LARGE_BOARD
from yitusanhui.documents.poster import ITEM, cut, write_poster
from yitusanhui.documents.poster_words import poster_words
from yitusanhui.documents.typeset import Paragraph, lay
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.terms import Verdict

pytestmark = needs_fonts


def picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (800, 600), "white").save(made, "JPEG", exif=b"Exif\0\0")
    return made.getvalue()


@pytest.mark.parametrize("size", [BOARD, LARGE_BOARD])
def test_it_is_one_archival_page_of_that_size(size: str, tmp_path: Path) -> None:
    path = write_poster(make_report(), tmp_path / "p.pdf", drawings={1: picture(), 2: picture()}, size=size)
    assert_archival(path)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1
        assert [float(edge) for edge in pdf.pages[0].MediaBox[2:]] == pytest.approx(BOARD_SIZES[size], abs=0.01)


def test_its_figures_are_the_read_models(tmp_path: Path) -> None:
    report = make_report()
    text = words(write_poster(report, tmp_path / "p.pdf", drawings={1: picture()}))
    told = dict(poster_words(open_copy(report)).tiles)
    assert told["收到意见"] == str(report.comment_figures.total) and told["综合满意率"] == "87.5%"
    assert all(figure in text and label in text for label, figure in told.items())


def test_nobody_can_be_found_on_it(tmp_path: Path) -> None:
    text = words(write_poster(make_report(), tmp_path / "p.pdf", drawings={1: picture()}))
    assert not [name for name in NAMES if name in text]
    assert PHONE not in text and "室" not in text.replace("活动室", "")


@pytest.mark.parametrize("size", [BOARD, LARGE_BOARD])
def test_a_promise_of_a_line_stands_on_one_line_to_its_end(size: str, tmp_path: Path) -> None:
    report = make_report()
    promise = replace(report.commitments[0], text="囍" + "灯" * 33 + "囍", verdict=Verdict.PARTLY)
    report = replace(report, commitments=(promise,))
    found = letters(write_poster(open_copy(report), tmp_path / "a.pdf", size=size))
    first, last = (letter for letter in found if letter.text == "囍")
    assert first.bottom == pytest.approx(last.bottom)


def test_the_most_endorsed_are_quoted_to_their_end_with_their_answer(tmp_path: Path) -> None:
    report = make_report(unanswered=())
    first = replace(report.comments[0], text="囍" + "坡道不要做成滑滑梯，" * 6 + "囍", endorsements=99)
    meetings = (replace(report.meetings[0], comments=(first, *report.meetings[0].comments[1:])), *report.meetings[1:])
    report = replace(report, meetings=meetings, comments=(first, *report.comments[1:]))
    text = words(write_poster(report, tmp_path / "a.pdf", drawings={1: picture()}))
    assert text.count("囍") == 2 and first.reply
    assert f"（附议99，{first.reply.kind.value}）囍坡道" in text


def test_what_finds_no_room_ends_in_dots_on_its_last_line() -> None:
    whole = Paragraph(ITEM, "坡道太陡。" * 40, "9号　")
    found = cut(whole, 400, 2)
    assert found.text.endswith("…") and found.label == "9号　"
    assert len(lay(found, 400)) == 2 and len(lay(replace(found, text=found.text[:-1] + "坡道…"), 400)) == 3
    assert cut(whole, 400, 99) == whole


def test_promises_that_find_no_room_are_counted(tmp_path: Path) -> None:
    report = make_report()
    many = tuple(replace(report.commitments[0], id=n, text=f"第{n}盏灯") for n in range(1, 15))
    told = dict(poster_words(replace(report, commitments=many)).lists)["承诺和整改"]
    assert [label for label, _ in told[-1:]] == [""] and told[-1][1] == "另有5项，见公示稿"


def test_promises_are_counted_of_those_that_were_judged() -> None:
    report = make_report()
    one, *others = report.commitments
    judged = (replace(one, verdict=Verdict.KEPT), *(replace(other, verdict=None) for other in others))
    assert dict(poster_words(replace(report, commitments=judged)).tiles)["承诺兑现"] == "1/1"
    none = tuple(replace(line, verdict=None) for line in report.commitments)
    assert dict(poster_words(replace(report, commitments=none)).tiles)["承诺兑现"] == "—"


def test_a_long_title_and_a_project_with_nothing_in_it_still_make_a_page(tmp_path: Path) -> None:
    bare = ConsultationReport("特别长的项目名称" * 12, "街道", "居民区")
    write_poster(bare, tmp_path / "p.pdf")
    with pikepdf.open(tmp_path / "p.pdf") as pdf:
        assert len(pdf.pages) == 1
