"""What is done to drawings: brought in, measured, laid on the ground, aligned, compared, their pins asked about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from yitusanhui.domain.fits import Transform
from yitusanhui.domain.incoming import Drawing
from yitusanhui.domain.meetings import TAKES_EDITS
from yitusanhui.domain.placing import corners, fit_ties
from yitusanhui.domain.report import BlueprintLine, MeetingReport
from yitusanhui.domain.shapes import Shape, ShapeKind
from yitusanhui.domain.sites import anchor_of
from yitusanhui.gui.dialogs.form import ask_number, confirm
from yitusanhui.gui.map.compare import Compare, CompareBy
from yitusanhui.gui.settings import ask_file
from yitusanhui.gui.site_book import SketchWanted
from yitusanhui.gui.tile_source import FileTiles
from yitusanhui.gui.widgets import ask
from yitusanhui.operations import meetings, reading
from yitusanhui.texts import say

if TYPE_CHECKING:
    from yitusanhui.gui.dialogs.prepare_drawing import Prepared
    from yitusanhui.gui.dialogs.sheets import SheetDialog
    from yitusanhui.gui.main_window import MainWindow

# The dialogs are loaded when they are first asked for: the start page waits for no one.


def drawing_deeds(window: MainWindow) -> dict[str, Callable[[], object]]:
    """By the names of `actions.MENUS`."""
    return {
        "import_drawing": lambda: bring_drawing(window),
        "sites": lambda: window.panels.show_panel("sites"),
        "draw_line": lambda: draw_for_comment(window, ShapeKind.LINE),
        "draw_area": lambda: draw_for_comment(window, ShapeKind.AREA),
        "reach": lambda: reach(window),
        "filter": lambda: filter_pins(window),
        "filter_off": lambda: window.pane.extras.clear_filter(),
        "heat": lambda: window.pane.extras.toggle_heat(),
        "align": lambda: align(window),
        "carried_pins": lambda: ask_carried(window),
        "swipe": lambda: compare(window, CompareBy.SWIPE),
        "blink": lambda: compare(window, CompareBy.BLINK),
        "measure": lambda: measure(window),
        "locate": lambda: locate(window),
    }


def bring_drawing(window: MainWindow) -> None:
    """导入图纸: a file, its page, how it is shown and called."""
    path = ask_file(window, "drawing", say("import.drawing"), say("import.drawings"))
    if path is not None:
        window.drawings.ask_and_bring(path, lambda pages: ask_page(window, pages), lambda d: ask_how(window, d))


def ask_page(window: MainWindow, pages: int) -> int:
    """Which page of several is the drawing; 0 when the person thought better of it."""
    return ask_number(window, say("drawing.which_page", {"pages": pages}), most=pages)


def ask_how(window: MainWindow, drawing: Drawing) -> Prepared | None:
    """How a drawing is shown and called, and what comes next; None when the person thought better of it."""
    from yitusanhui.gui.dialogs.prepare_drawing import PrepareDrawing

    dialog = PrepareDrawing(drawing, reading.read_blueprints(window.session.file), meeting_for(window), window)
    return dialog.prepared if ask(dialog) else None


def meeting_for(window: MainWindow) -> MeetingReport | None:
    """The meeting that a new drawing is offered to: the one one is in, else the next that isn't over."""
    held = reading.read_particulars(window.session.file)
    open_ = [meeting for meeting in held if meeting.state in TAKES_EDITS]
    return next((m for m in open_ if m.id == window.session.meeting_id), open_[0] if open_ else None)


def follow_up(window: MainWindow, blueprint_id: int, decided: Prepared) -> None:
    """What was wished for once the drawing is kept."""
    drawing = next(one for one in reading.read_blueprints(window.session.file) if one.id == blueprint_id)
    held = meeting_for(window)
    if decided.use and held is not None:
        what = {"meeting_id": held.id, "blueprint_id": blueprint_id}
        if window.session.do(meetings.edit_meeting, **what) is not None:
            facts = {"meeting": held.name, "drawing": f"{drawing.label} {drawing.name}"}
            window.session.told.emit(say("prepare_drawing.used", facts))
    if decided.measure:
        measure(window, drawing)
    if decided.locate:
        locate(window, drawing)
    if decided.align:
        align(window, drawing)


def measure(window: MainWindow, drawing: BlueprintLine | None = None) -> None:
    """量比例 of the drawing in the middle."""
    from yitusanhui.gui.dialogs.ground import ScaleDialog

    shown = drawing or _shown(window)
    if shown is not None:
        _run(window, ScaleDialog(window.session, shown, window))


def locate(window: MainWindow, drawing: BlueprintLine | None = None) -> None:
    """加坐标 to the drawing in the middle."""
    from yitusanhui.gui.dialogs.ground import ControlDialog

    shown = drawing or _shown(window)
    if shown is not None:
        _run(window, ControlDialog(window.session, shown, window))


def align(window: MainWindow, drawing: BlueprintLine | None = None) -> None:
    """对齐 the drawing in the middle with another version, and ask about what comes along."""
    from yitusanhui.gui.dialogs.align import AlignDialog

    shown = drawing or _shown(window)
    others = _others(window, shown) if shown else ()
    if shown is None or not others or not _run(window, AlignDialog(window.session, shown, others, window)):
        return
    waiting = len(window.book.asked_on(shown.id))
    if waiting:
        confirm(
            window,
            say("align.ask", {"count": waiting}),
            yes=say("align.ask_yes"),
            then=lambda: ask_carried(window, shown),
        )


def ask_carried(window: MainWindow, drawing: BlueprintLine | None = None) -> None:
    """还适用吗 for the drawing in the middle, comment by comment."""
    from yitusanhui.gui.dialogs.carried import CarriedDialog

    shown = drawing or _shown(window)
    if shown is None:
        return
    alignment = window.book.places.alignments.get(shown.id)
    if alignment is None:
        window.session.refused.emit(say("carried.not_aligned", {"drawing": f"{shown.label} {shown.name}"}))
        return
    base = next(one for one in _others(window, shown) if one.id == alignment.base_id)
    _run(window, CarriedDialog(window.session, window.book, shown, base, window))


def compare(window: MainWindow, by: CompareBy) -> None:
    """The version before over the one in the middle, here and on the wall; the same key ends it."""
    compared, shown = window.pane.view.compared, _shown(window)
    if compared.shown is not None and compared.shown.by is by:
        compared.start(None)
        return
    others = _others(window, shown) if shown else ()
    if shown is None or not others:
        return
    alignment = window.book.places.alignments.get(shown.id)
    earlier = [one.id for one in others if one.id < shown.id] or [others[-1].id]
    base = next(one for one in others if one.id == (alignment.base_id if alignment else earlier[-1]))
    carry: Transform = alignment.carry if alignment else fit_ties(corners(base, shown))
    if alignment is None:
        window.session.told.emit(say("compare.not_aligned"))
    tiles = FileTiles(window.session.file, base)
    compared.start(Compare(tiles, carry, base.label, shown.label, by))
    window.pane.view.setFocus()


def draw_for_comment(window: MainWindow, kind: ShapeKind) -> None:
    """What the comment being written speaks of: a line or an area instead of a place."""
    session = window.session

    def take(shape: Shape, _: int) -> None:
        session.place_chosen.emit(*anchor_of(shape))
        session.speak_of(shape)

    window.panels.show_panel("comments")
    session.sketch_wanted.emit(SketchWanted(kind, take))


def reach(window: MainWindow) -> None:
    """步行圈 around the pin that is pointed at, else the place that is marked, else the middle of the view."""
    pane = window.pane
    if pane.extras.end_reach():
        return
    pin = next((pin for pin in pane.view.scene.pins if pin.highlighted), None)
    x, y = (pin.x, pin.y) if pin else (pane.view.viewport.x, pane.view.viewport.y)
    if _shown(window) is not None:
        pane.extras.toggle_around(x, y, say("map.pin", {"number": pin.number}) if pin else "")


def filter_pins(window: MainWindow) -> None:
    """筛选意见."""
    from yitusanhui.gui.dialogs.pin_filter import PinFilterDialog

    if _shown(window) is not None:
        ask(PinFilterDialog(window.session, window.pane.extras, lambda: window.pane.note, window))


def _shown(window: MainWindow) -> BlueprintLine | None:
    """The drawing in the middle; said when there is none."""
    if window.pane.blueprint is None:
        window.session.refused.emit(say("sheet.none"))
    return window.pane.blueprint


def _others(window: MainWindow, drawing: BlueprintLine) -> tuple[BlueprintLine, ...]:
    """The other versions; said when there are none."""
    found = tuple(one for one in reading.read_blueprints(window.session.file) if one.id != drawing.id)
    if not found:
        window.session.refused.emit(say("sheet.one"))
    return found


def _run(window: MainWindow, dialog: SheetDialog) -> bool:
    """Show a dialog; its drawings get sharp when their tiles are cut meanwhile."""
    window.drawings.tiled.connect(dialog.sharpen)
    done = ask(dialog)
    window.drawings.tiled.disconnect(dialog.sharpen)
    return done
