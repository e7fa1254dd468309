"""固定句式: the fixed sentences' formats, a template that an office may edit (templates/sentences.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

from yitusanhui.domain.errors import DomainError


def load_formats(toml_text: str) -> dict[str, str]:
    """Formats by `table.key`, as in the template. Raises DomainError `template_broken`."""
    try:
        tables = tomllib.loads(toml_text)
    except tomllib.TOMLDecodeError as trouble:
        raise DomainError("template_broken", template="sentences.toml", why=str(trouble)) from trouble
    return {
        f"{name}.{key}": str(words)
        for name, table in tables.items()
        if isinstance(table, dict)
        for key, words in table.items()
    }


def fill(formats: Mapping[str, str], key: str, **facts: str | int) -> str:
    """The sentence `key` with its blanks filled. Raises DomainError `sentence_broken` for a blank unknown."""
    try:
        return formats[key].format_map(facts)
    except (KeyError, IndexError, ValueError, AttributeError, TypeError) as trouble:
        raise DomainError("sentence_broken", sentence=key, why=str(trouble)) from trouble
