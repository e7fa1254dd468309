"""校验值: SHA-256 and SM3 (GB/T 32905) of files, and the lists of them that lie in a package."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import IO, Any

from yitusanhui import paths
from yitusanhui.texts import archive

BLOCK = 1 << 20
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


@cache
def script(name: str) -> ModuleType:
    """One of the scripts that lie in a package, as a module."""
    spec = spec_from_file_location(f"yitusanhui_{name}", paths.recount() / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def new_digest(algorithm: str) -> Any:
    """A fresh `sha256` or `sm3`; where this Python's OpenSSL has no SM3, that of the verifier."""
    try:
        return hashlib.new(algorithm)
    except ValueError:
        return script("verify").OwnSm3()


def digests_of(source: IO[bytes], *algorithms: str) -> list[str]:
    """The digests of what is read from `source`, which is read once."""
    found = [new_digest(algorithm) for algorithm in algorithms]
    while block := source.read(BLOCK):
        for digest in found:
            digest.update(block)
    return [digest.hexdigest() for digest in found]


@dataclass(frozen=True, slots=True)
class Sums:
    """A list as it was read: digests by name, lines that make no sense, and whether its own digest holds.

    `holds` is None for a list without one, as packages had before they carried SM3.
    """

    promised: Mapping[str, str]
    bad_lines: tuple[int, ...]
    holds: bool | None

    @property
    def whole(self) -> bool:
        """As it was written."""
        return bool(self.holds) and not self.bad_lines


def write_sums(target: Path, algorithm: str, lines: Iterable[tuple[str, str]]) -> None:
    """(name, digest) as `sha256sum` writes and checks them, and below a comment with the digest of the list itself."""
    content = "".join(f"{digest}  {name}\n" for name, digest in lines).encode()
    own = new_digest(algorithm)
    own.update(content)
    target.write_bytes(content + f"{archive.SUMS_SELF}{own.hexdigest()}\n".encode())


def read_sums(content: bytes, algorithm: str) -> Sums:
    """What a list promises. A file named again, or anything below the list's own digest, makes no sense."""
    promised: dict[str, str] = {}
    bad: list[int] = []
    holds: bool | None = None
    before = 0
    for number, raw in enumerate(content.splitlines(keepends=True), 1):
        line = raw.decode("utf-8", "replace").rstrip("\r\n")
        found = _LINE.fullmatch(line)
        if holds is None and line.startswith(archive.SUMS_SELF):
            own = new_digest(algorithm)
            own.update(content[:before])
            holds = raw == f"{archive.SUMS_SELF}{own.hexdigest()}\n".encode()
        elif found and holds is None and found[2] not in promised:
            promised[found[2]] = found[1]
        else:
            bad.append(number)
        before += len(raw)
    return Sums(promised, tuple(bad), holds)
