"""What else would leave the office with sensitive words in it: replies, positions, evaluations, promises, minutes.

Comments are held back by themselves (`CommentLine.held`). The office's own words are not altered: whoever exports
is shown them and decides (个人信息保护法 28).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from yitusanhui.domain.flags import SensitiveWords
from yitusanhui.domain.lines_words import CommentLine

OF_NOBODY = frozenset({"invited"})  # which groups are asked to come: 老人、残疾人、租户


@dataclass(frozen=True, slots=True)
class Mention:
    """A text of a public copy, and the words in it that ask for a look."""

    text: str
    words: tuple[str, ...]


def mentions(public: object, sensitive: SensitiveWords) -> tuple[Mention, ...]:
    """Every text below a public report that isn't a comment's and holds such a word, each once."""
    texts = dict.fromkeys(text for text in _texts(public) if text)
    found = ((text, sensitive.found_in(text)) for text in texts)
    return tuple(Mention(text, words) for text, words in found if words)


def _texts(thing: object) -> Iterator[str]:
    """All strings below, of whatever field: one that is added tomorrow is looked at too."""
    if isinstance(thing, CommentLine):
        return
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.name not in OF_NOBODY:
                yield from _texts(getattr(thing, field.name))
    elif isinstance(thing, Mapping):
        for value in thing.values():
            yield from _texts(value)
    elif isinstance(thing, tuple | list | frozenset):
        for part in thing:
            yield from _texts(part)
