"""照片附件: pages at the end, the public ones with promises before and after only."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.builders import make_file, make_meeting
from tests.documents.builders import make_report
from tests.documents.papers import words as text_of
from yitusanhui.documents.export import export
from yitusanhui.documents.material import Material
from yitusanhui.documents.minutes import write_minutes
from yitusanhui.documents.public import write_public
from yitusanhui.documents.record import write_record
from yitusanhui.domain.attached import KINDS, AttachmentLine
from yitusanhui.domain.masking import public
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.terms import AttachmentKind as Kind
from yitusanhui.domain.terms import CommitmentKind, Stage, Verdict
from yitusanhui.intake.photo import read_photo
from yitusanhui.operations import commitments, meetings, minutes
from yitusanhui.operations.attachments import attach_photo
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.reading import read_preview, read_report
from yitusanhui.texts import papers

MAKER = 0x010F  # of the camera, in its notes
AT = "2026-09-01T19:05:00+08:00"
PLACES = (
    ("comments", 1, Kind.PHOTO, "东门路灯"),
    ("proxies", 1, Kind.PAPER, "刘老太的委托书"),
    ("commitments", 1, Kind.BEFORE, "整改前的车棚"),
    ("commitments", 1, Kind.AFTER, "整改后，电话13800001111"),
    ("meetings", 1, Kind.SIGNED, ""),
)


def _line(
    number: int, entity: str, entity_id: int, kind: Kind, caption: str, meeting: int | None = 1
) -> AttachmentLine:
    return AttachmentLine(
        number, entity, entity_id, kind, caption, f"IMG_{number}.jpg", "image/jpeg", f"{number:064x}", 9, AT, meeting
    )


def attached() -> ConsultationReport:
    """Meeting 1 with something of every kind, and a signed page that came late."""
    lines = tuple(_line(number, *place) for number, place in enumerate(PLACES, 1))
    late = _line(6, "meetings", 1, Kind.SIGNED, "后补", None)
    made = make_report(4)
    first = replace(made.meetings[0], attachments=(*lines, late))
    return replace(made, meetings=(first, *made.meetings[1:]), attachments=(*lines, late))


@pytest.fixture
def report() -> ConsultationReport:
    """The same, to each test its own."""
    return attached()


def photo(number: int) -> bytes:
    """A picture of its own for each."""
    made = BytesIO()
    Image.new("RGB", (320, 240), (40 * number, 90, 120)).save(made, "JPEG")
    return made.getvalue()


def _pictures(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return sum(len(page.get_images()) for page in pdf.pages)


def test_the_record_has_every_photo_with_its_caption_and_says_which_came_late(
    report: ConsultationReport, tmp_path: Path
) -> None:
    path = write_record(report, 1, tmp_path / "r.pdf", photos=photo)
    text = text_of(path)
    for words in ("照片和扫描件", "东门路灯", "刘老太的委托书", "整改前的车棚", "封存后补入"):
        assert words in text
    assert _pictures(path) == 6


def test_the_minutes_leave_the_papers_of_proxies_to_the_record(report: ConsultationReport, tmp_path: Path) -> None:
    path = write_minutes(report, 1, tmp_path / "m.pdf", photos=photo)
    assert "刘老太的委托书" not in text_of(path)
    assert _pictures(path) == 5


def test_the_public_sees_promises_before_and_after_and_no_number(report: ConsultationReport, tmp_path: Path) -> None:
    path = write_public(report, 1, tmp_path / "p.pdf", photos=photo)
    text = text_of(path)
    assert "整改前的车棚" in text
    assert not any(words in text for words in ("东门路灯", "委托书", "签字页", "13800001111"))
    assert _pictures(path) == 2


def test_a_public_report_knows_no_original(report: ConsultationReport) -> None:
    shown = public(report)
    assert [one.kind for one in shown.attachments] == [Kind.BEFORE, Kind.AFTER]
    assert {(one.file_name, one.sha256, one.size) for one in shown.attachments} == {("", "", 0)}


def test_a_review_prints_the_promise_of_an_earlier_meeting_before_and_after_without_the_camera_s_notes(
    tmp_path: Path,
) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        commitments.make_commitment(file, meeting_id=1, text="加装路灯", owner="物业")
        _photograph(file, tmp_path / "以前.jpg", Kind.BEFORE)
        meetings.close_meeting(file, meeting_id=1)
        minutes.seal_meeting(file, meeting_id=1)
        meetings.call_meeting(file, stage=Stage.REVIEW)
        meetings.open_meeting(file, meeting_id=2)
        commitments.evaluate(file, meeting_id=2, commitment_id=1, verdict=Verdict.KEPT)
        _photograph(file, tmp_path / "以后.jpg", Kind.AFTER)
        what = {"text": "补装两盏", "owner": "物业", "kind": CommitmentKind.RECTIFICATION, "from_commitment": 1}
        commitments.make_commitment(file, meeting_id=2, **what)
        _photograph(file, tmp_path / "缺灯.jpg", Kind.BEFORE, of=2)
        meetings.close_meeting(file, meeting_id=2)
        minutes.seal_meeting(file, meeting_id=2)
        report, shown = read_report(file), partial(read_preview, file)
        printed = [
            write(report, 2, tmp_path / f"{write.__name__}.pdf", photos=shown)
            for write in (write_minutes, write_public)
        ]
        assert not any(b"Telephone" in shown(number) for number in (1, 2, 3))
    for path in printed:
        text = text_of(path)
        assert "承诺1加装路灯" in text and "整改前：以前" in text and "整改后：以后" in text
        assert "整改2补装两盏" in text and "整改2·整改前：缺灯" in text and "承诺2" not in text
        assert _pictures(path) == 3
        with pikepdf.open(path) as pdf:
            pictures = [image.read_raw_bytes() for page in pdf.pages for image in page.get_images().values()]
        assert not any(b"Telephone" in data for data in pictures)


def _photograph(file: ConsultationFile, path: Path, kind: Kind, of: int = 1) -> None:
    """A photo of a promise with the camera's notes in it."""
    notes = Image.Exif()
    notes[MAKER] = "Telephone"
    Image.new("RGB", (640, 480 + of), "gray" if kind is Kind.BEFORE else "green").save(path, exif=notes)
    photo = read_photo(path)
    assert b"Telephone" in photo.original
    attach_photo(file, entity="commitments", entity_id=of, photo=photo, kind=kind, caption=path.stem)


def test_whatever_may_have_photos_has_its_words_on_paper() -> None:
    assert set(papers.PHOTO_ABOUT) == set(KINDS)
    assert {kind for kinds in KINDS.values() for kind in kinds} == set(papers.PHOTO_KINDS)


def test_without_photos_there_is_no_annex(report: ConsultationReport, tmp_path: Path) -> None:
    assert "照片和扫描件" not in text_of(write_record(report, 1, tmp_path / "r.pdf"))


def test_the_package_holds_every_photo_and_lists_it(report: ConsultationReport, tmp_path: Path) -> None:
    done = export(report, tmp_path / "out", Material(photos=photo), only=("package",))
    folder = next(one.path for one in done if one.kind == "package")
    names = sorted(path.name for path in folder.rglob("*.jpg"))
    assert len(names) == 6
    catalogue = (folder / "文件目录.XML").read_text("utf-8")
    assert all(name in catalogue for name in names)
    assert f"{1:064x}" in catalogue
