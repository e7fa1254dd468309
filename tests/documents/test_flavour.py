"""PDF/A in three flavours: each passes its own check, and 1b a second one by another hand."""

from __future__ import annotations

import subprocess
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from shutil import which

import pikepdf
import pytest
from pikepdf import pdfa as validator
from PIL import Image

from tests.documents.builders import make_report
from tests.documents.papers import needs_fonts
from yitusanhui.documents import pdfa
from yitusanhui.documents.export import Exported, export
from yitusanhui.documents.flavour import FLAVOURS, archived_as
from yitusanhui.documents.material import Material
from yitusanhui.documents.verify import verify_package
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.layers import LaidLayer, SheetGround
from yitusanhui.domain.shapes import Shape, ShapeKind
from yitusanhui.texts import sentence

pytestmark = needs_fonts
JAVA = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api")
JARS = [Path("/usr/share/java", f"{name}.jar") for name in JAVA]
AREA = Shape(ShapeKind.AREA, (((50.0, 50.0), (400.0, 60.0), (300.0, 300.0), (50.0, 50.0)),), "绿地")
needs_preflight = pytest.mark.skipif(
    not which("java") or not all(jar.exists() for jar in JARS), reason="PDFBox preflight is not installed"
)


def picture() -> bytes:
    raw = BytesIO()
    Image.new("RGB", (496, 351), "#e8f0e0").save(raw, "JPEG")
    return raw.getvalue()


def everything(folder: Path, flavour: str) -> list[Exported]:
    """Every document, with drawings and a half transparent layer over each."""
    report = make_report()
    ground = {line.id: SheetGround(layers=(LaidLayer("绿地", "#1B7837", (AREA,)),)) for line in report.blueprints}
    return export(report, folder, Material({1: picture(), 2: picture()}, ground), flavour=flavour)


@pytest.fixture(scope="module", params=FLAVOURS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[Exported]]:
    return request.param, everything(tmp_path_factory.mktemp(request.param), request.param)


def papers(made: list[Exported]) -> list[Path]:
    """Every paper; of those that lie in the package byte for byte as beside it, one."""
    loose = [one.path for one in made if one.path.suffix == ".pdf"]
    packed = [path for one in made if one.kind == "package" for path in one.path.rglob("*.pdf")]
    return list({sha256(path.read_bytes()).digest(): path for path in (*packed, *loose)}.values())


def test_nothing_is_refused_and_each_paper_is_what_was_asked_for(made: tuple[str, list[Exported]]) -> None:
    flavour, written = made
    assert [one for one in written if one.refusal] == []
    for paper in papers(written):
        assert validator.validate_written(paper, flavour).findings == [], paper.name
        assert pdfa.check(paper) == []
        with pikepdf.open(paper) as pdf:
            assert pdfa.declared(pdf) == flavour
            assert (pdf.pdf_version == "1.4") == (flavour == "1b")


def test_the_package_is_whole_in_any_flavour(made: tuple[str, list[Exported]]) -> None:
    (package,) = (one.path for one in made[1] if one.kind == "package")
    assert verify_package(package) == []
    report = (package / "其他" / "自检报告.TXT").read_text("utf-8-sig")
    assert "PDF 均为 PDF/A，字体全部嵌入：合格" in report


@needs_preflight
@pytest.mark.parametrize("made", ["1b"], indirect=True)
def test_pdfbox_finds_1b_in_order_too(made: tuple[str, list[Exported]], tmp_path: Path) -> None:
    found = papers(made[1])
    (tmp_path / "list").write_text("\n".join(map(str, found)), "utf-8")
    command = ["java", "-cp", ":".join(map(str, JARS)), "org.apache.pdfbox.preflight.Validator_A1b", "group"]
    said = subprocess.run([*command, str(tmp_path / "list")], check=True, capture_output=True, text=True)
    valid = [line for line in said.stdout.splitlines() if line.endswith("is a valid PDF/A-1b file")]
    assert len(valid) == len(found) > 20, said.stdout[-2000:]


def test_the_workbook_lies_inside_the_table_byte_for_byte(tmp_path: Path) -> None:
    written = export(make_report(), tmp_path, only=("ledger", "minutes", "docx"), meeting_id=2, flavour="3b")
    by_name = {one.path.name: one.path for one in written}
    twins = [path for path in by_name.values() if path.suffix == ".pdf" and path.with_suffix(".xlsx").name in by_name]
    assert len(twins) == 2  # for the office and for everyone
    for paper in twins:
        with pikepdf.open(paper) as pdf:
            table = paper.with_suffix(".xlsx")
            assert list(pdf.attachments) == [table.name]
            inside = pdf.attachments[table.name]
            assert inside.get_file().read_bytes() == table.read_bytes()
            assert inside.relationship == "/Data" and len(pdf.Root.AF) == 1
    (text,) = (path for path in by_name.values() if path.suffix == ".docx")
    with pikepdf.open(text.with_suffix(".pdf")) as pdf:
        assert pdf.attachments[text.name].relationship == "/Alternative"


def test_nothing_lies_inside_the_other_flavours(tmp_path: Path) -> None:
    written = export(make_report(), tmp_path, only=("ledger",), meeting_id=2, flavour="2b")
    for one in (one for one in written if one.path.suffix == ".pdf"):
        with pikepdf.open(one.path) as pdf:
            assert not list(pdf.attachments)


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_second_export_is_the_same_in_any_flavour(flavour: str, tmp_path: Path) -> None:
    report, only = make_report(), ("ledger", "minutes", "docx")
    export(report, tmp_path, only=only, meeting_id=2, flavour=flavour)
    assert all(one.kept for one in export(report, tmp_path, only=only, meeting_id=2, flavour=flavour))


def test_a_flavour_that_is_not_there_is_refused_and_the_last_one_forgotten(tmp_path: Path) -> None:
    with pytest.raises(DomainError) as refused:
        export(make_report(), tmp_path, flavour="4f")
    assert "2b、1b、3b" in sentence(refused.value)
    with archived_as("1b"), archived_as("3b"):
        pass
    (paper,) = export(make_report(), tmp_path, only=("minutes",), meeting_id=1)
    with pikepdf.open(paper.path) as pdf:
        assert pdfa.declared(pdf) == "2b"
