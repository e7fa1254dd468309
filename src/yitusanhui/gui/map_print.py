"""The view of the map as a picture at print resolution: drawing from its sharpest tiles, layers, pins, legend."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from yitusanhui.atlas.pyramid import Rect
from yitusanhui.atlas.scene import Scene
from yitusanhui.atlas.site_marks import laid_shapes
from yitusanhui.atlas.symbols import Medium
from yitusanhui.gui.map.base import PAPER
from yitusanhui.gui.map.heat import draw_heat
from yitusanhui.gui.map.layers import paint_layer
from yitusanhui.gui.map.legend import legend_rows
from yitusanhui.gui.map.pins import PinLayer
from yitusanhui.gui.map.reach import draw_reach
from yitusanhui.gui.map.surface import MapSurface
from yitusanhui.gui.map_pane import MapPane
from yitusanhui.gui.session import Session
from yitusanhui.gui.settings import ask_new_file
from yitusanhui.gui.tile_source import FileTiles
from yitusanhui.texts import say

DPI, INCHES = 300, 11.0  # an A4 page's long side inside its margins
MOST = round(DPI * INCHES)
DOTS_PER_METRE = round(DPI / 0.0254)


def picture_of(surface: MapSurface, tiles: FileTiles, scene: Scene) -> QImage:
    """What the map shows now with the pins of `scene`, at the same extent, 3,300 pixels on the long side."""
    view = surface.viewport
    ratio = max(1.0, MOST / max(view.width, view.height))
    legend = legend_rows(scene, surface.medium, view.width, view.scale)
    image = QImage(round(view.width * ratio), round((view.height + legend.height) * ratio), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(DOTS_PER_METRE)
    image.setDotsPerMeterY(DOTS_PER_METRE)
    image.fill(PAPER)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    _draw_base(painter, surface, tiles, ratio)
    painter.save()
    painter.translate(-view.left * ratio, -view.top * ratio)
    said = [(pin.shape, pin.symbol.fill) for pin in scene.pins if pin.shape is not None]
    for layer in (*surface.layers.layers, *laid_shapes(scene.sites, said)):
        paint_layer(
            painter, layer.shapes, layer.colour, view.scale * ratio, Medium.WALL, dashed=layer.dashed, dark=layer.dark
        )
    painter.restore()
    painter.scale(ratio, ratio)
    if scene.heat:
        draw_heat(painter, scene.heat, view, surface.medium)
    if scene.reach is not None:
        draw_reach(painter, scene.reach, view, surface.medium)
    pins = PinLayer(surface.medium)
    pins.show(scene)
    pins.refresh(view, ratio)
    pins.paint(painter, view, ratio)
    painter.translate(0, view.height)
    legend.paint(painter)
    painter.end()
    return image


def _draw_base(painter: QPainter, surface: MapSurface, tiles: FileTiles, ratio: float) -> None:
    """The drawing from the level that needs no enlarging; the overview where a tile isn't cut yet."""
    view, pyramid = surface.viewport, tiles.pyramid
    scale = view.scale * ratio
    sheet = QRectF(0, 0, pyramid.width * scale, pyramid.height * scale).translated(
        -view.left * ratio, -view.top * ratio
    )
    painter.setClipRect(sheet)
    overview = QImage.fromData(tiles.overview())
    if not overview.isNull():
        painter.drawImage(sheet, overview)
    level = pyramid.level_for(scale * 0.999)
    for row, col in pyramid.tiles_in(level, view.area):
        found = tiles.tile(level, row, col)
        tile = QImage.fromData(found) if found else QImage()
        if not tile.isNull():
            painter.drawImage(
                _target(pyramid.tile_rect(level, row, col), scale, view.left * ratio, view.top * ratio), tile
            )
    painter.setClipping(False)


def _target(piece: Rect, scale: float, left: float, top: float) -> QRect:
    x, y = round(piece.left * scale - left), round(piece.top * scale - top)
    return QRect(x, y, round(piece.right * scale - left) - x, round(piece.bottom * scale - top) - y)


def save_view(session: Session, pane: MapPane, window: QWidget) -> None:
    """把当前画面存为图片: asks where, and writes a PNG with the pins as residents may see them."""
    if pane.tiles is None or pane.public_scene is None:
        session.refused.emit(say("layer_no_drawing"))
        return
    name = f"{pane.blueprint.name if pane.blueprint else ''}.png"
    path = ask_new_file(window, "view", say("view.title"), name, say("view.pictures"))
    if path is not None:
        write_view(session, pane, path)


def write_view(session: Session, pane: MapPane, path: Path) -> None:
    """Write the view to that file, and say so."""
    assert pane.tiles is not None and pane.public_scene is not None
    image = picture_of(pane.view, pane.tiles, pane.public_scene)
    if image.save(str(path)):
        session.told.emit(say("view.saved", {"name": path.name, "width": image.width(), "height": image.height()}))
    else:
        session.refused.emit(say("view.not_saved", {"reason": path.parent}))
