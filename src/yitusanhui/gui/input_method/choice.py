"""Which input method the window speaks to: decided before Qt starts, since Qt asks only once.

Linux desktops name theirs in `QT_IM_MODULE`. Qt's wheels bring IBus and no fcitx; a name that Qt doesn't have leaves
Latin letters only. fcitx 5 also answers as IBus. fcitx 4 does not, so there the program speaks to it itself.
WORKAROUND(https://github.com/fcitx/fcitx5/issues/444)
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Collection, MutableMapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo
from PySide6.QtWidgets import QApplication

VARIABLE = "QT_IM_MODULE"
FCITX = ("fcitx", "fcitx5")
IBUS = "ibus"
FCITX_5 = "org.fcitx.Fcitx5"
log = logging.getLogger(__name__)


def choose(environment: MutableMapping[str, str], there: Collection[str]) -> str:
    """Name an input method that Qt has, when the one asked for is fcitx and Qt hasn't got it; "" leaves all as it is.

    `there` are the plugins that this Qt came with, as `QT_IM_MODULE` spells them.
    """
    wanted = environment.get(VARIABLE, "")
    if wanted not in FCITX or wanted in there:
        return ""
    environment[VARIABLE] = IBUS
    return wanted


def plugins(folder: Path) -> set[str]:
    """The input methods of a Qt plugin folder: libibusplatforminputcontextplugin.so is ibus."""
    found = (path.stem for path in (folder / "platforminputcontexts").glob("lib*platforminputcontextplugin*.so"))
    return {name.removeprefix("lib").split("platforminputcontextplugin")[0] for name in found}


def prepare() -> str:
    """Choose, before QApplication is made; returns what was asked for when something else was taken."""
    if not sys.platform.startswith("linux"):
        return ""
    return choose(os.environ, plugins(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))))


def join(application: QApplication, replaced: str) -> bool:
    """Speak to fcitx 4 where it runs and nothing that Qt has will do; True when the program does so."""
    if not replaced:
        return False
    from yitusanhui.gui.input_method.fcitx_bus import FcitxBus, NoFcitx, names_on_the_bus  # D-Bus: Linux only
    from yitusanhui.gui.input_method.fcitx_filter import FcitxFilter

    if FCITX_5 in names_on_the_bus():
        return False

    try:
        bus = FcitxBus(application.applicationName())
    except NoFcitx as missing:
        log.info("no input method: %s", missing)
        return False
    application.installEventFilter(FcitxFilter(bus, application))
    return True
