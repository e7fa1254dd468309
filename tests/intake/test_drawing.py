from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
import pyvips

from tests.intake.builders import picture, png_that_says, saved
from yitusanhui.domain.errors import DomainError
from yitusanhui.intake.drawing import count_pages, kind_and_page, read_drawing
from yitusanhui.texts import sentence


def refusal(path: Path, page: int = 1) -> str:
    with pytest.raises(DomainError) as caught:
        read_drawing(path, page=page)
    assert "{" not in sentence(caught.value)
    return caught.value.code


def pdf_of(*sizes: tuple[int, int], **save: object) -> bytes:
    document, out = pikepdf.new(), io.BytesIO()
    for size in sizes:
        document.add_blank_page(page_size=size)
    document.save(out, **save)
    return out.getvalue()


def overview_of(path: Path, page: int = 1) -> pyvips.Image:
    return pyvips.Image.new_from_buffer(read_drawing(path, page=page).overview, "")


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tif[compression=deflate]", ".tif[tile,pyramid]"])
def test_a_picture_keeps_its_bytes_and_shows_a_jpeg_overview(tmp_path: Path, suffix: str) -> None:
    data = picture(3000, 1000).write_to_buffer(suffix)
    drawing = read_drawing(saved(tmp_path / "图", data))
    assert (drawing.width, drawing.height, drawing.tiles) == (3000, 1000, None)
    assert (drawing.original, drawing.sha256) == (data, sha256(data).hexdigest())
    overview = pyvips.Image.new_from_buffer(drawing.overview, "")
    assert (overview.width, overview.bands) == (2048, 3)
    assert abs(overview.height - 2048 / 3) < 1


def test_what_a_file_is_decides_its_content_not_its_name(tmp_path: Path) -> None:
    drawing = read_drawing(saved(tmp_path / "王𬱖 {{7*7}}.png", picture(80, 80).jpegsave_buffer()))
    assert drawing.media_type == "image/jpeg"


def test_a_camera_held_upright_is_seen_upright(tmp_path: Path) -> None:
    turned = picture(300, 200).copy()
    turned.set_type(pyvips.GValue.gint_type, "orientation", 6)
    path = saved(tmp_path / "a.jpg", turned.jpegsave_buffer())
    assert (read_drawing(path).width, read_drawing(path).height) == (200, 300)
    assert (overview_of(path).width, overview_of(path).height) == (200, 300)


@pytest.mark.parametrize("space", ["cmyk", "rgb16", "grey16", "b-w"])
def test_other_colour_spaces_come_out_as_they_look(tmp_path: Path, space: str) -> None:
    made = picture(200, 100).colourspace(space)
    overview = overview_of(saved(tmp_path / "a.tif", made.tiffsave_buffer()))
    wanted = picture(200, 100).colourspace("b-w").avg()
    assert (overview.bands, overview.format) == (3, "uchar")
    assert overview.colourspace("b-w").avg() == pytest.approx(wanted, abs=8)


def test_where_a_drawing_is_see_through_the_paper_is_white(tmp_path: Path) -> None:
    clear = (picture(100, 100) * 0).bandjoin(0).cast("uchar").copy(interpretation="srgb")
    assert overview_of(saved(tmp_path / "a.png", clear.pngsave_buffer())).avg() == 255


def test_a_pdf_page_gets_the_size_its_sheet_deserves(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.pdf", pdf_of((2384, 3370), (595, 842), (200, 100)))
    sizes = [(read_drawing(path, page=page).width, read_drawing(path, page=page).height) for page in (1, 2, 3)]
    assert sizes == [(9904, 14000), (2479, 3508), (3000, 1500)]
    assert read_drawing(path).original == path.read_bytes()


@pytest.mark.parametrize("page", [1, 2])
def test_the_media_type_remembers_the_page(tmp_path: Path, page: int) -> None:
    path = saved(tmp_path / "a.pdf", pdf_of((200, 100), (300, 100)))
    assert kind_and_page(read_drawing(path, page=page).media_type) == ("application/pdf", page)


def test_a_page_of_a_tiff_can_be_chosen(tmp_path: Path) -> None:
    pages = picture(100, 240).copy()
    pages.set_type(pyvips.GValue.gint_type, "page-height", 120)
    path = saved(tmp_path / "a.tif", pages.tiffsave_buffer())
    assert read_drawing(path, page=2).height == 120
    assert overview_of(path, 2).avg() != overview_of(path, 1).avg()
    assert refusal(path, 3) == "drawing_no_page"


def test_files_that_are_no_drawing_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere.jpg") == "file_missing"
    assert refusal(tmp_path) == "file_is_folder"
    assert refusal(saved(tmp_path / "empty.jpg", b"")) == "file_empty"
    for data in (b"hello", b"GIF89a", b"AC1032", b"PK\x03\x04", b"....ftypheic"):
        assert refusal(saved(tmp_path / "other.jpg", data)) == "drawing_kind"


@pytest.mark.parametrize("kind", ["jpg", "png", "tif", "webp"])
def test_a_drawing_that_was_cut_short_is_refused_not_shown_grey(tmp_path: Path, kind: str) -> None:
    data = picture(600, 500).write_to_buffer(f".{kind}")
    for share in (0.1, 0.5, 0.95):
        assert refusal(saved(tmp_path / "a", data[: int(len(data) * share)])) == "drawing_damaged"


def test_sizes_beyond_sense_are_refused(tmp_path: Path) -> None:
    assert refusal(saved(tmp_path / "a", picture(63, 500).pngsave_buffer())) == "drawing_small"
    assert refusal(saved(tmp_path / "a", png_that_says(50_000, 40_000))) == "drawing_huge"
    assert refusal(saved(tmp_path / "a", png_that_says(20_000, 20_000))) == "drawing_damaged"
    assert refusal(saved(tmp_path / "a", pdf_of((14_400, 10)))) == "drawing_small"


def test_moving_pictures_and_measurements_are_refused(tmp_path: Path) -> None:
    film = picture(100, 200).copy()
    film.set_type(pyvips.GValue.gint_type, "page-height", 100)
    film.set_type(pyvips.GValue.array_int_type, "delay", [100, 100])
    assert refusal(saved(tmp_path / "a", film.webpsave_buffer())) == "drawing_animated"
    heights = pyvips.Image.black(100, 100).cast("float").tiffsave_buffer()
    assert refusal(saved(tmp_path / "a", heights)) == "drawing_not_picture"


def test_pdfs_that_cannot_be_opened_are_refused(tmp_path: Path) -> None:
    locked = pdf_of((100, 100), encryption=pikepdf.Encryption(user="a", owner="b"))
    assert refusal(saved(tmp_path / "a", locked)) == "pdf_locked"
    assert refusal(saved(tmp_path / "a", pdf_of())) == "pdf_no_pages"
    assert refusal(saved(tmp_path / "a", b"%PDF-1.7 rubbish")) == "drawing_damaged"
    assert refusal(saved(tmp_path / "a", pdf_of((100, 100))), 2) == "drawing_no_page"


def test_every_photo_of_the_shared_data_is_read_or_refused(shared_data: Path) -> None:
    outcomes = {}
    for path in sorted((shared_data / "photos").glob("*.[jh]*")):
        try:
            outcomes[path.stem] = (read_drawing(path).width, read_drawing(path).height)
        except DomainError as error:
            outcomes[path.stem] = error.code
    assert outcomes["heic_samplefilehub"] == "drawing_kind"
    assert outcomes["jpg_invalid_image01551"] == "drawing_small"
    assert {outcomes[f"jpg_orientation_landscape_{turn}"] for turn in (1, 3, 6, 8)} == {(600, 450)}


def test_pages_are_counted_without_drawing_any(tmp_path: Path) -> None:
    pages = picture(100, 240).copy()
    pages.set_type(pyvips.GValue.gint_type, "page-height", 120)
    assert count_pages(saved(tmp_path / "a.tif", pages.tiffsave_buffer())) == 2
    assert count_pages(saved(tmp_path / "a.pdf", pdf_of((100, 100), (200, 100), (100, 300)))) == 3
    assert count_pages(saved(tmp_path / "a.png", picture(100, 100).pngsave_buffer())) == 1
    assert count_pages(saved(tmp_path / "a.txt", b"words")) == 1
