"""The sample's papers as a picky secretary reads them: no line torn wide, no page that ends where it must not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.documents.papers import needs_fonts, pages
from yitusanhui.documents import typeset
from yitusanhui.documents.export import export
from yitusanhui.documents.look import with_look
from yitusanhui.documents.typeset import Paragraph, Row
from yitusanhui.operations.files import read_consultation
from yitusanhui.operations.reading import read_report

pytestmark = needs_fonts
KINDS = ("minutes", "record", "public", "ledger", "process", "trace", "forms")
HEADING = re.compile(r"[一二三四五六七八九十]+、\S|（[一二三四五六七八九十]+）\S")
NUMBER = re.compile(r"\s*— \d+ —\s*$")
WIDEST = 0.15  # characters between two of a line


class Printed:
    """Every line that was set, and every page by its document's name."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.pages: dict[str, list[str]] = {}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory, sample_file: Path) -> Printed:
    reader = read_consultation(sample_file)
    try:
        report = with_look(read_report(reader), "street")
    finally:
        reader.close()
    found, lay = Printed(), typeset.lay

    def noted(paragraph: Paragraph, width: float) -> list[Row]:
        rows = lay(paragraph, width)
        found.rows += rows
        return rows

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typeset, "lay", noted)
        made = export(report, tmp_path_factory.mktemp("out"), only=KINDS)
    paths = [one.path for one in made if one.refusal is None and one.path.suffix == ".pdf"]
    found.pages = {path.name: [NUMBER.sub("", page) for page in pages(path)] for path in paths}
    assert len(found.pages) > 30
    return found


def test_no_line_is_torn_wide(printed: Printed) -> None:
    torn = [row.text for row in printed.rows if row.gap - row.style.tracking > WIDEST * row.style.size]
    assert len(printed.rows) > 800 and torn == []


def test_no_page_ends_with_a_heading_or_with_what_leads_on(printed: Printed) -> None:
    for name, said in printed.pages.items():
        for page in said[:-1]:
            last = page.strip().splitlines()[-1].strip() if page.strip() else ""
            assert not HEADING.match(last) and not last.endswith(("如下：", "有：")), f"{name}: {last}"


def test_no_page_has_the_head_of_a_table_twice_in_a_row(printed: Printed) -> None:
    for name, said in printed.pages.items():
        for page in said:
            heads = [line for line in page.splitlines() if line.startswith(("编号 ", "序号 ", "评议对象 "))]
            assert len(heads) == len(set(heads)), f"{name}: {heads}"


def test_who_signs_never_stands_without_words_above(printed: Printed) -> None:
    for name, said in printed.pages.items():
        for page in said:
            first = page.strip().splitlines()[0] if page.strip() else ""
            assert not first.startswith(("主持人：", "监票人：＿", "编　制：", "附件：")), f"{name}: {first}"
