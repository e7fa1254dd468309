"""Templates as this file keeps them: sources, categories, roles, words to look at."""

from __future__ import annotations

from yitusanhui.domain.flags import SensitiveWords
from yitusanhui.domain.households import load_roles
from yitusanhui.domain.vocabulary import Category, Sources, load_categories, load_sources
from yitusanhui.operations.reading.source import Source, rows_of
from yitusanhui.store.reading.templates import kept_template, sensitive_words


def read_sources(source: Source) -> Sources:
    """来源 this file knows."""
    return load_sources(kept_template(rows_of(source), "sources.csv"))


def read_categories(source: Source) -> tuple[Category, ...]:
    """类别 this file knows."""
    return load_categories(kept_template(rows_of(source), "categories.csv"))


def read_sensitive_words(source: Source) -> SensitiveWords:
    """The words this file looks at before they are shown."""
    return sensitive_words(rows_of(source))


def read_roles(source: Source) -> dict[str, bool]:
    """类型 this file knows, and whether they vote."""
    return load_roles(kept_template(rows_of(source), "roles.csv"))


def read_template(source: Source, name: str) -> str:
    """A template as this file keeps it."""
    return kept_template(rows_of(source), name)
