"""Tiles of the drawing on their way to the screen: read and decoded off the window's thread, kept while useful."""

from __future__ import annotations

import logging
from collections import OrderedDict, deque
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap
from shiboken6 import isValid

from yitusanhui.atlas.pyramid import Pyramid

log = logging.getLogger(__name__)

BUDGET = 64 * 1024 * 1024
# One: the window needs the other core of a small laptop.
READERS = 1
Key = tuple[int, int, int]


class TileSource(Protocol):
    """A drawing cut into tiles. `tile` is called from other threads, several at a time."""

    @property
    def pyramid(self) -> Pyramid:
        """Size and addressing."""
        ...

    def tile(self, level: int, row: int, col: int) -> bytes | None:
        """An encoded picture, or None while that tile isn't made."""
        ...

    def overview(self) -> bytes:
        """An encoded picture of the whole drawing."""
        ...


class TileShelf(QObject):
    """The decoded tiles of one drawing: asks for what is wanted, newest wish first served, forgets the oldest."""

    arrived = Signal(int, int, int)
    _decoded = Signal(object, QImage)

    def __init__(self, source: TileSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._missing: set[Key] = set()
        self._wishes: deque[Key] = deque()
        self._busy: set[Key] = set()
        self._readers = 0
        self._lock = Lock()
        self._pool = ThreadPoolExecutor(READERS, "tiles")
        self._decoded.connect(self._keep)

    def get(self, key: Key) -> QPixmap | None:
        """That tile, if it is here."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    @property
    def settled(self) -> bool:
        """True when nothing is being read or waited for."""
        with self._lock:
            return not (self._wishes or self._busy)

    def want(self, keys: Iterable[Key]) -> None:
        """What is in view now, the most wanted first; earlier wishes that are not among them are dropped."""
        with self._lock:
            self._wishes = deque(
                k for k in dict.fromkeys(keys) if k not in self._kept and k not in self._missing and k not in self._busy
            )
            starting = min(len(self._wishes), READERS) - self._readers
            self._readers += max(0, starting)
        for _ in range(starting):
            self._pool.submit(self._read)

    def pause(self) -> None:
        """Drop all wishes."""
        self.want(())

    def stop(self) -> None:
        """Drop all wishes and wait for the readers, for good: the source may be closed then."""
        self.pause()
        self._pool.shutdown()

    def _next(self) -> Key | None:
        with self._lock:
            if not self._wishes:
                self._readers -= 1
                return None
            key = self._wishes.popleft()
            self._busy.add(key)
            return key

    def _read(self) -> None:
        while (key := self._next()) is not None:
            try:
                self._decoded.emit(key, decoded(self.source.tile(*key)))
            except Exception:
                if not isValid(self):  # The window is gone.
                    return
                log.exception("tile %s can't be read", key)
                with self._lock:
                    self._busy.discard(key)
                    self._missing.add(key)

    def _keep(self, key: Key, image: QImage) -> None:
        with self._lock:
            self._busy.discard(key)
            if image.isNull():
                self._missing.add(key)
                return
            wanted = len(self._wishes)
        self._kept[key] = QPixmap.fromImage(image)
        each = max(1, image.sizeInBytes())
        room = max(BUDGET // each, wanted * 2)
        while len(self._kept) > room:
            self._kept.popitem(last=False)
        self.arrived.emit(*key)


def decoded(data: bytes | None) -> QImage:
    """The picture, in the form that is drawn fastest; a null one when there is none.

    `QImageReader.read` lets the window's thread run meanwhile, `QImage.loadFromData` doesn't.
    """
    if not data:
        return QImage()
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    image = QImageReader(buffer).read()
    if image.isNull() or image.format() == QImage.Format.Format_RGB32:
        return image
    return image.convertToFormat(QImage.Format.Format_RGB32)
