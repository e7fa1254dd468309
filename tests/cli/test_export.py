"""export and demo: documents into a folder."""

from __future__ import annotations

import gc
import json
from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook

from tests.cli.runs import assert_calm, done, lines, new, refused, run, shown
from yitusanhui.documents import export_plan
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.words import clean
from yitusanhui.operations.files import read_consultation
from yitusanhui.operations.reading import check_consultation
from yitusanhui.texts import say


def _cells(folder: Path) -> set[str]:
    """Every text in every workbook of a folder."""
    found = set()
    for path in folder.rglob("*.xlsx"):
        for sheet in load_workbook(path).worksheets:
            found |= {str(value) for row in sheet.iter_rows(values_only=True) for value in row if value is not None}
    return found


def test_only_the_wanted_kinds_are_written_and_named(tmp_path: Path) -> None:
    file = new(tmp_path)
    done("record", file, "--meeting", 1, given=lines({"text": "路灯太暗"}))
    told = done("export", file, tmp_path / "文书", "--meeting", 1, "--only", "minutes, docx").out
    written = {path for path in (tmp_path / "文书").rglob("*") if path.is_file()}
    assert {Path(line) for line in told.splitlines()} <= written
    assert {path.suffix for path in written} == {".pdf", ".docx"}


def test_the_flavour_and_the_look_are_chosen_for_this_time_only(tmp_path: Path) -> None:
    file = new(tmp_path)
    done("record", file, "--meeting", 1, given=lines({"text": "路灯太暗"}))
    for look, flavour, version in (("street", "1b", b"%PDF-1.4"), ("community", "2b", b"%PDF-1.5")):
        how = ("--meeting", 1, "--only", "minutes", "--flavour", flavour, "--look", look)
        told = done("export", file, tmp_path / look, *how).out
        paper = Path(told.strip())
        assert paper.read_bytes().startswith(version)
        with pikepdf.open(paper) as pdf:
            assert (b".843137 0 .058824 rg" in pdf.pages[0].Contents.read_bytes()) == (look == "street")
    assert "community、street" in refused("export", file, tmp_path / "x", "--look", "royal")
    assert run("export", file, tmp_path / "x", "--flavour", "4f").code == 2


def test_a_certificate_that_does_not_open_is_told_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = new(tmp_path)
    (tmp_path / "章.p12").write_bytes(b"no certificate")
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: "123456")
    told = refused("export", file, tmp_path / "出", "--sign", tmp_path / "章.p12")
    assert "章.p12" in told or "没有装" in told
    assert "123456" not in told and not (tmp_path / "出").exists()


def test_a_meeting_that_is_not_there_is_said(tmp_path: Path) -> None:
    file = new(tmp_path)
    assert "第 9 号会议" in refused("export", file, tmp_path / "文书", "--meeting", 9)


def test_a_file_in_the_folders_place_is_said(tmp_path: Path) -> None:
    file = new(tmp_path)
    assert run("export", file, file).code == 2


def test_what_is_owed_keeps_the_public_copy_back_and_is_said(tmp_path: Path) -> None:
    file = new(tmp_path)
    done("record", file, "--meeting", 1, given=lines({"text": "路灯太暗"}))
    replies = tmp_path / "答复.csv"
    replies.write_text("意见编号,采纳情况\n1,不采纳\n", "utf-8")
    done("import", "replies", file, replies)
    ran = run("export", file, tmp_path / "文书", "--meeting", 1, "--only", "ledger")
    assert ran.code == 0 and "（公开）" in ran.err and "（公开）" not in ran.out and "汇总表" in ran.out
    assert_calm(ran)


def test_a_kind_that_was_asked_for_and_is_owed_fails(tmp_path: Path) -> None:
    file = new(tmp_path)
    done("record", file, "--meeting", 1, given=lines({"text": "路灯太暗"}))
    assert "还没有答复" in refused("export", file, tmp_path / "文书", "--only", "public")


def test_one_document_that_fails_of_many_is_said_and_ends_with_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise DomainError("document_too_tall")

    file = new(tmp_path)
    done("record", file, "--meeting", 1, given=lines({"text": "路灯太暗"}))
    monkeypatch.setattr(export_plan, "write_votes", fails)
    ran = run("export", file, tmp_path / "文书", "--meeting", 1)
    assert ran.code == 1 and "表决结果" in ran.err and "表决结果" not in ran.out and "汇总表" in ran.out
    assert_calm(ran)


def test_garbage_is_looked_for_seldom_while_documents_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, seen = gc.get_threshold(), []
    file = new(tmp_path)
    done("record", file, "--meeting", 1, given=lines({"text": "路灯太暗"}))
    monkeypatch.setattr(export_plan, "write_votes", lambda *_: seen.append(gc.get_threshold()))
    run("export", file, tmp_path / "文书", "--meeting", 1, "--only", "ledger")
    assert seen and seen[0][0] > 10 * before[0] and gc.get_threshold() == before


def test_nothing_to_write_is_said(tmp_path: Path) -> None:
    assert "--meeting" in refused("export", new(tmp_path), tmp_path / "文书", "--only", "minutes")


def test_naughty_strings_stand_in_the_workbook_as_they_were_said(tmp_path: Path, shared_data: Path) -> None:
    naughty = [one for one in json.loads((shared_data / "text" / "blns.json").read_text("utf-8")) if len(one) < 400]
    file = new(tmp_path)
    run("record", file, "--meeting", 1, given=lines(*({"text": one} for one in naughty)))
    ran = run("export", file, tmp_path / "文书", "--only", "ledger")
    assert ran.code == 0 and "还没有答复" in ran.err
    kept = {clean(one)[0].strip() for one in naughty} - {""}
    missing = kept - _cells(tmp_path / "文书")
    assert missing == set()


def test_the_demo_plays_a_whole_consultation_and_never_writes_over_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported: list[Path] = []
    monkeypatch.setattr("yitusanhui.cli.demo.write_all", lambda _, file, *rest: exported.append(file) or 0)
    file = tmp_path / f"{say('sample_file')}.ytsh"
    (tmp_path / file.stem).mkdir()
    ran = run("demo", tmp_path)
    assert (ran.code, exported) == (0, [tmp_path / f"{file.stem}-2.ytsh"]) and not file.exists()
    plain = shown(exported[0])
    assert [one["stage"] for one in plain["meetings"]] == ["consult", "coordinate", "review"]
    assert all(one["state"] == "sealed" for one in plain["meetings"])
    assert plain["comments"]["total"] > 60 and plain["blueprints"]
    reader = read_consultation(exported[0])
    assert check_consultation(reader) == []
    reader.close()
