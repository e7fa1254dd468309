"""Lines spaced evenly: no line is torn wide because a sum or a fraction can't be broken."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.papers import letters, needs_fonts, words
from tests.documents.test_linebreak import EM, comment, width
from yitusanhui.documents.even_lines import LOOSEST, TIGHT, even_lines, gaps, loose, paired, pairs
from yitusanhui.documents.linebreak import CLOSING, HALVED, OPENING, Line, Measure, break_lines, paragraphs
from yitusanhui.documents.page import BODY, LEFT, WIDTH, publish
from yitusanhui.documents.pdfa import About
from yitusanhui.documents.typeset import Paragraph, Prose, Row, lay, measure

ROOM = 28 * EM
# The longest sum a vote has: areas, persons and their shares, with few places to break.
SUM = (
    "书面征求意见，应到45人，参与表决30人；赞成18票（954.96平方米），反对8票（418.61平方米），弃权4票（246.43平方米）。"
    "参与表决人数占应到人数的66.7%（30/45），参与表决专有部分面积占专有部分总面积的66.7%（1,620/2,430），"
    "赞成票占参与表决人数的60.0%（18/30），赞成面积占参与表决专有部分面积的58.9%（954.96/1,620）。"
)
DOTS = (
    "结果：发出表决票37张，收回37张，有效票37张，废票0张；车棚移位和消防31点（29.2%），无障碍坡道24点（22.6%），公园座椅"
    "遮阳18点（17.0%），食堂油烟14点（13.2%），滨水步道照明11点（10.4%），车位8点（7.5%）。"
)


def evened(text: str, room: float = ROOM) -> list[Line]:
    return even_lines(text, Measure(width), room, room - 2 * EM)


def filled(text: str) -> list[Line]:
    return break_lines(text, Measure(width), ROOM, ROOM - 2 * EM, squeeze=True)


def widest(lines: list[Line]) -> float:
    """The widest gap of a line that goes on, in characters."""
    rooms = [ROOM - 2 * EM] + [ROOM] * len(lines)
    return max((room - line.width) / gaps(line.text) / EM for room, line in zip(rooms, lines[:-1], strict=False))


def test_a_sum_that_would_tear_a_line_is_spaced_evenly() -> None:
    assert loose(filled(SUM), ROOM, ROOM - 2 * EM, EM)
    assert widest(filled(SUM)) > 0.23
    assert widest(evened(SUM)) < 0.14


def test_lines_that_stand_well_are_left_as_they_fall() -> None:
    text = "甲" * 100
    assert not loose(filled(text), ROOM, ROOM - 2 * EM, EM)
    assert [line.text for line in evened(text)] == [line.text for line in filled(text)]


def test_of_two_marks_the_first_gives_its_blank_half() -> None:
    assert pairs("（29.2%），无障碍（22.6%）。“好”") == 3
    assert list(paired("二（三），四")) == [("二（三", "）"), ("，四", "")]
    assert pairs("甲，乙。") == 0


def test_a_line_is_pressed_by_no_more_than_its_marks_and_gaps_can_give() -> None:
    for seed in range(300):
        for place, line in enumerate(lines := evened(comment(seed))):
            room = ROOM if place else ROOM - 2 * EM
            assert line.width <= room + EM / 2 * pairs(line.text) + TIGHT * EM * gaps(line.text) + 0.01
            assert line.goes_on == (line is not lines[-1])


@given(st.text(st.sampled_from("甲乙，。（）“”《》1a %·—/") | st.characters(), max_size=200), st.integers(4, 40))
def test_evened_lines_keep_the_text_and_every_rule(text: str, ems: int) -> None:
    clean = paragraphs(text)[0]
    lines = evened(clean, ems * EM)
    assert "".join(line.text for line in lines) == clean
    whole = [line.text for line in break_lines(clean, Measure(width), ems * EM, (ems - 2) * EM)]
    if not {piece[:1] for piece in whole[1:]} & set(CLOSING):
        assert not {line.text[:1] for line in lines[1:]} & set(CLOSING)
    if not {piece.rstrip()[-1:] for piece in whole[:-1]} & set(OPENING):
        assert not {line.text.rstrip()[-1:] for line in lines[:-1] if line.text.strip()} & set(OPENING)


def spaced(row: Row) -> float:
    """How wide the gaps of a line are, in characters."""
    return (row.gap - BODY.tracking) / BODY.size


@needs_fonts
def test_no_line_of_a_thousand_comments_is_torn_wide() -> None:
    sentences = [piece for piece in (*SUM.split("。"), *DOTS.split("，"), "坡道太陡", "请“今年”就修") if piece]
    chance = random.Random(7)
    texts = ["，".join(chance.choices(sentences, k=chance.randint(1, 9))) + "。" for _ in range(1000)]
    found = [lay(Paragraph(BODY, text), WIDTH)[:-1] for text in texts]  # last lines end where they end
    rows = [row for some in found for row in some]
    assert len(rows) > 3000
    assert max(map(spaced, rows)) <= LOOSEST
    assert sum(spaced(row) > 0.15 for row in rows) < len(rows) / 200
    natural = measure(BODY.role, BODY.size, BODY.tracking)
    holes = [WIDTH - row.x - natural[row.text][0] for row in rows if not row.press and spaced(row) == 0]
    assert sum(hole > BODY.size / 2 for hole in holes) <= 2


@needs_fonts
def test_a_pressed_line_ends_at_the_margin_on_paper(tmp_path: Path) -> None:
    path = publish([Prose([Paragraph(BODY, SUM)])], About("试排"), tmp_path / "a.pdf")
    assert words(path) == SUM
    pressed = next(row for row in lay(Paragraph(BODY, SUM), WIDTH) if row.press)
    found = "".join(letter.text for letter in letters(path))
    last = letters(path)[found.index(pressed.text) + len(pressed.text) - 1]
    assert last.right == pytest.approx(LEFT + WIDTH, abs=1)


def test_halved_marks_are_those_with_a_blank_right_half() -> None:
    assert set("，。）》") <= set(HALVED) and not set("“（") & set(HALVED)
