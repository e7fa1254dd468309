"""Photos as people bring them: the original as it is, the preview upright and without what the camera noted."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
import pyvips
from PIL import Image

from yitusanhui.domain.errors import DomainError
from yitusanhui.intake.photo import PREVIEW, photo_of, photos_in, read_photo
from yitusanhui.texts import sentence

GPS = 0x8825


def _picture(path: Path, size: tuple[int, int] = (400, 300)) -> Path:
    pyvips.Image.black(*size, bands=3).copy(interpretation="srgb").write_to_file(str(path))
    return path


@pytest.fixture
def photos(shared_data: Path) -> Path:
    """Photos that no one on the team took."""
    return shared_data / "photos"


@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_every_orientation_stands_upright(photos: Path, turned: int) -> None:
    photo = read_photo(photos / f"jpg_orientation_landscape_{turned}.jpg")
    with Image.open(BytesIO(photo.preview)) as seen:
        assert seen.width > seen.height
        assert not seen.getexif()


def test_where_it_was_taken_stays_in_the_original_only(photos: Path) -> None:
    path = photos / "jpg_gps_DSCN0010.jpg"
    photo = read_photo(path)
    assert photo.original == path.read_bytes()
    assert photo.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    with Image.open(BytesIO(photo.original)) as brought, Image.open(BytesIO(photo.preview)) as seen:
        assert brought.getexif().get_ifd(GPS)
        assert not seen.getexif().get_ifd(GPS)
    assert photo.taken_at == "2008-10-22T16:28:39"


def test_every_shared_photo_is_read_or_refused_in_a_sentence(photos: Path) -> None:
    for path in photos_in(photos):
        try:
            assert read_photo(path).preview.startswith(b"\xff\xd8")
        except DomainError as refusal:
            assert path.name in sentence(refusal)


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tif"])
def test_the_usual_kinds_are_read_and_made_small(tmp_path: Path, suffix: str) -> None:
    photo = read_photo(_picture(tmp_path / f"大.{suffix}", (2400, 1200)))
    with Image.open(BytesIO(photo.preview)) as seen:
        assert seen.size == (PREVIEW, PREVIEW // 2)
    assert photo.media_type.startswith("image/")


def test_a_page_of_a_pdf_is_a_scan(tmp_path: Path) -> None:
    paper = tmp_path / "签字页.pdf"
    Image.new("RGB", (600, 800), "white").save(paper)
    photo = read_photo(paper)
    assert (photo.media_type, photo.original) == ("application/pdf", paper.read_bytes())
    assert max(Image.open(BytesIO(photo.preview)).size) == PREVIEW


def test_bytes_that_were_pasted_are_read_the_same(tmp_path: Path) -> None:
    data = _picture(tmp_path / "a.png").read_bytes()
    assert photo_of(data, "粘贴的图片.png").file_name == "粘贴的图片.png"


def test_a_telephones_photo_is_read(shared_data: Path) -> None:
    there = shared_data / "photos" / "heic_samplefilehub.heif"
    photo = read_photo(there)
    with Image.open(BytesIO(photo.preview)) as seen:
        assert seen.size == (640, 426)
    assert photo.original == there.read_bytes() and photo.media_type == "image/heif"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("断.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 50, "photo_damaged"),
        ("断.pdf", b"%PDF-1.7\nnothing", "photo_damaged"),
        ("空.jpg", b"", "file_empty"),
        ("字.txt", b"words", "photo_kind"),
        ("动.gif", b"GIF89a" + b"\0" * 20, "photo_kind"),
        ("苹果.heic", b"\0\0\0\x18ftypheic\0\0\0\0", "photo_not_here"),
    ],
)
def test_what_is_no_photo_is_refused_by_its_name(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DomainError, match=code) as refusal:
        read_photo(path)
    assert name in sentence(refusal.value)


def test_half_a_photo_is_refused(tmp_path: Path) -> None:
    whole = _picture(tmp_path / "整.png", (900, 900)).read_bytes()
    half = tmp_path / "半.png"
    half.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DomainError, match="photo_damaged"):
        read_photo(half)


@pytest.mark.parametrize(("size", "code"), [((20, 400), "photo_small"), ((20_000, 15_000), "photo_huge")])
def test_too_small_and_too_large_are_said_with_their_size(tmp_path: Path, size: tuple[int, int], code: str) -> None:
    with pytest.raises(DomainError, match=code) as refusal:
        read_photo(_picture(tmp_path / "p.png", size))
    assert str(size[0]) in sentence(refusal.value)
