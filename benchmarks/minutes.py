"""How long the minutes of 1,000 comments take beside drawing the same lines bare (under twice), and those of 10,000.

Ten times as many comments take ten times as long; a tenth more is left to the machine's memory.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from io import BytesIO
from time import process_time

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from yitusanhui.documents import faces, fonts
from yitusanhui.documents import typeset as setting
from yitusanhui.documents.linebreak import break_lines
from yitusanhui.documents.page import BODY, LEFT, PITCH, WIDTH, Paper
from yitusanhui.documents.typeset import Paragraph, Prose

COMMENTS = 1_000
LINES = 22
BAR = 2.0
MORE, LINEAR = 10, 11.0
PIECES = (
    "希望在3号楼门口加一处无障碍坡道，坐轮椅出门要绕很远。",
    "中心花园的儿童沙坑改成塑胶地面，雨天积水，孩子容易滑倒！",
    "停车位不够，能不能把北侧绿地的30%改成停车位？",
    "电动自行车充电棚离窗户太近（不到2米），担心起火。",
    "社区食堂的午餐能否送到80岁以上老人家里？",
    "夜里广场舞声音大，请设“分贝牌”，超过55 dB就提醒。",
)


def comments(count: int = COMMENTS) -> list[str]:
    """Made-up comments of one to four sentences, the same every time."""
    chance = random.Random(42)
    return ["".join(chance.choices(PIECES, k=chance.randint(1, 4))) for _ in range(count)]


def bare(lines: Sequence[str], font: str) -> None:
    """The same lines by `drawString`, nothing broken, justified or numbered."""
    canvas = Canvas(BytesIO(), pagesize=A4, pageCompression=1, initialFontName=font)
    for start in range(0, len(lines), LINES):
        canvas.setFont(font, BODY.size)
        for place, line in enumerate(lines[start : start + LINES]):
            canvas.drawString(LEFT, 730 - place * PITCH, line)
        canvas.showPage()
    canvas.save()


def typeset(texts: Sequence[str]) -> None:
    """The comments broken, justified, on numbered pages."""
    setting.measure.cache_clear()
    Paper().render([Prose([Paragraph(BODY, text) for text in texts])])


def fastest(*works: Callable[[], None], rounds: int = 7) -> list[float]:
    """Seconds of one core in the best round of each work; they take turns, so that a busy machine slows all alike."""
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for number, work in enumerate(works):
            start = process_time()
            work()
            best[number] = min(best[number], process_time() - start)
    return best


def measure_lines(texts: Sequence[str]) -> list[str]:
    """The lines as the minutes have them."""
    widths = setting.measure(BODY.role, BODY.size, BODY.tracking)
    return [line.text for text in texts for line in break_lines(text, widths, WIDTH, WIDTH - 2 * BODY.size)]


def measure() -> list[tuple[str, float, float]]:
    """(name, typeset time over bare time, bar) with reportlab's own font and with ours."""
    texts = comments()
    ours = fonts.font(faces.SERIF)
    pdfmetrics.registerFont(TTFont("bare", str(faces.faces().files[faces.SERIF])))
    lines = measure_lines(texts)
    many = comments(MORE * COMMENTS)
    whole, large, stock, own = fastest(
        lambda: typeset(texts),
        lambda: typeset(many),
        lambda: bare(lines, "bare"),
        lambda: bare(lines, ours.fontName),
    )
    return [
        ("minutes of 10,000 comments / of 1,000", large / whole, LINEAR),
        ("minutes of 1,000 comments / bare drawString", whole / stock, BAR),
        ("the same / bare drawString, our font", whole / own, BAR),
    ]


if __name__ == "__main__":
    for name, ratio, bar in measure():
        print(f"{name}: {ratio:.2f} (bar {bar})")
