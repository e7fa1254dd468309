"""The editable twin of the minutes says what the PDF says, in fonts that Word and WPS know."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.documents.builders import FORMULA, JINJA, SCRIPT, make_report
from yitusanhui.documents.blocks import NEWLINE, render
from yitusanhui.documents.word import write_word


def words(path: Path) -> list[str]:
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


@pytest.mark.parametrize("meeting_id", [1, 2, 3])
def test_every_block_of_the_minutes_is_a_paragraph(meeting_id: int, tmp_path: Path) -> None:
    report = make_report()
    write_word(report, meeting_id, tmp_path / "m.docx")
    written = words(tmp_path / "m.docx")
    for block in render(report, report.meeting(meeting_id), "minutes"):
        if block.kind != "part":
            assert (block.label + block.text).replace(NEWLINE, "\n") in written


def test_the_figures_are_the_read_models(tmp_path: Path) -> None:
    report = make_report()
    write_word(report, 2, tmp_path / "m.docx")
    text = "\n".join(words(tmp_path / "m.docx"))
    meeting = report.meeting(2)
    for sentence in (meeting.attendance.sentence, meeting.comment_figures.sentence, meeting.motions[0].sentence):
        assert sentence in text
    promises = Document(str(tmp_path / "m.docx")).tables[-1]
    assert [row.cells[2].text for row in promises.rows][1:] == [line.text for line in meeting.commitments]
    assert FORMULA in promises.rows[3].cells[2].text


def test_hostile_and_rare_words_arrive_as_they_are(tmp_path: Path) -> None:
    write_word(make_report(), 1, tmp_path / "m.docx")
    text = "\n".join(words(tmp_path / "m.docx"))
    for said in (SCRIPT, JINJA, FORMULA, "王𬱖", "李㛃", "赵堃"):
        assert said in text


def test_chinese_has_its_own_face_in_every_style_and_the_page_is_a4(tmp_path: Path) -> None:
    write_word(make_report(), 1, tmp_path / "m.docx")
    document = Document(str(tmp_path / "m.docx"))
    faces = {"Normal": "仿宋", "Title": "方正小标宋简体", "Heading 1": "黑体", "Heading 2": "楷体", "Cell": "仿宋"}
    for name, face in faces.items():
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == face
        assert not [key for key in fonts.attrib if key.endswith("Theme")]
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    used = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Normal", "Fact"} <= used


def test_the_same_minutes_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        write_word(make_report(), 1, tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_an_unknown_meeting_is_a_key_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write_word(make_report(), 9, tmp_path / "m.docx")
