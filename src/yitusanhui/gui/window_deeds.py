"""What each menu item and key of the window does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from yitusanhui import __version__
from yitusanhui.atlas.symbols import ColourBy
from yitusanhui.gui.dialogs.form import ask_words
from yitusanhui.gui.drawing_deeds import drawing_deeds
from yitusanhui.gui.help_overlay import KeySheet
from yitusanhui.gui.panels.agenda import compress, edit_step, next_step
from yitusanhui.gui.panels.comments import CommentsPanel
from yitusanhui.gui.panels.prepare import PreparePanel
from yitusanhui.gui.settings import ask_folder
from yitusanhui.gui.wall_pages import WallMode
from yitusanhui.gui.widgets import ask
from yitusanhui.operations import files, reading
from yitusanhui.texts import say

if TYPE_CHECKING:
    from yitusanhui.gui.main_window import MainWindow

PAIR = 2
Deeds = dict[str, Callable[[], object]]


def window_deeds(window: MainWindow) -> Deeds:
    """Everything, by the names of `actions.MENUS`."""
    parts = (drawing_deeds, _of_the_file, _of_the_meeting, _of_the_view, _of_the_wall)
    return {name: deed for part in parts for name, deed in part(window).items()}


def _of_the_file(window: MainWindow) -> Deeds:
    return {
        "new": lambda: window.another_asked.emit("new"),
        "open": lambda: window.another_asked.emit("open"),
        "project": lambda: correct_the_project(window),
        "new_like": lambda: window.another_asked.emit("new_like"),
        "take_templates": lambda: take_new_templates(window),
        "import_layer": lambda: bring_layer(window),
        "import_roster": lambda: window.tables.roster(),
        "import_comments": lambda: window.tables.comments(),
        "import_replies": lambda: window.tables.replies(),
        "import_votes": lambda: window.tables.votes(),
        "preview": lambda: preview_documents(window),
        "export": lambda: export_documents(window),
        "back_up": lambda: back_up(window),
        "second_drive": lambda: ask_second_drive(window),
        "restore": lambda: window.another_asked.emit("restore"),
        "quit": window.close,
        "keys": lambda: ask(KeySheet(window)),
        "about": lambda: QMessageBox.about(window, say("app.name"), say("app.about", {"version": __version__})),
    }


def _of_the_meeting(window: MainWindow) -> Deeds:
    prepare, comments = window.panels.panels["prepare"], window.panels.panels["comments"]
    assert isinstance(prepare, PreparePanel) and isinstance(comments, CommentsPanel)
    return {
        "open_meeting": prepare.open_meeting,
        "adjourn_meeting": prepare.adjourn_meeting,
        "close_meeting": prepare.close_meeting,
        "next_step": lambda: next_step(window.session),
        "previous_step": lambda: next_step(window.session, -1),
        "edit_step": lambda: edit_step(window.session, window),
        "compress": lambda: compress(window.session, window),
        "roster": prepare.show_roster,
        "procedure": prepare.edit_procedure,
        "print_papers": lambda: print_papers(window),
        "print_minutes": lambda: print_minutes(window),
        "start_turn": window.turns.begin_next,
        "stop_turn": window.turns.end,
        "ask_to_speak": lambda: queue_up(window),
        "batch": comments.enter_batch,
        "slips": lambda: enter_slips(window, comments),
        "undo": window.undo_last,
        "trace": lambda: window.tracer.trace(),
        "loose_ends": lambda: window.tracer.loose_ends(),
        "last_time": lambda: window.tracer.last_time(),
    }


def _of_the_view(window: MainWindow) -> Deeds:
    return {
        "focus_path": lambda: focus_path(window),
        "focus_map": window.pane.view.setFocus,
        "focus_panel": lambda: window.panels.current.take_focus(),
        "fit_map": window.pane.view.fit,
        "colour_category": lambda: window.pane.colour(ColourBy.CATEGORY),
        "colour_reply": lambda: window.pane.colour(ColourBy.REPLY),
        "colour_status": lambda: window.pane.colour(ColourBy.STATUS),
        "layers": lambda: show_layers(window),
        "save_view": lambda: save_picture(window),
        "legend": lambda: window.pane.toggle_legend(),
        "hide_path": lambda: window.path.setVisible(not window.path.isVisible()),
        "full_screen": lambda: window.showNormal() if window.isFullScreen() else window.showFullScreen(),
    }


def _of_the_wall(window: MainWindow) -> Deeds:
    feed = window.wall
    turn: Deeds = {
        f"wall_{mode}": lambda mode=mode: feed.turn_to(mode, window)  # type: ignore[misc]
        for mode in WallMode
    }
    return turn | {
        "wall_options": lambda: show_options(window),
        "wall": lambda: feed.toggle(window),
        "wall_follow": lambda: feed.toggle_follow(window),
        "wall_full": feed.wall.toggle_full,
        "wall_blank": feed.wall.toggle_blank,
        "wall_write": lambda: write_notice(window),
        "wall_minutes": lambda: read_minutes(window),
    }


def read_minutes(window: MainWindow) -> None:
    """宣读纪要; whoever went elsewhere meanwhile comes back to the passage, and ends it with the next press."""
    from yitusanhui.gui.panels.minutes import MinutesPanel

    panel = window.panels.panel("minutes")
    assert isinstance(panel, MinutesPanel)
    wall = window.wall.wall
    reads = panel.isVisible() and wall.isVisible() and wall.mode is WallMode.NOTICE
    window.panels.show_panel("minutes")
    if panel.aloud.on and not reads:
        panel.aloud.again()
        panel.take_focus()
    else:
        panel.read_aloud()


def queue_up(window: MainWindow) -> None:
    """发言排队."""
    from yitusanhui.gui.dialogs.turns import TurnsDialog

    ask(TurnsDialog(window.turns, window))


def enter_slips(window: MainWindow, comments: CommentsPanel) -> None:
    """Take down slips from their photos. What reads photos is read in only now."""
    from yitusanhui.gui.dialogs import slip_queue

    slip_queue.enter_slips(window.session, comments.entry.tags, window)


def preview_documents(window: MainWindow) -> None:
    """Look at the documents on screen."""
    from yitusanhui.gui.panels.export import preview_flow

    preview_flow(window.session, window)


def export_documents(window: MainWindow) -> None:
    """导出. What makes the documents is read in only now."""
    from yitusanhui.gui.panels.export import export_flow

    export_flow(window.session, window)


def correct_the_project(window: MainWindow) -> None:
    """项目资料."""
    from yitusanhui.gui.dialogs.project import ask_project

    ask_project(window.session, window)


def take_new_templates(window: MainWindow) -> None:
    """换用新模板. What compares them is read in only now."""
    from yitusanhui.gui.dialogs.new_templates import offer_new_templates

    offer_new_templates(window.session, window)


def bring_layer(window: MainWindow) -> None:
    """导入图层. What reads layers is loaded only now."""
    from yitusanhui.gui.layer_import import LayerImport

    LayerImport(window.session, window.pane, window).ask()


def save_picture(window: MainWindow) -> None:
    """把当前画面存为图片."""
    from yitusanhui.gui.map_print import save_view

    save_view(window.session, window.pane, window)


def show_layers(window: MainWindow) -> None:
    """图层: the list of those over the drawing in the middle."""
    from yitusanhui.gui.dialogs.layers import LayersDialog

    if window.pane.blueprint is None:
        window.session.refused.emit(say("layer_no_drawing"))
    else:
        ask(LayersDialog(window.session, window.pane.blueprint.id, window))


def print_papers(window: MainWindow) -> None:
    """打印会前材料: notice, sign-in sheet, slips, agenda and script of this meeting, in one folder."""
    from yitusanhui.gui.panels.export import Way, write_into

    folder = ask_folder(window, "papers", say("papers.where"))
    if folder is not None:
        write_into(window.session, folder, window, way=Way(("forms",)), meeting_id=window.session.meeting_id)


def print_minutes(window: MainWindow) -> None:
    """打印纪要: what makes it is read in only now."""
    from yitusanhui.gui.minutes_print import print_minutes as to_print

    to_print(window.session, window)


def back_up(window: MainWindow) -> None:
    """备份: one verified copy in a folder of the person's choice."""
    folder = ask_folder(window, "backup", say("backup.where"))
    if folder is not None:
        session = window.session
        session.run(
            lambda: files.back_up(session.file.path, folder),
            done=lambda copy: session.told.emit(say("backup.done", {"name": copy.name})),
        )


def ask_second_drive(window: MainWindow) -> None:
    """第二备份盘: chosen once on this machine; asked again, it can be changed or given up."""
    held = files.second_drive()
    if held is not None:
        box = QMessageBox(QMessageBox.Icon.Question, say("app.name"), say("second_drive.held", {"folder": str(held)}))
        change = box.addButton(say("second_drive.change"), QMessageBox.ButtonRole.AcceptRole)
        stop = box.addButton(say("second_drive.stop"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        ask(box)
        if box.clickedButton() is stop:
            files.choose_second_drive(None)
            window.session.told.emit(say("second_drive.stopped"))
        if box.clickedButton() is not change:
            return
    folder = ask_folder(window, "second_drive", say("second_drive.where"))
    if folder is not None:
        files.choose_second_drive(folder)
        window.session.file.back_up_soon()
        window.session.told.emit(say("second_drive.set", {"folder": str(folder)}))


def show_options(window: MainWindow) -> None:
    """两个方案并排: those that were chosen; else of the topic one is at, if it has two; else how to choose is said."""
    panel = window.panels.panels.get("topics")
    at = panel.topics.current if panel is not None else None  # type: ignore[attr-defined]
    topics = [at] if at is not None else reading.read_topics(window.session.file, window.session.meeting_id)
    pairs = [topic for topic in topics if len(topic.options) == PAIR]
    shown = window.wall.options
    if len(pairs) == 1 and not (shown.chosen and shown.chosen == pairs[0].title):
        shown.show(pairs[0].title, pairs[0].options)
    if shown.chosen:
        window.wall.turn_to(WallMode.OPTIONS, window)
    else:
        window.session.refused.emit(say("wall.options_how"))


def write_notice(window: MainWindow) -> None:
    """Words of the facilitator's own on the wall."""
    words = ask_words(window, say("do.wall_write").rstrip("…"), say("wall.write_hint"), text=window.wall.own_notice)
    window.wall.write_notice(words)
    window.wall.turn_to(WallMode.NOTICE, window)


def focus_path(window: MainWindow) -> None:
    """The keyboard to the path, shown if it was hidden."""
    window.path.show()
    window.path.take_focus()
