"""The Word file's page and styles after GB/T 9704-2012, by the font names that Word and WPS know."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as Align
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from yitusanhui.documents.letterhead import AIR, DROP, LARGEST, RULE, SIZE, SMALLEST
from yitusanhui.documents.still import STILL

FANGSONG, HEITI, KAITI, TITLE_FACE, SONG = "仿宋", "黑体", "楷体", "方正小标宋简体", "宋体"
LATIN = "Times New Roman"
PITCH = Pt(28.95)
TRACKING = "-5"  # twentieths of a point: 28 characters of 16 pt in 156 mm
CELL_SIDE = "57"  # twentieths of a point left and right of a cell's words, as on paper
AFTER_SPACING = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:effect", "w:lang")
AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
STYLES = {
    "title": "Title",
    "level1": "Heading 1",
    "level2": "Heading 2",
    "level3": "Heading 3",
    "text": "Normal",
    "item": "Normal",
    "fact": "Fact",
    "right": "Right",
    "note": "Note",
}
FACT, RIGHT, NOTE, LABEL, TABLE_CELL, HEAD_CELL = "Fact", "Right", "Note", "Label", "Cell", "Head Cell"
SUBJECT, PHOTO_WORDS = "Annex Title", "Caption"
RED_HEAD, RED_LINE = "Red Head", "Red Line"  # the office's name, and the document's number above the red rule
RED, THICK = RGBColor(0xD7, 0x00, 0x0F), "16"  # eighths of a point: 0.7 mm
WIDTH, ROOM = 442, 1.2  # points of the type area; of a line, in sizes of its words: less would cut them


def set_up(document: Any) -> None:
    """A4 with the type area of GB/T 9704, page numbers outside, and all styles."""
    section = document.sections[0]
    _turn(section, wide=False)
    document.settings.odd_and_even_pages_header_footer = True
    _in_chinese(document)
    _prose(document.styles)
    _others(document.styles)
    _number(section.footer, Align.RIGHT)
    _number(section.even_page_footer, Align.LEFT)


def _in_chinese(document: Any) -> None:
    """Lines break by Chinese rules; what python-docx's template brings of its own (old styles, a thumbnail) goes."""
    language = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    language.set(qn("w:eastAsia"), "zh-CN")
    document.settings.element.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), "zh-CN")
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(("stylesWithEffects", "thumbnail"))]:
            del relations[key]


def _prose(styles: Any) -> None:
    _style(styles["Normal"], FANGSONG, 16, align=Align.JUSTIFY, indent=True)
    _track(styles["Normal"], TRACKING)
    _style(styles["Title"], TITLE_FACE, 22, align=Align.CENTER, pitch=Pt(36))
    styles["Title"].paragraph_format.space_after = PITCH
    _no_border(styles["Title"])
    for name, face in (("Heading 1", HEITI), ("Heading 2", KAITI), ("Heading 3", FANGSONG)):
        _style(styles[name], face, 16, indent=True, bold=name == "Heading 3")
        styles[name].paragraph_format.keep_with_next = True


def _others(styles: Any) -> None:
    for name in (FACT, RIGHT, NOTE, TABLE_CELL, HEAD_CELL, SUBJECT):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    _style(styles[FACT], FANGSONG, 16, align=Align.LEFT)
    _style(styles[RIGHT], FANGSONG, 16, align=Align.RIGHT)
    _style(styles[NOTE], FANGSONG, 10.5, align=Align.LEFT, pitch=Pt(16))
    _style(styles[PHOTO_WORDS], FANGSONG, 10.5, align=Align.CENTER, pitch=Pt(16))
    _style(styles[TABLE_CELL], FANGSONG, 11, align=Align.LEFT, pitch=Pt(16))
    _style(styles[SUBJECT], KAITI, 16, align=Align.CENTER)
    styles[SUBJECT].paragraph_format.keep_with_next = True
    _style(styles[HEAD_CELL], HEITI, 11, align=Align.CENTER, pitch=Pt(16))
    _style(styles["footer"], SONG, 14, pitch=Pt(16))
    styles["footer"].font.name = SONG
    _red(styles)
    for name in (NOTE, PHOTO_WORDS, TABLE_CELL, HEAD_CELL, "footer"):
        _track(styles[name], "0")
    _face(styles.add_style(LABEL, WD_STYLE_TYPE.CHARACTER), HEITI)


def set_head(page: Any, head: str, number: str) -> None:
    """The red head of GB/T 9704 7.2 where paper has it: the office's name as large as it fits, the number, the rule."""
    size = max(SMALLEST, min(LARGEST, WIDTH // len(head)))
    name = page.line(head, RED_HEAD)
    name.runs[0].font.size = Pt(size)
    name.paragraph_format.line_spacing, name.paragraph_format.space_before = Pt(size * ROOM), Pt(DROP)
    line = page.line(number, RED_LINE).paragraph_format
    line.line_spacing = Pt(SIZE * ROOM if number else RULE)
    line.space_before = PITCH * 2 if number else Pt(0)


def _red(styles: Any) -> None:
    for name in (RED_HEAD, RED_LINE):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    _style(styles[RED_HEAD], TITLE_FACE, LARGEST, align=Align.CENTER)
    styles[RED_HEAD].font.color.rgb = RED
    _track(styles[RED_HEAD], "0")
    _style(styles[RED_LINE], FANGSONG, 16, align=Align.CENTER)
    styles[RED_LINE].paragraph_format.space_after = Pt(AIR)
    borders, rule = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", THICK), ("space", "6"), ("color", str(RED))):
        rule.set(qn(f"w:{key}"), value)
    borders.append(rule)
    styles[RED_LINE].element.get_or_add_pPr().insert_element_before(borders, *AFTER_BORDERS)


def _style(
    style: Any,
    face: str,
    size: float,
    *,
    align: Any = None,
    indent: bool = False,
    bold: bool = False,
    pitch: Any = PITCH,
) -> None:
    _face(style, face)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    form = style.paragraph_format
    form.alignment, form.line_spacing_rule, form.line_spacing = align, WD_LINE_SPACING.EXACTLY, pitch
    form.space_before = form.space_after = Pt(0)
    form.widow_control = False
    form.first_line_indent = Pt(2 * size) if indent else Pt(0)
    _indent(form, 200 if indent else 0)


def narrow_cells(table: Any) -> None:
    """Less air beside a cell's words than Word would leave: columns are as wide as on paper."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        air = OxmlElement(f"w:{side}")
        air.set(qn("w:w"), CELL_SIDE)
        air.set(qn("w:type"), "dxa")
        margins.append(air)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def _indent(form: Any, hundredths: int) -> None:
    """The first line, in hundredths of a character: Word goes by them, whatever the size becomes and points say."""
    form.element.get_or_add_pPr().get_or_add_ind().set(qn("w:firstLineChars"), str(hundredths))


def hang(paragraph: Any, characters: int) -> None:
    """Later lines begin below the first word after a label of so many characters."""
    form, size = paragraph.paragraph_format, paragraph.style.font.size
    form.left_indent, form.first_line_indent = size * characters, -size * characters
    for name in ("leftChars", "hangingChars"):
        form.element.get_or_add_pPr().get_or_add_ind().set(qn(f"w:{name}"), str(100 * characters))


def below(paragraph: Any, indent: float, before: float) -> None:
    """A first line that begins so many characters in, so many points below the paragraph before."""
    form = paragraph.paragraph_format
    form.space_before, form.first_line_indent = Pt(before), int(paragraph.style.font.size * indent)
    _indent(form, round(100 * indent))


def flush(paragraph: Any) -> None:
    """A paragraph whose first line isn't indented, whatever its style says."""
    paragraph.paragraph_format.first_line_indent = Pt(0)
    _indent(paragraph.paragraph_format, 0)


def _track(style: Any, twentieths: str) -> None:
    """Space added between characters, in twentieths of a point."""
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), twentieths)
    style.element.get_or_add_rPr().insert_element_before(spacing, *AFTER_SPACING)


def _face(style: Any, face: str) -> None:
    """The face for Chinese, Latin letters in Times; theme fonts, which would win, go."""
    style.font.name = LATIN
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[key]
    fonts.set(qn("w:eastAsia"), face)


def _no_border(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _number(footer: Any, align: Any) -> None:
    """— 1 —, 14 pt, counted by Word."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = align
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(14)
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    inside = paragraph.add_run("1")
    field.append(inside._r)
    paragraph.add_run(" —")


def new_section(document: Any, *, wide: bool) -> Any:
    """A new page, lying on its side where `wide`, with the same margins and numbers."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _turn(section, wide=wide)
    return section


def _turn(section: Any, *, wide: bool) -> None:
    long, short = Mm(297), Mm(210)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if wide else (short, long)
    if wide:
        section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = Mm(20)
        section.footer_distance = Mm(10)
    else:
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        section.footer_distance = Mm(25)  # the dash, in the middle of its line, is 7 mm below the type area


def describe(document: Any, title: str, author: str, date: str) -> None:
    """What the file says of itself; its dates are the meeting's, so that a second export is the same file."""
    facts = document.core_properties
    facts.title, facts.author, facts.last_modified_by, facts.comments = title[:255], author[:255], "", ""
    try:
        moment = datetime.fromisoformat(date).replace(tzinfo=None)
    except ValueError:
        moment = datetime(*STILL)
    facts.created = facts.modified = moment
    facts.revision, facts.language = 1, "zh-CN"
