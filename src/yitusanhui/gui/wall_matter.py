"""What is voted on, while it is: the matter, the options, and the rule in one sentence. No figure, no name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from yitusanhui.gui.wall_fit import FittedWords

GREEN = "#084F45"


class WallMatter(QWidget):
    """The matter as large as it goes; results come when the vote is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.head = FittedWords(most=44, bold=True)
        self.head.stand(84)
        self.matter = FittedWords(most=96, bold=True)
        self.options = FittedWords(most=52)
        self.rule = FittedWords(most=40)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 8, 24, 12)
        box.setSpacing(4)
        box.addWidget(self.head)
        box.addWidget(self.matter, 4)
        box.addWidget(self.options, 2)
        box.addWidget(self.rule, 4)

    def show_matter(self, head: str, matter: str, options: Sequence[str], rule: str) -> None:
        """`head` says how far the vote is, `rule` is its sentence; words are masked."""
        self.head.show_words(head, GREEN)
        self.matter.show_words(matter)
        self.options.show_words("　".join(options))
        self.rule.show_words(rule)
