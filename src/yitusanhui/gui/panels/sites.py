"""点位 panel: the sites of the drawing in the middle, drawn, described and brought further by keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from yitusanhui.domain.attached import BEFORE_AND_AFTER, SITES
from yitusanhui.domain.report import BlueprintLine
from yitusanhui.domain.shapes import Shape, ShapeKind
from yitusanhui.domain.sites import SiteLine, counted, length_of, signed_area, vertices_of
from yitusanhui.domain.terms import PlacementState
from yitusanhui.gui.dialogs.form import ask_words
from yitusanhui.gui.dialogs.site import SiteDialog, SiteStatusDialog
from yitusanhui.gui.panels.base import Panel
from yitusanhui.gui.panels.fields import Button, Label, Quoted
from yitusanhui.gui.panels.lists import LEAST_LIST, LineList
from yitusanhui.gui.photo_strip import PhotoStrip
from yitusanhui.gui.session import Session
from yitusanhui.gui.site_book import TOUCHING, SiteBook, SketchWanted, shown_drawing
from yitusanhui.gui.widgets import ask, row
from yitusanhui.operations import sites as doing
from yitusanhui.texts import say

SHAPES = dict(zip("123", ShapeKind, strict=True))


class SitesPanel(Panel):
    """`list` of what stands on the drawing in the middle; selected here is shown on the map, and the other way."""

    shows = (*TOUCHING, "meetings", "blueprints")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.book = SiteBook(session)
        self.drawing: BlueprintLine | None = None
        self.counts = Label("", "muted")
        self.none = Label(say("sites.none"), "muted")
        self.list = LineList(say("sites.title"), site_words)
        self.list.setMinimumHeight(LEAST_LIST)
        self.detail = Quoted()
        self.photos = PhotoStrip(session, *BEFORE_AND_AFTER)
        self.list.moved.connect(self._show_detail)
        self.list.keyed.connect(self._key)
        edit = QShortcut(QKeySequence("F2"), self.list, context=Qt.ShortcutContext.WidgetShortcut)
        edit.activated.connect(self.edit)
        session.site_selected.connect(self.list.go_to)
        self._lay_out()

    def _lay_out(self) -> None:
        self.box.addLayout(row(Label(say("sites.title"), "title"), self.counts))
        for part in (self.none, self.list, self.detail, self.photos):
            self.box.addWidget(part, 1 if part is self.list else 0)
        drawers = [Button(f"{key} {say(f'shape_{kind}')}", self._drawer(kind)) for key, kind in SHAPES.items()]
        self.box.addLayout(row(*drawers))
        self.box.addWidget(Label(say("sites.keys") + "\n" + say("sites.keys_carried"), "muted"))

    def _drawer(self, kind: ShapeKind) -> Callable[[], None]:
        return lambda: self.draw(kind)

    def refresh(self) -> None:
        """Read the sites that stand on the drawing in the middle."""
        self.drawing = shown_drawing(self.session)
        lines = self.book.on_drawing(self.drawing.id) if self.drawing else []
        self.none.setVisible(not lines)
        self.list.setVisible(bool(lines))
        self.counts.say(say("sites.counts", {str(kind): count for kind, count in counted(lines).items()}), "muted")
        self.list.show_lines(lines)

    def take_focus(self) -> None:
        """The list; where it is empty, the panel itself takes 1, 2 and 3."""
        self.list.setVisible(True)
        self.list.setFocus()

    # What keys do

    def draw(self, kind: ShapeKind) -> None:
        """A new site: drawn on the map, then described."""
        self.session.sketch_wanted.emit(SketchWanted(kind, self._describe))

    def _describe(self, shape: Shape, blueprint_id: int) -> None:
        dialog = SiteDialog(self.session, None, self)
        if ask(dialog):
            done = self.session.do(doing.add_site, blueprint_id=blueprint_id, shape=shape, **dialog.given)
            if done is not None:
                self.list.go_to(done.facts["site"])
                self.session.told.emit(say("sites.added", {"name": dialog.given["name"]}))
        self.list.setFocus()

    def edit(self) -> None:
        """F2: what is said of it."""
        site = self.site
        if site is not None:
            dialog = SiteDialog(self.session, site, self)
            if ask(dialog):
                self.session.do(doing.edit_site, site_id=site.id, **dialog.given)

    def _status(self, site: SiteLine) -> None:
        dialog = SiteStatusDialog(site, self)
        if ask(dialog):
            meeting_id = self.session.meeting_id or None
            self.session.do(doing.set_site_status, site_id=site.id, meeting_id=meeting_id, **dialog.given)

    def _reshape(self, site: SiteLine) -> None:
        shape = site.shape or next(one.shape for one in self.book.lines if one.id == site.id)
        if shape is None:
            return
        self.session.sketch_wanted.emit(
            SketchWanted(shape.kind, lambda new, on: self._drawn_anew(site, new, on), tuple(vertices_of(shape)))
        )

    def _drawn_anew(self, site: SiteLine, shape: Shape, blueprint_id: int) -> None:
        self.session.do(doing.reshape_site, site_id=site.id, blueprint_id=blueprint_id, shape=shape)
        self.list.setFocus()

    def _remove(self, site: SiteLine) -> None:
        self.session.do(doing.remove_site, site_id=site.id)

    def _applies(self, site: SiteLine) -> None:
        self._answer(site, PlacementState.CONFIRMED, "")

    def _gone(self, site: SiteLine) -> None:
        if site.placement is None:
            return
        note = ask_words(self, say("sites.gone", {"name": site.name}), say("sites.gone_hint"), text=site.placement_note)
        if note:
            self._answer(site, PlacementState.GONE, note)

    def _answer(self, site: SiteLine, state: PlacementState, note: str) -> None:
        if site.placement is not None:
            what = {"site_id": site.id, "blueprint_id": site.blueprint_id, "state": state, "note": note}
            self.session.do(doing.answer_site_placement, **what)

    def _key(self, key: str) -> None:
        deeds: dict[str, Callable[[SiteLine], object]] = {
            "s": self._status,
            "e": self._reshape,
            "delete": self._remove,
            "y": self._applies,
            "n": self._gone,
            "a": lambda _: self.photos.take_focus(),
            "w": lambda site: self.session.reach_wanted.emit(site.id),
            "enter": lambda site: self.session.site_selected.emit(site.id),
        }
        if key in SHAPES:
            self.draw(SHAPES[key])
        elif key in deeds and self.site is not None:
            deeds[key](self.site)

    @property
    def site(self) -> SiteLine | None:
        """The site one is on."""
        found: SiteLine | None = self.list.current
        return found

    def _show_detail(self) -> None:
        site = self.site
        self.photos.show_of(SITES, site.id if site else 0)
        if site is None:
            self.detail.say("")
            return
        if self.list.hasFocus():
            self.session.site_selected.emit(site.id)
        self.detail.say(site_detail(site, self.drawing), "script")


def site_words(site: SiteLine) -> str:
    """A site on one line."""
    return say(
        "sites.line",
        {
            "mark": say(f"site_mark_{site.kind}"),
            "name": site.name,
            "kind": say(f"site_{site.kind}"),
            "status": say(f"site_status_{site.status}"),
            "category": f"·{site.category}" if site.category else "",
            "state": f"（{say(f'placement_{site.placement}')}）" if site.placement else "",
        },
    )


def site_detail(site: SiteLine, drawing: BlueprintLine | None) -> str:
    """All that is known of a site, with its size where the scale is."""
    facts = [f"{say(f'site_fact_{name}')}：{value}" for name, value in site.facts.items()]
    facts += [site.note] if site.note else []
    said = {"name": site.name, "kind": say(f"site_{site.kind}"), "status": say(f"site_status_{site.status}")}
    size = measured(site, drawing.metres_per_pixel if drawing else None)
    return say("sites.detail", {**said, "where": size, "facts": "　".join(facts)}).strip()


def measured(site: SiteLine, metres_per_pixel: float | None) -> str:
    """How large an area or how long a line is, on the ground; "" where no scale is known."""
    if site.shape is None or not metres_per_pixel or site.shape.kind is ShapeKind.POINT:
        return ""
    ring = site.shape.rings[0]
    if site.shape.kind is ShapeKind.AREA:
        return say("sites.area_is", {"area": round(abs(signed_area(ring)) * metres_per_pixel**2)})
    return say("sites.length_is", {"length": round(length_of(ring) * metres_per_pixel)})
