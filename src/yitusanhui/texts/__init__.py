"""Every Chinese sentence for an error code, a status or a result that people read.

Each room has its own module here with a dict `SENTENCES: dict[str, str]`; blanks are `str.format` fields
filled from `DomainError.facts`. A sentence says what happened and what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import MeetingState

ROOMS = (
    "beside",
    "versions",
    "rules",
    "terms",
    "store",
    "operations",
    "intake",
    "documents",
    "preview",
    "surfaces",
    "window",
    "panels",
    "panels_papers",
    "command",
    "tracing_story",
    "tracing_start",
    "layers",
    "meeting_room",
    "new_templates",
    "poll_sheets",
    "votes",
    "sites",
)


def _gather() -> dict[str, str]:
    found: dict[str, str] = {}
    for room in ROOMS:
        for code, words in import_module(f"{__name__}.{room}").SENTENCES.items():
            if code in found:
                raise KeyError(f"{code} has two sentences")
            found[code] = words
    return found


SENTENCES = _gather()


def say(code: str, facts: Mapping[str, object] | None = None) -> str:
    """The sentence of `code` with its blanks filled."""
    return SENTENCES[code].format(**{name: _shown(value) for name, value in (facts or {}).items()})


def _shown(value: object) -> object:
    """A state in a person's words; anything else as it is."""
    return SENTENCES[f"state_{value}"] if isinstance(value, MeetingState) else value


def sentence(error: DomainError) -> str:
    """What a person is told of `error`."""
    return say(error.code, error.facts)
