"""Whom and what `@` and `#` may mean in a line: the roster, the file's categories, and what is offered of them."""

from __future__ import annotations

from yitusanhui.domain.vocabulary import Category
from yitusanhui.gui.category_finder import CategoryFinder
from yitusanhui.gui.comment_line import CommentDraft, OpenToken, category_keys, category_meant, read_line
from yitusanhui.gui.people_index import PeopleIndex
from yitusanhui.operations.reading import PersonLine

MOST = 6
Offer = tuple[str, PersonLine | Category]  # its words in the list, and what is taken


class CommentTags:
    """One state of roster and table; another one when either changes."""

    def __init__(self, people: PeopleIndex | None = None, categories: tuple[Category, ...] = ()) -> None:
        self.people = people or PeopleIndex()
        self._finder = CategoryFinder(categories)
        self._names = tuple(person.name for person in self.people.people)
        self._keys = category_keys((category.name, category.code) for category in categories)

    def read(self, line: str) -> CommentDraft:
        """What a line says."""
        return read_line(line, names=self._names, categories=self._keys)

    def known(self, author: str) -> int:
        """How many of that name are on the roster."""
        return self._names.count(author)

    def category(self, typed: str) -> str:
        """The category that a name, its beginning or a short code means; anything else as typed."""
        return category_meant(typed, self._keys) or typed

    def is_category(self, name: str) -> bool:
        """Whether there is such a category."""
        return self._keys.get(name) == name

    def namesakes(self, name: str) -> list[Offer]:
        """Everyone of that name."""
        return _of_people([person for person in self.people.people if person.name == name])

    def categories(self, typed: str = "") -> list[Offer]:
        """The categories that fit, the best first; all of them when nothing is typed."""
        return _of_categories(self._finder.find(typed))

    def found(self, token: OpenToken, taken: PersonLine | None) -> list[Offer]:
        """Who or what the token may mean; nobody where it says who was taken already, nothing where it is whole."""
        if token.marker == "@":
            if not token.typed or (taken is not None and token.typed == taken.name):
                return []
            return _of_people(self.people.find(token.typed, MOST))
        return [] if self.is_category(token.typed) else self.categories(token.typed)

    def exact(self, token: OpenToken, taken: PersonLine | None) -> list[Offer]:
        """Who or what fits the tag; of exactly that name or code before all others, then categories that begin so."""
        found = self.found(token, taken)
        if token.marker == "@":
            return [offer for offer in found if offer[1].name == token.typed] or found
        meant = self.category(token.typed)
        exact = [offer for offer in found if offer[1].name == meant]
        return exact or [offer for offer in found if offer[1].name.startswith(token.typed)] or found


def _of_people(found: list[PersonLine]) -> list[Offer]:
    return [(f"{person.name}　{person.address or person.household}", person) for person in found]


def _of_categories(found: list[Category]) -> list[Offer]:
    return [(f"{one.name}　{one.code}　{one.group}", one) for one in found]
