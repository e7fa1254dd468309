"""The import rules of the house, one sentence each (docs/architecture.md)."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from pytest_archon import archrule

HOUSE = "yitusanhui"
ROOMS = ("domain", "store", "operations", "intake", "atlas", "documents", "sample", "gui", "cli")
MAY_IMPORT = {
    "domain": set(),
    "store": {"domain"},
    "operations": {"store", "domain"},
    "intake": {"domain"},
    "atlas": {"domain"},
    "documents": {"atlas", "domain"},
    "sample": {"operations", "intake", "documents", "domain"},
    "gui": {"operations", "intake", "documents", "atlas", "sample", "domain"},
    "cli": {"operations", "intake", "documents", "sample", "domain"},
}
ONLY_IN = {
    # Other people's databases: MBTiles and GeoPackage read in, GeoPackage written out.
    "sqlite3": {"store", "intake.brought_database", "documents.geopackage"},
    "sqlite_utils": {"store"},
    "filelock": {"store", "documents"},
    "pyvips": {"intake"},
    "pypdfium2": {"intake"},
    "pikepdf": {"documents"},
    "reportlab": {"documents", "sample"},
    "folium": {"documents"},
    "openpyxl": {"intake", "documents"},
    "PySide6": {"gui"},
    "jeepney": {"gui.input_method"},
    "click": {"cli"},
    "PIL": {"documents"},
    "branca": {"documents"},
    "charset_normalizer": {"intake"},
    "ezdxf": {"intake"},
    "shapefile": {"intake"},
    "docx": {"documents"},
    "jinja2": {"documents"},
    "pypinyin": {"operations"},
}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_the_rooms_below_it(room: str) -> None:
    forbidden = [f"{HOUSE}.{other}*" for other in ROOMS if other != room and other not in MAY_IMPORT[room]]
    archrule(f"{room} imports only {sorted(MAY_IMPORT[room])}").match(f"{HOUSE}.{room}*").should_not_import(
        *forbidden
    ).check(HOUSE, only_direct_imports=True)


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_imported_only_where_it_belongs(library: str) -> None:
    rooms = ONLY_IN[library]
    rule = archrule(f"only {sorted(rooms)} import {library}").match(f"{HOUSE}.*")
    for room in rooms:
        rule = rule.exclude(f"{HOUSE}.{room}*")
    rule.should_not_import(library, f"{library}.*").check(HOUSE, only_direct_imports=True)


FOREIGN = {"brought_database.py", "geopackage.py"}  # SQL of files that aren't ours


@pytest.mark.parametrize("room", sorted(set(ROOMS) - {"store"}))
def test_only_the_store_speaks_sql(room: str) -> None:
    folder = Path(__file__).parents[1] / "src" / HOUSE / room
    said = re.compile(r'"\s*(SELECT|INSERT|UPDATE|DELETE|PRAGMA)\b.*(FROM|INTO|SET|=)')
    files = [path for path in folder.rglob("*.py") if path.name not in FOREIGN]
    assert [path.name for path in files if said.search(path.read_text("utf-8"))] == []


def test_the_domain_imports_the_standard_library_only() -> None:
    others = sorted({"yitusanhui.texts", "yitusanhui.paths", *ONLY_IN})
    assert "dataclasses" in sys.stdlib_module_names
    archrule("the domain is standard library only").match(f"{HOUSE}.domain*").should_not_import(*others).check(
        HOUSE, only_direct_imports=True
    )
