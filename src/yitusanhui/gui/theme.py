"""How the window looks: calm, high contrast, large; one font that has every character of the national list."""

from __future__ import annotations

import sys
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from yitusanhui import paths

COLOURS = {
    "ink": "#17211D",
    "muted": "#55615B",
    "faint": "#98A19C",
    "desk": "#F2F4F1",
    "paper": "#FFFFFF",
    "rule": "#DCE1DC",
    "edge": "#B9C2BC",
    "accent": "#0B6B5D",
    "accent_dark": "#084F45",
    "accent_soft": "#E0F0EB",
    "focus": "#E08A00",
    "focus_soft": "#FFF3DD",
    "warn": "#6B4700",
    "warn_soft": "#FFF1CF",
    "bad": "#A8231B",
    "bad_soft": "#FCE7E5",
}
BUNDLED = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
BASE_SIZE = 16
_SYSTEM_FAMILIES = {
    "win32": ("Microsoft YaHei UI", "Microsoft YaHei"),
    "darwin": ("PingFang SC", "Hiragino Sans GB"),
}
_FREE_FAMILIES = ("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans SC")


def colour(name: str) -> QColor:
    """A colour of the window by its name."""
    return QColor(COLOURS[name])


def dress(application: QApplication) -> None:
    """Give the program its font, colours and style sheet."""
    application.setStyle("Fusion")
    font = QFont(choose_family())
    font.setPixelSize(BASE_SIZE)
    application.setFont(font)
    application.setPalette(_palette())
    application.setStyleSheet(style_sheet())
    application.setWindowIcon(QIcon(str(paths.resources() / "window" / "icon.png")))  # drawn in packaging/icon.svg


def choose_family() -> str:
    """A good Chinese family of this machine, else the bundled one, which is then loaded."""
    there = set(QFontDatabase.families())
    wished = (*_SYSTEM_FAMILIES.get(sys.platform, ()), *_FREE_FAMILIES)
    return next((family for family in wished if family in there), "") or _bundled_family()


def style_sheet() -> str:
    """The style sheet with its colours filled in."""
    folder = paths.resources() / "window"
    return Template((folder / "theme.qss").read_text("utf-8")).substitute(COLOURS, pictures=folder.as_posix())


def _bundled_family() -> str:
    families: list[str] = []
    for name in BUNDLED:
        file = paths.vendor() / "fonts" / name
        if file.is_file():
            families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    if families:
        return families[0]
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return chinese[0] if chinese else QFont().family()


def _palette() -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, name in (
        (role.Window, "desk"),
        (role.Base, "paper"),
        (role.AlternateBase, "desk"),
        (role.Text, "ink"),
        (role.WindowText, "ink"),
        (role.ButtonText, "ink"),
        (role.Button, "paper"),
        (role.Highlight, "accent"),
        (role.PlaceholderText, "faint"),
        (role.Link, "accent"),
    ):
        palette.setColor(which, colour(name))
    palette.setColor(role.HighlightedText, colour("paper"))
    return palette
