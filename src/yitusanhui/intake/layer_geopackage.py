"""GeoPackage: the tables of features in it, all as one layer."""

from __future__ import annotations

from pathlib import Path

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.shapes import Shape
from yitusanhui.intake.brought_database import Brought, open_brought, open_brought_file
from yitusanhui.intake.layer_rows import NAMES, Found, Gathering, name_in, shapes_of
from yitusanhui.intake.projection import Unproject, by_number
from yitusanhui.intake.wkb import read_geopackage_binary

NEEDED = {"gpkg_contents", "gpkg_geometry_columns"}
UNDEFINED = (0, -1)


def read_geopackage(data: bytes | Path) -> Found:
    """The features of all tables. Raises `layer_not_geopackage`, `layer_crs_several`, `brought_database_damaged`."""
    with open_brought_file(data) if isinstance(data, Path) else open_brought(data) as database:
        if not database.tables >= NEEDED:
            raise DomainError("layer_not_geopackage")
        columns = list(database.rows("gpkg_geometry_columns", "table_name, column_name, srs_id"))
        systems = {int(system) for _, _, system in columns}
        if not columns:
            raise DomainError("layer_empty")
        if len(systems) > 1:
            raise DomainError("layer_crs_several")
        gathering = Gathering()
        for table, column, _ in columns:
            _gather(database, str(table), str(column), gathering)
        names = "、".join(str(table) for table, _, _ in columns)
        return _found(gathering, systems.pop(), names, _words(database))


def _gather(database: Brought, table: str, column: str, gathering: Gathering) -> None:
    name = next((one for one in NAMES if one in database.names(table)), "")
    quoted = ['"' + one.replace('"', '""') + '"' for one in (column, name) if one]
    for geometry, *said in database.rows(table, ", ".join(quoted)):
        called = name_in({"name": said[0]}) if said else ""
        shapes: list[Shape] = []
        if isinstance(geometry, bytes) and (plain := read_geopackage_binary(geometry)):
            shapes = list(shapes_of(plain, called))
        gathering.add(shapes)


def _words(database: Brought) -> str:
    return " ".join(f"{name} {words}" for name, words in database.rows("gpkg_contents", "identifier, description"))


def _found(gathering: Gathering, system: int, names: str, words: str) -> Found:
    way: Unproject | None = None if system in UNDEFINED else by_number(system)
    pixels = system == -1 and "pixels" in words
    facts: dict[str, object] = {"names": names}
    remarks = (("layer_tables", facts),) if "、" in names else ()
    return Found(
        tuple(gathering.shapes),
        gathering.features,
        way,
        words,
        pixels=pixels,
        broken=gathering.broken,
        remarks=remarks,
    )
