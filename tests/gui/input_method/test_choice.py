"""Qt's wheels have no fcitx: something that they have is taken instead, or the program speaks to fcitx itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo
from PySide6.QtWidgets import QApplication

from yitusanhui.gui.input_method import choice


@pytest.mark.parametrize("wanted", ["fcitx", "fcitx5"])
def test_fcitx_is_reached_as_ibus_where_qt_lacks_it(wanted: str) -> None:
    environment = {"QT_IM_MODULE": wanted}
    assert choice.choose(environment, {"ibus", "compose"}) == wanted
    assert environment == {"QT_IM_MODULE": "ibus"}


@pytest.mark.parametrize("environment", [{}, {"QT_IM_MODULE": "ibus"}, {"QT_IM_MODULE": "xim"}])
def test_what_the_desktop_chose_is_otherwise_left_alone(environment: dict[str, str]) -> None:
    before = dict(environment)
    assert choice.choose(environment, {"ibus"}) == ""
    assert environment == before


def test_a_qt_that_has_fcitx_uses_it() -> None:
    environment = {"QT_IM_MODULE": "fcitx5"}
    assert choice.choose(environment, {"ibus", "fcitx5"}) == ""
    assert environment == {"QT_IM_MODULE": "fcitx5"}


def test_plugins_are_named_as_the_variable_spells_them(tmp_path: Path) -> None:
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    for file in ("libibusplatforminputcontextplugin.so", "libfcitx5platforminputcontextplugin-qt6.so", "readme.txt"):
        (folder / file).touch()
    assert choice.plugins(tmp_path) == {"ibus", "fcitx5"}


def test_this_qt_came_with_ibus_on_linux() -> None:
    found = choice.plugins(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)))
    if not found:
        pytest.skip("this Qt has no input methods of its own: not Linux")
    assert "ibus" in found


def test_nothing_is_joined_where_nothing_was_replaced(qapp: QApplication) -> None:
    assert choice.join(qapp, "") is False


def test_without_a_bus_the_window_opens_all_the_same(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert choice.join(qapp, "fcitx") is False
