"""Makes the maps that people bring: GeoJSON, Shapefiles, KML, GeoPackage, GeoTIFF, MBTiles, DXF."""

from __future__ import annotations

import io
import json
import sqlite3
import struct
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import ezdxf
import pyvips
import shapefile

from yitusanhui.documents.geopackage import TABLES, blob

BUND = (121.4996, 31.2397)
CGCS2000_3_DEGREES = (
    'PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",'
    'DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],'
    'UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],'
    'PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],'
    'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)
XIAN80 = 'GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],UNIT["Degree",0.01745]]'


def point(x: float, y: float, **properties: object) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Point", "coordinates": [x, y]}}


def geojson(path: Path, *features: dict[str, Any], **more: object) -> Path:
    plain = {"type": "FeatureCollection", "features": list(features), **more}
    path.write_text(json.dumps(plain, ensure_ascii=False), "utf-8")
    return path


def shapes_zip(path: Path, places: Iterable[Sequence[float]], *, prj: str = "", encoding: str = "utf-8") -> Path:
    parts = {name: io.BytesIO() for name in ("shp", "shx", "dbf")}
    with shapefile.Writer(**parts, shapeType=shapefile.POINT, encoding=encoding) as writer:
        writer.field("名称", "C", 40)
        for number, place in enumerate(places, 1):
            writer.point(*place)
            writer.record(f"路灯{number}")
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(f"路灯.{name}", content.getvalue())
        if prj:
            packed.writestr("路灯.prj", prj)
    return path


def kml(path: Path, *places: Sequence[float]) -> Path:
    marks = "".join(
        f"<Placemark><name>点 {n}</name><Point><coordinates>{x},{y},0</coordinates></Point></Placemark>"
        for n, (x, y) in enumerate(places, 1)
    )
    path.write_text(
        f'<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>{marks}</Document></kml>'
    )
    return path


def geopackage(path: Path, system: int, *places: Sequence[float]) -> Path:
    connection = sqlite3.connect(path)
    connection.executescript(TABLES)
    connection.execute("INSERT INTO gpkg_spatial_ref_sys VALUES ('x', ?, 'EPSG', ?, 'undefined', '')", (system, system))
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, srs_id) VALUES ('灯', 'features', ?)", (system,)
    )
    connection.execute("INSERT INTO gpkg_geometry_columns VALUES ('灯', 'geom', 'POINT', ?, 0, 0)", (system,))
    connection.execute('CREATE TABLE "灯" (fid INTEGER PRIMARY KEY, geom POINT, name TEXT)')
    rows = [(blob({"type": "Point", "coordinates": [x, y]}, system), f"灯{n}") for n, (x, y) in enumerate(places, 1)]
    connection.executemany('INSERT INTO "灯" VALUES (NULL, ?, ?)', rows)
    connection.commit()
    connection.close()
    return path


def geotiff(image: pyvips.Image, keys: Sequence[int], scale: float, corner: Sequence[float]) -> bytes:
    """A plain TIFF with three more tags: where its first pixel's corner lies, a pixel's size, the system's keys."""
    data = bytearray(image.tiffsave_buffer())
    at = struct.unpack_from("<I", data, 4)[0]
    count = struct.unpack_from("<H", data, at)[0]
    entries = [bytes(data[at + 2 + 12 * n : at + 14 + 12 * n]) for n in range(count)]
    for tag, kind, values in (
        (33550, "d", (scale, scale, 0.0)),
        (33922, "d", (0.0, 0.0, 0.0, *corner, 0.0)),
        (34735, "H", keys),
    ):
        entries.append(struct.pack("<HHII", tag, {"d": 12, "H": 3}[kind], len(values), len(data)))
        data += struct.pack(f"<{len(values)}{kind}", *values)
        data += bytes(len(data) % 2)
    struct.pack_into("<I", data, 4, len(data))
    data += struct.pack("<H", len(entries)) + b"".join(sorted(entries)) + bytes(4)
    return bytes(data)


def keys(model: int, code: int) -> tuple[int, ...]:
    """GeoTIFF's directory: 1 projected, 2 geographic, and the system's EPSG number."""
    return (1, 1, 0, 2, 1024, 0, 1, model, {1: 3072, 2: 2048}[model], 0, 1, code)


def mbtiles(path: Path, tiles: dict[tuple[int, int, int], bytes], kind: str = "png") -> Path:
    """(zoom, column, row from the south) -> picture."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
    connection.execute("CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)")
    connection.execute("INSERT INTO metadata VALUES ('format', ?)", (kind,))
    connection.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", [(*at, data) for at, data in tiles.items()])
    connection.commit()
    connection.close()
    return path


def tile(*colour: int, side: int = 256) -> bytes:
    plain = pyvips.Image.black(side, side, bands=3).linear(1, list(colour))
    data: bytes = plain.cast("uchar").copy(interpretation="srgb").pngsave_buffer()
    return data


def dxf(path: Path, *, words: str = "社区食堂 王𬱖", size: tuple[float, float] = (420, 297)) -> Path:
    document = ezdxf.new("R2010", setup=True)
    document.styles.add("HZ", font="hztxt.shx")
    model = document.modelspace()
    model.add_lwpolyline([(0, 0), (size[0], 0), size, (0, size[1])], close=True)
    model.add_text(words, height=30, dxfattribs={"style": "HZ"}).set_placement((20, 120))
    document.saveas(path)
    return path
