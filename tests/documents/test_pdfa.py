"""Archival PDF: checked before it takes its place, whole or not at all, the same bytes from the same report."""

from __future__ import annotations

import errno
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.documents.papers import assert_archival, needs_fonts
from yitusanhui.documents import faces, pdfa
from yitusanhui.documents.page import BODY, Paper
from yitusanhui.documents.pdfa import About
from yitusanhui.documents.typeset import Paragraph, Prose
from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.texts import sentence

pytestmark = needs_fonts
ABOUT = About("王𬱖<b>&纪要", "滨江里居民区", "2026-09-01T21:00:00+08:00", "会议纪要")


def raw(text: str = "文") -> bytes:
    return Paper().render([Prose([Paragraph(BODY, text)])])


def unembedded() -> bytes:
    made = BytesIO()
    canvas = Canvas(made, initialFontName="Helvetica")
    canvas.drawString(40, 700, "no font of its own")
    canvas.save()
    return made.getvalue()


def test_a_document_passes_the_check_and_says_what_it_is(tmp_path: Path) -> None:
    target = pdfa.save(raw(), ABOUT, tmp_path / "a.pdf")
    assert_archival(target)
    with pikepdf.open(target) as pdf, pdf.open_metadata() as xmp:
        assert xmp["pdfaid:part"] == "2"
        assert xmp["dc:title"] == ABOUT.title
        assert list(xmp["dc:creator"]) == [ABOUT.author]
        assert xmp["xmp:CreateDate"].startswith("2026-09-01T21:00:00")
        assert str(pdf.Root.Lang) == "zh-CN"
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"


def test_the_same_content_and_date_give_the_same_bytes() -> None:
    assert pdfa.archive(raw(), ABOUT) == pdfa.archive(raw(), ABOUT)


def test_another_date_gives_other_bytes() -> None:
    assert pdfa.archive(raw(), ABOUT) != pdfa.archive(raw(), About(ABOUT.title))


@pytest.mark.parametrize("date", ["", "nonsense", "2026-09-01", "2026-09-01T21:00:00"])
def test_a_missing_or_strange_date_still_makes_a_document(date: str, tmp_path: Path) -> None:
    assert_archival(pdfa.save(raw(), About("题", date=date), tmp_path / "a.pdf"))


def test_what_fails_the_check_is_refused_and_the_old_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with pytest.raises(DomainError) as refused:
        pdfa.save(unembedded(), ABOUT, target)
    assert refused.value.code == "pdf_not_archival"
    assert "归档" in sentence(refused.value)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_same_bytes_are_held_against_the_standard_once_and_what_fails_every_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[object] = []
    look = pdfa.pdfa.validate_written
    monkeypatch.setattr(pdfa, "_passed", set())
    monkeypatch.setattr(pdfa.pdfa, "validate_written", lambda *a, **how: looked.append(a) or look(*a, **how))
    assert pdfa.archive(raw(), ABOUT) == pdfa.archive(raw(), ABOUT)
    assert len(looked) == 1
    pdfa.archive(raw(), About(ABOUT.title))
    assert len(looked) == 2
    for _ in range(2):
        with pytest.raises(DomainError):
            pdfa.archive(unembedded(), ABOUT)
    assert len(looked) == 4


def test_characters_without_a_unicode_value_are_found() -> None:
    with pikepdf.open(BytesIO(raw())) as pdf:
        assert list(pdfa.unmapped_fonts(pdf)) == []
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Type0":
                del item["/ToUnicode"]
        assert any("NotoSerif" in found or found for found in pdfa.unmapped_fonts(pdf))


@pytest.mark.parametrize("content", [b"", b"not a pdf", b"%PDF-1.7\n%%EOF"])
def test_a_file_that_is_no_document_is_not_archival(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    assert pdfa.check(tmp_path / "a.pdf")


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "document_disk_full"),
        (PermissionError(errno.EACCES, "Permission denied"), "document_locked"),
        (OSError(errno.EROFS, "Read-only file system"), "document_unwritable"),
    ],
)
def test_trouble_with_the_disk_is_a_sentence_and_the_old_file_stays(
    trouble: OSError, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise trouble

    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(EnvironmentTrouble) as refused:
        pdfa.write(b"new", target)
    assert refused.value.code == code
    assert str(target) in sentence(refused.value)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    assert pdfa.write(b"x", tmp_path / "a" / "b.pdf").read_bytes() == b"x"


def test_every_font_of_a_document_is_embedded() -> None:
    with pikepdf.open(BytesIO(pdfa.archive(raw("甲Latin👍"), ABOUT))) as pdf:
        named = {str(item.FontName) for item in pdf.objects
                 if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item}  # fmt: skip
        assert named
        assert faces.WANTED[faces.SERIF].split("-")[0] in " ".join(named) or faces.faces().replaced
