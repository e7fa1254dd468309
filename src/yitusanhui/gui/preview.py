"""预览: any document of the export list on screen before it is written, page by page, following what is changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QImage, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QScrollArea, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from yitusanhui.documents.export_plan import Job
from yitusanhui.domain.terms import Audience
from yitusanhui.gui.dialogs.last_look import look_once_more
from yitusanhui.gui.minutes_print import print_shown
from yitusanhui.gui.panels.fields import Button, Label
from yitusanhui.gui.preview_pages import Drafts, Made, page_image
from yitusanhui.gui.session import Session
from yitusanhui.gui.widgets import fit, row
from yitusanhui.texts import say

SETTLE = 500  # milliseconds after the last change before the document is made anew
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)  # of the window's width
MARGIN = 24
SIZE = (1100, 820)


class Preview(QDialog):
    """The list on the left, one page on the right; everything by keys."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, meeting_id: int | None = None) -> None:
        super().__init__(parent)
        self.session, self.drafts = session, Drafts(session, meeting_id)
        self.folder = TemporaryDirectory(prefix="ytsh-", ignore_cleanup_errors=True)
        self.wanted, self.page, self.zoom = "", 1, ZOOMS.index(1.0)
        self.jobs: list[Job] = []
        self.made: Made | None = None
        self._ended = False
        self._asked = 0  # the newest piece of work; what comes back from an older one is left alone
        self.setWindowTitle(say("preview.title"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, SIZE)
        self._lay_out()
        self._wait = QTimer(self, singleShot=True, interval=SETTLE)
        self._wait.timeout.connect(self.refresh)
        session.changed.connect(self._on_changed)
        self._bind()

    def _lay_out(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(say("preview.list"))
        self.list.setMinimumWidth(220)
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.view = QScrollArea(widgetResizable=True)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or the width would change
        self.view.setWidget(self.picture)
        self.told = Label(say("preview.making"), "muted")
        self.where = Label("", "muted")
        self.where.setWordWrap(False)
        split = QSplitter()
        split.addWidget(self.list)
        split.addWidget(self.view)
        split.setStretchFactor(1, 1)
        split.setSizes([280, 820])
        deeds = (
            Button(say("preview.back"), lambda: self.turn(-1)),
            Button(say("preview.on"), lambda: self.turn(1)),
            Button(say("preview.smaller"), lambda: self.set_zoom(self.zoom - 1)),
            Button(say("preview.larger"), lambda: self.set_zoom(self.zoom + 1)),
            Button(say("preview.close"), self.close),
        )
        box = QVBoxLayout(self)
        box.addWidget(split, 1)
        printing = Button(say("preview.print"), self.print)
        printing.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # with nothing told it grew a bar
        told = row(self.told, printing)
        told.setStretch(0, 1)
        told.setAlignment(printing, Qt.AlignmentFlag.AlignRight)
        box.addLayout(told)
        box.addLayout(row(self.where, None, *deeds))
        for deed in (*deeds, printing):
            deed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            deed.setAutoDefault(False)
        self.list.currentRowChanged.connect(self._on_chosen)

    def _bind(self) -> None:
        reads = {"PgDown": 1, "PgUp": -1, "Space": 1}
        deeds: dict[str, Callable[[], object]] = {key: partial(self.read_on, by) for key, by in reads.items()}
        deeds |= {key: partial(self.turn, by) for key, by in (("Right", 1), ("Left", -1))}
        deeds |= {"Home": lambda: self.show_page(1), "End": lambda: self.show_page(self.made.pages if self.made else 1)}
        deeds |= {"+": lambda: self.set_zoom(self.zoom + 1), "=": lambda: self.set_zoom(self.zoom + 1)}
        deeds |= {"-": lambda: self.set_zoom(self.zoom - 1), "Ctrl+0": lambda: self.set_zoom(ZOOMS.index(1.0))}
        deeds["Ctrl+P"] = self.print
        for key, deed in deeds.items():
            QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WindowShortcut).activated.connect(deed)

    def start(self, wanted: str = "") -> None:
        """Read the list, and show the document of that kind, or the first."""
        self.wanted = wanted
        self._asked += 1
        turn = self._asked
        self.session.run(
            self.drafts.jobs,
            done=lambda jobs: self._list(jobs) if turn == self._asked else None,
            failed=lambda words: self._failed(words, turn),
        )

    def refresh(self) -> None:
        """Make the document anew; the page one looks at stays."""
        self._asked += 1
        turn, name = self._asked, self.wanted
        place = Path(self.folder.name) / str(turn)
        self.told.say(say("preview.making"), "muted")
        self.session.run(
            lambda: self._make(name, place),
            done=lambda made: self._show(turn, made),
            failed=lambda words: self._failed(words, turn),
        )

    def _make(self, name: str, place: Path) -> Made:
        """Beside the work; what is finished after the window was closed goes at once."""
        try:
            return self.drafts.make(name, place)
        finally:
            if self._ended:
                self.folder.cleanup()

    def turn(self, by: int) -> None:
        """So many pages on, or back."""
        self.show_page(self.page + by)

    def read_on(self, by: int) -> None:
        """The next part of the page (or the one before), and at its end the next page."""
        bar = self.view.verticalScrollBar()
        there = bar.value()
        bar.setValue(there + by * (bar.pageStep() - MARGIN))
        if bar.value() == there:
            self.turn(by)

    def show_page(self, number: int) -> None:
        """That page, or the nearest there is."""
        if self.made is None:
            return
        self.page = min(max(1, number), self.made.pages)
        self._draw()
        self.view.verticalScrollBar().setValue(0)

    def set_zoom(self, place: int) -> None:
        """One of the sizes, from half the window's width to three times."""
        self.zoom = min(max(0, place), len(ZOOMS) - 1)
        self._draw()

    def print(self) -> None:
        """The document that is shown, as it is shown; one that is for the public is looked at once more before."""
        job = next((one for one in self.jobs if one.name == self.wanted), None)
        if job is None or self.made is None:
            return
        kinds = (job.kind,) if job.audience is Audience.PUBLIC else ()
        if not kinds or look_once_more(self.session, kinds, self):
            print_shown(self.session, self, self.made.path, self.drafts.title(job))

    def _list(self, jobs: list[Job]) -> None:
        self.jobs = jobs
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([self.drafts.title(job) for job in jobs])
        place = next((at for at, job in enumerate(jobs) if self.wanted in (job.name, job.genre)), 0)
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self.list.setFocus()
        if jobs:
            self._on_chosen(place)
        else:
            self.told.say(say("preview.nothing"), "warn")

    def _on_chosen(self, place: int) -> None:
        if 0 <= place < len(self.jobs):
            self.wanted, self.page = self.jobs[place].name, 1
            self.refresh()

    def _on_changed(self, _: object) -> None:
        """Something was recorded, or a template or look taken into the file: the page follows, once it is quiet."""
        self._wait.start()

    def _show(self, turn: int, made: Made) -> None:
        if turn != self._asked:
            return
        self.made = made
        self.page = min(self.page, made.pages)
        lacking = {"count": len(made.unprinted), "characters": "、".join(made.unprinted[:40])}
        self.told.say(say("preview.unprinted", lacking) if made.unprinted else "", "warn")
        self._draw()

    def _failed(self, words: str, turn: int) -> None:
        if turn == self._asked:
            self.made = None
            self.picture.clear()
            self.where.say("")
            self.told.say(words, "bad")

    def _draw(self) -> None:
        made = self.made
        if made is None:
            return
        self._asked += 1
        turn, number = self._asked, self.page
        ratio = self.devicePixelRatioF()
        width = max(200, round((self.view.viewport().width() - MARGIN) * ZOOMS[self.zoom] * ratio))
        self.where.say(
            say("preview.where", {"page": number, "pages": made.pages, "zoom": round(ZOOMS[self.zoom] * 100)})
        )
        self.session.run(
            lambda: page_image(made.path, number, width),
            done=lambda image: self._put(turn, image, ratio),
            failed=lambda words: self._failed(words, turn),
        )

    def _put(self, turn: int, image: QImage, ratio: float) -> None:
        if turn == self._asked:
            pixels = QPixmap.fromImage(image)
            pixels.setDevicePixelRatio(ratio)
            self.picture.setPixmap(pixels)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page fits the window again."""
        super().resizeEvent(event)
        self._draw()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was made to be looked at goes."""
        self._end()
        super().closeEvent(event)

    def reject(self) -> None:
        """Escape closes, and so does 关闭: closing a dialog asks reject() to hide it, so this one may not ask back."""
        self._end()
        super().reject()

    def _end(self) -> None:
        if self._ended:
            return
        self._ended = True
        self._asked += 1
        self._wait.stop()
        self.session.changed.disconnect(self._on_changed)
        self.folder.cleanup()
