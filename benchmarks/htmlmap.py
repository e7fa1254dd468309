"""The HTML map of 1,000 pins: its size, and how soon it can be used in a browser without a network."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from map import BLUEPRINT, comments
from yitusanhui.documents.htmlmap import write_map
from yitusanhui.domain.layers import LaidLayer, SheetGround
from yitusanhui.domain.report import ConsultationReport, MeetingReport
from yitusanhui.domain.shapes import Shape, ShapeKind
from yitusanhui.domain.terms import MeetingState, Stage

PINS, MEGABYTES, SECONDS = 1_000, 8.0, 2.0
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Once the page's own script has run and its layout is done.
PROBE = (
    "<script>document.body.offsetHeight;"
    "document.title = `ready ${performance.now().toFixed(0)} ${document.querySelectorAll('.list li').length}`;"
    "</script></body>"
)


def _picture() -> bytes:
    """Noise is the hardest picture to keep small."""
    raw = io.BytesIO()
    Image.effect_noise((1800, 1273), 60).convert("RGB").resize((3600, 2546)).save(raw, "JPEG", quality=88)
    return raw.getvalue()


def _layer() -> LaidLayer:
    lines = tuple(Shape(ShapeKind.LINE, (((x, 0.0), (x, 9000.0)),)) for x in map(float, range(0, 14_000, 7)))
    return LaidLayer("lines", "#0072B2", lines)


def _opened(page: Path, browser: str) -> float:
    """Seconds from the page's start until it can be used."""
    flags = (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--window-size=1280,860",
        "--host-resolver-rules=MAP * ~NOTFOUND",
    )
    command = [browser, *flags, "--dump-dom", page.as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    found = re.search(r"<title>ready (\d+) (\d+)</title>", shown)
    assert found is not None and int(found[2]) == PINS, "the page doesn't list its comments"
    return int(found[1]) / 1000


def measure() -> list[tuple[str, float, float]]:
    """(name, measured, bar)."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    held = MeetingReport(1, Stage.CONSULT, "", 1, "first", MeetingState.CLOSED)
    report = ConsultationReport("benchmark", blueprints=(BLUEPRINT,), meetings=(held,), comments=tuple(comments(PINS)))
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "map.html")
        write_map(report, page, {BLUEPRINT.id: _picture()}, {BLUEPRINT.id: SheetGround(layers=(_layer(),))})
        found = [(f"HTML map of {PINS} pins and 2,000 lines, MB", page.stat().st_size / 1e6, MEGABYTES)]
        page.write_text(page.read_text("utf-8").replace("</body>", PROBE), "utf-8")
        if browser is None:
            raise OSError("no Chromium here")
        found.append(("the same usable in Chromium, s", min(_opened(page, browser) for _ in range(3)), SECONDS))
    return found
