"""The end of the program: by its own menu, by whoever logs off, shuts down or ends it from outside."""

from __future__ import annotations

import signal
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

FROM_OUTSIDE = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")  # each system knows some of them


def heed_the_end(application: QApplication, leave: Callable[[], None]) -> None:
    """Before the program ends, `leave` is called; asked from outside, it ends once what is being done is done."""

    def end() -> None:
        leave()
        application.exit(0)  # out of dialogs that wait for an answer too

    def asked(*_: object) -> None:
        QTimer.singleShot(0, application, end)

    for name in FROM_OUTSIDE:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, asked)
    application.aboutToQuit.connect(leave)


def let_go_of_windows(application: QApplication) -> None:
    """In good order, while Python still runs: what is left for its end is torn down in no order at all."""
    for left in application.topLevelWidgets():
        left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
