"""版式: in whose name a document goes out, with a red head or without, and the space for the seal (`look.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from yitusanhui.documents.kept import source
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.look import look_chosen
from yitusanhui.domain.report import ConsultationReport

NAME = "look.toml"


@dataclass(frozen=True, slots=True)
class Look:
    """One 版式: `office` signs; `head` stands in red on the first page, "" for none; `number` below it."""

    key: str
    name: str
    office: str
    seal: bool = True
    head: str = ""
    number: str = ""
    heads: tuple[tuple[str, str], ...] = ()  # kind of document -> its own head; such a one bears no number
    plain: tuple[str, ...] = ()  # kinds of document without a head

    def head_of(self, kind: str) -> tuple[str, str]:
        """The red head and the line for the number of a document of that kind."""
        if kind in self.plain:
            return "", ""
        own = dict(self.heads).get(kind, "")
        return (own, "") if own else (self.head, self.number if self.head else "")


def looks(report: ConsultationReport) -> tuple[Look, ...]:
    """All that there are to choose from. Raises DomainError `document_template` for a file that can't be read."""
    found = _read(report)
    try:
        return tuple(_look(report, key, table) for key, table in found.items() if isinstance(table, dict))
    except (KeyError, AttributeError, TypeError, ValueError, IndexError) as error:
        raise _refusal(str(error)) from error


def look(report: ConsultationReport) -> Look:
    """The one in use, the first where the file names none that is there."""
    found = looks(report)
    if not found:
        raise _refusal("use")
    used = _read(report).get("use")
    return next((one for one in found if one.key == used), found[0])


def with_look(report: ConsultationReport, key: str) -> ConsultationReport:
    """The report to be printed in another look. Raises DomainError `look_unknown`."""
    known = [one.key for one in looks(report)]
    if key not in known:
        raise DomainError("look_unknown", look=key, known="、".join(known))
    return replace(report, templates={**report.templates, NAME: look_chosen(source(report, NAME), key)})


def _read(report: ConsultationReport) -> dict[str, Any]:
    try:
        return _parsed(source(report, NAME))
    except tomllib.TOMLDecodeError as error:
        raise _refusal(str(error)) from error


@lru_cache(maxsize=8)
def _parsed(text: str) -> dict[str, Any]:
    """A slip asks for the office's name as often as it is printed."""
    return tomllib.loads(text)


def _refusal(why: str) -> DomainError:
    return DomainError("document_template", name=NAME, line=0, why=why)


def _look(report: ConsultationReport, key: str, table: Mapping[str, Any]) -> Look:
    names = {"street": report.street, "community": report.community}
    heads = tuple((kind, words.format(kind=kind, **names)) for kind, words in table.get("heads", {}).items())
    return Look(
        key,
        str(table["name"]),
        str(table["office"]).format(**names),
        bool(table.get("seal", True)),
        str(table.get("head", "")).format(kind="", **names),
        str(table.get("number", "")),
        heads,
        tuple(map(str, table.get("plain", ()))),
    )
