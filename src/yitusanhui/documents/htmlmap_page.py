"""An HTML page by folium that needs nothing but itself: scripts, styles and pictures are inside."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import folium
from branca.element import Element, Figure, MacroElement
from folium.template import Template

from yitusanhui.domain.errors import EnvironmentTrouble
from yitusanhui.paths import resources, vendor

POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; '
    "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"
)
DATA = "ytsh-data"
_SCRIPTS = ("panel.js", "map.js", "layers.js", "scale.js")
_SHEET = "map.css"


class Page(Figure):
    """A page in Chinese whose title is escaped (branca's is not)."""

    _template = Template(
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n{{ this.header.render(**kwargs) }}\n'
        "<title>{{ this.title|e }}</title>\n</head>\n<body>\n{{ this.html.render(**kwargs) }}\n"
        "<script>\n{{ this.script.render(**kwargs) }}\n</script>\n</body>\n</html>\n"
    )


class Verbatim(Element):
    """Markup that goes in as it is: a library is no template of ours."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.markup = markup

    def render(self, **_: Any) -> str:
        """The markup."""
        return self.markup


class DrawingMap(folium.Map):
    """A map in pixels of the drawing, x to the right and y downwards, without a link to anywhere."""

    def __init__(self) -> None:
        # maxZoom keeps Leaflet from asking a layer that isn't there yet.
        super().__init__(
            tiles=None, crs="Simple", zoom_control=False, attributionControl=False, zoomSnap=0.25, maxZoom=4
        )
        self._id = "sheet"
        self.default_js, self.default_css = [], []  # its own lists: the class's are shared by every map


class Version(folium.raster_layers.ImageOverlay):
    """The picture of one version of the drawing, hidden until our script shows it.

    WORKAROUND branca 0.8: it takes the script it has made for a template and reads that anew, megabytes of picture and
    what people called the drawing included.
    """

    def __init__(self, version: Mapping[str, Any], picture: bytes) -> None:
        bounds = [[-version["height"], 0], [0, version["width"]]]
        super().__init__(data_url(picture), bounds, pixelated=False, alt=version["edition"], show=False)
        self._id = f"drawing{version['id']}"

    def render(self, **kwargs: Any) -> str:
        """Puts its script into the page, word for word."""
        figure = self.get_root()
        assert isinstance(figure, Figure)
        figure.script.add_child(Verbatim(self._template.module.script(self, kwargs)), name=self.get_name())
        return ""


class Start(MacroElement):
    """Hands the map, its pictures by version and its data to our script."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "ytshMap({{ this._parent.get_name() }},"
        " { {% for id, layer in this.layers.items() %}{{ id|tojson }}: {{ layer.get_name() }}, {% endfor %} },"
        " JSON.parse(document.getElementById({{ this.where|tojson }}).textContent));"
        "{% endmacro %}"
    )

    def __init__(self, layers: Mapping[str, Element]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._id, self.where, self.layers = "start", DATA, layers


def data_url(picture: bytes) -> str:
    """The picture, JPEG or PNG, as part of a page."""
    kind = "png" if picture.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(picture).decode('ascii')}"


def json_for_html(value: Any) -> str:
    """`value` as JSON that no text in it can break out of."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for mark in "<>&\u2028\u2029":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return text


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as trouble:
        raise EnvironmentTrouble("map_script_missing", file=path.name) from trouble


def _leaflet_css(folder: Path) -> str:
    """Leaflet's style sheet with its pictures inside it."""

    def inside(found: re.Match[str]) -> str:
        picture = folder / found[1]
        return f"url({data_url(picture.read_bytes())})" if picture.is_file() else "none"

    return re.sub(r"url\(([^):]+)\)", inside, _read(folder / "leaflet.css"))


def _head() -> str:
    leaflet, ours = vendor() / "leaflet", resources() / "web"
    library = re.sub(r"\n//# sourceMappingURL=.*", "", _read(leaflet / "leaflet.js"))
    styles = (_leaflet_css(leaflet), _read(ours / _SHEET))
    scripts = (library, *(_read(ours / name) for name in _SCRIPTS))
    return "\n".join(
        (
            POLICY,
            *(f"<style>\n{text}\n</style>" for text in styles),
            *(f"<script>\n{text}\n</script>" for text in scripts),
        )
    )


def _layers(sheet: DrawingMap, data: dict[str, Any], drawings: Mapping[str, bytes]) -> dict[str, Element]:
    """Each version's picture, once, as a layer that our script shows and hides."""
    layers: dict[str, Element] = {}
    for version in data["versions"]:
        layers[version["id"]] = Version(version, drawings[version["id"]]).add_to(sheet)
    return layers


def render_page(title: str, data: dict[str, Any], drawings: Mapping[str, bytes]) -> str:
    """The page: a picture for each of the data's versions, and `data` for our script. Same data, same page."""
    sheet = DrawingMap()
    page = Page(title=title)
    page.add_child(sheet)
    page.header.add_child(Verbatim(_head()))
    Start(_layers(sheet, data, drawings)).add_to(sheet)
    page.html.add_child(
        Verbatim(f'<script type="application/json" id="{DATA}">{json_for_html(data)}</script>'), name="data"
    )
    return str(page.render()).encode("utf-8", "replace").decode("utf-8")  # half a character becomes a ?
