"""Make the folder that a street office copies to a laptop: no Python, no network, no administrator.

`run.py bundle` calls this in the project's virtual environment. PyInstaller puts the program and all it needs
together (bundle.spec), the result is tried on the sample with nothing of this machine's Python in reach, and packed.
It runs on systems like the one it was made on, or newer: make it on the oldest that is to be served.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
NAME = "一图三会"
COMMAND = "yitusanhui.exe" if sys.platform == "win32" else "yitusanhui"
KEPT_OF_THE_MACHINE = ("SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG")
GLIBC = re.compile(rb"GLIBC_(\d+)\.(\d+)")
NOTE = """一图三会 {version}

双击“{name}”打开窗口。整个文件夹可以放在本机任何地方，也可以放在 U 盘上；不用安装，不用联网，不用管理员权限。
命令行用“{command}”，加 --help 看用法。
每个项目是一个 .ytsh 文件，存在哪里由您选；备份除了放在它旁边，还有一份在本机用户的数据文件夹里。
换新版本：把旧文件夹整个换掉即可，项目文件不受影响。
{needs}各部分的许可见“许可证.txt”。
"""


def say(words: str) -> None:
    """Print one step."""
    print(f"· {words}", flush=True)


def build(folder: Path, work: Path) -> Path:
    """Run PyInstaller; returns the program's folder. Raises CalledProcessError when it fails."""
    spec = ROOT / "packaging" / "bundle.spec"
    options: list[str | Path] = ["--noconfirm", "--log-level", "ERROR", "--distpath", folder, "--workpath", work]
    subprocess.run([sys.executable, "-m", "PyInstaller", *options, spec], cwd=ROOT, check=True)
    return folder / NAME


def licences(distributions: Iterable[metadata.Distribution]) -> str:
    """Name, version, licence and the licence's text of each library, in the order of their names."""
    return "\n\n".join(_licence(found) for found in sorted(distributions, key=lambda found: found.name.lower()))


def _licence(found: metadata.Distribution) -> str:
    fields = found.metadata.json
    said = str(fields.get("license_expression") or fields.get("license") or "")
    classed = [line.rpartition("::")[2].strip() for line in fields.get("classifier", ()) if "License" in line]
    short = said if 0 < len(said) < 80 else "、".join(classed)
    texts = [
        file.read_text(encoding="utf-8") or ""
        for file in found.files or ()
        if file.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE")) and file.suffix != ".py"
    ]
    return "\n".join([f"{'=' * 8} {found.name} {found.version}  {short}", *(text.strip() for text in texts)])


def used(*wanted: str) -> Iterator[metadata.Distribution]:
    """These libraries, spelt as in pyproject.toml, and all that they want on this system, each once."""
    waiting = [Requirement(words) for words in wanted]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        asked = waiting.pop()
        name, extras = canonicalize_name(asked.name), frozenset(asked.extras)
        if (name, extras) in seen:
            continue
        found = metadata.distribution(name)
        if not any(name == other for other, _ in seen):
            yield found
        seen.add((name, extras))
        needs = [Requirement(words) for words in found.requires or ()]
        waiting += [need for need in needs if _is_wanted(need, extras)]


def _is_wanted(need: Requirement, extras: frozenset[str]) -> bool:
    return need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in ("", *extras))


def oldest_glibc(folder: Path) -> str:
    """The glibc that the bundle's libraries ask for at least, "2.36"; "" where none do (Windows)."""
    files = (path for path in folder.rglob("*") if path.is_file() and (".so" in path.name or not path.suffix))
    needs = {(int(major), int(minor)) for path in files for major, minor in GLIBC.findall(path.read_bytes())}
    return "{}.{}".format(*max(needs)) if needs else ""


def try_out(program: Path) -> None:
    """Play the sample and check it, without this machine's Python. Raises CalledProcessError when that fails."""
    bare = {name: os.environ[name] for name in KEPT_OF_THE_MACHINE if name in os.environ}
    with tempfile.TemporaryDirectory() as place:
        home = {"YITUSANHUI_HOME": place, "HOME": place, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}

        def run(*arguments: str | Path) -> None:
            subprocess.run([program / COMMAND, *arguments], env=bare | home, check=True, stdout=subprocess.DEVNULL)

        demo = Path(place) / "demo"
        run("demo", demo)
        run("check", *demo.glob("*.ytsh"))


def pack(program: Path, target: Path) -> Path:
    """One file to hand on, its SHA-256 beside it: a zip on Windows, elsewhere a tar.xz, which keeps what may run."""
    kind = "zip" if sys.platform == "win32" else "xztar"
    packed = Path(shutil.make_archive(str(target), kind, program.parent, program.name))
    packed.with_name(f"{packed.name}.sha256").write_text(f"{digest(packed)}  {packed.name}\n", "utf-8", newline="\n")
    return packed


def digest(path: Path) -> str:
    """The file's SHA-256 in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def note(glibc: str) -> str:
    """说明.txt: how to start it, and what it asks of the system."""
    version = metadata.version("yitusanhui")
    return NOTE.format(version=version, name=NAME, command=COMMAND, needs=_needs(glibc))


def _needs(glibc: str) -> str:
    return f"这一份要 glibc {glibc} 或更新的 Linux。\n" if glibc else ""


def main(folder: Path) -> int:
    """Build, describe, try and pack into the folder."""
    version = metadata.version("yitusanhui")
    say("打包程序和它用到的库")
    program = build(folder, folder / "work")
    glibc = oldest_glibc(program)
    (program / "说明.txt").write_text(note(glibc), "utf-8-sig")
    (program / "许可证.txt").write_text(licences(used("yitusanhui[sign]")), "utf-8-sig")
    say("试运行：不借助本机的 Python，完整走一遍样例并核对")
    try_out(program)
    say("压缩，要几分钟")
    packed = pack(program, folder / f"yitusanhui-{version}-{sysconfig.get_platform()}")
    whole = sum(path.stat().st_size for path in program.rglob("*") if path.is_file() and not path.is_symlink())
    say(f"{packed}（{packed.stat().st_size >> 20} MB，展开 {whole >> 20} MB）。{_needs(glibc).strip()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "dist"))
