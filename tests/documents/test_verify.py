"""Whoever touched a package is given away, by `yitusanhui check` and by the script in the package alike."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as Tree
from zipfile import ZipFile, ZipInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.packages import MAP, TABLE, both, make_package, named, zip_package
from tests.documents.papers import needs_fonts
from yitusanhui.documents.digests import digests_of, write_sums
from yitusanhui.documents.package import CATALOGUE, OTHERS, README, SUMS, SUMS_SM3, inside
from yitusanhui.documents.verify import verify_package
from yitusanhui.domain.errors import DomainError
from yitusanhui.texts import say
from yitusanhui.texts.archive import NUMBERS

pytestmark = needs_fonts
LISTS = (SUMS, SUMS_SM3)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_package(tmp_path_factory.mktemp("packed"))


@pytest.fixture
def package(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / made.name))


def flip(path: Path, place: int, bit: int = 0) -> bytes:
    whole = path.read_bytes()
    place %= len(whole)
    path.write_bytes(whole[:place] + bytes([whole[place] ^ (1 << bit)]) + whole[place + 1 :])
    return whole


def test_a_package_as_it_was_made_is_whole_as_a_folder_and_as_a_zip(package: Path, tmp_path: Path) -> None:
    assert both(package) == set()
    assert verify_package(zip_package(package, tmp_path / "p.zip")) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_byte_changed_anywhere_names_its_file_and_no_other(made: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([*inside(made), *LISTS]))
    path = made / name
    whole = flip(path, data.draw(st.integers(0, 1 << 30)), data.draw(st.integers(0, 7)))
    try:
        found = both(made) if name != "核验.py" else named(verify_package(made))
        assert {file for _, file in found} == {name}
    finally:
        path.write_bytes(whole)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_is_done_to_some_files_both_name_just_these(
    made: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Bytes changed, cut off and added, files taken out and slipped in, several at once."""
    package = Path(shutil.copytree(made, tmp_path_factory.mktemp("touched") / made.name))
    files = [name for name in inside(package) if name not in LISTS and name != "核验.py"]
    touched = data.draw(st.lists(st.sampled_from(files), min_size=1, max_size=4, unique=True))
    for name in touched:
        path = package / name
        match data.draw(st.sampled_from(["change", "cut", "add", "take", "empty"])):
            case "change":
                flip(path, data.draw(st.integers(0, 1 << 30)))
            case "cut":
                path.write_bytes(path.read_bytes()[:-1])
            case "add":
                path.write_bytes(path.read_bytes() + b"\n")
            case "take":
                path.unlink()
            case "empty":
                path.write_bytes(b"")
    new = ["新.txt", f"{OTHERS}/.隐藏", "电子档案/2026/又一份.pdf", "𬱖.xml"]
    slipped = data.draw(st.lists(st.sampled_from(new), unique=True))
    for name in slipped:
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_bytes(b"slipped in")
    assert {file for _, file in both(package)} == {*touched, *slipped}


def test_the_last_byte_of_every_file_counts(package: Path) -> None:
    for name in inside(package):
        whole = flip(package / name, -1)
        found = named(verify_package(package))
        assert {file for _, file in found} == {name}, name
        (package / name).write_bytes(whole)
    assert both(package) == set()


def test_a_file_that_went_and_one_that_came_are_named(package: Path) -> None:
    (package / OTHERS / "滨江里.ytsh").unlink()
    (package / "电子档案" / "多.txt").write_text("x")
    assert both(package) == {
        ("missing", "其他/滨江里.ytsh"),
        ("not_there", "其他/滨江里.ytsh"),
        ("added", "电子档案/多.txt"),
    }


def test_a_renamed_file_is_missed_under_its_name_and_found_under_the_other(package: Path) -> None:
    (package / TABLE).rename(package / (TABLE + "x"))
    assert both(package) == {("missing", TABLE), ("not_there", TABLE), ("added", TABLE + "x")}


def test_two_files_that_changed_places_are_both_named(package: Path) -> None:
    one, other = package / TABLE, package / MAP
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    assert both(package) == {("changed", TABLE), ("changed", MAP)}


def test_a_record_taken_out_of_the_list_too_is_still_missed(package: Path) -> None:
    (package / MAP).unlink()
    sums = (package / SUMS).read_text("utf-8").splitlines(keepends=True)
    (package / SUMS).write_text("".join(line for line in sums if MAP not in line), "utf-8")
    assert both(package) == {("changed", SUMS), ("missing", MAP), ("not_there", MAP)}


def forge(package: Path) -> None:
    """Write both lists anew, as someone would who knows how."""
    for name in (SUMS_SM3, SUMS):
        listed = [one for one in inside(package) if one not in (name, SUMS)]
        lines = []
        for one in listed:
            with (package / one).open("rb") as source:
                lines.append((one, digests_of(source, name[3:])[0]))
        write_sums(package / name, name[3:], lines)


def test_lists_written_anew_do_not_agree_with_the_catalogue(package: Path) -> None:
    (package / MAP).write_text("<p>别的图</p>", "utf-8")
    (package / TABLE).unlink()
    (package / "电子档案" / "2026" / "补的.pdf").write_bytes(b"%PDF")
    forge(package)
    assert both(package) == {("differs", MAP), ("not_there", TABLE), ("not_listed", "电子档案/2026/补的.pdf")}


def edited(package: Path, how: str, place: int) -> str:
    """Change one entry of the catalogue, in the file's own words; returns the name that the entry had."""
    tree = Tree.parse(package / CATALOGUE)
    root = tree.getroot()
    entry = list(root)[place % len(root)]
    name = str(entry.findtext("电子档案名称"))
    digest = next(cell for cell in entry if cell.tag == "SHA256")
    match how:
        case "taken out":
            root.remove(entry)
        case "another digest":
            digest.text = hashlib.sha256(b"another").hexdigest()
        case "no digest":
            digest.text = None
        case "another name":
            next(cell for cell in entry if cell.tag == "电子档案名称").text = name + "x"
    tree.write(package / CATALOGUE, "utf-8", xml_declaration=True)
    return name


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    how=st.sampled_from(["taken out", "another digest", "no digest", "another name"]),
    place=st.integers(0, 30),
    consistent=st.booleans(),
    flipped=st.booleans(),
)
def test_an_edited_catalogue_is_given_away_even_where_both_lists_were_written_anew(
    made: Path, tmp_path_factory: pytest.TempPathFactory, how: str, place: int, consistent: bool, flipped: bool
) -> None:
    package = Path(shutil.copytree(made, tmp_path_factory.mktemp("edited") / made.name))
    name = edited(package, how, place)
    if flipped:
        flip(package / MAP, place)
    if consistent:
        forge(package)
    named_files = {file for _, file in both(package)}
    assert named_files >= ({name} if consistent else {CATALOGUE})
    assert not flipped or MAP in named_files


def test_a_catalogue_that_is_cut_off_is_named(package: Path) -> None:
    content = (package / CATALOGUE).read_bytes()
    (package / CATALOGUE).write_bytes(content[: len(content) // 2])
    assert both(package) == {("changed", CATALOGUE)}
    forge(package)
    assert both(package) == {("bad_catalogue", CATALOGUE)}


def test_lists_that_make_no_sense_and_lists_that_are_gone_are_named(package: Path) -> None:
    with (package / SUMS).open("a", encoding="utf-8") as sums:
        sums.write("nonsense\n")
    assert both(package) == {("bad_sums", SUMS)}
    (problem,) = verify_package(package)
    assert say(problem.code, problem.facts).startswith(f"“{SUMS}”第")
    (package / SUMS).unlink()
    assert both(package) == {("no_sums", SUMS)}
    flip(package / MAP, 3)
    assert both(package) == {("no_sums", SUMS), ("changed", MAP)}
    (package / SUMS_SM3).unlink()
    assert both(package) == {("no_sums", SUMS)}


def test_a_list_that_lost_a_digit_accuses_nobody_else(package: Path) -> None:
    text = (package / SUMS).read_text("utf-8")
    (package / SUMS).write_text(re.sub(r"^[0-9a-f]", lambda m: "1" if m[0] == "0" else "0", text), "utf-8")
    assert both(package) == {("changed", SUMS)}


def test_a_package_of_an_earlier_version_is_taken_as_its_list_says(package: Path) -> None:
    (package / SUMS_SM3).unlink()
    lines = (package / SUMS).read_text("utf-8").splitlines(keepends=True)
    (package / SUMS).write_text("".join(one for one in lines if one[0] != "#" and SUMS_SM3 not in one), "utf-8")
    assert verify_package(package) == []


def test_the_archive_may_fill_in_its_numbers(package: Path, tmp_path: Path) -> None:
    (package / NUMBERS[0]).write_text("顺序号,档号\n1,X012-WS·2026-Y-0001\n", "utf-8")
    (package / NUMBERS[1]).write_bytes(b"PK")
    assert both(package) == set()
    assert verify_package(zip_package(package, tmp_path / "p.zip")) == []
    (package / NUMBERS[0]).unlink()
    assert both(package) == set()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_package_that_was_zipped_by_windows_is_read(
    package: Path, tmp_path: Path, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names in the computer's own code page, without the flag that says what they are."""
    zipped = tmp_path / "p.zip"
    monkeypatch.setattr(ZipInfo, "_encodeFilenameFlags", lambda entry: (entry.filename.encode("cp437"), 0))
    with ZipFile(zipped, "w") as packed:
        for path in sorted(one for one in package.rglob("*") if one.is_file()):
            name = path.relative_to(package.parent).as_posix()
            packed.writestr(name.encode(encoding).decode("cp437"), path.read_bytes())
    assert verify_package(zipped) == []


def test_a_zip_with_a_changed_or_a_second_entry_is_named(package: Path, tmp_path: Path) -> None:
    zipped = zip_package(package, tmp_path / "p.zip")
    with pytest.warns(UserWarning, match="Duplicate"), ZipFile(zipped, "a") as packed:
        packed.writestr(f"{package.name}/{README}", "other words")
    assert named(verify_package(zipped)) == {("file_twice", README), ("changed", README)}


def test_a_file_that_went_from_a_zip_and_one_that_came_are_named(package: Path, tmp_path: Path) -> None:
    whole = zip_package(package, tmp_path / "p.zip")
    with ZipFile(whole) as packed, ZipFile(tmp_path / "q.zip", "w") as other:
        gone = next(name for name in packed.namelist() if name.endswith("表决结果.csv"))
        for name in packed.namelist():
            if name != gone:
                other.writestr(name, packed.read(name))
        other.writestr(f"{package.name}/其他/多的.txt", "x")
    assert named(verify_package(tmp_path / "q.zip")) == {
        ("missing", "其他/表决结果.csv"),
        ("not_there", "其他/表决结果.csv"),
        ("added", "其他/多的.txt"),
    }


def test_a_damaged_zip_entry_is_a_changed_file(package: Path, tmp_path: Path) -> None:
    zipped = zip_package(package, tmp_path / "p.zip")
    raw = bytearray(zipped.read_bytes())
    with ZipFile(zipped) as packed:
        entry = packed.getinfo(f"{package.name}/{OTHERS}/滨江里.ytsh")
    start = entry.header_offset + 30 + len(entry.filename.encode()) + 5
    raw[start : start + 20] = b"\xff" * 20
    zipped.write_bytes(raw)
    assert named(verify_package(zipped)) == {("changed", f"{OTHERS}/滨江里.ytsh")}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_package_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(DomainError) as refused:
        verify_package(tmp_path / "x.zip")
    assert say(refused.value.code, refused.value.facts)
    with pytest.raises(DomainError, match="package_not_found"):
        verify_package(tmp_path / "gone.zip")
