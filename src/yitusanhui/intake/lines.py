"""One row on its way to become a person, a comment, a vote or a reply, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from yitusanhui.domain.incoming import RowProblem
from yitusanhui.domain.words import clean, is_blank, one_line
from yitusanhui.intake.cells import CellRefused, label, shown
from yitusanhui.intake.grid import FORMULA

Value = TypeVar("Value")
_GARBLED = re.compile("[\ufffd\ue000-\uf8ff]")  # what a wrong encoding leaves, and characters of one office's own
_ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"))


@dataclass(slots=True)
class Line:
    """A row by field: cells as they lie in the file, headers as the file spells them."""

    number: int
    cells: Mapping[str, str]
    headers: Mapping[str, str]
    first: str = ""  # the row's first filled cell, of whatever column
    problems: list[RowProblem] = field(default_factory=list)
    remarks: list[RowProblem] = field(default_factory=list)
    _seen: dict[str, str] = field(default_factory=dict)

    def refuse(self, code: str, **facts: object) -> None:
        """Note a problem of this row."""
        self.problems.append(RowProblem(self.number, code, facts))

    def remark(self, code: str, **facts: object) -> None:
        """Note something worth saying."""
        self.remarks.append(RowProblem(self.number, code, facts))

    def words(self, name: str) -> str:
        """A cell as written, without what can't be printed; "" where there is no such column."""
        if name not in self._seen:
            self._seen[name] = self._words(name)
        return self._seen[name]

    def _words(self, name: str) -> str:
        raw = self.cells.get(name, "")
        if not raw:
            return ""
        if raw in (FORMULA, *_ERRORS):
            self.refuse(
                "cell_formula" if raw == FORMULA else "cell_error",
                column=self.headers[name],
                value=shown(raw),
            )
            return ""
        text, removed = clean(raw)
        if removed:
            self.remark("controls_removed", column=self.headers[name], count=removed)
        if garbled := _GARBLED.findall(text):
            self.remark("words_garbled", column=self.headers[name], count=len(garbled), value=shown(text))
        return "" if is_blank(text) else text

    def text(self, name: str) -> str:
        """A cell on one line."""
        return one_line(self.words(name))

    def label(self, name: str) -> str:
        """A cell as an id or short name: 3.0 is 3."""
        return label(self.words(name))

    def required(self, name: str, read: Callable[[str], str]) -> str:
        """What `read` takes of a cell that may not be empty."""
        before = len(self.problems)
        text = read(name)
        if not text and len(self.problems) == before:
            self.refuse("cell_empty", column=self.headers.get(name, name))
        return text

    def take(self, name: str, read: Callable[[str], Value], default: Value) -> Value:
        """A cell read by `read`, or `default` where it is empty or refused; the refusal is noted."""
        text = self.text(name)
        if not text:
            return default
        try:
            return read(text)
        except CellRefused as refused:
            self.refuse(refused.code, column=self.headers[name], **refused.facts)
            return default
