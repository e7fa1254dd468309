"""The native map: drawing, pins, pan and zoom, in any number of windows."""

from yitusanhui.gui.map.tiles import TileSource
from yitusanhui.gui.map.view import MapView

__all__ = ["MapView", "TileSource"]
