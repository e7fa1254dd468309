"""Pictures through libvips: how a scan or photo is opened, measured, and turned into plain upright sRGB."""

from __future__ import annotations

from typing import Any

import pyvips

from yitusanhui.domain.errors import DomainError
from yitusanhui.intake.sniff import TIFF

SMALLEST = 64  # pixels a side
MEGAPIXELS = 600  # read as a stream
MEGAPIXELS_WHOLE = 200  # progressive JPEG, interlaced PNG, WebP: held in memory whole
OVERVIEW = 2048  # pixels a side
FAIL_ON = "truncated"

pyvips.cache_set_max(0)  # Keeps no file open and no picture in memory behind our back.


def load_options(kind: str, page: int) -> dict[str, Any]:
    """What libvips is told on opening: fail on a truncated file, and the page of a TIFF."""
    return {"fail_on": FAIL_ON} | ({"page": page - 1} if kind == TIFF else {})


def measure_picture(data: bytes, kind: str, page: int) -> tuple[int, int]:
    """Width and height in pixels as seen upright.

    Raises `drawing_damaged`, `drawing_no_page`, `drawing_animated`, `drawing_small`, `drawing_huge`,
    `drawing_not_picture` (measured values instead of colours).
    """
    try:
        image = pyvips.Image.new_from_buffer(data, "", access="sequential", **load_options(kind, 1))
    except pyvips.Error as error:
        raise DomainError("drawing_damaged") from error
    _require_page(image, kind, page)
    if page > 1:
        image = pyvips.Image.new_from_buffer(data, "", access="sequential", **load_options(kind, page))
    if image.format not in ("uchar", "ushort"):
        raise DomainError("drawing_not_picture")
    require_size(image.width, image.height, whole=_needs_whole(image))
    return (image.height, image.width) if _lies_on_its_side(image) else (image.width, image.height)


def picture_pages(data: bytes) -> int:
    """How many pages a TIFF has, by its header. Raises `drawing_damaged`."""
    try:
        image = pyvips.Image.new_from_buffer(data, "", access="sequential")
    except pyvips.Error as error:
        raise DomainError("drawing_damaged") from error
    return int(_field(image, "n-pages", 1))


def _require_page(image: pyvips.Image, kind: str, page: int) -> None:
    pages = _field(image, "n-pages", 1)
    if kind != TIFF and pages > 1:
        raise DomainError("drawing_animated")
    if not 1 <= page <= pages:
        raise DomainError("drawing_no_page", page=page, pages=pages)


def require_size(width: int, height: int, *, whole: bool = False) -> None:
    """Refuse a drawing that is too small to read or too large to keep: `drawing_small`, `drawing_huge`."""
    if min(width, height) < SMALLEST:
        raise DomainError("drawing_small", width=width, height=height, least=SMALLEST)
    limit = MEGAPIXELS_WHOLE if whole else MEGAPIXELS
    if width * height > limit * 1_000_000:
        raise DomainError("drawing_huge", width=width, height=height, limit=limit)


def _needs_whole(image: pyvips.Image) -> bool:
    loader = str(_field(image, "vips-loader", ""))
    return bool(_field(image, "interlaced", 0) or _field(image, "jpeg-multiscan", 0) or "webp" in loader)


def _field(image: pyvips.Image, name: str, default: Any) -> Any:
    return image.get(name) if image.get_typeof(name) else default


def _lies_on_its_side(image: pyvips.Image) -> bool:
    """EXIF orientations 5 to 8 swap width and height."""
    return int(_field(image, "orientation", 1)) >= 5


def picture_overview(data: bytes, kind: str, page: int) -> bytes:
    """JPEG of the whole picture, upright, at most 2,048 px a side. Raises `drawing_damaged`."""
    options = load_options(kind, page)
    try:
        if pyvips.Image.new_from_buffer(data, "", access="sequential", **options).interpretation == "cmyk":
            return jpeg_of(plain(_shrunk_inks(data, options)))
        # WORKAROUND(https://github.com/libvips/libvips): thumbnail's own fail_on doesn't reach the loader.
        told = ",".join(f"{name}={value}" for name, value in options.items())
        image = pyvips.Image.thumbnail_buffer(data, OVERVIEW, height=OVERVIEW, size="down", option_string=told)
        return jpeg_of(plain(image))
    except pyvips.Error as error:
        raise DomainError("drawing_damaged") from error


def _shrunk_inks(data: bytes, options: dict[str, Any]) -> pyvips.Image:
    """A CMYK picture made small before its inks become colours: thumbnail does it after, six times slower."""
    image = pyvips.Image.new_from_buffer(data, "", access="sequential", **options)
    small = image.resize(min(1.0, OVERVIEW / max(image.width, image.height)))
    return small.copy_memory().autorot()


def jpeg_of(image: pyvips.Image) -> bytes:
    """The overview as JPEG bytes, without the camera's notes."""
    saved: bytes = image.jpegsave_buffer(Q=85, keep="none", background=[255, 255, 255])
    return saved


def open_upright(path: str, kind: str, page: int, *, any_order: bool = False) -> pyvips.Image:
    """The picture at full size as a stream of plain sRGB rows, turned as its camera says.

    With `any_order` its rows may be asked for in any order: held on disk where they are many.
    """
    options = load_options(kind, page)
    image = pyvips.Image.new_from_file(path, access="random" if any_order else "sequential", **options)
    if int(_field(image, "orientation", 1)) > 1:  # turning needs rows in another order
        image = pyvips.Image.new_from_file(path, access="random", **options).autorot()
    return plain(image)


def plain(image: pyvips.Image) -> pyvips.Image:
    """The same picture with 8 bits of red, green and blue, and white where it was see-through."""
    if image.interpretation == "multiband":
        image = image[:3].copy(interpretation="srgb") if image.bands >= 3 else image[0]
        image = image.copy(interpretation="b-w") if image.bands == 1 else image
    image = image.colourspace("srgb")
    if image.hasalpha():
        image = image.flatten(background=[255, 255, 255])
    return image[:3].cast("uchar")
