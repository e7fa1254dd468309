"""What can't be printed: shown as 〓, told, and kept out of the archive."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.documents.builders import make_report
from tests.documents.papers import needs_fonts, words
from yitusanhui.documents import faces, fonts
from yitusanhui.documents.export import export
from yitusanhui.documents.minutes import write_minutes
from yitusanhui.documents.unprinted import unprinted
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.texts import sentence

pytestmark = needs_fonts
LACKING = "\ue321"


def report_with(text: str) -> ConsultationReport:
    report = make_report()
    first = report.meetings[0]
    said = (replace(first.comments[0], text=text), *first.comments[1:])
    return replace(report, meetings=(replace(first, comments=said), *report.meetings[1:]))


def test_a_document_knows_what_it_could_not_print_wherever_it_is_moved(tmp_path: Path) -> None:
    path = write_minutes(report_with(f"请找{LACKING}老师"), 1, tmp_path / "m.pdf")
    assert unprinted(path) == LACKING
    assert unprinted(path.rename(tmp_path / "n.pdf")) == LACKING
    assert "缺1个字" in words(tmp_path / "n.pdf") and "U+E321" in words(tmp_path / "n.pdf")
    assert unprinted(write_minutes(make_report(), 1, tmp_path / "all.pdf")) == ""


def test_the_export_tells_it_and_refuses_the_package(tmp_path: Path) -> None:
    made = export(report_with(f"请找{LACKING}老师"), tmp_path, meeting_id=1, only=("minutes", "package"))
    package = next(one for one in made if one.kind == "package")
    assert package.refusal is not None and not package.path.exists()
    assert "U+E321" in sentence(package.refusal) and "字体" in sentence(package.refusal)
    minutes = next(one for one in made if one.kind == "minutes")
    assert minutes.refusal is None and minutes.unprinted == LACKING


def test_a_font_that_the_office_adds_is_asked_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YITUSANHUI_HOME", str(tmp_path))
    folder = faces.own_folder()
    folder.mkdir()
    shutil.copy(faces.faces().files[faces.KAI], folder / "own.ttf")
    (folder / "broken.ttf").write_bytes(b"no font")
    assert faces.find_faces().spare[-1:] != () and folder / "own.ttf" in faces.find_faces().spare
    assert folder / "broken.ttf" not in faces.find_faces().spare
    assert fonts.font(faces.SERIF).place("王")[0] == 0
