"""Finding a category as fast as someone types: short code, pinyin initials, any of its characters."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from yitusanhui.domain.vocabulary import Category
from yitusanhui.operations.search_keys import search_key

NO = 4


class CategoryFinder:
    """The file's table of categories, in its own order: 五宜 first as shipped."""

    def __init__(self, categories: Iterable[Category] = ()) -> None:
        self.categories = tuple(categories)

    def find(self, typed: str) -> list[Category]:
        """Those that fit, the best first; all of them when nothing is typed yet."""
        typed = typed.strip().lower()
        if not typed:
            return list(self.categories)
        ranks = [(self._rank(typed, place), place) for place in range(len(self.categories))]
        return [self.categories[place] for rank, place in sorted(ranks) if rank < NO]

    def _rank(self, typed: str, place: int) -> int:
        one, code = self.categories[place], self.categories[place].code.lower()
        if code == typed or one.name.startswith(typed):
            return 0
        if code.startswith(typed):
            return 1
        if typed in one.name:
            return 2
        return 3 if typed.isascii() and f" {typed}" in self._sounds[place] else NO

    @cached_property
    def _sounds(self) -> tuple[str, ...]:
        """Initials and pinyin; the dictionary they need is loaded when letters are first typed."""
        return tuple(f" {search_key(one.name, '', '')}" for one in self.categories)
