"""DXF: a CAD drawing as lines on white paper, its Chinese set in the fonts that came with the program.

The model is drawn, or the first sheet where the model is empty. What comes out is SVG in memory, which libvips
draws at whatever size is wanted.
"""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Iterable
from copy import copy
from functools import cache
from pathlib import Path
from typing import Any

import pyvips
from ezdxf import recover
from ezdxf.addons.drawing import layout, svg
from ezdxf.addons.drawing.config import BackgroundPolicy, ColorPolicy, Configuration
from ezdxf.addons.drawing.frontend import Frontend
from ezdxf.addons.drawing.properties import RenderContext
from ezdxf.fonts.fonts import font_manager
from ezdxf.lldxf.const import DXFError

from yitusanhui import paths
from yitusanhui.domain.errors import DomainError
from yitusanhui.intake.watch import UNWATCHED, Watch

LIMIT_MB = 200
LONGEST = 12_000  # pixels of the long side
PAPER_MM, MARGIN_MM = 1189, 8  # the sheet that line widths are meant for: A0
EVERY = 100  # entities between two looks at whether to go on
MOST_ENTITIES, SECONDS = 400_000, 120.0
MOST_SVG = 300_000_000  # bytes
FONT = "NotoSansSC-Regular.ttf"
STANDS_IN_FOR = ("ArialUni.ttf", "simsun.ttf", "simhei.ttf", "simfang.ttf", "arial.ttf", "txt.ttf")
TEXT = "\0text"

logging.getLogger("ezdxf").setLevel(logging.ERROR)


class _Patient(Frontend):
    """Draws a model while it is of a reasonable size, blocks within blocks included, and nobody says stop."""

    def __init__(self, *what: Any, watch: Watch, count: int, **more: Any) -> None:
        super().__init__(*what, **more)
        self._drawn, self._until = 0, time.monotonic() + SECONDS
        self._watch, self._count = watch, max(1, count)

    def draw_entity(self, entity: Any, properties: Any) -> None:
        """One entity."""
        self._drawn += 1
        if self._drawn > MOST_ENTITIES or time.monotonic() > self._until:
            raise DomainError("cad_too_large")
        if self._drawn % EVERY == 0:
            self._watch.progress(min(1.0, self._drawn / self._count))
            if self._watch.cancelled():
                raise DomainError("drawing_left")
        super().draw_entity(entity, properties)

    def draw_text_entity(self, entity: Any, properties: Any) -> None:
        """A line of text."""
        super().draw_text_entity(entity, _marked(properties))

    def draw_mtext_entity(self, entity: Any, properties: Any) -> None:
        """Lines of text."""
        super().draw_mtext_entity(entity, _marked(properties))


def _marked(properties: Any) -> Any:
    """The same for something that is text, which `_Writer` tells by its layer."""
    marked = copy(properties)
    marked.layer = TEXT
    return marked


class _Writer(svg.SVGRenderBackend):
    """Writes SVG in which the strokes of a character may cross without leaving holes."""

    def draw_filled_paths(self, paths: Iterable[Any], properties: Any) -> None:
        """A character, or an area."""
        before = len(self.entities)
        super().draw_filled_paths(paths, properties)
        if properties.layer == TEXT:
            for element in self.entities[before:]:
                element.set("fill-rule", "nonzero")


class _Recorder(svg.SVGBackend):
    """What was drawn, to be written by `_Writer`."""

    @staticmethod
    def make_backend(page: Any, settings: Any) -> svg.SVGRenderBackend:
        """Our writer."""
        return _Writer(page, settings)


@cache
def _set_fonts() -> None:
    """Text is set in our own font: what a CAD file names is seldom here, and SHX fonts have no outlines."""
    folder = paths.vendor() / "fonts"
    if (folder / FONT).is_file():
        font_manager.clear()
        font_manager.scan_folder(folder)
        font_manager.add_synonyms({FONT: STANDS_IN_FOR[0]}, reverse=False)


def draw_svg(data: bytes, watch: Watch = UNWATCHED) -> str:
    """The drawing in a DXF file as SVG. Raises `drawing_damaged`, `cad_empty`, `cad_too_large`, `drawing_left`."""
    _set_fonts()
    backend = _Recorder()
    try:
        document, _ = recover.read(io.BytesIO(data))
        sheet = _sheet(document)
        look = Configuration(background_policy=BackgroundPolicy.WHITE, color_policy=ColorPolicy.COLOR)
        painter = _Patient(RenderContext(document), backend, config=look, watch=watch, count=len(sheet))
        painter.draw_layout(sheet)
        page = layout.Page(0, 0, layout.Units.mm, layout.Margins.all(MARGIN_MM), PAPER_MM, PAPER_MM)
        drawn: str = backend.get_string(page, settings=layout.Settings(fit_page=True))
    except DomainError:
        raise
    except (DXFError, OSError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise DomainError("drawing_damaged") from error
    except (RecursionError, MemoryError) as error:
        raise DomainError("cad_too_large") from error
    if len(drawn) > MOST_SVG:
        raise DomainError("cad_too_large")
    return drawn


def _sheet(document: Any) -> Any:
    model = document.modelspace()
    sheets: Iterable[Any] = (model, *(document.layout(name) for name in document.layout_names_in_taborder()[1:]))
    found = next((one for one in sheets if len(one)), None)
    if found is None:
        raise DomainError("cad_empty")
    return found


def open_cad(data: bytes, longest: int = LONGEST) -> pyvips.Image:
    """The drawing as a picture whose long side has that many pixels, drawn as it is asked for."""
    return picture_of(draw_svg(data), longest)


def picture_of(drawn: str, longest: int) -> pyvips.Image:
    """SVG as a picture on white."""
    raw = drawn.encode()
    try:
        plain = pyvips.Image.svgload_buffer(raw, unlimited=True)
        scale = longest / max(plain.width, plain.height)
        image = pyvips.Image.svgload_buffer(raw, unlimited=True, scale=scale)
    except (pyvips.Error, ZeroDivisionError) as error:
        raise DomainError("drawing_damaged") from error
    return image.flatten(background=[255, 255, 255])[:3]


def cad_overview(data: bytes, longest: int, watch: Watch = UNWATCHED) -> tuple[int, int, pyvips.Image]:
    """Width and height in pixels, and a small picture of it."""
    drawn = draw_svg(data, watch)
    whole, small = picture_of(drawn, LONGEST), picture_of(drawn, longest)
    return whole.width, whole.height, small


def open_cad_file(path: Path) -> pyvips.Image:
    """The same from where it lies."""
    return open_cad(path.read_bytes())
