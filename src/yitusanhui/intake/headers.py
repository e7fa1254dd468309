"""Which column holds which field: headers in Chinese or English, in any order, below title rows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.words import clean, one_line
from yitusanhui.intake.grid import Grid, Row

SEARCHED = 10  # rows in which the header is looked for
_BRACKETS = re.compile(r"[(\[【〔<].*?[)\]】〕>]")
_UNITS = re.compile(r"(?<=.)[/_\-]?(m2|m\^2|平方米|平米|sqm)$")
_OTHER_UNITS = re.compile(r"亩|公顷|平方公里|km|万")


@dataclass(frozen=True, slots=True)
class Column:
    """A field, its Chinese header, and what else people write there, best first; English is the field's own name."""

    field: str
    header: str
    also: tuple[str, ...] = ()
    required: bool = False
    joined: bool = False  # written in several columns: 楼栋, 单元, 室号

    def rank(self, header: str) -> int | None:
        """How well that header names this field: 0 best, None not at all."""
        names = (self.header, self.field, *self.also)
        plain = _plain(header)
        return names.index(plain) if plain in names else None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the header is and which positions hold which field: one, or several that are read together."""

    header: Row
    places: Mapping[str, tuple[int, ...]]

    def name_of(self, field: str) -> str:
        """The header of that field as the file spells it."""
        return "、".join(exact(self.header.cells[place]) for place in self.places[field])

    def headers(self) -> list[str]:
        """Every header that isn't empty."""
        return [name for cell in self.header.cells if (name := exact(cell))]


def _plain(header: str) -> str:
    """A header without spaces, case, width, brackets and unit: 面积（㎡） is 面积."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", clean(header)[0])).casefold()
    return _UNITS.sub("", _BRACKETS.sub("", text)).strip(":*.、,;'\"\ufeff")


def exact(header: str) -> str:
    """A header as `--column` names it: on one line, case and width as they are."""
    return one_line(clean(header)[0].strip("\ufeff"))


def find_layout(grid: Grid, columns: tuple[Column, ...], chosen: Mapping[str, str]) -> Layout | None:
    """The header row among the first ten that names most fields, by the chosen headers if there are any.

    None for an empty sheet. Whether all that is needed is there, `missing` says.
    """
    layouts = [_layout(row, columns, chosen) for row in grid.rows[:SEARCHED]]
    return max(layouts, key=lambda layout: _named(layout, chosen), default=None)


def _named(layout: Layout, chosen: Mapping[str, str]) -> tuple[int, ...]:
    return len(layout.places.keys() & chosen.keys()), len(layout.places), len(layout.headers())


def missing(layout: Layout, columns: tuple[Column, ...], chosen: Mapping[str, str]) -> list[str]:
    """Headers that are needed and not there: the chosen ones, and the required fields' own."""
    required = {column.field: column.header for column in columns if column.required}
    return [header for field, header in (required | dict(chosen)).items() if field not in layout.places]


def _layout(row: Row, columns: tuple[Column, ...], chosen: Mapping[str, str]) -> Layout:
    """The chosen headers first; the other fields are found by their own names among what is left."""
    heads = [exact(cell) for cell in row.cells]
    found = {field: heads.index(exact(header)) for field, header in chosen.items() if exact(header) in heads}
    places: dict[str, tuple[int, ...]] = {field: (place,) for field, place in found.items()}
    for column in columns:
        ranked = sorted(
            (rank, place)
            for place, cell in enumerate(row.cells)
            if place not in found.values() and (rank := column.rank(cell)) is not None
        )
        if ranked and column.field not in chosen:
            places[column.field] = tuple(sorted(place for _, place in (ranked if column.joined else ranked[:1])))
    return Layout(row, places)


def require_clear(layout: Layout) -> None:
    """Refuse a header that two columns share, or an area in another unit: `table_column_twice`, `table_area_unit`."""
    heads = [exact(cell) for cell in layout.header.cells]
    for field, places in layout.places.items():
        for header in (heads[place] for place in places):
            if heads.count(header) > 1:
                raise DomainError("table_column_twice", header=header, row=layout.header.number)
            if field == "area" and _OTHER_UNITS.search(unicodedata.normalize("NFKC", header)):
                raise DomainError("table_area_unit", header=header)


def require_fields(columns: tuple[Column, ...], chosen: Mapping[str, str]) -> None:
    """Refuse a choice of a field that such a table doesn't have: `table_unknown_field`."""
    fields = [column.field for column in columns]
    for field in chosen:
        if field not in fields:
            raise DomainError("table_unknown_field", field=field, fields="、".join(fields))
