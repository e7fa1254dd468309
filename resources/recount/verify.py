"""核验：归档包里的每个文件还和移交时一样吗？只用 Python 3.7 以上自带的功能，不用本程序。

用法：python3 核验.py [归档包文件夹]        不写文件夹时核验本文件所在的文件夹
结束代码：0 全部和移交时一样；1 有改动、缺少或多出的文件，逐个列出。
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

SHA256, SM3, CATALOGUE = "校验.sha256", "校验.sm3", "文件目录.XML"
NUMBERS = {"档号登记表.csv", "档号登记表.xlsx"}  # 档案部门填写，不在校验之内
LINE = re.compile(r"([0-9a-f]{64})  (.+)")
SELF = "# 本清单以上各行的校验值 "
WORDS = {
    "changed": "内容和移交时不一样",
    "missing": "缺少这个文件",
    "added": "多出这个文件，移交时没有",
    "no_sums": "没有校验清单",
    "bad_sums": "校验清单里有读不懂的行",
    "bad_catalogue": "不是完整的目录文件",
    "not_there": "目录里列了，归档包里没有",
    "not_listed": "目录里没有列",
    "differs": "和目录里记的校验值不一样",
    "unreadable": "打不开，读不出来",
}


def rotate(number: int, places: int) -> int:
    """Thirty-two bits turned left."""
    places %= 32
    return ((number << places) | (number >> (32 - places))) & 0xFFFFFFFF


class OwnSm3:
    """SM3 (GB/T 32905) for a Python whose hashlib doesn't have it; slow, and kept to what verifying needs."""

    START = (0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E)

    def __init__(self) -> None:
        self.state, self.rest, self.length = list(self.START), b"", 0

    def update(self, content: bytes) -> None:
        """Takes in more bytes."""
        self.length += len(content)
        content = self.rest + content
        whole = len(content) - len(content) % 64
        for start in range(0, whole, 64):
            self.state = self.compressed(content[start : start + 64])
        self.rest = content[whole:]

    def hexdigest(self) -> str:
        """The digest of all that was taken in."""
        length = self.length
        self.update(b"\x80" + b"\0" * ((55 - length) % 64) + (8 * length).to_bytes(8, "big"))
        return "".join(f"{word:08x}" for word in self.state)

    def compressed(self, block: bytes) -> list[int]:
        """The state after one block of 64 bytes."""
        w = [int.from_bytes(block[i : i + 4], "big") for i in range(0, 64, 4)]
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ rotate(w[j - 3], 15)
            w.append(x ^ rotate(x, 15) ^ rotate(x, 23) ^ rotate(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = self.state
        for j in range(64):
            constant = rotate(0x79CC4519 if j < 16 else 0x7A879D8A, j)
            s1 = rotate((rotate(a, 12) + e + constant) & 0xFFFFFFFF, 7)
            s2 = s1 ^ rotate(a, 12)
            ff = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
            gg = e ^ f ^ g if j < 16 else (e & f) | (~e & g)
            t1 = (ff + d + s2 + (w[j] ^ w[j + 4])) & 0xFFFFFFFF
            t2 = (gg + h + s1 + w[j]) & 0xFFFFFFFF
            a, b, c, d = t1, a, rotate(b, 9), c
            e, f, g, h = t2 ^ rotate(t2, 9) ^ rotate(t2, 17), e, rotate(f, 19), g
        return [old ^ new for old, new in zip(self.state, (a, b, c, d, e, f, g, h))]  # noqa: B905 (Python 3.7)


def new_digest(name: str):  # noqa: ANN201
    """A fresh SHA-256, or SM3 from wherever it is to be had."""
    try:
        return hashlib.new(name)
    except ValueError:
        return OwnSm3()


def digest(path: Path, name: str) -> str:
    """The digest of a file, "" for one that can't be read."""
    found = new_digest(name)
    try:
        with path.open("rb") as source:
            for block in iter(lambda: source.read(1 << 20), b""):
                found.update(block)
    except OSError:
        return ""
    return found.hexdigest()


class Sums:
    """One list of digests: what it promises, lines that make no sense, and whether it is as it was written."""

    def __init__(self, path: Path, algorithm: str) -> None:
        self.name, self.algorithm = path.name, algorithm
        content = path.read_bytes()
        self.promised: dict[str, str] = {}
        self.bad, own = False, None
        before = 0
        for raw in content.splitlines(keepends=True):
            line = raw.decode("utf-8", "replace").rstrip("\r\n")
            found = LINE.fullmatch(line)
            if own is None and line.startswith(SELF):
                own = new_digest(algorithm)
                own.update(content[:before])
                own = own.hexdigest() == line[len(SELF) :] and raw.endswith(b"\n")
            elif found and own is None and found.group(2) not in self.promised:
                self.promised[found.group(2)] = found.group(1)
            else:
                self.bad = True
            before += len(raw)
        self.whole = bool(own) and not self.bad


def problems(folder: Path) -> list[tuple[str, str]]:
    """What is wrong with the package: a word of WORDS and the name of the file each."""
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()} - NUMBERS
    lists = [Sums(folder / name, name[3:]) for name in (SHA256, SM3) if name in there]
    covered = any(sums.whole and sums.name == SHA256 for sums in lists)
    wrong = [sums for sums in lists if not sums.whole and not covered]
    off = {("bad_sums" if sums.bad else "changed", sums.name) for sums in wrong}
    if SHA256 not in there:
        off.add(("no_sums", SHA256))
    trusted = [sums for sums in lists if sums.whole] or lists
    if not trusted:
        return sorted(off)
    sums = trusted[0]
    files = there - {SHA256} - ({SM3} if sums.name == SM3 else set())
    off |= {("missing", name) for name in set(sums.promised) - files}
    off |= {("added", name) for name in files - set(sums.promised)}
    for name in files & set(sums.promised):
        found = digest(folder / name, sums.algorithm)
        if found != sums.promised[name]:
            off.add(("changed" if found else "unreadable", name))
    if CATALOGUE in there and ("changed", CATALOGUE) not in off:
        off |= catalogue_problems(folder, there, {name for _, name in off})
    return sorted(off)


def catalogue_problems(folder: Path, there: set[str], known: set[str]) -> set[tuple[str, str]]:
    """Where the catalogue and the files don't agree, of files that nothing is said of yet."""
    try:
        root = ElementTree.fromstring((folder / CATALOGUE).read_bytes())
    except ElementTree.ParseError:
        return {("bad_catalogue", CATALOGUE)}
    listed = {line.findtext("电子档案名称") or "": line.findtext("SHA256") or "" for line in root}
    off = {("not_there", name) for name in set(listed) - there}
    tops = {name.split("/")[0] for name in listed}
    off |= {("not_listed", name) for name in there - set(listed) - known if "/" in name and name.split("/")[0] in tops}
    for name in (set(listed) & there) - known:
        if digest(folder / name, "sha256") != listed[name]:
            off.add(("differs", name))
    return off


def main(folder: Path) -> int:
    """Say what is wrong; 0 when nothing is."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    if not folder.is_dir():
        sys.stdout.write(f"{folder} 不是文件夹。请先解压归档包，再核验解压出来的文件夹。\n")
        return 1
    off = problems(folder)
    for word, name in off:
        sys.stdout.write(f"{name}：{WORDS[word]}\n")
    sys.stdout.write(f"有{len(off)}处不对，请用原件核对。\n" if off else "全部文件和移交时一样。\n")
    return 1 if off else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent))
