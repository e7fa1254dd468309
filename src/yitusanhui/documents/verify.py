"""Is a package still what it was? Every byte that changed, every file that came or went is named."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol
from xml.etree import ElementTree as Tree
from zipfile import BadZipFile, ZipFile, ZipInfo

from yitusanhui.documents.digests import Sums, digests_of, read_sums
from yitusanhui.documents.package import CATALOGUE, SUMS, SUMS_SM3, inside
from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.texts import archive

UTF8_NAME = 0x800  # the flag of a name in a .zip that is UTF-8 and says so


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
        stored = {_said(entry): entry for entry in packed.infolist() if not entry.is_dir()}
        names = [_said(entry) for entry in packed.infolist() if not entry.is_dir()]
        home = next((name for name in sorted(names, key=len) if name.rpartition("/")[2] == SUMS), SUMS)
        prefix = home[: -len(SUMS)]
        self._stored = {name.removeprefix(prefix): entry for name, entry in stored.items()}
        self._names = [name.removeprefix(prefix) for name in names]

    def names(self) -> list[str]:
        return [name for name in self._names if name not in archive.NUMBERS]

    def open(self, name: str) -> IO[bytes]:
        return self.packed.open(self._stored[name])


def _said(entry: ZipInfo) -> str:
    """A name in a .zip as it was meant: Windows packs Chinese names in its own code page and says nothing of it."""
    if entry.flag_bits & UTF8_NAME:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


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
    yield from (_problem("twice", name) for name, times in sorted(Counter(names).items()) if times > 1)
    there = set(names)
    if SUMS not in there:
        yield _problem("no_sums", SUMS)
    lists = {name: read_sums(_content(package, name), name[3:]) for name in (SUMS, SUMS_SM3) if name in there}
    covered = SUMS in lists and lists[SUMS].whole
    for name in lists if not covered else ():
        yield from _bad_list(name, lists[name], SUMS_SM3 in there)
    trusted = next((name for name, sums in lists.items() if sums.whole), next(iter(lists), None))
    if trusted is None:
        return
    promised, files = lists[trusted].promised, there - {SUMS}
    files -= {SUMS_SM3} if trusted == SUMS_SM3 else set()
    off = [("missing", name) for name in promised.keys() - files]
    off += [("added", name) for name in files - promised.keys()]
    found = {name: _digest(package, name, trusted[3:]) for name in promised.keys() & files}
    off += [("changed", name) for name in found if found[name] != promised[name]]
    yield from (_problem(code, name) for code, name in sorted(off, key=_order))
    if CATALOGUE in there and ("changed", CATALOGUE) not in off:
        yield from _catalogue_problems(package, there, {name for _, name in off}, found if trusted == SUMS else {})


_ORDER = ("missing", "added", "changed")


def _order(one: tuple[str, str]) -> tuple[int, str]:
    return _ORDER.index(one[0]), one[1]


def _problem(code: str, name: str) -> Problem:
    return Problem(f"package_file_{code}" if code in (*_ORDER, "twice") else f"package_{code}", {"name": name})


def _bad_list(name: str, sums: Sums, has_twin: bool) -> Iterator[Problem]:
    """What is wrong with a list itself. An older package's vouches for nothing and is taken as it is."""
    for line in sums.bad_lines:
        yield Problem("package_bad_sums", {"name": name, "line": line})
    older = sums.holds is None and not has_twin and SUMS_SM3 not in sums.promised
    if not sums.bad_lines and not sums.whole and not older:
        yield _problem("changed", name)


def _content(package: _Package, name: str) -> bytes:
    try:
        with package.open(name) as source:
            return source.read()
    except _DAMAGED:
        return b""


_DAMAGED = (BadZipFile, RuntimeError, EOFError, NotImplementedError, zlib.error)


def _digest(package: _Package, name: str, algorithm: str) -> str:
    """The digest of a file, "" for one that can't be read any more (a damaged or encrypted entry of a zip)."""
    try:
        with package.open(name) as source:
            return digests_of(source, algorithm)[0]
    except _DAMAGED:
        return ""


def _catalogue_problems(
    package: _Package, there: set[str], known: set[str], found: Mapping[str, str]
) -> Iterator[Problem]:
    """Where the catalogue and the files don't agree, of files that nothing is said of yet; `found` are SHA-256."""
    try:
        root = Tree.fromstring(_content(package, CATALOGUE))
    except Tree.ParseError:
        yield _problem("bad_catalogue", CATALOGUE)
        return
    listed = {line.findtext(archive.FILE_NAME) or "": line.findtext(archive.DIGEST) or "" for line in root}
    tops = {name.partition("/")[0] for name in listed}
    yield from (_problem("not_there", name) for name in sorted(listed.keys() - there))
    unlisted = (name for name in there - listed.keys() - known if "/" in name and name.partition("/")[0] in tops)
    yield from (_problem("not_listed", name) for name in sorted(unlisted))
    for name in sorted((listed.keys() & there) - known):
        if (found.get(name) or _digest(package, name, "sha256")) != listed[name]:
            yield _problem("differs", name)
