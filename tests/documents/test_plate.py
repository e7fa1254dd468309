"""The map page."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.documents.builders import make_comments, make_report
from tests.documents.papers import Letter, assert_archival, letters, needs_fonts, pages, squeezed, words
from yitusanhui.documents.page import publish
from yitusanhui.documents.pdfa import About
from yitusanhui.documents.plate import picture, plate, plate_index
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import BlueprintLine, CommentLine
from yitusanhui.domain.terms import Audience
from yitusanhui.texts import sentence

pytestmark = needs_fonts
DRAWING = replace(make_report(1).blueprints[0], metres_per_pixel=0.05)


def image(mode: str = "RGB", kind: str = "PNG", size: tuple[int, int] = (620, 438), **options: object) -> bytes:
    made = BytesIO()
    Image.new(mode, size, 0).save(made, kind, **options)
    return made.getvalue()


def put(target: Path, comments: tuple[CommentLine, ...], drawing: bytes | None, **options: Audience) -> Path:
    return publish(plate(drawing, DRAWING, comments, **options), About("图"), target)


def test_pins_stand_where_they_were_put(tmp_path: Path) -> None:
    corners = ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75))
    placed = [
        replace(make_comments(1)[0], number=n, x=DRAWING.width * x, y=DRAWING.height * y)
        for n, (x, y) in enumerate(corners, 1)
    ]
    found: dict[str, Letter] = {}
    for letter in letters(put(tmp_path / "a.pdf", tuple(placed), image()), 1):
        found.setdefault(letter.text, letter)
    across = found["2"].left - found["1"].left
    down = found["1"].bottom - found["3"].bottom
    assert across > 100 and down > 100
    assert across / down == pytest.approx(DRAWING.width / DRAWING.height, rel=0.02)


def test_the_label_and_the_legend_say_what_is_on_it(tmp_path: Path) -> None:
    found = words(put(tmp_path / "a.pdf", make_comments(20), image()))
    assert f"图版{DRAWING.label}" in found and "50米" in found and "宜居" in found
    assert "未标在本图上的意见：7、14号。" in found


def test_the_index_has_a_heading_and_quotes_a_long_comment_to_its_end(tmp_path: Path) -> None:
    long = replace(make_comments(1)[0], text="车棚" * 60 + "不要拆")
    found = words(publish(plate_index([long]), About("图"), tmp_path / "a.pdf"))
    assert found.startswith("意见一览表编号类别意见") and "不要拆" in found


def test_withdrawn_comments_are_not_on_it(tmp_path: Path) -> None:
    comments = make_comments(20)
    assert comments[10].withdrawn_reason
    assert comments[10].text not in words(put(tmp_path / "a.pdf", comments, image()))


@pytest.mark.parametrize(
    "drawing",
    [image(), image("RGBA"), image("LA"), image("P"), image("1"), image("CMYK", "JPEG"), image("L", "JPEG"), None],
    ids=["RGB", "RGBA", "LA", "P", "1", "CMYK", "L", "none"],
)
def test_any_picture_makes_an_archival_page(drawing: bytes | None, tmp_path: Path) -> None:
    assert_archival(put(tmp_path / "a.pdf", make_comments(5), drawing))


def test_a_picture_loses_what_a_camera_noted(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    noted = image(kind="JPEG", exif=exif)
    assert b"secret place" in noted
    put(tmp_path / "a.pdf", make_comments(3), noted)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        streams = [item.read_raw_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream)]
    assert not any(b"secret place" in stream for stream in streams)


@pytest.mark.parametrize("content", [b"x", b"\xff\xd8\xff\xe0broken", image()[:60]], ids=["text", "jpeg", "png"])
def test_a_broken_picture_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(DomainError) as refused:
        picture(content)
    assert "重新导入" in sentence(refused.value)


def test_a_thousand_pins_have_a_page(tmp_path: Path) -> None:
    found = pages(put(tmp_path / "a.pdf", make_comments(1000), image()))
    assert "未标在本图上的意见共" in found[1]
    assert "意见太密处只写条数" in squeezed(found[1])
    assert "局部放大图D" in found[5] and "999" in "".join(found)


def test_no_pin_of_a_crowd_leaves_the_paper(tmp_path: Path) -> None:
    """They stood around the page, out of sight, with their lines across it."""
    wide, high = DRAWING.width, DRAWING.height
    crowd = [replace(make_comments(1)[0], number=n, x=wide * (n % 40) / 60, y=high * n / 6000) for n in range(1, 2501)]
    target = put(tmp_path / "a.pdf", tuple(crowd), image())
    numbers = [letter for letter in letters(target, 1) if letter.text.isdigit()]
    page = [one for one in numbers if one.top - one.bottom > one.right - one.left]  # the page's own lies on its side
    assert len(page) > 100
    assert all(letter.left > 30 and letter.right < 812 and letter.bottom > 20 and letter.top < 500 for letter in page)


def test_many_categories_keep_the_legend_on_the_page(tmp_path: Path) -> None:
    comments = tuple(replace(line, category=f"类别第{line.number}项") for line in make_comments(40))
    found = letters(put(tmp_path / "a.pdf", comments, image()), 1)
    assert max(letter.right for letter in found) < 842 - 50
    assert min(letter.bottom for letter in found) > 20


def test_without_a_drawing_there_is_no_annex() -> None:
    assert plate(None, None, make_comments(3)) == []


def test_a_public_map_names_no_one(tmp_path: Path) -> None:
    found = words(put(tmp_path / "a.pdf", make_comments(12), image(), audience=Audience.PUBLIC))
    assert not [line.author for line in make_comments(12) if line.author in found]


def test_a_drawing_of_one_pixel_row_still_fits(tmp_path: Path) -> None:
    thin = BlueprintLine(1, "v1", "长图", "a.png", 10_000, 3, "", "")
    publish(plate(image(), thin, make_comments(3)), About("图"), tmp_path / "a.pdf")
    assert_archival(tmp_path / "a.pdf")
