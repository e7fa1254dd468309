"""What is pinned is complete, and nothing unverified gets under vendor/."""

from __future__ import annotations

import hashlib
import io
import re
import tarfile
from pathlib import Path, PurePosixPath

import pytest

import assets
import pins

from .builders import files_under, make_asset, make_tar

PINNED = pins.read_manifest(assets.MANIFEST)


@pytest.mark.parametrize("asset", PINNED, ids=lambda asset: asset.name)
def test_every_asset_says_what_it_is_and_where_it_comes_from(asset: pins.Asset) -> None:
    assert re.match(r"\d", asset.version)
    assert asset.registry in assets.ARCHIVES
    assert re.fullmatch(r"[A-Za-z0-9.-]+", asset.licence)
    assert all(re.fullmatch(r"[0-9a-f]{64}", file.sha256) for file in asset.files)
    assert any(file.place.startswith(pins.LICENCES) for file in asset.files)


def test_places_stay_under_vendor_and_are_taken_once() -> None:
    places = [file.place for asset in PINNED for file in asset.files]
    assert len(places) == len(set(places))
    assert not any(PurePosixPath(place).is_absolute() or ".." in place for place in places)


def test_what_may_be_left_out_says_what_is_then_lost() -> None:
    assert all(asset.without for asset in PINNED if asset.optional)
    assert {asset.registry for asset in PINNED if not asset.optional} == {"npm"}


def test_the_faces_and_the_map_that_documents_need_are_pinned() -> None:
    required = {file.place for asset in PINNED if not asset.optional for file in asset.files}
    faces = {f"fonts/Noto{face}SC-{weight}.ttf" for face in ("Serif", "Sans") for weight in ("Regular", "Bold")}
    assert faces | {"leaflet/leaflet.js", "leaflet/leaflet.css"} <= required


def test_verified_files_get_in_place_and_no_part_is_left(tmp_path: Path) -> None:
    asset = make_asset(("a.ttf", b"one"), ("b.ttf", b"two"))
    pins.unpack(make_tar(("package/a.ttf", b"one"), ("./package/b.ttf", b"two")), asset, tmp_path / "in")
    pins.put_in_place(asset, tmp_path / "in", tmp_path / "vendor")
    assert files_under(tmp_path / "vendor") == {"fonts/a.ttf", "fonts/b.ttf"}
    assert pins.wrong_files(asset, tmp_path / "vendor") == []


@pytest.mark.parametrize("second", [("package/b.ttf", b"not two"), ("package/elsewhere.ttf", b"two")])
def test_one_wrong_or_missing_file_and_none_gets_in_place(tmp_path: Path, second: tuple[str, bytes]) -> None:
    asset = make_asset(("a.ttf", b"one"), ("b.ttf", b"two"))
    pins.unpack(make_tar(("package/a.ttf", b"one"), second), asset, tmp_path / "in")
    with pytest.raises(pins.Trouble, match=r"package/b\.ttf.*refused"):
        pins.put_in_place(asset, tmp_path / "in", tmp_path / "vendor")
    assert files_under(tmp_path / "vendor") == set()


def test_a_refused_file_leaves_the_good_one_that_is_there(tmp_path: Path) -> None:
    asset = make_asset(("a.ttf", b"one"))
    pins.unpack(make_tar(("package/a.ttf", b"one")), asset, tmp_path / "in")
    pins.put_in_place(asset, tmp_path / "in", tmp_path / "vendor")
    pins.unpack(make_tar(("package/a.ttf", b"broken")), asset, tmp_path / "in")
    with pytest.raises(pins.Trouble):
        pins.put_in_place(asset, tmp_path / "in", tmp_path / "vendor")
    assert (tmp_path / "vendor/fonts/a.ttf").read_bytes() == b"one"


def test_only_named_members_are_unpacked(tmp_path: Path) -> None:
    tar = make_tar(("../outside.ttf", b"x"), ("/absolute.ttf", b"x"), ("package/other", b"x"), ("package/a.ttf", b"1"))
    pins.unpack(tar, make_asset(("a.ttf", b"1")), tmp_path / "in")
    assert files_under(tmp_path) == {"in/fonts/a.ttf"}


def test_a_link_under_a_wanted_name_is_not_followed(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as tar:
        link = tarfile.TarInfo("package/a.ttf")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hosts"
        tar.addfile(link)
    stream.seek(0)
    pins.unpack(stream, make_asset(("a.ttf", b"1")), tmp_path / "in")
    assert files_under(tmp_path) == set()


def test_the_licences_of_what_is_there_are_gathered(tmp_path: Path) -> None:
    text = "随便用\n".encode()
    licence = pins.Pinned("package/LICENSE", "licences/x.txt", hashlib.sha256(text).hexdigest())
    asset = pins.Asset("some-font", "1.0", "npm", "OFL-1.1", (licence,), False, "")
    assert pins.licences_text([asset], tmp_path) == ""
    pins.unpack(make_tar(("package/LICENSE", text)), asset, tmp_path)
    pins.write_licences([asset], tmp_path)
    written = (tmp_path / "LICENSES.txt").read_text(encoding="utf-8")
    assert "some-font 1.0 (npm) OFL-1.1" in written
    assert "随便用" in written
