"""Bringing a drawing in: the first picture at once, the tiles cut beside the work, to be stopped at any time."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.incoming import Drawing
from yitusanhui.domain.report import BlueprintLine
from yitusanhui.gui.dialogs.prepare_drawing import Prepared
from yitusanhui.gui.session import Session
from yitusanhui.intake.drawing import count_pages, kind_and_page, read_drawing
from yitusanhui.intake.prepare import prepare as prepare_drawing
from yitusanhui.intake.tiles import cut_tiles
from yitusanhui.intake.watch import Watch
from yitusanhui.operations import blueprints, reading
from yitusanhui.texts import say

Prepare = Callable[[Drawing], Prepared | None]


class DrawingImport(QObject):
    """`worked` carries words and a share of 1 for the bottom of the window; no words: done."""

    worked = Signal(str, float)
    tiled = Signal(int)
    brought = Signal(int, object)  # the version that was kept, and what was decided about it (`Prepared`)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self._stopped = Event()
        self._closed = False
        self._reading: Event | None = None

    def ask_and_bring(self, path: Path, ask: Callable[[int], int], prepare: Prepare) -> None:
        """Bring a file in: of several pages that which `ask` tells for their number (0: none), shown and called as
        `prepare` decides once it is read (None: not at all)."""

        def counted(pages: int) -> None:
            page = 1 if pages < 2 else ask(pages)
            if page:
                self._read(lambda watch: read_drawing(path, page=page, watch=watch), read)

        def read(drawing: Drawing) -> None:
            decided = prepare(drawing)
            if decided is not None:
                self._keep(drawing, decided)

        self.session.run(lambda: count_pages(path), done=counted, failed=self._failed)

    def _read(self, work: Callable[[Watch], Drawing], then: Callable[[Drawing], None]) -> None:
        """Read beside the work; whoever presses stop hears of it at once, and what is still being read is dropped."""
        words, left = say("drawing.reading"), Event()
        watch = Watch(lambda share: None if left.is_set() else self.worked.emit(words, share), left.is_set)

        def done(drawing: Drawing) -> None:
            if not left.is_set():
                self._reading = None
                self.worked.emit("", 0)
                then(drawing)

        def failed(refusal: str) -> None:
            if not left.is_set():
                self._reading = None
                self._failed(refusal)

        self._reading = left
        self.worked.emit(words, -1)
        self.session.run(lambda: work(watch), done=done, failed=failed)

    def bring(self, path: Path, *, page: int = 1) -> None:
        """Read a file, keep it, show it, and cut its tiles."""
        self.worked.emit(say("drawing.reading"), -1)

        def work() -> tuple[ChangeSet, Drawing]:
            drawing = read_drawing(path, page=page)
            return blueprints.import_blueprint(self.session.file, drawing=drawing), drawing

        self.session.run(work, done=self._kept, failed=self._failed)

    def _keep(self, drawing: Drawing, decided: Prepared) -> None:
        """Keep a drawing as it was decided, and say so."""
        named = {"label": decided.label, "name": decided.name}

        def work() -> tuple[ChangeSet, Drawing]:
            made = prepare_drawing(drawing, decided.preparation)
            return blueprints.import_blueprint(self.session.file, drawing=made, **named), made

        def kept(found: tuple[ChangeSet, Drawing]) -> None:
            self._kept(found)
            self.brought.emit(int(str(found[0].facts["blueprint"])), decided)

        self.worked.emit(say("drawing.reading"), -1)
        self.session.run(work, done=kept, failed=self._failed)

    def go_on(self, blueprint: BlueprintLine) -> None:
        """Cut the tiles of a drawing that was kept and never cut (the program was closed meanwhile)."""

        def again() -> Drawing:
            with tempfile.TemporaryDirectory(prefix="ytsh-") as folder:
                original = Path(folder, f"drawing{Path(blueprint.file_name).suffix}")
                original.write_bytes(reading.read_original(self.session.file, blueprint.id))
                _, page = kind_and_page(reading.read_media_type(self.session.file, blueprint.id))
                drawing = replace(read_drawing(original, page=page), file_name=blueprint.file_name)
                return prepare_drawing(drawing, reading.read_preparation(self.session.file, blueprint.id))

        self.session.run(again, done=lambda drawing: self._cut(drawing, blueprint.id), failed=self._failed)

    def stop(self) -> None:
        """Leave off reading: nothing is kept; or cutting: the drawing stays as it is, a little less sharp."""
        self._stopped.set()
        if self._reading is not None:
            self._reading.set()
            self._reading = None
            if not self._closed:
                self.worked.emit("", 0)
                self.session.told.emit(say("drawing_left"))

    def close(self) -> None:
        """The file is about to be closed: nothing more is begun."""
        self._closed = True
        self.stop()

    def _kept(self, found: tuple[ChangeSet, Drawing]) -> None:
        if self._closed:
            return
        done, drawing = found
        self.session.last = done
        self.session.changed.emit(done)
        self.session.told.emit(say("drawing.kept", {"name": drawing.file_name}))
        self._cut(drawing, int(str(done.facts["blueprint"])))

    def _cut(self, drawing: Drawing, blueprint_id: int) -> None:
        if self._closed:
            return
        self._stopped.clear()
        file, progress = self.session.file, self._progress(drawing)

        def work() -> int:
            with tempfile.TemporaryDirectory(prefix="ytsh-", ignore_cleanup_errors=True) as folder:
                cut = cut_tiles(drawing, Path(folder, "tiles"), progress=progress, cancelled=self._stopped.is_set)
                assert cut.tiles is not None
                blueprints.keep_tiles(file, blueprint_id=blueprint_id, folder=cut.tiles)
            return blueprint_id

        self.session.run(work, done=self._cut_done, failed=self._failed)

    def _progress(self, drawing: Drawing) -> Callable[[float], None]:
        words = say("drawing.cutting", {"name": drawing.file_name})
        return lambda share: self.worked.emit(words, share)

    def _cut_done(self, blueprint_id: int) -> None:
        if not self._closed:
            self.worked.emit("", 0)
            self.tiled.emit(blueprint_id)

    def _failed(self, words: str) -> None:
        if not self._closed:
            self.worked.emit("", 0)
            self.session.refused.emit(words)
