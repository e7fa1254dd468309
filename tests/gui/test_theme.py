"""How the window looks."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QFont, QRawFont
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from yitusanhui import paths
from yitusanhui.atlas.symbols import contrast
from yitusanhui.gui.theme import COLOURS, choose_family, style_sheet


def test_the_style_sheet_is_filled_in_and_its_pictures_are_there() -> None:
    sheet = style_sheet()
    assert "$" not in sheet
    pictures = re.findall(r'url\("([^"]+)"\)', sheet)
    assert pictures and all(paths.Path(picture).is_file() for picture in pictures)


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "paper"),
        ("ink", "desk"),
        ("muted", "paper"),
        ("muted", "desk"),
        ("accent_dark", "accent_soft"),
        ("paper", "accent"),
        ("warn", "warn_soft"),
        ("bad", "bad_soft"),
        ("paper", "bad"),
    ],
)
def test_words_stand_out_from_their_ground(ink: str, ground: str) -> None:
    assert contrast(COLOURS[ink], COLOURS[ground]) >= 4.5


def test_the_font_has_rare_names(qapp: QApplication) -> None:
    if not (paths.vendor() / "fonts" / "NotoSansSC-Regular.ttf").is_file():
        pytest.skip("the bundled fonts are not fetched")
    font = QFont(choose_family())
    font.setPixelSize(16)
    assert all(QRawFont.fromFont(font).supportsCharacter(ord(letter)) for letter in "一图三会𬱖赟𬭊")


def test_the_program_has_a_picture_of_its_own_on_the_task_bar(qapp: QApplication) -> None:
    picture = qapp.windowIcon().pixmap(32, 32).toImage()
    assert (picture.width(), picture.pixelColor(3, 16).name()) == (32, COLOURS["accent"].lower())


def test_a_button_that_does_nothing_looks_so_though_enter_would_press_it(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    button = QPushButton("用这份备份替换")
    QVBoxLayout(dialog).addWidget(button)
    button.setDefault(True)
    looks = {}
    with qtbot.waitExposed(dialog):
        dialog.show()
    for works in (True, False):
        button.setEnabled(works)
        looks[works] = QColor(button.grab().toImage().pixel(button.width() // 2, 4)).name()
    assert looks == {True: COLOURS["accent"].lower(), False: COLOURS["rule"].lower()}


def test_the_rim_of_the_list_that_has_the_keyboard_is_seen_all_round(qtbot: QtBot) -> None:
    """Rows with a ground of their own were painted over half of it."""
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.setAlternatingRowColors(True)
    rows.addItems(["承诺1", "承诺2", "承诺3"])
    rows.setCurrentRow(0)
    with qtbot.waitActive(rows):
        rows.show()
        rows.activateWindow()
    rows.setFocus()
    picture, ratio = rows.grab().toImage(), rows.devicePixelRatioF()
    seen = {QColor(picture.pixel(round(2 * ratio) - 1, round(y * ratio))).name() for y in (20, 50, 80)}
    assert seen == {COLOURS["focus"].lower()}
