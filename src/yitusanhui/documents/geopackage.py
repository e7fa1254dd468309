"""GeoPackage 1.4 (OGC 12-128r19): pins, lines, areas and sites of every version, for QGIS and its kin."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from yitusanhui.documents.points import PIXELS, Fields, Geometry, Points
from yitusanhui.texts import maps

APPLICATION, VERSION = 0x47504B47, 10_400  # "GPKG"
WGS84, CARTESIAN, GEOGRAPHIC = 4326, -1, 0
_WGS84_WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
    'AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
SYSTEMS = (
    ("WGS 84 geodetic", WGS84, "EPSG", 4326, _WGS84_WKT, "longitude/latitude"),
    ("Undefined Cartesian SRS", CARTESIAN, "NONE", -1, "undefined", "undefined Cartesian coordinate reference system"),
    (
        "Undefined geographic SRS",
        GEOGRAPHIC,
        "NONE",
        0,
        "undefined",
        "undefined geographic coordinate reference system",
    ),
)
TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
"""
SAID = (
    "number INTEGER, text TEXT, category TEXT, meeting TEXT, endorsements INTEGER, reply TEXT, reason TEXT, "
    "owner TEXT, due TEXT, blueprint TEXT, x INTEGER, y INTEGER"
)
STANDS = "site INTEGER, name TEXT, kind TEXT, status TEXT, category TEXT, blueprint TEXT"
CODES = {"Point": 1, "LineString": 2, "Polygon": 3}
ENDINGS = {"Point": "points", "LineString": "lines", "Polygon": "areas"}


@dataclass(frozen=True, slots=True)
class _Table:
    """Features of one kind of geometry, with their fields."""

    name: str
    kind: str
    columns: str
    rows: Sequence[tuple[Geometry, Fields]]


def write_geopackage(versions: Sequence[Points], title: str, changed_at: str, target: Path) -> Path:
    """Write pins, lines, areas and sites of these versions; `changed_at` (ISO 8601, UTC) is the tables' own date, so
    that the same project gives the same file."""
    connection = sqlite3.connect(target)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.executescript(TABLES)
        connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", SYSTEMS)
        for number, points in enumerate(versions, 1):
            for table in _tables(points, number):
                _write(connection, table, points, title, changed_at)
        connection.commit()
    finally:
        connection.close()
    return target


def _tables(points: Points, number: int) -> Iterator[_Table]:
    """Every pin as a point, and what comments and sites have drawn, a table a kind as the format wants it."""
    pins = [({"type": "Point", "coordinates": [x, y]}, fields) for x, y, fields in points.rows]
    yield _Table(f"pins_{number}", "Point", SAID, pins)
    drawn = [(points.drawn[int(f["number"])], f) for _, _, f in points.rows if int(f["number"]) in points.drawn]
    for name, columns, rows in (("comment", SAID, drawn), ("site", STANDS, points.sites)):
        for kind, ending in ENDINGS.items():
            alike = [row for row in rows if row[0]["type"] == kind]
            if alike:
                yield _Table(f"{name}_{ending}_{number}", kind, columns, alike)


def _write(connection: sqlite3.Connection, table: _Table, points: Points, title: str, changed_at: str) -> None:
    system = WGS84 if points.located else CARTESIAN
    places = [place for geometry, _ in table.rows for place in _places(geometry)]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    box = (min(xs), min(ys), max(xs), max(ys)) if places else (None,) * 4
    words = "" if points.located else f"{PIXELS}: {maps.PIXELS_NOTE}"
    identifier = f"{title} {points.blueprint.label} {table.name}"
    connection.execute(
        "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, ?)",
        (table.name, identifier, words, changed_at, *box, system),
    )
    kind = table.kind.upper()
    connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", (table.name, kind, system))
    connection.execute(
        f"CREATE TABLE {table.name} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {kind}, {table.columns})"
    )
    rows = [(blob(geometry, system), *fields.values()) for geometry, fields in table.rows]
    blanks = ", ".join("?" * (1 + table.columns.count(",") + 1))
    connection.executemany(f"INSERT INTO {table.name} VALUES (NULL, {blanks})", rows)


def _rings(geometry: Geometry) -> list[list[list[float]]]:
    inner = geometry["coordinates"]
    rings: dict[str, list[list[list[float]]]] = {"Point": [[inner]], "LineString": [inner], "Polygon": inner}
    return rings[geometry["type"]]


def _places(geometry: Geometry) -> list[list[float]]:
    return [place for ring in _rings(geometry) for place in ring]


def blob(geometry: Geometry, system: int) -> bytes:
    """A shape as GeoPackage keeps it: header without envelope, then well-known binary, little-endian."""
    kind = geometry["type"]
    head = struct.pack("<2sBBi", b"GP", 0, 1, system) + struct.pack("<BI", 1, CODES[kind])
    if kind == "Point":
        return head + struct.pack("<dd", *geometry["coordinates"])
    rings = [
        struct.pack("<I", len(ring)) + b"".join(struct.pack("<dd", *place) for place in ring)
        for ring in _rings(geometry)
    ]
    return head + (struct.pack("<I", len(rings)) if kind == "Polygon" else b"") + b"".join(rings)
