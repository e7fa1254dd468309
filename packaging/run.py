"""Set the project up on this machine: `run.py demo [DIR]`, `run.py test [pytest arguments]`, `run.py bundle [DIR]`.

Standard library only, Python 3.11 or newer; Linux, Windows and macOS. What is already done isn't done again.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
INSTALLS = {"demo": "", "test": "[dev]", "bundle": "[bundle]"}
ALSO_DONE_BY = {"demo": ("test", "bundle")}  # who has installed for the tests or the bundle can run the sample

QT = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libxkbcommon0": "libxkbcommon.so.0",
}
SCREEN = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}
# Debian package → the program or file that tests look for; one group a call, for apt installs all of a call or none.
PROGRAMS = (
    {"poppler-utils": "pdftoppm", "chromium": "chromium"},
    {
        "default-jre-headless": "java",
        "libpdfbox2-java": "/usr/share/java/preflight.jar",
        "libjaxb-api-java": "/usr/share/java/jaxb-api.jar",
    },
    {
        "libreoffice-writer-nogui": "/usr/lib/libreoffice/program/libswlo.so",
        "libreoffice-calc-nogui": "/usr/lib/libreoffice/program/libsclo.so",
    },
)


class Stop(Exception):
    """One Chinese sentence that says why set-up can't go on and what to do."""


def say(words: str) -> None:
    """Print one step."""
    print(f"· {words}", flush=True)


def is_supported(version: tuple[int, int]) -> bool:
    """Whether this Python can run the program (pyproject.toml, requires-python)."""
    return version >= (3, 11)


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown: always on Windows and macOS, elsewhere when X11 or Wayland is there."""
    if platform in ("win32", "darwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def child_environment(environment: Mapping[str, str], display: bool) -> dict[str, str]:
    """What the program runs with: UTF-8 everywhere, and Qt without a screen where there is none."""
    ours = {"PYTHONUTF8": "1"} if display else {"PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"}
    return {**ours, **environment}


def venv_python(venv: Path, platform: str) -> Path:
    """The interpreter inside a virtual environment."""
    return venv / "Scripts" / "python.exe" if platform == "win32" else venv / "bin" / "python"


def fingerprint(parts: Iterable[bytes]) -> str:
    """One digest of everything that a step depends on."""
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def is_done(venv: Path, steps: Iterable[str], stamp: str) -> bool:
    """Whether one of the steps was done with this stamp."""
    marks = [venv / f".done-{step}" for step in steps]
    return any(mark.is_file() and mark.read_text(encoding="ascii") == stamp for mark in marks)


def mark_done(venv: Path, step: str, stamp: str) -> None:
    """Note that the step was done with this stamp."""
    (venv / f".done-{step}").write_text(stamp, encoding="ascii")


def wanted_libraries(display: bool) -> dict[str, str]:
    """Debian package → library file that Qt loads."""
    return {**QT, **SCREEN} if display else dict(QT)


def missing(wanted: Mapping[str, str], is_there: Callable[[str], bool]) -> list[str]:
    """The Debian packages whose library or program isn't there."""
    return [package for package, thing in wanted.items() if not is_there(thing)]


def apt_install(packages: Sequence[str]) -> list[str]:
    """The command that installs Debian packages."""
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def pytest_arguments(arguments: Sequence[str], cores: int) -> list[str]:
    """What pytest is called with: the whole suite is spread over the cores, a chosen part is not.

    File by file as they stand: sorted by how many tests they have, the longest, of few tests, would come last.
    """
    spread = ["-n", str(min(cores, 4)), "--dist", "loadfile", "--no-loadscope-reorder"]
    return list(arguments) if arguments or cores < 2 else spread


def _can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _is_there(program: str) -> bool:
    return shutil.which(program) is not None or Path(program).is_file()


def _run(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> int:
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def make_venv(python: Path) -> None:
    """Make .venv, or make it anew when its interpreter or pip doesn't run."""
    if python.is_file() and subprocess.run([python, "-m", "pip", "-V"], capture_output=True).returncode == 0:
        return
    if importlib.util.find_spec("ensurepip") is None:
        raise Stop("这台机器的 Python 缺 ensurepip，请先运行：apt-get install python3-venv")
    say("建立虚拟环境 .venv")
    if _run([sys.executable, "-m", "venv", "--clear", VENV]):
        raise Stop("虚拟环境没有建成，请看上面的提示；在 Debian、统信、麒麟上先装 python3-venv")


def install(python: Path, command: str) -> None:
    """Install the project, editable, unless that was done with this pyproject.toml, Python and place."""
    stamp = fingerprint([(ROOT / "pyproject.toml").read_bytes(), sys.version.encode(), str(ROOT).encode()])
    if python.is_file() and is_done(VENV, [command, *ALSO_DONE_BY.get(command, ())], stamp):
        return
    make_venv(python)
    say("安装程序和它用到的库，第一次要几分钟")
    pip: list[str | Path] = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if _run([*pip, "-e", f".{INSTALLS[command]}"]):
        raise Stop("库没有装全，请检查网络和 pip 的软件源设置后重试")
    mark_done(VENV, command, stamp)


def install_packages(packages: Sequence[str], why: str) -> None:
    """Install Debian packages where this is root and apt is there; otherwise say what is missing and go on."""
    if not packages:
        return
    if not shutil.which("apt-get"):
        say(f"{why}，请用本机的软件包工具安装（Debian 里叫 {'、'.join(packages)}）")
        return
    command = apt_install(packages)
    if os.geteuid() != 0:
        say(f"{why}，请让管理员运行：sudo {' '.join(command)}")
        return
    say(f"{why}，安装 {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update"], command):
        done = subprocess.run(step, env=quiet, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        say(f"没有装上，先继续。请稍后运行：{' '.join(command)}（{done.stderr.strip()[-200:]}）")


def system_packages(command: str, display: bool) -> None:
    """See to what pip can't install: Qt's libraries, and the programs that some tests use."""
    if not sys.platform.startswith("linux"):
        return
    install_packages(missing(wanted_libraries(display), _can_load), "Qt 缺系统库")
    if command == "test":
        for group in PROGRAMS:
            install_packages(missing(group, _is_there), "部分测试要用的程序还没有，那些测试会跳过")


def fetch_assets(python: Path) -> None:
    """Fetch fonts and scripts, unless the required ones are right and the rest was tried with this list."""
    script, manifest = ROOT / "packaging" / "assets.py", ROOT / "packaging" / "assets.toml"
    stamp = fingerprint([manifest.read_bytes()])
    if is_done(VENV, ["assets"], stamp) and _run([python, script, "--check"]) == 0:
        return
    if _run([python, script]):
        raise Stop("字体和脚本没有取全，原因见上；网络恢复后再运行一次即可")
    mark_done(VENV, "assets", stamp)


def demo(python: Path, folder: Path, environment: Mapping[str, str], display: bool) -> int:
    """Make the sample consultation in the folder and, where there is a screen, open it."""
    say(f"生成示范档案：{folder}")
    code = _run([python, "-m", "yitusanhui", "demo", folder], environment)
    files = sorted(folder.glob("*.ytsh"), key=lambda path: path.stat().st_mtime)
    if code or not display or not files:
        return code
    say(f"打开 {files[-1].name}")
    return _run([python, "-m", "yitusanhui", files[-1]], environment)


def test(python: Path, arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run pytest."""
    say("运行测试")
    chosen = pytest_arguments(arguments, os.cpu_count() or 1)
    return _run([python, "-m", "pytest", *chosen], environment)


def main(arguments: Sequence[str]) -> int:
    """Set up, then run; the program's own exit code, 1 when set-up fails, 2 for wrong usage."""
    if not arguments or arguments[0] not in INSTALLS:
        print("用法：python3 packaging/run.py demo [目录]、test [pytest 参数] 或 bundle [目录]")
        return 2
    command, rest = arguments[0], arguments[1:]
    display = has_display(sys.platform, os.environ)
    with_screen = display or command == "bundle"  # what is bundled here will be shown elsewhere
    environment = child_environment(os.environ, display)
    python = venv_python(VENV, sys.platform)
    try:
        if not is_supported(sys.version_info[:2]):
            raise Stop("需要 Python 3.11 或更新的版本")
        install(python, command)
        system_packages(command, with_screen)
        fetch_assets(python)
    except Stop as stop:
        print(stop, file=sys.stderr, flush=True)
        return 1
    if command == "test":
        return test(python, rest, environment)
    if command == "bundle":
        return _run([python, ROOT / "packaging" / "bundle.py", *rest], environment)
    return demo(python, Path(rest[0] if rest else ROOT / "demo").resolve(), environment, display)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
