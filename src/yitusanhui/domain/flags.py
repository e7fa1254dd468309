"""Words to look at before they are shown (个人信息保护法 28): health, poverty, disability; ID numbers are never kept.

The words are an editable table (templates/sensitive.csv). They are a reason to look, not a verdict: a comment that
holds one is held back from the wall and from public copies until the recorder releases it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from yitusanhui.domain.errors import DomainError

HELD_BACK = "**"
NO_ID = "〔身份证号不记〕"
_SPLIT = re.compile(r"[、，,；;]")
_ID = re.compile(r"(?<![\da-zA-Z])(\d{6})[ -]?(\d{8})[ -]?(\d{3})([\dXxＸｘ])(?![\da-zA-Z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


@dataclass(frozen=True, slots=True)
class SensitiveWords:
    """The office's table, ready to search: the words, and the longer words in which they mean something else."""

    search: re.Pattern[str] | None = None
    hint: re.Pattern[str] | None = None  # of the words alone, which Python looks for ten times as fast

    def found_in(self, text: str) -> tuple[str, ...]:
        """The words of the table that a text holds, each once, in its order."""
        if self.search is None or (self.hint is not None and self.hint.search(text) is None):
            return ()
        return tuple(dict.fromkeys(found["word"] for found in self.search.finditer(text) if found["word"]))


@lru_cache(maxsize=8)
def load_sensitive(text: str) -> SensitiveWords:
    """The table (columns 名称, 除外); none where the table is empty."""
    lines = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    if lines and "名称" not in lines[0]:
        raise DomainError("template_broken", template="sensitive.csv", why="名称")
    words = [line["名称"].strip() for line in lines if (line["名称"] or "").strip()]
    spared = [part.strip() for line in lines for part in _SPLIT.split(line.get("除外") or "") if part.strip()]
    if not words:
        return SensitiveWords()
    passed_over = f"(?:{_any(spared)})|" if spared else ""
    return SensitiveWords(re.compile(f"{passed_over}(?P<word>{_any(words)})"), re.compile(_any(words)))


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def hold_back(text: str, words: Iterable[str]) -> str:
    """The text with these words as **."""
    pattern = _any(words)
    return re.sub(pattern, HELD_BACK, text) if pattern else text


def without_id_numbers(text: str) -> str:
    """The text without ID numbers: 18 places with a right check digit (GB 11643). No ID numbers, ever."""
    return _ID.sub(lambda found: NO_ID if _checks(found) else found.group(), text)


def holds_id_number(text: str) -> bool:
    """Whether a text holds an ID number."""
    return any(map(_checks, _ID.finditer(text)))


def _checks(found: re.Match[str]) -> bool:
    digits = found[1] + found[2] + found[3]
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    last = found[4].upper().replace("Ｘ", "X")
    return _CHECKS[total % 11] == (last if last == "X" else str(int(last)))
