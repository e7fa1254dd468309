"""The folder for laptops without Python: what is said in it. That it runs is tried whenever one is made."""

from __future__ import annotations

import sys
import tarfile
import zipfile
from importlib import metadata
from pathlib import Path

import bundle


def test_every_library_is_named_once_with_its_licence() -> None:
    text = bundle.licences(bundle.used("yitusanhui[sign]"))
    heads = [line for line in text.splitlines() if line.startswith("======== ")]
    names = [head.split()[1].lower() for head in heads]
    assert len(names) == len(set(names))
    assert {"pyside6_essentials", "reportlab", "pyhanko", "pikepdf", "lxml"} <= set(names)
    assert all(len(head.split()) > 3 for head in heads if " yitusanhui " not in head), heads


def test_what_only_the_tests_use_is_not_in_it() -> None:
    names = {found.name.lower() for found in bundle.used("yitusanhui[sign]")}
    assert not names & {"pytest", "ruff", "mypy", "hypothesis", "pyinstaller"}


def test_the_oldest_glibc_is_the_newest_that_any_library_asks_for(tmp_path: Path) -> None:
    (tmp_path / "libone.so.1").write_bytes(b"\x7fELF GLIBC_2.4 GLIBC_2.28\0")
    (tmp_path / "program").write_bytes(b"\x7fELF GLIBC_2.17\0")
    (tmp_path / "notes.txt").write_bytes(b"GLIBC_2.99")
    assert bundle.oldest_glibc(tmp_path) == "2.28"


def test_without_glibc_nothing_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "program.exe").write_bytes(b"MZ")
    assert bundle.oldest_glibc(tmp_path) == ""


def test_it_is_packed_whole_with_its_digest_beside_it(tmp_path: Path) -> None:
    program = tmp_path / "一图三会"
    (program / "_internal").mkdir(parents=True)
    start = program / "一图三会"
    start.write_bytes(b"run")
    start.chmod(0o755)
    packed = bundle.pack(program, tmp_path / "yitusanhui-9")
    assert packed.with_name(f"{packed.name}.sha256").read_text("utf-8").split() == [bundle.digest(packed), packed.name]
    if sys.platform == "win32":
        assert "一图三会/一图三会" in zipfile.ZipFile(packed).namelist()
    else:
        with tarfile.open(packed) as inside:
            assert inside.getmember("一图三会/一图三会").mode & 0o111


def test_what_the_note_says_is_filled_in() -> None:
    note = bundle.note("2.28")
    assert metadata.version("yitusanhui") in note
    assert "glibc 2.28" in note
    assert "{" not in note
