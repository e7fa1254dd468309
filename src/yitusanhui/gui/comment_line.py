"""The one line a comment is typed in: words, `@` who said it, `#` category, `+15` 附议 at the end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_AT, _HASH, _PLUS = "@＠", "#＃", "+＋"
# 3#楼 is a building and a@b an address: a marker doesn't follow a letter or a figure of ASCII.
_TOKEN = re.compile(rf"(?<![A-Za-z0-9])([{_AT}{_HASH}])([^\s{_AT}{_HASH}]*)")
_ENDORSED = re.compile(rf"[{_PLUS}]\s*(\d{{1,6}})\s*$")
_OF_NUMBER = re.compile(rf"^\s*(\d{{1,6}})\s*[{_PLUS}]\s*(\d{{1,6}})\s*$")
MOST_ENDORSED = 999


@dataclass(frozen=True, slots=True)
class CommentDraft:
    """What a line says. `author` and `category` None: not said here, so what was said last stays.

    `number` is set where the line only adds 附议 to a comment (`12+15`). `unknown` is a `#…` that no category answers
    to, or the `@…` that the line ends with and that nobody of the roster answers to.
    """

    text: str
    author: str | None = None
    category: str | None = None
    endorsements: int = 0
    number: int | None = None
    unknown: str = ""

    @property
    def too_many(self) -> bool:
        """True for more 附议 than a room holds: a slip of the finger."""
        return self.endorsements > MOST_ENDORSED

    @property
    def only_endorses(self) -> bool:
        """True for `+15` and `12+15`: nothing new was said."""
        return not self.text and self.endorsements > 0


@dataclass(frozen=True, slots=True)
class OpenToken:
    """The `@…` or `#…` that the cursor is in: what to complete, and where it stands in the line."""

    marker: str
    typed: str
    start: int
    end: int


def read_line(line: str, *, names: Iterable[str] = (), categories: dict[str, str] | None = None) -> CommentDraft:
    """Take a line apart.

    `names` are those of the roster: in `@张秀英车棚太近` the longest that fits ends the name. `categories`
    maps what may be typed (names, short codes in lower case) to the category, and the beginning of a name means it
    where no other begins so; an unknown `#…` stays words, and so does an unknown `@…` with another `@` behind it.
    """
    of_number = _OF_NUMBER.match(line)
    if of_number:
        return CommentDraft("", endorsements=int(of_number[2]), number=int(of_number[1]))
    line, endorsements = _take_endorsements(line)
    known = sorted(set(names), key=len, reverse=True)
    author: str | None = None
    category: str | None = None
    unknown = ""
    words: list[str] = []
    place = 0
    tokens = list(_TOKEN.finditer(line))
    last = max((token.start() for token in tokens if token[1] in _AT), default=0)
    for token in tokens:
        marker, typed = token.groups()
        taken: str | None
        if marker in _AT:
            named, taken = _author(typed, known)
            strange = bool(typed) and named not in known
            if strange and token.start() < last:
                continue  # somebody else is named further on: these were words
            author = named
        else:
            found, taken = _category(typed, categories or {})
            category = category if found is None else found
            strange = taken is None
        if strange and (marker in _HASH or not line[token.end() :].strip()):
            unknown = unknown or token[0]
        if taken is None:
            continue
        words.append(line[place : token.start()])
        place = token.start() + 1 + len(taken)
    words.append(line[place:])
    return CommentDraft(" ".join("".join(words).split()), author, category, endorsements, unknown=unknown)


def open_token(line: str, cursor: int) -> OpenToken | None:
    """The token being typed at `cursor`, None when the cursor is in the words."""
    for token in _TOKEN.finditer(line):
        if token.start() < cursor <= token.end():
            marker = "@" if token[1] in _AT else "#"
            return OpenToken(marker, line[token.start() + 1 : cursor], token.start(), token.end())
    return None


def completed(line: str, token: OpenToken, word: str) -> tuple[str, int]:
    """The line with that token finished, and where the cursor goes: behind a space, ready for the words.

    Words that stand right behind what was typed stay.
    """
    head = f"{line[: token.start]}{token.marker}{word} "
    typed = token.start + 1 + len(token.typed)
    behind = token.end if word.startswith(line[token.start + 1 : token.end]) else typed
    return head + line[behind:].lstrip(), len(head)


def category_keys(categories: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What may be typed for a category, from (name, short code) pairs."""
    keys: dict[str, str] = {}
    for name, code in categories:
        keys.setdefault(name, name)
        if code:
            keys.setdefault(code.lower(), name)
    return keys


def category_meant(typed: str, categories: dict[str, str]) -> str:
    """The one category of that name, short code or beginning; "" where none is, or several."""
    begun = {name for name in categories.values() if name.startswith(typed)} if typed else set()
    return categories.get(typed.lower()) or (begun.pop() if len(begun) == 1 else "")


def units_of(words: str) -> int:
    """How long Qt takes words to be: a rare character (𬱖) counts twice."""
    return len(words.encode("utf-16-le")) // 2


def letters_in(words: str, units: int) -> int:
    """How many characters that many of Qt's units are."""
    return len(words.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def _take_endorsements(line: str) -> tuple[str, int]:
    """A `+15` at the end, behind a space or right behind a tag: 200+15 is a sum."""
    found = _ENDORSED.search(line)
    before = line[: found.start()] if found else ""
    if not found or not (before[-1:].strip() == "" or _ends_in_a_tag(before)):
        return line, 0
    return before, int(unicodedata.normalize("NFKC", found[1]))


def _ends_in_a_tag(line: str) -> bool:
    return any(token.end() == len(line) and token[2] for token in _TOKEN.finditer(line))


def _author(typed: str, names: list[str]) -> tuple[str, str]:
    known = next((name for name in names if typed.startswith(name)), None)
    return (known, known) if known else (typed, typed)


def _category(typed: str, categories: dict[str, str]) -> tuple[str | None, str | None]:
    if not typed:
        return "", ""
    meant = category_meant(typed, categories)
    if meant:
        return meant, typed
    known = max((key for key in categories if typed.startswith(key)), key=len, default=None)
    return (categories[known], known) if known else (None, None)
