"""GeoPackage 1.4 (OGC 12-128r19): the pins of every version, a table each, for QGIS and its kin."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Sequence
from pathlib import Path

from yitusanhui.documents.points import PIXELS, Points
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
COLUMNS = (
    "number INTEGER, text TEXT, category TEXT, meeting TEXT, endorsements INTEGER, reply TEXT, reason TEXT, "
    "owner TEXT, due TEXT, blueprint TEXT, x INTEGER, y INTEGER"
)


def write_geopackage(versions: Sequence[Points], title: str, changed_at: str, target: Path) -> Path:
    """Write the pins of these versions; `changed_at` (ISO 8601, UTC) is the table's own date, so that the same
    pins give the same file."""
    connection = sqlite3.connect(target)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.executescript(TABLES)
        connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", SYSTEMS)
        for number, points in enumerate(versions, 1):
            _write(connection, f"pins_{number}", points, title, changed_at)
        connection.commit()
    finally:
        connection.close()
    return target


def _write(connection: sqlite3.Connection, table: str, points: Points, title: str, changed_at: str) -> None:
    system = WGS84 if points.located else CARTESIAN
    xs, ys = [x for x, _, _ in points.rows], [y for _, y, _ in points.rows]
    box = (min(xs), min(ys), max(xs), max(ys)) if points.rows else (None,) * 4
    words = "" if points.located else f"{PIXELS}: {maps.PIXELS_NOTE}"
    identifier = f"{title} {points.blueprint.label} {table}"
    connection.execute(
        "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, ?)",
        (table, identifier, words, changed_at, *box, system),
    )
    connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', ?, 0, 0)", (table, system))
    connection.execute(f"CREATE TABLE {table} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, {COLUMNS})")
    rows = [(point_blob(x, y, system), *fields.values()) for x, y, fields in points.rows]
    blanks = ", ".join("?" * (1 + COLUMNS.count(",") + 1))
    connection.executemany(f"INSERT INTO {table} VALUES (NULL, {blanks})", rows)


def point_blob(x: float, y: float, system: int) -> bytes:
    """A point as GeoPackage keeps it: header without envelope, then well-known binary, little-endian."""
    return struct.pack("<2sBBi", b"GP", 0, 1, system) + struct.pack("<BIdd", 1, 1, x, y)
