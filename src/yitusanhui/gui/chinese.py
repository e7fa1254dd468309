"""Qt's own words in Chinese: buttons of message boxes, file dialogs, the menu of a field."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

WORDS = "qtbase_zh_CN"


def speak_chinese(application: QApplication) -> bool:
    """Dates and Qt's own words in Chinese; False when Qt came without its translation."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(application)
    found = translator.load(WORDS, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return found and application.installTranslator(translator)
