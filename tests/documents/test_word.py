"""The editable twin of the minutes says what the PDF says, in fonts that Word and WPS know."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from PIL import Image

from tests.documents.builders import FORMULA, JINJA, SCRIPT, make_report
from tests.documents.office_files import word_faults
from tests.documents.papers import needs_fonts, squeezed
from tests.documents.papers import words as pdf_words
from tests.documents.test_annex import attached, photo
from tests.documents.test_plate import image
from yitusanhui.documents.blocks import NEWLINE, Block, render
from yitusanhui.documents.look import with_look
from yitusanhui.documents.minutes import write_minutes
from yitusanhui.documents.word import Page, write_word
from yitusanhui.documents.word_styles import set_up
from yitusanhui.documents.workbook import write_workbook
from yitusanhui.texts import papers


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
    tables = Document(str(tmp_path / "m.docx")).tables
    promises = next(table for table in tables if len(table.columns) > 2 and table.rows[0].cells[2].text == "事项")
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


def picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (800, 600), "white").save(made, "JPEG")
    return made.getvalue()


def test_the_map_is_a_picture_on_a_page_that_lies(tmp_path: Path) -> None:
    write_word(make_report(), 1, tmp_path / "m.docx", drawing=picture())
    document = Document(str(tmp_path / "m.docx"))
    assert [section.orientation for section in document.sections][1:] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    assert len(document.inline_shapes) == 1
    shape, section = document.inline_shapes[0], document.sections[-1]
    assert shape.width <= section.page_width - section.left_margin - section.right_margin


def twin(path: Path) -> list[str]:
    """The words of every paragraph, in tables too, in their order and without white space."""
    paragraphs = Document(str(path)).element.body.iter(qn("w:p"))
    said = (squeezed("".join(piece.text or "" for piece in one.iter(qn("w:t")))) for one in paragraphs)
    return [words for words in (one.replace("＿", "") for one in said) if words]


@needs_fonts
@pytest.mark.parametrize("meeting_id", [1, 2, 3])
@pytest.mark.parametrize("key", ["community", "street"])
def test_paragraph_by_paragraph_it_is_the_paper(key: str, meeting_id: int, tmp_path: Path) -> None:
    report = with_look(make_report(), key)
    write_word(report, meeting_id, tmp_path / "m.docx", drawing=picture())
    write_minutes(report, meeting_id, tmp_path / "m.pdf", drawing=picture())
    paper, at, between = pdf_words(tmp_path / "m.pdf"), 0, ""
    *written, under_the_map = twin(tmp_path / "m.docx")
    for paragraph in written:
        found = paper.find(paragraph, at)
        assert found >= 0, f"not on paper after “{paper[max(0, at - 30) : at]}”: {paragraph}"
        between += paper[at:found]
        at = found + len(paragraph)
    heads = "".join(head for head, _ in papers.SAID_HEADS)
    assert between.replace(heads, "") == "", "on paper only"
    assert under_the_map in paper[at:]


def test_the_streets_minutes_have_its_red_head_on_one_line(tmp_path: Path) -> None:
    write_word(with_look(make_report(), "street"), 1, tmp_path / "m.docx")
    head, line, title, *_ = Document(str(tmp_path / "m.docx")).paragraphs
    assert (head.text, head.style.name, line.style.name, title.style.name) == (
        "外滩街道社区协商会议纪要", "Red Head", "Red Line", "Title",
    )  # fmt: skip
    assert head.runs[0].font.size.pt * len(head.text) <= 156 / 25.4 * 72
    assert str(head.style.font.color.rgb) == "D7000F"
    assert line.style.element.pPr.find(qn("w:pBdr")).find(qn("w:bottom")).get(qn("w:color")) == "D7000F"
    write_word(make_report(), 1, tmp_path / "m.docx")
    assert Document(str(tmp_path / "m.docx")).paragraphs[0].style.name == "Title"


def bare(number: int) -> bytes:
    """A photo as the file keeps it: a JPEG without any notes, not even JFIF's."""
    whole = photo(number)
    assert whole[6:10] == b"JFIF"
    return whole[:2] + whole[20:]


@needs_fonts
def test_photos_are_its_last_annex_as_on_paper_and_each_is_above_its_words(tmp_path: Path) -> None:
    report = attached()
    write_word(report, 1, tmp_path / "m.docx", drawing=picture(), photos=bare)
    write_minutes(report, 1, tmp_path / "m.pdf", drawing=picture(), photos=bare)
    written, paper = twin(tmp_path / "m.docx"), pdf_words(tmp_path / "m.pdf")
    begins = written.index("附件3")
    assert written[begins + 1] == papers.PHOTOS_TITLE
    at = paper.index(f"附件3{papers.PHOTOS_TITLE}")
    for words_of_one in written[begins:]:
        at = paper.index(words_of_one, at) + len(words_of_one)
    assert at == len(paper)
    document = Document(str(tmp_path / "m.docx"))
    assert len(document.inline_shapes) == 1 + 5  # the map; authorities of proxies are in the record only
    shown = [one for one in document.paragraphs if one._p.findall(f".//{qn('w:drawing')}")]
    assert all(one.paragraph_format.keep_with_next or one.style.paragraph_format.keep_with_next for one in shown)
    assert word_faults(tmp_path / "m.docx") == []


def test_annexes_have_the_numbers_they_have_on_paper(tmp_path: Path) -> None:
    report = make_report()
    write_word(report, 1, tmp_path / "m.docx", drawing=picture())
    written = words(tmp_path / "m.docx")
    begun = [place for place, text in enumerate(written) if text in ("附件1", "附件2")]
    assert [(written[place], written[place + 1]) for place in begun] == [
        ("附件1", papers.ALL_COMMENTS),
        ("附件2", papers.PLATE_TITLE),
    ]
    assert Document(str(tmp_path / "m.docx")).paragraphs[begun[0]]._p.pPr.ind.get(qn("w:firstLineChars")) == "0"


def test_the_page_number_stands_seven_millimetres_below_the_words(tmp_path: Path) -> None:
    """GB/T 9704 7.5: its dash, in the middle of its line; on the outer side, one character in."""
    write_word(make_report(), 1, tmp_path / "m.docx")
    document = Document(str(tmp_path / "m.docx"))
    section, style = document.sections[0], document.styles["footer"]
    dash = section.footer_distance.mm + style.paragraph_format.line_spacing.mm / 2
    assert abs(section.bottom_margin.mm - dash - 7) < 0.5
    assert (style.font.size.pt, style.element.rPr.rFonts.get(qn("w:eastAsia"))) == (14, "宋体")
    sides = [footer.paragraphs[0] for footer in (section.footer, section.even_page_footer)]
    assert [str(one.alignment).partition(" ")[0] for one in sides] == ["RIGHT", "LEFT"]
    assert all(one.paragraph_format.left_indent.pt == 14 for one in sides)


def test_lists_hang_and_the_annexes_and_signatures_stand_apart(tmp_path: Path) -> None:
    target = write_word(make_report(20), 1, tmp_path / "a.docx", drawing=image())
    lines = {line.text.split("：")[0].split(".")[0]: line for line in Document(str(target)).paragraphs}
    came = lines["出席"].paragraph_format
    assert came.left_indent.pt == 48 and came.first_line_indent.pt == -48
    assert lines["附件"].paragraph_format.space_before.pt > 20
    assert lines["主持人"].paragraph_format.space_before.pt > 20
    assert lines["2"].paragraph_format.first_line_indent.pt == 80, "2. stands below 1."


def test_nothing_hangs_below_a_label_of_a_third_of_the_line(tmp_path: Path) -> None:
    """As in the PDF: half of every line would be empty."""
    document = Document()
    set_up(document)
    page = Page(document)
    for label in ("街道和区级部门：", "街道和区级各部门代表："):
        page.add(Block("fact", "规建办、管理办", label), {})
    assert [line.paragraph_format.left_indent is not None for line in document.paragraphs] == [True, False]


def test_word_is_told_that_the_words_are_chinese(tmp_path: Path) -> None:
    write_word(make_report(), 1, tmp_path / "m.docx")
    document = Document(str(tmp_path / "m.docx"))
    for root, name in ((document.styles.element, "w:lang"), (document.settings.element, "w:themeFontLang")):
        assert {one.get(qn("w:eastAsia")) for one in root.iter(qn(name))} == {"zh-CN"}


def test_neither_the_head_nor_the_last_row_of_a_table_stands_alone(tmp_path: Path) -> None:
    write_word(make_report(), 1, tmp_path / "m.docx")
    for table in Document(str(tmp_path / "m.docx")).tables:
        for row in (table.rows[0], table.rows[-2]):
            assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells)


def test_every_style_a_paragraph_names_is_there_and_rows_stay_whole(tmp_path: Path) -> None:
    write_word(make_report(), 1, tmp_path / "m.docx", drawing=picture())
    document = Document(str(tmp_path / "m.docx"))
    known = {style.style_id for style in document.styles}
    named = {p.get(qn("w:val")) for p in document.element.body.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))}
    assert named <= known
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows[1:])
        widths = [column.width for column in table.columns]
        assert [cell.width for cell in table.rows[0].cells] == widths


def test_a_sentence_that_leads_to_a_table_stays_with_it(tmp_path: Path) -> None:
    write_word(make_report(), 2, tmp_path / "m.docx")
    leading = [p for p in Document(str(tmp_path / "m.docx")).paragraphs if p.text.endswith("如下：")]
    assert leading and all(p.paragraph_format.keep_with_next for p in leading)


def test_a_long_title_breaks_where_its_author_marked_it(tmp_path: Path) -> None:
    report = replace(make_report(), title="滨江里口袋公园及非机动车棚更新")
    write_word(report, 1, tmp_path / "m.docx")
    assert words(tmp_path / "m.docx")[0] == "滨江里口袋公园及非机动车棚更新\n征询会第1次会议纪要"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_minutes_and_the_workbook(tmp_path: Path) -> None:
    write_word(make_report(), 1, tmp_path / "m.docx", drawing=picture())
    write_workbook(make_report(), tmp_path / "b.xlsx")
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "m.docx"), str(tmp_path / "b.xlsx")], check=True, capture_output=True)
    assert "会议纪要" in pdf_words(tmp_path / "m.pdf") and "意见分布图" in pdf_words(tmp_path / "m.pdf")
    assert "统计图" in pdf_words(tmp_path / "b.pdf")
