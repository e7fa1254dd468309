"""The office's own word lists: sources and categories of comments, roles of people (templates/*.csv)."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from yitusanhui.domain.errors import DomainError


@dataclass(frozen=True, slots=True)
class Sources:
    """来源: the labels, the codes that stand for them, and the one meant when nothing is said."""

    labels: tuple[str, ...]
    by_code: Mapping[str, str]
    before: str
    during: str

    def named(self, word: str, *, before_meeting: bool) -> str:
        """The label that `word` (a label, a code or nothing) means; refuses an unknown one."""
        word = word.strip()
        if not word:
            return self.before if before_meeting else self.during
        if word in self.labels:
            return word
        if word.lower() in self.by_code:
            return self.by_code[word.lower()]
        raise DomainError("unknown_source", source=word, known="、".join(self.labels))


@lru_cache(maxsize=8)
def load_sources(text: str) -> Sources:
    """The table of sources (columns 名称, 代码, 简码, 会前默认, 会上默认)."""
    lines = _table(text, "sources.csv")
    labels = tuple(line["名称"] for line in lines)
    codes = {line[key].lower(): line["名称"] for line in lines for key in ("简码", "代码") if line.get(key)}
    return Sources(labels, codes, _default(lines, "会前默认"), _default(lines, "会上默认"))


@dataclass(frozen=True, slots=True)
class Category:
    """类别: a word comments are sorted by, with the list and group it belongs to and its short code."""

    name: str
    system: str
    group: str
    code: str
    note: str = ""  # what it is about


def load_categories(text: str) -> tuple[Category, ...]:
    """The table of categories (columns 体系, 大类, 名称, 简码)."""
    return tuple(
        Category(line["名称"], line["体系"], line["大类"], line["简码"], line.get("备注") or "")
        for line in _table(text, "categories.csv")
    )


def _default(lines: list[dict[str, str]], column: str) -> str:
    return next((line["名称"] for line in lines if line.get(column)), lines[0]["名称"])


def _table(text: str, template: str) -> list[dict[str, str]]:
    lines = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    if not lines or "名称" not in lines[0]:
        raise DomainError("template_broken", template=template, why="名称")
    return lines
