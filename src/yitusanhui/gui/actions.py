"""Every menu item with its key: one table, from which menus, keys and the F1 list are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from yitusanhui.texts import say


@dataclass(frozen=True, slots=True)
class Deed:
    """Something a person can do: `name` finds its words (`do.name`), `keys` its shortcut."""

    name: str
    keys: str = ""
    anywhere: bool = False  # also while the wall's window is the active one


GAP = Deed("")
MENUS: dict[str, tuple[Deed, ...]] = {
    "file": (
        Deed("new", "Ctrl+N"),
        Deed("open", "Ctrl+O"),
        Deed("project"),
        Deed("new_like"),
        Deed("take_templates"),
        GAP,
        Deed("import_drawing", "Ctrl+I"),
        Deed("import_layer"),
        Deed("import_roster"),
        Deed("import_comments"),
        Deed("import_replies"),
        Deed("import_votes"),
        GAP,
        Deed("preview", "Ctrl+Shift+E"),
        Deed("export", "Ctrl+E"),
        Deed("back_up", "Ctrl+B"),
        Deed("second_drive"),
        Deed("restore"),
        GAP,
        Deed("quit", "Ctrl+Q"),
    ),
    "meeting": (
        Deed("roster", "Ctrl+Shift+R"),
        Deed("procedure"),
        Deed("print_papers", "Ctrl+P"),
        Deed("print_minutes"),
        GAP,
        Deed("open_meeting"),
        Deed("adjourn_meeting"),
        Deed("close_meeting"),
        GAP,
        Deed("next_step", "Ctrl+Right"),
        Deed("previous_step", "Ctrl+Left"),
        Deed("edit_step", "Ctrl+Shift+M"),
        Deed("compress", "Ctrl+M"),
        GAP,
        Deed("start_turn", "Ctrl+T", anywhere=True),
        Deed("stop_turn", "Ctrl+Shift+T", anywhere=True),
        Deed("ask_to_speak", "Ctrl+R"),
        GAP,
        Deed("batch", "Ctrl+L"),
        Deed("slips", "Ctrl+Shift+L"),
        Deed("trace", "Ctrl+G"),
        Deed("loose_ends", "Ctrl+Shift+G"),
        Deed("last_time"),
        Deed("undo", "Ctrl+Z"),
    ),
    "view": (
        Deed("focus_path", "F3"),
        Deed("focus_map", "F4"),
        Deed("focus_panel", "Ctrl+J"),
        GAP,
        Deed("fit_map", "Ctrl+0"),
        Deed("legend", "Shift+F4", anywhere=True),
        Deed("colour_category"),
        Deed("colour_reply"),
        Deed("colour_status"),
        GAP,
        Deed("layers", "Ctrl+Shift+Y"),
        Deed("save_view"),
        GAP,
        Deed("hide_path", "Ctrl+D"),
        Deed("full_screen", "Shift+F11"),
    ),
    "drawing": (
        Deed("sites", "Ctrl+K"),
        Deed("draw_line", "Alt+X"),
        Deed("draw_area", "Alt+C"),
        Deed("reach", "Ctrl+Y"),
        Deed("filter", "Ctrl+Shift+F"),
        Deed("filter_off", "Ctrl+Shift+X"),
        Deed("heat", "Ctrl+Shift+H"),
        GAP,
        Deed("align"),
        Deed("carried_pins", "Ctrl+Shift+K"),
        GAP,
        Deed("swipe", "Ctrl+F7", anywhere=True),
        Deed("blink", "Ctrl+F8", anywhere=True),
        GAP,
        Deed("measure"),
        Deed("locate"),
    ),
    "wall": (
        Deed("wall", "F5", anywhere=True),
        Deed("wall_full", "F11", anywhere=True),
        Deed("wall_blank", "F12", anywhere=True),
        GAP,
        Deed("wall_map", "F6", anywhere=True),
        Deed("wall_follow", "Shift+F6", anywhere=True),
        Deed("wall_comment", "F7", anywhere=True),
        Deed("wall_timer", "F8", anywhere=True),
        Deed("wall_sentence", "F9", anywhere=True),
        Deed("wall_strokes", "Shift+F9", anywhere=True),
        Deed("wall_notice", "F10", anywhere=True),
        Deed("wall_minutes", "Ctrl+F10", anywhere=True),
        Deed("wall_photos", "Shift+F7", anywhere=True),
        Deed("wall_options", "Shift+F8", anywhere=True),
        Deed("wall_write"),
    ),
    "help": (Deed("keys", "F1", anywhere=True), Deed("about")),
}
PANEL_KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl+1…9", "help.panels"),
    ("Alt+1…7", "help.sources"),
    ("Alt+1…9", "help.rows"),
    ("Alt+R", "help.holder"),
    ("@ # +15", "help.marks"),
    ("F2", "do.amend"),
    ("Delete", "do.withdraw"),
    ("+", "do.endorse"),
    ("-", "do.unendorse"),
    ("P", "do.replace"),
    ("M", "do.merge"),
    ("A", "do.photos"),
    ("R", "do.release"),
    ("K, Alt+K", "do.take_category"),
    ("Ctrl+P", "do.print_minutes_here"),
    ("Esc", "help.escape"),
    ("Ctrl+Backspace", "help.clear_line"),
    ("Alt+0", "help.forget_author"),
)


def build_menus(window: QMainWindow, deeds: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Fill the menu bar; every item and key does what `deeds` says."""
    made: dict[str, QAction] = {}
    for title, items in MENUS.items():
        menu = window.menuBar().addMenu(say(f"menu.{title}"))
        for deed in items:
            if deed is GAP:
                menu.addSeparator()
                continue
            action = _action(window, deed, deeds[deed.name])
            menu.addAction(action)
            made[deed.name] = action
    return made


def key_lines() -> list[tuple[str, list[tuple[str, str]]]]:
    """For the F1 list: each menu's title with its (key, words), then the keys of the panels."""
    found = [
        (head := say(f"menu.{title}").split("(")[0], [(d.keys, _under(head, d.name)) for d in items if d.keys])
        for title, items in MENUS.items()
    ]
    found.append((say("help.in_panels"), [(keys, say(words)) for keys, words in PANEL_KEYS]))
    return found


def _action(window: QMainWindow, deed: Deed, act: Callable[[], object]) -> QAction:
    action = QAction(say(f"do.{deed.name}"), window)
    action.triggered.connect(lambda: act())
    if deed.keys:
        action.setShortcut(QKeySequence(deed.keys))
    if deed.anywhere:
        action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
    window.addAction(action)
    return action


def _under(head: str, name: str) -> str:
    """The words of a deed below the title of its menu, which isn't said again."""
    return _words(name).removeprefix(f"{head}：")


def _words(name: str) -> str:
    return say(f"do.{name}").split("(&")[0].rstrip("…")
