"""OFD (an experiment): the second back end puts down what the first one did, word for word and place for place."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as Tree
from zipfile import ZipFile

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfbase.ttfonts import TTFontFile

from tests.documents.builders import make_report
from tests.documents.papers import coded, letters, needs_fonts, squeezed
from yitusanhui.documents.export import export
from yitusanhui.documents.minutes import write_minutes
from yitusanhui.documents.ofd import write_ofd
from yitusanhui.documents.ofd_page import MM, tag

pytestmark = needs_fonts


def picture() -> bytes:
    raw = BytesIO()
    Image.new("RGB", (496, 351), "#e8f0e0").save(raw, "JPEG")
    return raw.getvalue()


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_minutes(make_report(), 1, tmp_path_factory.mktemp("ofd") / "纪要.pdf", drawing=picture())


@pytest.fixture(scope="module")
def made(paper: Path) -> ZipFile:
    return ZipFile(write_ofd(paper, paper.with_suffix(".ofd")))


def part(made: ZipFile, name: str) -> Tree.Element:
    return Tree.fromstring(made.read(f"Doc_0/{name}"))


def contents(made: ZipFile) -> list[Tree.Element]:
    return [part(made, str(page.get("BaseLoc"))) for page in part(made, "Document.xml").iter(tag("Page"))]


def test_every_part_that_is_named_is_there_and_every_identifier_is_its_own(made: ZipFile) -> None:
    root = Tree.fromstring(made.read("OFD.xml"))
    assert root.findtext(f"{tag('DocBody')}/{tag('DocRoot')}") == "Doc_0/Document.xml"
    assert "试验" in str(root.findtext(f"{tag('DocBody')}/{tag('DocInfo')}/{tag('Abstract')}"))
    resources = [part(made, f"{name}.xml") for name in ("PublicRes", "DocumentRes")]
    files = [one.text for res in resources for name in ("FontFile", "MediaFile") for one in res.iter(tag(name))]
    assert {f"Doc_0/Res/{name}" for name in files} == {name for name in made.namelist() if "/Res/" in name}
    trees = [*resources, part(made, "Document.xml"), *contents(made)]
    numbers = [int(str(one.get("ID"))) for tree in trees for one in tree.iter() if one.get("ID")]
    assert len(numbers) == len(set(numbers))
    assert max(numbers) == int(str(part(made, "Document.xml").findtext(f"{tag('CommonData')}/{tag('MaxUnitID')}")))
    known = {one.get("ID") for res in resources for one in res.iter() if one.get("ID")}
    used = {one.get(name) for page in contents(made) for one in page.iter() for name in ("Font", "ResourceID")}
    assert used - {None} == known


def test_the_text_is_the_papers_word_for_word(made: ZipFile, paper: Path) -> None:
    said = "".join(str(one.text) for page in contents(made) for one in page.iter(tag("TextCode")))
    assert squeezed(said) == squeezed(coded(paper)) and "王𬱖" in said


def test_parts_stand_in_the_order_of_the_standard_and_no_text_begins_or_ends_with_a_blank(made: ZipFile) -> None:
    """A reader that strips blanks, as XML readers do, would put every character one place too far."""
    order = {"PathObject": ["StrokeColor", "FillColor", "AbbreviatedData"], "TextObject": ["FillColor", "TextCode"]}
    pages = contents(made)
    for name, wanted in order.items():
        for one in (one for page in pages for one in page.iter(tag(name))):
            parts = [child.tag.rpartition("}")[2] for child in one]
            assert parts == [part for part in wanted if part in parts]
    texts = [str(one.text) for page in pages for one in page.iter(tag("TextCode"))]
    assert all(text == text.strip() != "" for text in texts)


def test_every_character_has_a_glyph_in_the_font_that_is_inside(made: ZipFile) -> None:
    fonts = {}
    for font in part(made, "PublicRes.xml").iter(tag("Font")):
        program = BytesIO(made.read(f"Doc_0/Res/{font.findtext(tag('FontFile'))}"))
        fonts[font.get("ID")] = TTFontFile(program, charInfo=1).charToGlyph
    for page in contents(made):
        for text in page.iter(tag("TextObject")):
            assert {ord(c) for c in str(text.findtext(tag("TextCode")))} <= fonts[text.get("Font")].keys()


def test_characters_stand_where_the_pdf_has_them(made: ZipFile, paper: Path) -> None:
    for number, page in enumerate(contents(made)):
        height = float(str(page.findtext(f"{tag('Area')}/{tag('PhysicalBox')}")).split()[3])
        mine = []
        for text in page.iter(tag("TextObject")):
            code = text.find(tag("TextCode"))
            assert code is not None and code.text
            steps = [float(step) for step in code.get("DeltaX", "").split()]
            assert len(steps) == len(code.text) - 1
            left, top = map(float, str(text.get("Boundary")).split()[:2])
            across, down, _, _, x, y = map(float, text.get("CTM", "1 0 0 1 0 0").split())  # the number of a wide page
            left, base = left + x, height - top - y - float(str(code.get("Y")))
            gone = [sum(steps[:place]) for place in range(len(code.text))]
            stand = ((c, left + across * by, base - down * by, down) for c, by in zip(code.text, gone, strict=True))
            mine += [one for one in stand if one[0].strip() and ord(one[0]) < 0x10000]
        found = letters(paper, number)
        assert [letter.text for letter in found] == [c for c, *_ in mine]  # pdfium boxes none beyond the BMP
        for letter, (_, x, y, turned) in zip(found, mine, strict=True):
            if turned:
                assert letter.left * MM - 0.4 <= x <= letter.right * MM
            else:
                assert letter.left * MM == pytest.approx(x, abs=0.4)
            assert letter.bottom * MM - 0.1 <= y <= letter.top * MM + 0.1


def test_lines_and_the_map_are_on_it_too(made: ZipFile, paper: Path) -> None:
    names = [one.tag for page in contents(made) for one in page.iter()]
    assert names.count(tag("PathObject")) > 20
    with pikepdf.open(paper) as pdf:
        pictures = sum(len(page.get_images()) for page in pdf.pages)
    assert names.count(tag("ImageObject")) == pictures > 0
    for page in contents(made):
        width, height = map(float, str(page.findtext(f"{tag('Area')}/{tag('PhysicalBox')}")).split()[2:])
        for one in page.iter(tag("ImageObject")):
            left, top, wide, high = map(float, str(one.get("Boundary")).split())
            assert 0 <= left < left + wide <= width and 0 <= top < top + high <= height


def test_the_same_minutes_give_the_same_bytes_and_only_who_asks_gets_them(tmp_path: Path) -> None:
    report = make_report()
    (first,) = export(report, tmp_path, only=("ofd",), meeting_id=1)
    assert first.path.name.endswith(".ofd") and "试验" in first.path.name and first.refusal is None
    assert export(report, tmp_path, only=("ofd",), meeting_id=1)[0].kept
    assert all(one.path.suffix != ".ofd" for one in export(report, tmp_path / "b", only=("minutes",), meeting_id=1))
