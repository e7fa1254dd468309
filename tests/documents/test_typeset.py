"""Paragraphs on paper: justified, indented, over pages, never markup."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from tests.documents.papers import assert_archival, coded, letters, needs_fonts, pages, squeezed, words
from tests.documents.test_linebreak import comment
from yitusanhui.documents import faces, typeset
from yitusanhui.documents.fonts import font
from yitusanhui.documents.linebreak import HALVED, paragraphs
from yitusanhui.documents.page import BODY, FACT, HEIGHT, LEFT, LEVEL_1, LEVEL_2, TITLE, WIDTH, publish
from yitusanhui.documents.pdfa import About
from yitusanhui.documents.titles import BREAK
from yitusanhui.documents.typeset import MOVED, Paragraph, Prose, Style, lay

pytestmark = needs_fonts
LONG = "希望在3号楼门口加一处无障碍坡道，坐轮椅出门要绕很远；中心花园的沙坑改成塑胶地面。" * 3


def put(target: Path, *content: Paragraph) -> Path:
    return publish([Prose(content)], About("试排"), target)


def drawn(text: str) -> str:
    """What of a text reaches the paper: no controls, nothing invisible."""
    place = font(faces.SERIF).place
    return "".join(c for part in paragraphs(text) for c in part if place(c)[0] >= 0)


def test_lines_that_go_on_end_at_the_margin(tmp_path: Path) -> None:
    found = letters(put(tmp_path / "a.pdf", Paragraph(BODY, LONG)))
    lines: dict[int, list[float]] = {}
    for letter in found:
        if letter.bottom > 100:
            lines.setdefault(int((found[0].bottom - letter.bottom + 5) // BODY.leading), []).append(letter.right)
    assert len(lines) == 5
    for number in range(4):
        assert max(lines[number]) == pytest.approx(LEFT + WIDTH, abs=1.0)


def test_a_mark_that_hangs_over_the_edge_leaves_its_ink_inside(tmp_path: Path) -> None:
    text = "甲乙丙丁戊己庚辛壬癸" * 2 + "甲乙丙A"  # two characters in, and a Latin letter: half a character is left
    style = replace(BODY, tracking=0.0)
    squeezed_rows = 0
    for mark in HALVED:
        rows = lay(Paragraph(style, f"{text}乙{mark}丙丁戊己"), WIDTH)
        squeezed_rows += rows[0].text.endswith(mark)
        path = put(tmp_path / "a.pdf", Paragraph(style, f"{text}乙{mark}丙丁戊己"))
        assert inked(path) <= LEFT + WIDTH + 0.3, mark
    assert squeezed_rows == len(HALVED)


def inked(path: Path) -> float:
    """The right edge of all that is printed on the first page, in points."""
    with pypdfium2.PdfDocument(path) as pdf:
        picture = pdf[0].render(scale=4).to_pil().convert("L").point(lambda shade: 255 * (shade < 128))
        box = picture.crop((0, 0, picture.width, round(0.8 * picture.height))).getbbox()
        assert box is not None
        return box[2] / 4


def test_no_printed_line_of_a_thousand_comments_begins_or_ends_with_a_mark_it_must_not(tmp_path: Path) -> None:
    said = [f"甲{comment(seed)}乙" for seed in range(1000)]
    path = put(tmp_path / "a.pdf", *(Paragraph(BODY, text) for text in said))
    found = [line for page in pages(path) for line in page.split("\r\n") if line.strip() and "—" not in line[:1]]
    assert len(found) > 4_000 and words(path) == squeezed("".join(said))
    assert not {line.lstrip()[0] for line in found} & set("，。；：？！、”）》")
    assert not {line.rstrip()[-1] for line in found} & set("“（《")


def test_a_paragraph_begins_two_characters_in(tmp_path: Path) -> None:
    found = letters(put(tmp_path / "a.pdf", Paragraph(BODY, LONG)))
    assert found[0].left == pytest.approx(LEFT + 2 * (BODY.size + BODY.tracking), abs=1.0)
    second = next(letter for letter in found if letter.bottom < found[0].bottom - 10)
    assert second.left == pytest.approx(LEFT, abs=1.0)


def test_a_full_line_holds_twenty_eight_characters() -> None:
    rows = lay(Paragraph(BODY, "字" * 200), WIDTH)
    assert [len(row.text) for row in rows[:3]] == [26, 28, 28]


def test_a_page_holds_twenty_two_lines(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf", Paragraph(BODY, "\n".join(["行"] * 50)))
    assert [page.count("行") for page in pages(tmp_path / "a.pdf")] == [22, 22, 6]


def test_gaps_inside_words_stay_as_the_font_has_them() -> None:
    style = Style(faces.SERIF, 16, 28.95)
    row = lay(Paragraph(style, "坡道abcdefgh" * 20), WIDTH)[0]
    assert row.gap > 0


def test_a_line_of_few_chinese_characters_stays_ragged() -> None:
    row = lay(Paragraph(BODY, "看 supercalifragilistic incomprehensibilities notwithstanding extraordinarily"), WIDTH)[
        0
    ]
    assert row.gap == BODY.tracking


def test_a_title_in_two_lines_leaves_no_single_character_behind() -> None:
    rows = lay(Paragraph(TITLE, "关于滨江里小区北侧绿地更新改造征询会第一次会议的公示"), WIDTH)
    assert len(rows) == 2
    assert min(len(row.text) for row in rows) > 8


def test_neither_the_first_nor_the_last_line_of_a_paragraph_stands_alone_on_a_page(tmp_path: Path) -> None:
    def lines(before: int, long: int) -> list[int]:
        content = [*[Paragraph(BODY, "行")] * before, Paragraph(BODY, "长" * (26 + 28 * (long - 1)))]
        found = pages(put(tmp_path / "a.pdf", *content))
        return [-(-squeezed(page).count("长") // 28) for page in found]

    assert lines(20, 2) == [2]
    assert lines(21, 2) == [0, 2]
    assert lines(19, 3) == [3]
    assert lines(20, 3) == lines(21, 3) == [0, 3]
    assert lines(19, 4) == lines(20, 4) == [2, 2]
    assert lines(21, 4) == [0, 4]


@given(
    st.lists(st.tuples(st.sampled_from((BODY, LEVEL_1, LEVEL_2)), st.integers(1, 90)), min_size=1, max_size=12),
    st.integers(2, 60),
)
def test_wherever_a_page_ends_it_tears_nothing_apart_or_ends_at_its_last_line(
    content: list[tuple[Style, int]], lines: int
) -> None:
    prose = Prose([Paragraph(style, "字" * length) for style, length in content])
    prose.wrap(WIDTH, 0)
    rows, height = prose._rows, lines * BODY.leading
    parts = prose.split(WIDTH, height)
    place = parts[0]._end if parts else 0
    if place in (0, len(rows)) or place == lines:
        return
    assert not (rows[place - 1].keep or rows[place - 1].begins or rows[place].ends)
    assert lines - place <= MOVED


def test_a_sentence_that_leads_on_stays_with_what_it_leads_to(tmp_path: Path) -> None:
    for before in range(15, 22):
        content = [*[Paragraph(BODY, "行")] * before, Paragraph(BODY, "现公告如下："), Paragraph(BODY, "时间")]
        assert "如下：时间" in squeezed("".join(pages(put(tmp_path / "a.pdf", *content)))), before
        assert not any(squeezed(page).split("—")[0].endswith("：") for page in pages(tmp_path / "a.pdf"))


def test_a_heading_never_ends_a_page(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf", Paragraph(BODY, "\n".join(["行"] * 21)), Paragraph(LEVEL_1, "标题"), Paragraph(BODY, "文"))
    first, second = pages(tmp_path / "a.pdf")
    assert "标题" not in first
    assert squeezed(second).startswith("标题文")


def test_a_heading_longer_than_it_should_be_is_printed_all_the_same(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf", Paragraph(LEVEL_1, "长" * 3000), Paragraph(BODY, "文"))
    assert sum(page.count("长") for page in pages(tmp_path / "a.pdf")) == 3000


def test_headings_without_end_are_printed_all_the_same(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf", *[Paragraph(LEVEL_1, f"标题{n}") for n in range(60)])
    assert "标题59" in pages(tmp_path / "a.pdf")[-1]


@pytest.mark.parametrize("text", ["<b>粗</b>", "A&B;", "{{7*7}}", "&lt;", "%s %(x)s", "\\n(", "<!--"])
def test_text_is_never_markup(text: str, tmp_path: Path) -> None:
    assert coded(put(tmp_path / "a.pdf", Paragraph(BODY, text))).startswith(text)
    assert squeezed(text) in squeezed("".join(pages(tmp_path / "a.pdf")))


def test_naughty_strings_come_out_as_they_went_in(shared_data: Path, tmp_path: Path) -> None:
    naughty = json.loads((shared_data / "text" / "blns.json").read_text(encoding="utf-8"))
    target = put(tmp_path / "a.pdf", *[Paragraph(BODY, text) for text in naughty])
    assert_archival(target)
    said = squeezed("".join(drawn(text) for text in naughty))
    printed = squeezed(coded(target))
    for number in range(1, len(pages(target)) + 1):
        printed = printed.replace(f"—{number}—", "", 1)
    assert sorted(printed.split("注：")[0]) == sorted(said)


@pytest.mark.parametrize(
    "text", ["田中さん", "사회과학원", "Ω≈ç√∫˜µ≤≥÷", "𠜎𠜱𠝹", "表ポあA鷗ŒéＢ逍Üßªąñ丂㐀𠀀", "1;DROP TABLE users"]
)
def test_a_naughty_string_reads_the_same_in_a_reader(text: str, tmp_path: Path) -> None:
    assert squeezed(text) in squeezed(pages(put(tmp_path / "a.pdf", Paragraph(BODY, text)))[0])


@pytest.mark.parametrize("text", [" " * 40_000, "，" * 40_000, "x" * 40_000, "\n" * 500])
def test_very_long_runs_still_make_an_archival_page(text: str, tmp_path: Path) -> None:
    assert_archival(put(tmp_path / "a.pdf", Paragraph(BODY, f"前{text}后")))


def test_missing_characters_are_named_at_the_end(tmp_path: Path) -> None:
    put(tmp_path / "a.pdf", Paragraph(BODY, "谢谢👍"))
    assert "缺1个字" in pages(tmp_path / "a.pdf")[-1]
    assert "U+1F44D" in pages(tmp_path / "a.pdf")[-1]


def test_a_part_of_prose_is_laid_out_once() -> None:
    prose = Prose([Paragraph(BODY, LONG * 30)])
    prose.canv = Canvas(BytesIO(), initialFontName=faces.SERIF)
    prose.wrap(WIDTH, HEIGHT)
    first, rest = prose.split(WIDTH, HEIGHT)
    assert first._rows is rest._rows
    assert first.wrap(WIDTH, HEIGHT)[1] + rest.wrap(WIDTH, HEIGHT)[1] == pytest.approx(prose.wrap(WIDTH, HEIGHT)[1])


def test_a_title_is_broken_where_its_author_marked_it() -> None:
    rows = lay(Paragraph(TITLE, f"六艺亭口袋公园及非机动车棚更新{BREAK}征询会第1次会议纪要"), WIDTH)
    assert [row.text for row in rows] == ["六艺亭口袋公园及非机动车棚更新", "征询会第1次会议纪要"]


def test_a_mark_in_a_title_of_one_line_is_not_printed() -> None:
    assert [row.text for row in lay(Paragraph(TITLE, f"微更新{BREAK}会议纪要"), WIDTH)] == ["微更新会议纪要"]


def test_a_part_too_long_for_a_line_is_broken_by_itself() -> None:
    rows = lay(Paragraph(TITLE, f"{'滨江里' * 9}更新{BREAK}征询会第1次会议纪要"), WIDTH)
    assert len(rows) == 2 and rows[-1].text.endswith("征询会第1次会议纪要")
    assert "".join(row.text for row in rows) == f"{'滨江里' * 9}更新征询会第1次会议纪要"


def test_a_long_title_is_broken_where_its_words_allow_it() -> None:
    project = "曹杨路街道武宁片区金沙江支路沿线老旧小区综合整治暨加装电梯、非机动车充电棚移位和口袋公园提质"
    rows = lay(Paragraph(TITLE, f"关于{BREAK}“{project}”{BREAK}协调会第2次情况的公示"), WIDTH)
    assert [row.text for row in rows] == [
        "关于“曹杨路街道武宁片区金沙江支路",
        "沿线老旧小区综合整治暨加装电梯、",
        "非机动车充电棚移位和口袋公园提质”",
        "协调会第2次情况的公示",
    ]
    notice = lay(Paragraph(TITLE, f"关于召开{BREAK}“六艺亭口袋公园及非机动车棚更新”{BREAK}征询会的公告"), WIDTH)
    assert [row.text for row in notice] == ["关于召开“六艺亭口袋公园", "及非机动车棚更新”征询会的公告"]


def test_a_label_too_long_for_the_line_is_set_as_text_and_stays_on_the_page() -> None:
    rows = lay(Paragraph(BODY, "兑现。", "人民坊、社区食堂两处坡道，坡度不大于一比十二，坡道口划黄色禁停格　"), WIDTH)
    assert len(rows) == 2 and not any(row.label for row in rows)
    assert rows[-1].text.endswith("兑现。")


@pytest.fixture
def set_anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The texts of the paragraphs that are broken into lines."""
    seen: list[str] = []
    lines = typeset._set
    monkeypatch.setattr(typeset, "_set", lambda style, text, *more: (seen.append(text), lines(style, text, *more))[1])
    typeset.measure.cache_clear()
    yield seen
    typeset.measure.cache_clear()


def test_what_says_the_same_in_the_same_column_is_set_once(set_anew: list[str]) -> None:
    first = lay(Paragraph(BODY, LONG), WIDTH)
    assert lay(Paragraph(BODY, LONG), WIDTH) == first and set_anew == [LONG]
    others = [(BODY, LONG, "事项：", WIDTH), (BODY, LONG, "", WIDTH / 2), (LEVEL_1, LONG, "", WIDTH)]
    for style, text, label, width in others:
        assert lay(Paragraph(style, text, label), width) != first
    assert set_anew == [LONG] * 4


def test_one_that_leads_on_leaves_its_twin_as_it_was(set_anew: list[str]) -> None:
    assert lay(Paragraph(BODY, "议定如下："), WIDTH)[-1].keep
    assert not lay(Paragraph(BODY, "议定如下：\n一、坡道"), WIDTH)[0].keep
    assert set_anew == ["议定如下：", "一、坡道"]


def test_of_many_paragraphs_the_latest_are_remembered(set_anew: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "MOST_SET", 3)
    for number in range(20):
        lay(Paragraph(BODY, str(number)), WIDTH)
        assert len(typeset.measure(BODY.role, BODY.size, BODY.tracking).laid) <= 3
    lay(Paragraph(BODY, "19"), WIDTH)
    assert len(set_anew) == 20


def test_one_is_set_though_another_thread_makes_room_in_the_memory_meanwhile(
    set_anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeset.measure(BODY.role, BODY.size, BODY.tracking), "laid", Emptied())
    assert lay(Paragraph(BODY, "道路"), WIDTH)[0].text == "道路"


class Emptied(dict):
    """A memory that a preview emptied just after an export wrote into it."""

    def __setitem__(self, key: object, value: object) -> None:
        self.clear()


def test_a_long_list_after_a_label_hangs_below_its_first_word() -> None:
    names = "、".join(["张晓明", "王秀英"] * 20)
    first, *others = lay(Paragraph(FACT, names, "出席："), WIDTH)
    assert others and {row.x for row in others} == {first.x} and first.x > 0
    flush = lay(Paragraph(replace(FACT, hang=False), names, "出席："), WIDTH)
    assert {row.x for row in flush[1:]} == {0}
