"""The margin of the sample drawing: title, north, scale, legend, list of items, title block."""

from __future__ import annotations

from yitusanhui.sample import palette
from yitusanhui.sample.neighbourhood import Part, Version, neighbourhood, parts
from yitusanhui.sample.pen import Pen
from yitusanhui.sample.planned import badge_colour, draw_cloud, number_badge

LEFT, RIGHT = 479.0, 584.0


def draw_margin(pen: Pen, version: Version) -> None:
    """The frame and the column right of the map."""
    width, height = neighbourhood()["sheet"]["width"], neighbourhood()["sheet"]["height"]
    x, y, across, down = neighbourhood()["sheet"]["map"]
    pen.box(x, y, across, down, line=palette.INK, weight=0.35)
    pen.box(20, 10, width - 30, height - 20, line=palette.INK, weight=0.9)
    _title(pen)
    _compass(pen)
    _scale(pen)
    _items(pen, version)
    _legend(pen, version)
    _block(pen, neighbourhood()["block"][version])


def _heading(pen: Pen, y: float, words: str) -> None:
    pen.box(LEFT, y - 3.4, 1.8, 6.8, fill=palette.PLAN)
    pen.words((LEFT + 4.5, y), words, 5.2, palette.INK, bold=True, align="start")
    pen.ribbon([(LEFT, y + 5.2), (RIGHT - 5, y + 5.2)], 0.25, "#C8CDD0")


def _title(pen: Pen) -> None:
    sheet = neighbourhood()["sheet"]
    pen.box(474, 10, 110, 37, fill="#24545E")
    head, tail = sheet["title"].split("及", 1)
    pen.words((LEFT, 20), head, 8.2, "#FFFFFF", bold=True, align="start")
    pen.words((LEFT, 31), f"及{tail}", 8.2, "#FFFFFF", bold=True, align="start")
    pen.words((LEFT, 41), sheet["subtitle"], 5, "#CFE6E4", align="start")


def _compass(pen: Pen) -> None:
    x, y = 498.0, 73.0
    pen.circle((x, y), 13, line="#9AA5AA", weight=0.3)
    pen.polygon([(x, y - 16), (x - 4.4, y + 9), (x, y + 5)], fill=palette.INK, line=palette.INK)
    pen.polygon([(x, y - 16), (x + 4.4, y + 9), (x, y + 5)], fill="#FFFFFF", line=palette.INK)
    pen.words((x, y - 20), neighbourhood()["sheet"]["north"], 5.4, palette.INK, bold=True)


def _scale(pen: Pen) -> None:
    x, y = 522.0, 76.0
    for k in range(5):
        pen.box(x + k * 10, y, 10, 2.4, fill=palette.INK if k % 2 == 0 else "#FFFFFF", line=palette.INK)
    for metres in range(0, 60, 10):
        pen.words((x + metres, y - 3.2), str(metres), 3.4, palette.INK)
    sheet = neighbourhood()["sheet"]
    pen.words((x + 25, y + 7), f"{sheet['scale']}（{sheet['metres']}）", 4.2, palette.INK, bold=True)


def _items(pen: Pen, version: Version) -> None:
    _heading(pen, 100, neighbourhood()["sheet"]["items_title"])
    named = [item for item in parts("item", version) if item["name"]]
    for row, item in enumerate(named):
        y = 113 + row * 9.4
        number_badge(pen, (LEFT + 4.2, y), item["number"], 3.6, badge_colour(item, version))
        pen.words((LEFT + 11, y), item["name"], 5, palette.INK, align="start")


def _legend(pen: Pen, version: Version) -> None:
    _heading(pen, 226, neighbourhood()["sheet"]["legend_title"])
    for place, entry in enumerate(parts("legend", version)):
        x, y = LEFT + 1 + (place % 2) * 52, 238.5 + (place // 2) * 10
        _swatch(pen, entry["kind"], x, y)
        pen.words((x + 15, y), entry["name"], 4.6, palette.INK, align="start")


def _swatch(pen: Pen, kind: str, x: float, y: float) -> None:
    if kind == "cloud":
        draw_cloud(pen, x + 0.8, y - 2.2, 9.5, 4.4)
    elif kind in ("item", "done"):
        number_badge(pen, (x + 5.5, y), 1, 3.2, palette.DONE if kind == "done" else palette.PLAN)
    elif kind == "path":
        pen.ribbon([(x + 1.5, y + 1), (x + 5.5, y - 1), (x + 10, y + 1)], 3, palette.PATH)
    else:
        fill, line = palette.BUILDING.get(kind, (palette.LAND.get(kind), palette.KERB))
        pen.box(x, y - 2.8, 11, 5.6, fill=fill, line=line, weight=0.3, radius=0.6)


def _block(pen: Pen, block: Part) -> None:
    _heading(pen, 298, neighbourhood()["sheet"]["notes_title"])
    for row, note in enumerate(block["notes"]):
        pen.words((LEFT, 310 + row * 7), note, 4.3, palette.INK, align="start")
    top, step = 338.0, 10.2
    for row, (key, value) in enumerate(block["rows"]):
        y = top + row * step
        pen.ribbon([(474, y), (584, y)], 0.3, palette.INK)
        pen.words((LEFT - 1, y + step / 2), key, 4.2, palette.SOFT_INK, align="start")
        bold = key == "图版"
        pen.words(
            (LEFT + 17, y + step / 2),
            value,
            5 if bold else 4.4,
            palette.CHANGE if bold else palette.INK,
            bold=bold,
            align="start",
        )
    pen.ribbon([(493, top), (493, 410)], 0.3, palette.INK)
