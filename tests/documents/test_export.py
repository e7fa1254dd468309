"""One tally behind paper, Excel and HTML; one refused document keeps no other from being written."""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import replace
from errno import ENOSPC
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as Tree

import pikepdf
import pypdfium2
import pytest
from openpyxl import load_workbook
from PIL import Image

from tests.documents.builders import make_report
from yitusanhui.documents import current, pdfa
from yitusanhui.documents.current import open_copy
from yitusanhui.documents.export import KINDS, Exported, export
from yitusanhui.documents.material import Material
from yitusanhui.documents.stopping import MADE
from yitusanhui.documents.verify import verify_package
from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.domain.masking import public
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.terms import MeetingState
from yitusanhui.paths import vendor
from yitusanhui.texts import archive, sentence, tables

pytestmark = pytest.mark.skipif(
    not (vendor() / "leaflet").is_dir() or not (vendor() / "fonts").is_dir(), reason="assets are not fetched yet"
)


def picture() -> bytes:
    raw = BytesIO()
    Image.new("RGB", (496, 351), "#e8f0e0").save(raw, "JPEG")
    return raw.getvalue()


def pdf_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as paper:
        return re.sub(r"\s+", "", "".join(page.get_textpage().get_text_bounded() for page in paper))


def one(made: list[Exported], kind: str, meeting_id: int | None, suffix: str, genre: str = "") -> Path:
    (found,) = (
        exported.path
        for exported in made
        if (exported.kind, exported.meeting_id) == (kind, meeting_id)
        and exported.path.name.endswith(suffix)
        and f"-{genre}" in exported.path.name
        and "（公开）" not in exported.path.name
    )
    return found


@pytest.fixture(scope="module")
def report() -> ConsultationReport:
    return make_report()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, report: ConsultationReport) -> list[Exported]:
    folder = tmp_path_factory.mktemp("out")
    database = folder.with_name("p.ytsh")
    database.write_bytes(b"SQLite format 3\0")
    return export(report, folder, Material({1: picture(), 2: picture()}), database=database)


def test_every_kind_is_written_and_nothing_is_refused(made: list[Exported]) -> None:
    assert {exported.kind for exported in made} == set(KINDS)
    assert [exported for exported in made if exported.refusal] == []
    assert all(exported.path.exists() for exported in made)
    assert sorted(path.name for path in made[0].path.parent.iterdir()) == sorted(e.path.name for e in made)


def test_names_are_masked_once_for_all_that_leaves_the_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    masked = []
    monkeypatch.setattr(current, "public", lambda report: (masked.append(report.title), public(report))[1])
    made = export(make_report(3), tmp_path, Material({1: picture(), 2: picture()}), only=("map", "trace", "poster"))
    assert len(made) > 8 and len(masked) == 1


def test_paper_excel_and_html_print_the_read_models_figures(made: list[Exported], report: ConsultationReport) -> None:
    figures = report.comment_figures
    book = load_workbook(one(made, "ledger", None, ".xlsx", "意见采纳"))
    overview = {row[0]: row[2] for row in book[tables.OVERVIEW].iter_rows(min_row=3, values_only=True)}
    page = one(made, "map", None, ".html").read_text("utf-8")
    data = json.loads(re.search(r'id="ytsh-data">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]
    paper = pdf_text(one(made, "ledger", None, ".pdf", "意见采纳"))
    assert overview["意见总数"] == data["total"] == figures.total == len(data["comments"])
    assert re.sub(r"\s+", "", figures.sentence) in paper
    assert data["sentence"] == open_copy(report).comment_figures.sentence
    for kind, count in figures.by_reply.items():
        assert overview[f"答复：{kind}"] == count == sum(c["reply"] == kind for c in data["comments"])
        assert f"{kind}{count}" in paper


def test_votes_are_the_same_on_paper_and_in_excel(made: list[Exported], report: ConsultationReport) -> None:
    book = load_workbook(one(made, "ledger", None, ".xlsx", "意见采纳"))
    heads, *lines = list(book[tables.MOTIONS].iter_rows(min_row=2, values_only=True))
    rows = [dict(zip(heads, line, strict=True)) for line in lines]
    minutes = pdf_text(one(made, "minutes", 2, ".pdf"))
    votes = pdf_text(one(made, "ledger", None, ".pdf", "表决结果"))
    (motion,) = report.meeting(2).motions
    counted = {row["选择"]: (row["票数"], row["占比"]) for row in rows if row["会议"] == "协调会第1次"}
    for choice in motion.choices:
        assert counted[choice.label] == (choice.votes, choice.percent)
        assert f"{choice.label}{choice.votes}票" in minutes
        assert f"{choice.label}{choice.votes}{choice.percent}" in votes
    assert re.sub(r"\s+", "", motion.sentence) in minutes
    for meeting in report.meetings:
        assert meeting.attendance.sentence in pdf_text(one(made, "record", meeting.id, ".pdf"))


def test_every_comment_is_on_paper_and_in_the_workbook_word_for_word(
    made: list[Exported], report: ConsultationReport
) -> None:
    paper = pdf_text(one(made, "ledger", None, ".pdf", "意见采纳"))
    book = load_workbook(one(made, "ledger", None, ".xlsx", "意见采纳"))
    cells = {row[0]: row[1] for row in book[tables.COMMENTS].iter_rows(min_row=3, values_only=True)}
    for line in report.comments:
        said = re.sub(r"[\s\x07]+", "", line.text)
        assert said in paper
        assert re.sub(r"\s+", "", str(cells[line.number])) == said


def test_the_package_is_whole_and_holds_every_document_but_what_is_worked_with(made: list[Exported]) -> None:
    package = one(made, "package", None, "")
    assert verify_package(package) == []
    inside = {path.name for path in package.rglob("*") if path.is_file()}
    outside = {exported.path.name for exported in made if exported.kind != "package"}
    worked_with = {one(made, "map", None, ".pdf", f"工作底图（{size}）").name for size in ("A0", "A1")}
    assert outside - inside == {one(made, "ledger", None, ".xlsx", "意见答复表").name, *worked_with}
    beside = {path.name for path in (package / "其他").iterdir()}
    assert {"p.ytsh", "表决结果.csv"} <= beside
    assert {name for name in inside if name.endswith((".geojson", ".gpkg"))} <= beside


def test_every_record_lies_in_its_year_and_class_under_a_name_that_says_what_it_is(
    made: list[Exported], report: ConsultationReport
) -> None:
    """DOMAIN 5, name by name: 年度-街道-居民区-项目-会议第n次-文种-日期, 电子档案/年度/类别, how long each is kept."""
    package = one(made, "package", None, "")
    assert {path.name for path in package.iterdir()} == {
        "说明文件.TXT", "文件目录.XML", "档号登记表.csv", "电子档案", "其他", "核验.py", "校验.sha256", "校验.sm3",
    }  # fmt: skip
    lines = list(Tree.parse(package / "文件目录.XML").getroot())
    assert {tuple(cell.tag for cell in line) for line in lines} == {archive.CATALOGUE_HEADS}
    records = [{cell.tag: str(cell.text or "") for cell in line} for line in lines if line.tag == "文件"]
    held = "|".join(re.escape(f"{meeting.stage_name}第{meeting.round}次") for meeting in report.meetings)
    owner = re.escape("-".join(filter(None, (report.street, report.community, report.title))))
    pattern = re.compile(rf"(\d{{4}})-{owner}(?:-(?:{held}))?-(.+?)-\d{{4}}-\d\d-\d\d\.[a-z]+")
    kinds = {word: kind for kind, word in archive.KINDS.items()}
    for record in records:
        name = record["文件名"]
        found = pattern.fullmatch(name)
        assert found and len(name) <= 120 and not set(name) & set('\\/:*?"<>|'), name
        assert record["电子档案名称"] == f"电子档案/{found[1]}/{record['类别']}/{name}"
        kind = kinds.get(record["文种"], "drawing")
        assert (record["类别"], record["保管期限"]) == (archive.CLASSES[kind], archive.RETENTION[kind])
        assert record["密级"] == (
            "公开" if archive.CLASSES[kind] == "公示文件" or kind in ("map", "plate_a3") else "内部"
        ), name
    assert len(records) == len({record["电子档案名称"] for record in records}) > 30
    thirty = {record["文种"] for record in records if record["保管期限"] == "30年"}
    assert {"签到表", "意见条", "表决票", "测评表"} <= thirty
    assert not thirty & {"会议纪要", "会议记录", "表决结果", "意见采纳情况汇总表", "图纸"}


def test_the_same_documents_are_kept_and_others_get_a_name_of_their_own(
    report: ConsultationReport, tmp_path: Path
) -> None:
    only = ("docx", "ledger")
    first = export(report, tmp_path, only=only, meeting_id=1)
    again = export(report, tmp_path, only=only, meeting_id=1)
    assert [e.path for e in first] == [e.path for e in again]
    assert all(e.kept for e in again) and not any(e.kept for e in first)
    first[0].path.write_bytes(b"the clerk's own")
    third = export(report, tmp_path, only=only, meeting_id=1)
    assert third[0].path.stem == first[0].path.stem + " (2)"
    assert first[0].path.read_bytes() == b"the clerk's own"


def test_reasons_owed_hold_back_the_public_forms_and_nothing_else(tmp_path: Path) -> None:
    made = export(make_report(unanswered=(2,)), tmp_path, only=("ledger", "public", "docx"))
    refused = [e for e in made if e.refusal]
    assert {e.kind for e in refused} == {"ledger", "public"}
    assert all("公" in e.path.name and not e.path.exists() for e in refused)
    assert all("2号意见" in sentence(e.refusal) for e in refused if e.refusal)
    assert all(e.path.exists() for e in made if not e.refusal)
    assert any(e.path.name.endswith(".xlsx") and not e.refusal for e in made)


def test_what_was_refused_is_named_in_the_packages_self_check(tmp_path: Path) -> None:
    (package,) = export(make_report(unanswered=(2,)), tmp_path, only=("package",), meeting_id=1)
    words = (package.path / "其他" / "自检报告.TXT").read_text("utf-8-sig")
    assert "公示稿" in words and "2号意见" in words and "没有可用的图纸" in words
    assert verify_package(package.path) == []
    assert [path.name for path in tmp_path.iterdir()] == [package.path.name]


def test_a_map_without_a_picture_is_refused_in_words(report: ConsultationReport, tmp_path: Path) -> None:
    (made,) = export(report, tmp_path, only=("map",))
    assert made.refusal is not None and "图纸" in sentence(made.refusal)
    assert list(tmp_path.iterdir()) == []


def test_a_meeting_that_was_not_held_has_papers_for_the_room_only(report: ConsultationReport, tmp_path: Path) -> None:
    planned = replace(report.meetings[2], state=MeetingState.PLANNED, comments=(), motions=(), attendees=())
    cancelled = replace(report.meetings[1], state=MeetingState.CANCELLED)
    made = export(
        replace(report, meetings=(report.meetings[0], cancelled, planned)), tmp_path, only=("minutes", "forms")
    )
    assert {(e.kind, e.meeting_id) for e in made} == {("minutes", 1), ("forms", 1), ("forms", 3)}


def test_words_gathered_before_a_meeting_are_in_its_papers_already(report: ConsultationReport, tmp_path: Path) -> None:
    planned = replace(report.meetings[0], state=MeetingState.PLANNED)
    (made,) = export(replace(report, meetings=(planned,)), tmp_path, only=("minutes",))
    assert made.refusal is None and made.path.is_file()


def test_a_meeting_still_to_come_has_no_minutes_beside_one_that_was_held(
    report: ConsultationReport, tmp_path: Path
) -> None:
    """Its comments gathered beforehand stand in the tables; minutes would tell of a meeting to which nobody came."""
    coming = replace(report.meetings[1], state=MeetingState.PLANNED, motions=(), opened_at="", closed_at="")
    early = replace(report, meetings=(report.meetings[0], coming))
    papers = ("minutes", "record", "public", "docx")
    assert {made.meeting_id for made in export(early, tmp_path, only=papers)} == {1}
    assert {made.meeting_id for made in export(early, tmp_path, meeting_id=2, only=papers)} == {2}


def test_nothing_that_is_told_of_the_project_is_dated_after_the_last_meeting_held(
    report: ConsultationReport, tmp_path: Path
) -> None:
    coming = replace(
        report.meetings[1],
        state=MeetingState.PLANNED,
        planned_at="2031-05-01T19:00:00+08:00",
        opened_at="",
        closed_at="",
    )
    early = replace(report, meetings=(report.meetings[0], coming))
    made = export(early, tmp_path, only=("ledger", "process", "forms"))
    of_all = [one for one in made if one.meeting_id is None and one.path.suffix]
    assert of_all and not any("2031" in one.path.name for one in of_all)
    assert any("2031" in one.path.name for one in made if one.meeting_id == 2)
    for paper in tmp_path.glob("*.pdf"):
        with pikepdf.open(paper) as pdf:
            assert "2031" not in str(pdf.docinfo["/CreationDate"])


def test_two_meetings_of_one_name_have_two_files(report: ConsultationReport, tmp_path: Path) -> None:
    twin = replace(report.meetings[0], id=9)
    made = export(replace(report, meetings=(report.meetings[0], twin)), tmp_path, only=("docx",))
    assert [e.path.name.endswith(" (2).docx") for e in made] == [False, True]


def test_progress_is_told_and_a_cancelled_export_keeps_what_is_done(report: ConsultationReport, tmp_path: Path) -> None:
    told: list[tuple[float, int]] = []
    export(report, tmp_path / "a", only=("docx",), progress=lambda done, total, _: told.append((done, total)))
    assert [done for done, _ in told if done == int(done)] == [0, 1, 2, 3]
    assert told == sorted(told) and {total for _, total in told} == {3}
    begun: list[float] = []
    made = export(
        report,
        tmp_path / "b",
        only=("docx",),
        progress=lambda done, _, __: begun.append(done),
        cancelled=lambda: 1 in begun,
    )
    assert len(made) == len(list((tmp_path / "b").iterdir())) == 1


@pytest.mark.parametrize("kind", ["minutes", "docx", "ledger", "trace"])
def test_it_is_told_how_far_a_document_is(kind: str, report: ConsultationReport, tmp_path: Path) -> None:
    first: list[float] = []
    export(report, tmp_path, only=(kind,), progress=lambda done, _, __: first.append(done) if done < 1 else None)
    assert first == sorted(first) and len(first) > 5 and MADE - 0.1 < first[-1] <= MADE


@pytest.mark.parametrize("kind", ["minutes", "record", "docx", "ledger", "trace", "process"])
def test_cancelling_gives_up_the_long_document_under_way(kind: str, report: ConsultationReport, tmp_path: Path) -> None:
    """A table of ten thousand comments takes a quarter of a minute on paper."""
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 30

    assert export(report, tmp_path, only=(kind,), cancelled=cancelled) == []
    assert asked == 31 and list(tmp_path.iterdir()) == []


def test_a_workbook_that_is_given_up_leaves_no_words_in_the_system_s_own_folder(
    report: ConsultationReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spare))
    seen: list[int] = []

    def cancelled() -> bool:
        seen.append(len(list(spare.glob("openpyxl*"))))
        return len(seen) > 40

    assert export(report, tmp_path / "out", only=("ledger",), cancelled=cancelled) == []
    assert max(seen) > 1 and list(spare.iterdir()) == []


def test_a_disk_that_fills_up_halfway_leaves_the_old_export_whole_and_says_so(
    report: ConsultationReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(report, tmp_path, only=("minutes", "ledger"))
    before = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    saves: list[Path] = []

    def full(content: bytes, about: object, target: Path) -> Path:
        saves.append(target)
        target.write_bytes(content[:100])
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(pdfa, "save", full)
    changed = replace(report, title="另一个项目")
    done = export(changed, tmp_path, only=("minutes", "ledger"))
    assert saves and all("另一个项目" in path.name for path in saves)
    refused = [one for one in done if one.path.suffix == ".pdf"]
    assert all(one.refusal is not None and "No space left" in sentence(one.refusal) for one in refused)
    after = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {name: after.get(name) for name in before} == before
    assert not any(name.endswith(".pdf") for name in after.keys() - before.keys())


def test_an_unknown_kind_meeting_or_folder_is_refused_in_words(report: ConsultationReport, tmp_path: Path) -> None:
    with pytest.raises(DomainError) as kind:
        export(report, tmp_path, only=("minute",))
    with pytest.raises(DomainError) as meeting:
        export(report, tmp_path, meeting_id=7)
    (tmp_path / "file").write_text("")
    with pytest.raises(EnvironmentTrouble) as folder:
        export(report, tmp_path / "file")
    assert ["minute" in sentence(kind.value), "7" in sentence(meeting.value)] == [True, True]
    assert "file" in sentence(folder.value)
