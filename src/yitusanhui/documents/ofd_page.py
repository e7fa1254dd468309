"""One page of a paper as OFD objects (GB/T 33190-2016): what the layout engine put down, read from its own operators.

Texts with the place of every character, lines, areas and pictures; of clipping nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree import ElementTree as Tree

import pikepdf
from pikepdf import Matrix

from yitusanhui.documents.ofd_font import EmbeddedFont, Fonts

MM = 25.4 / 72
NAMESPACE = "http://www.ofdspec.org/2016"
RISE = 0.88  # of the size: from the upper edge of a text's box to its baseline
PAINTS = {"S": (True, False), "s": (True, False), "f": (False, True), "f*": (False, True), "B": (True, True)}
PAINTS |= {"B*": (True, True), "b": (True, True), "b*": (True, True)}


def tag(name: str) -> str:
    """The name of an element in OFD's namespace."""
    return f"{{{NAMESPACE}}}{name}"


def mm(*points: float) -> str:
    """Lengths in points as OFD writes them: millimetres, three decimals."""
    return " ".join(f"{point * MM:.3f}".rstrip("0").rstrip(".") for point in points)


@dataclass(frozen=True, slots=True)
class State:
    """The graphics state (ISO 32000-1, 8.4) as far as our papers use it."""

    matrix: Matrix = field(default_factory=Matrix)
    fill: str = "0 0 0"
    stroke: str = "0 0 0"
    width: float = 1.0
    alpha: int = 255
    font: str = ""
    size: float = 0.0
    gap: float = 0.0


class Page:
    """Reads one page; `objects` are its OFD elements, in the order in which they are painted."""

    def __init__(self, page: pikepdf.Page, fonts: Fonts, image: Callable[[Any], int]) -> None:
        box = [float(edge) for edge in page.mediabox]
        self.width, self.height = box[2] - box[0], box[3] - box[1]
        self._page, self._fonts, self._image = page, fonts, image
        self.objects: list[Tree.Element] = []
        self._state, self._kept = State(), list[State]()
        self._text = self._line = Matrix()
        self._path: list[str] = []
        for one in pikepdf.parse_content_stream(page):
            self._do(str(one.operator), list(one.operands))

    def _do(self, name: str, given: list[Any]) -> None:
        if name in PAINTS:
            self._paint(*PAINTS[name], name)
        elif name in _DEEDS:
            _DEEDS[name](self, given)

    def _set(self, **values: Any) -> None:
        self._state = replace(self._state, **values)

    def _keep(self, _: list[Any]) -> None:
        self._kept.append(self._state)

    def _restore(self, _: list[Any]) -> None:
        self._state = self._kept.pop()

    def _concat(self, given: list[Any]) -> None:
        self._set(matrix=Matrix(*map(float, given)) @ self._state.matrix)

    def _extra(self, given: list[Any]) -> None:
        found = self._page.Resources.ExtGState[str(given[0])]
        if "/ca" in found:
            self._set(alpha=round(255 * float(found.ca)))

    def _at(self, x: float, y: float) -> tuple[float, float]:
        """A place of the page in points from its upper left."""
        m = self._state.matrix
        return m.a * x + m.c * y + m.e, self.height - (m.b * x + m.d * y + m.f)

    def _draw_to(self, letter: str, given: list[Any]) -> None:
        numbers = list(map(float, given))
        places = [self._at(*numbers[at : at + 2]) for at in range(0, len(numbers), 2)]
        self._path.append(" ".join([letter, *(mm(*place) for place in places)]))

    def _rectangle(self, given: list[Any]) -> None:
        x, y, w, h = map(float, given)
        self._draw_to("M", [x, y])
        for corner in ((x + w, y), (x + w, y + h), (x, y + h)):
            self._draw_to("L", list(corner))
        self._path.append("C")

    def _paint(self, stroked: bool, filled: bool, name: str) -> None:
        if name in ("s", "b", "b*"):
            self._path.append("C")
        state = self._state
        made = self._object("PathObject", 0, 0, self.width, self.height)
        scale = abs(state.matrix.a * state.matrix.d - state.matrix.b * state.matrix.c) ** 0.5
        made.set("LineWidth", mm(state.width * scale))
        made.set("Stroke", str(stroked).lower())
        made.set("Fill", str(filled).lower())
        if filled and name.endswith("*"):
            made.set("Rule", "Even-Odd")
        if state.alpha < 255 and filled:
            made.set("Alpha", str(state.alpha))
        for part, wanted, colour in (("StrokeColor", stroked, state.stroke), ("FillColor", filled, state.fill)):
            if wanted:
                Tree.SubElement(made, tag(part), Value=colour)
        Tree.SubElement(made, tag("AbbreviatedData")).text = " ".join(self._path)
        self._path = []

    def _object(self, name: str, x: float, y: float, width: float, height: float) -> Tree.Element:
        made = Tree.Element(tag(name), Boundary=mm(x, y, width, height))
        self.objects.append(made)
        return made

    def _move(self, matrix: Matrix) -> None:
        self._text = self._line = matrix

    def _show(self, given: list[Any]) -> None:
        state = self._state
        place, font = self._fonts.of(self._page.Resources.Font[state.font])
        written = font.text(bytes(given[0]))
        m = self._text @ state.matrix
        steps = [width * state.size / 1000 + state.gap for _, width in written]
        texts = [text for text, _ in written]
        words = range(len(texts))[_worded(texts)]
        if words:
            begins = Matrix().translated(sum(steps[: words.start]), 0) @ m
            self._put(font, place, texts[words.start : words.stop], steps[words.start : words.stop], begins)
        self._text = Matrix().translated(sum(steps), 0) @ self._text

    def _put(self, font: EmbeddedFont, place: int, texts: list[str], steps: list[float], m: Matrix) -> None:
        """One text; what is turned (the number of a wide page) stands at the page's corner and is moved by its CTM."""
        scale = (m.a * m.a + m.b * m.b) ** 0.5
        size, steps = self._state.size * scale, [step * scale for step in steps]
        x, y, turned = m.e, self.height - m.f, abs(m.b) > 1e-6
        if turned:
            made = self._object("TextObject", 0, 0, self.width, self.height)
            made.set("CTM", " ".join([*(f"{part / scale:.4g}" for part in (m.a, -m.b, -m.c, m.d)), mm(x, y)]))
        else:
            made = self._object("TextObject", x, y - RISE * size, max(sum(steps), size), 1.3 * size)
        made.set("Font", str(place))  # the place for now; an identifier once all are known
        made.set("Size", mm(size))
        Tree.SubElement(made, tag("FillColor"), Value=self._state.fill)
        code = Tree.SubElement(made, tag("TextCode"), X="0", Y=mm(0 if turned else RISE * size))
        if len(texts) > 1:
            code.set("DeltaX", mm(*steps[:-1]))
        code.text = "".join(texts)

    def _picture(self, given: list[Any]) -> None:
        image = self._page.Resources.XObject[str(given[0])]
        if image.Subtype == "/Image":
            m = self._state.matrix
            made = self._object("ImageObject", m.e, self.height - m.f - m.d, m.a, m.d)
            made.set("CTM", mm(m.a, 0, 0, m.d, 0, 0))
            made.set("ResourceID", str(self._image(image)))


def _worded(texts: list[str]) -> slice:
    """Where the words of a text begin and end: readers strip blanks at an element's ends, and places would be off."""
    seen = [place for place, text in enumerate(texts) if text.strip()]
    return slice(seen[0], seen[-1] + 1) if seen else slice(0, 0)


def _rgb(given: list[Any]) -> str:
    shares = [float(share) for share in given] * (3 if len(given) == 1 else 1)
    return " ".join(str(round(255 * share)) for share in shares)


def _begin(page: Page, _: list[Any]) -> None:
    page._move(Matrix())


def _next(page: Page, given: list[Any]) -> None:
    page._move(Matrix().translated(*map(float, given)) @ page._line)


_DEEDS: dict[str, Callable[[Page, list[Any]], object]] = {
    "q": Page._keep,
    "Q": Page._restore,
    "cm": Page._concat,
    "gs": Page._extra,
    "w": lambda page, given: page._set(width=float(given[0])),
    "rg": lambda page, given: page._set(fill=_rgb(given)),
    "g": lambda page, given: page._set(fill=_rgb(given)),
    "RG": lambda page, given: page._set(stroke=_rgb(given)),
    "G": lambda page, given: page._set(stroke=_rgb(given)),
    "m": lambda page, given: page._draw_to("M", given),
    "l": lambda page, given: page._draw_to("L", given),
    "c": lambda page, given: page._draw_to("B", given),
    "h": lambda page, _: page._path.append("C"),
    "re": Page._rectangle,
    "n": lambda page, _: page._path.clear(),
    "BT": _begin,
    "Tm": lambda page, given: page._move(Matrix(*map(float, given))),
    "Td": _next,
    "Tf": lambda page, given: page._set(font=str(given[0]), size=float(given[1])),
    "Tc": lambda page, given: page._set(gap=float(given[0])),
    "Tj": Page._show,
    "Do": Page._picture,
}


def numbered(objects: list[Tree.Element], first: int, named: dict[str, int]) -> Iterator[Tree.Element]:
    """The objects with identifiers from `first` on, and of fonts and pictures those in `named` (attribute:place)."""
    for number, made in enumerate(objects, first):
        made.set("ID", str(number))
        for attribute in ("Font", "ResourceID"):
            if attribute in made.attrib:
                made.set(attribute, str(named[f"{attribute}:{made.get(attribute)}"]))
        yield made
