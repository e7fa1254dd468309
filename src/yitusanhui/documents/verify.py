"""Is a package still what it was? Every byte that changed, every file that came or went is named."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol
from xml.etree import ElementTree as Tree
from zipfile import BadZipFile, ZipFile

from yitusanhui.documents.package import CATALOGUE, SUMS, inside
from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.texts import archive

_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a package: a code of `texts` and its facts, among them the file's `name`."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


class _Package(Protocol):
    def names(self) -> list[str]: ...

    def open(self, name: str) -> IO[bytes]: ...


class _Folder:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> list[str]:
        return list(inside(self.folder))

    def open(self, name: str) -> IO[bytes]:
        return (self.folder / name).open("rb")


class _Zipped:
    """A package in a .zip, in a folder of its own or not."""

    def __init__(self, packed: ZipFile) -> None:
        self.packed = packed
        names = [entry.filename for entry in packed.infolist() if not entry.is_dir()]
        home = next((name for name in sorted(names, key=len) if name.rpartition("/")[2] == SUMS), SUMS)
        self.prefix = home[: -len(SUMS)]
        self._names = [name.removeprefix(self.prefix) for name in names]

    def names(self) -> list[str]:
        return self._names

    def open(self, name: str) -> IO[bytes]:
        inside_zip = self.prefix + name
        return self.packed.open(inside_zip if inside_zip in self.packed.NameToInfo else name)


@contextmanager
def _opened(path: Path) -> Iterator[_Package]:
    if path.is_dir():
        yield _Folder(path)
        return
    try:
        with ZipFile(path) as packed:
            yield _Zipped(packed)
    except FileNotFoundError as trouble:
        raise DomainError("package_not_found", name=path.name) from trouble
    except BadZipFile as trouble:
        raise DomainError("package_not_a_package", name=path.name) from trouble


def verify_package(path: Path) -> list[Problem]:
    """What is wrong with the package, a folder or a .zip; empty when it is as it was made.

    Raises DomainError `package_not_found` or `package_not_a_package`, EnvironmentTrouble `package_unreadable`.
    """
    try:
        with _opened(path) as package:
            return list(_problems(package))
    except OSError as trouble:
        raise EnvironmentTrouble("package_unreadable", name=path.name, why=trouble.strerror or "") from trouble


def _problems(package: _Package) -> Iterator[Problem]:
    names = package.names()
    for name, times in sorted(Counter(names).items()):
        if times > 1:
            yield Problem("package_file_twice", {"name": name})
    if SUMS not in names:
        yield Problem("package_no_sums", {"name": SUMS})
        return
    promised, bad_lines = _promised(_text(package, SUMS))
    yield from (Problem("package_bad_sums", {"name": SUMS, "line": number}) for number in bad_lines)
    there = set(names) - {SUMS}
    changed = {name for name in promised.keys() & there if _digest(package, name) != promised[name]}
    for code, affected in (
        ("package_file_missing", promised.keys() - there),
        ("package_file_added", there - promised.keys()),
        ("package_file_changed", changed),
    ):
        yield from (Problem(code, {"name": name}) for name in sorted(affected))
    if CATALOGUE in there:
        yield from _catalogue_problems(package, there)


def _promised(sums: str) -> tuple[dict[str, str], list[int]]:
    """Digests by name, and the lines that can't be read or name a file again."""
    promised: dict[str, str] = {}
    bad = []
    for number, line in enumerate(sums.splitlines(), 1):
        found = _LINE.fullmatch(line)
        if found and found[2] not in promised:
            promised[found[2]] = found[1]
        else:
            bad.append(number)
    return promised, bad


def _text(package: _Package, name: str) -> str:
    with package.open(name) as source:
        return source.read().decode("utf-8-sig", "replace")


def _digest(package: _Package, name: str) -> str:
    """SHA-256 of a file, "" for one that can't be read any more (a damaged or encrypted entry of a zip)."""
    digest = hashlib.sha256()
    try:
        with package.open(name) as source:
            while block := source.read(1 << 20):
                digest.update(block)
    except (BadZipFile, RuntimeError, EOFError, NotImplementedError, zlib.error):
        return ""
    return digest.hexdigest()


def _catalogue_problems(package: _Package, there: set[str]) -> Iterator[Problem]:
    try:
        root = Tree.fromstring(_text(package, CATALOGUE))
    except Tree.ParseError:
        yield Problem("package_bad_catalogue", {"name": CATALOGUE})
        return
    for entry in root.iter(archive.FILE):
        name = entry.findtext(archive.FILE_NAME) or ""
        if name not in there:
            yield Problem("package_not_there", {"name": name})
