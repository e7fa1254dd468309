"""版式: in whose name a document goes out, and what the office may change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from tests.documents.builders import make_report
from tests.documents.papers import assert_archival, letters, needs_fonts, words
from yitusanhui.documents import look as look_module
from yitusanhui.documents.forms import write_notice
from yitusanhui.documents.look import look, looks, with_look
from yitusanhui.documents.minutes import write_minutes
from yitusanhui.documents.page import PITCH, TOP
from yitusanhui.documents.public import write_public
from yitusanhui.documents.record import write_record
from yitusanhui.domain.errors import DomainError
from yitusanhui.texts import sentence

OWN = 'use = "mine"\n[mine]\nname = "本所"\noffice = "{community}议事会"\nseal = false\nhead = "议事会公报"\n'


def red(path: Path) -> bool:
    with pikepdf.open(path) as pdf:
        return b".843137 0 .058824 rg" in pdf.pages[0].Contents.read_bytes()


def test_a_committee_has_no_red_head_and_a_street_office_has() -> None:
    assert [one.key for one in looks(make_report())] == ["community", "street"]
    assert look(make_report()).head == "" and look(make_report()).office == "滨江里居民区居民委员会"
    street = look(with_look(make_report(), "street"))
    assert street.head_of("公示") == ("外滩街道办事处文件", street.number) and street.number
    assert street.head_of("公告") == ("", ""), "what hangs on a board is one page"
    assert street.head_of("会议纪要") == ("外滩街道社区协商会议纪要", "")


@needs_fonts
def test_papers_that_go_out_bear_the_head_and_room_for_the_seal(tmp_path: Path) -> None:
    report = with_look(make_report(), "street")
    for name, write in (("m", write_minutes), ("p", write_public), ("n", write_notice)):
        path = write(report, 2, tmp_path / f"{name}.pdf")
        assert_archival(path)
        assert red(path) is (name != "n") and "外滩街道" in words(path)
    assert "（盖章）" in words(tmp_path / "n.pdf") and "外滩街道办事处" in words(tmp_path / "p.pdf")


@needs_fonts
def test_in_the_committee_s_look_nothing_is_red_and_the_record_never_is(tmp_path: Path) -> None:
    assert not red(write_notice(make_report(), 1, tmp_path / "n.pdf"))
    assert "滨江里居民区居民委员会" in words(tmp_path / "n.pdf")
    assert not red(write_record(with_look(make_report(), "street"), 1, tmp_path / "r.pdf"))


@needs_fonts
def test_an_office_s_own_look_is_used_as_it_is_written(tmp_path: Path) -> None:
    report = replace(make_report(), templates={"look.toml": OWN})
    text = words(write_notice(report, 1, tmp_path / "n.pdf"))
    assert "议事会公报" in text and "滨江里居民区议事会" in text and "（盖章）" not in text


@pytest.mark.parametrize("text", ["[[[", "[mine]\nname = 3", '[mine]\nname="a"\noffice="{nobody}"', "use = 1"])
def test_a_look_that_cannot_be_read_is_told(text: str) -> None:
    with pytest.raises(DomainError) as refused:
        look(replace(make_report(), templates={"look.toml": text}))
    assert "look.toml" in sentence(refused.value)


@needs_fonts
def test_the_head_stands_where_the_standard_has_it(tmp_path: Path) -> None:
    found = letters(write_public(with_look(make_report(), "street"), 2, tmp_path / "p.pdf"))
    head = [letter for letter in found[:20] if letter.text in "外滩街道办事处文件"]
    assert A4[1] - TOP - max(letter.top for letter in head) == pytest.approx(35 * mm, abs=2)
    number = next(letter for letter in found if letter.text == "号")
    assert head[0].bottom - number.top > PITCH


def test_the_looks_are_read_once_however_many_slips_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    report, read = replace(make_report(), templates={"look.toml": OWN}), []
    loads = look_module.tomllib.loads
    monkeypatch.setattr(look_module.tomllib, "loads", lambda text: (read.append(text), loads(text))[1])
    look_module._parsed.cache_clear()
    assert {look(report).office for _ in range(40)} == {"滨江里居民区议事会"}
    assert read == [OWN]
