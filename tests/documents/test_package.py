"""The package holds what the archive asks for, and gives away whoever touched it."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest

from tests.documents.builders import make_motion, make_report
from tests.documents.packages import MAP, TABLE, make_files, make_package, zip_package
from tests.documents.papers import assert_archival, needs_fonts, words
from yitusanhui.documents.package import (
    CATALOGUE,
    OTHERS,
    README,
    REPORT,
    SUMS,
    SUMS_SM3,
    VOTES,
    Beside,
    PackedFile,
    write_package,
)
from yitusanhui.documents.package_catalogue import About, Entry
from yitusanhui.documents.package_check import Packed, self_check
from yitusanhui.documents.package_report import as_text
from yitusanhui.documents.verify import verify_package
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.texts import archive
from yitusanhui.texts.archive import NUMBERS

pytestmark = needs_fonts


@pytest.fixture
def files(tmp_path: Path) -> list[PackedFile]:
    return make_files(tmp_path / "made")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "packed").mkdir()
    return make_package(tmp_path / "packed")


def lines_of(package: Path, tag: str) -> list[dict[str, str | None]]:
    return [{cell.tag: cell.text for cell in line} for line in Tree.parse(package / CATALOGUE).getroot().iter(tag)]


def test_the_tree_is_the_one_handed_over(package: Path) -> None:
    found = {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()}
    assert found == {
        README,
        CATALOGUE,
        SUMS,
        SUMS_SM3,
        "核验.py",
        NUMBERS[0],
        TABLE,
        MAP,
        f"{OTHERS}/滨江里.ytsh",
        f"{OTHERS}/{VOTES}",
        f"{OTHERS}/{REPORT}",
        f"{OTHERS}/自检报告.XML",
        f"{OTHERS}/自检报告.pdf",
        *(f"{OTHERS}/计票复核/{name}" for name in ("votes.csv", "rule.json", "计票复核.py")),
    }


def test_the_catalogue_describes_every_record_as_the_archive_asks(package: Path) -> None:
    table, map_ = lines_of(package, "文件")
    assert table | {"SHA256": "", "SM3": "", "字节数": "", "生成软件": ""} == {
        "顺序号": "1",
        "档号": None,
        "责任者": "滨江里居民区",
        "题名": "意见采纳情况汇总表",
        "日期": "2026-09-01",
        "密级": "内部",
        "电子档案名称": TABLE,
        "备注": None,
        "文种": "意见采纳情况汇总表",
        "类别": "意见与表决",
        "保管期限": "永久",
        "人名": "赵堃",
        "关键词": None,
        "文件名": "汇总表.xlsx",
        "格式": "XLSX（ISO/IEC 29500）",
        "字节数": "",
        "生成软件": "",
        "SHA256": "",
        "SM3": "",
    }
    assert map_["顺序号"] == "2" and map_["密级"] == "公开" and map_["人名"] is None


def test_the_catalogue_has_size_and_digests_of_all_that_is_handed_over(package: Path) -> None:
    lines = [*lines_of(package, "文件"), *lines_of(package, "附属文件")]
    for line in lines:
        content = (package / str(line["电子档案名称"])).read_bytes()
        assert line["SHA256"] == hashlib.sha256(content).hexdigest()
        assert line["字节数"] == str(len(content)) and len(str(line["SM3"])) == 64
        assert line["题名"] and line["日期"] and str(line["生成软件"]).startswith("一图三会")
    inside = {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()}
    assert {line["电子档案名称"] for line in lines} == {name for name in inside if "/" in name}


def test_the_table_for_the_archives_numbers_has_a_line_a_record(package: Path) -> None:
    heads, table, map_ = csv.reader((package / NUMBERS[0]).read_text("utf-8-sig").splitlines())
    assert heads == ["顺序号", "档号", "题名", "日期", "保管期限", "电子档案名称"]
    assert table == ["1", "", "意见采纳情况汇总表", "2026-09-01", "永久", TABLE] and map_[5] == MAP


@pytest.mark.parametrize("kind", [kind for kind in archive.KINDS if kind not in ("package", "replies")])
def test_every_kind_of_document_has_its_class_and_how_long_it_is_kept(kind: str) -> None:
    assert kind in archive.CLASSES and kind in archive.RETENTION


def test_a_table_says_where_its_fixed_rendition_is(tmp_path: Path, files: list[PackedFile]) -> None:
    paper = files[0].path.with_suffix(".pdf")
    paper.write_bytes(b"%PDF")
    folder = write_package(make_report(), tmp_path / "包", [*files, PackedFile(paper, files[0].about)])
    assert [line["备注"] for line in lines_of(folder, "文件")] == ["版式文件：汇总表.pdf", None, None]


@pytest.mark.parametrize(("name", "listed"), [(SUMS, 1), (SUMS_SM3, 2)])
def test_each_list_has_every_file_but_itself(package: Path, name: str, listed: int) -> None:
    lines = [line for line in (package / name).read_text("utf-8").splitlines() if not line.startswith("#")]
    there = {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()}
    unlisted = there - {NUMBERS[0]} - {line.split("  ", 1)[1] for line in lines}
    assert unlisted == {SUMS, name} and len({SUMS, name}) == listed
    for line in lines:
        digest, file = line.split("  ", 1)
        assert hashlib.new(name[3:], (package / file).read_bytes()).hexdigest() == digest


def test_a_package_without_the_project_s_file_says_so(tmp_path: Path, files: list[PackedFile]) -> None:
    folder = write_package(make_report(), tmp_path / "归档包", files)
    assert "项目文件未附" in (folder / "说明文件.TXT").read_text("utf-8-sig")
    assert "应有的文件均已生成：请核对（项目文件未附" in (folder / "其他" / "自检报告.TXT").read_text("utf-8-sig")


def test_the_self_check_is_the_same_on_paper_for_machines_and_as_text(package: Path) -> None:
    home = package / OTHERS
    assert_archival(home / "自检报告.pdf")
    paper, text = words(home / "自检报告.pdf"), (home / REPORT).read_text("utf-8-sig")
    points = Tree.parse(home / "自检报告.XML").getroot().findall("检查项")
    assert [point.get("序号") for point in points] == [str(number) for number in range(1, len(archive.POINTS) + 1)]
    assert "病毒" in text and "病毒" in paper
    for point in points:
        aspect, what, how, result = (point.findtext(head) or "" for head in ("方面", "检查内容", "检查方法", "结果"))
        assert f"{aspect} {what}：{result}" in text
        assert all("".join(said.split()) in paper for said in (what, how, result))
    assert {point.findtext("方面") for point in points} == {"真实", "完整", "可用", "安全"}


def test_the_same_project_gives_the_same_package(tmp_path: Path, files: list[PackedFile]) -> None:
    for place in ("a", "b"):
        write_package(make_report(), tmp_path / place / "包", files)
        zip_package(tmp_path / place / "包", tmp_path / f"{place}.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_database_that_is_being_written_is_refused(tmp_path: Path, files: list[PackedFile]) -> None:
    database = tmp_path / "p.ytsh"
    database.write_bytes(b"SQLite")
    (tmp_path / "p.ytsh-wal").write_bytes(b"more")
    with pytest.raises(DomainError, match="database_not_whole"):
        write_package(make_report(), tmp_path / "包", files, Beside(database))


def test_two_records_of_one_name_are_refused(tmp_path: Path, files: list[PackedFile]) -> None:
    with pytest.raises(DomainError, match="package_same_name"):
        write_package(make_report(), tmp_path / "包", [files[0], files[0]])


def entry(folder: Path, name: str, content: bytes, kind: str = "minutes") -> Entry:
    (folder / name).write_bytes(content)
    return Entry(name, About("题名", kind, "2026-09-01"), len(content), "0" * 64, "0" * 64)


def said(report: ConsultationReport, packed: Packed) -> str:
    return as_text(report, self_check(report, packed))


@pytest.mark.parametrize(
    ("page", "asks"),
    [
        ('<img src="//cdn.example/a.png">', True),
        ("<script src = 'http://cdn.example/x.js'></script>", True),
        ('<link rel="stylesheet" href="https://cdn.example/a.css">', True),
        ('<img data-src="https://cdn.example/a.png">', True),
        ('<a href="https://cdn.example">查看</a><img src="data:image/jpeg;base64,AA//src=">', False),
    ],
)
def test_a_page_that_asks_the_network_for_anything_is_named(tmp_path: Path, page: str, asks: bool) -> None:
    packed = Packed(tmp_path, [entry(tmp_path, "图.html", page.encode(), "map")])
    assert ("网页不需要联网：请核对（图.html）" in said(make_report(), packed)) == asks


def test_the_self_check_says_what_is_not_in_order(tmp_path: Path) -> None:
    report = make_report(unanswered=(2,))
    gap = replace(report, comments=tuple(line for line in report.comments if line.number != 7), journal_head="")
    broken = [
        entry(tmp_path, "表.xlsx", b"PK not really", "ledger"),
        entry(tmp_path, "坏.pdf", b"%PDF-1.4 not really"),
        entry(tmp_path, "照片.jpg", b"\xff\xd8 not really", "drawing"),
        entry(tmp_path, "图.html", b'<script src="https://cdn.example/x.js"></script>', "map"),
        entry(tmp_path, "宏.exe", b"MZ"),
    ]
    database = [entry(tmp_path, "项目.ytsh", b"SQLite format 3\0", "database")]
    found = said(gap, Packed(tmp_path, broken, database, ["公示稿.pdf：缺理由"], ["日志第3条被改动"]))
    bare = said(gap, Packed(tmp_path, broken))
    assert "项目文件前后一致：请核对（项目文件未附）" in bare
    assert "计票复核结果一致：请核对（包内没有计票底稿，没有复核）" in bare
    for line in (
        "意见编号连续：请核对（7）",
        "意见均有答复和理由：请核对（2）",
        "会议均已封存：请核对（协调会第1次、评议会第1次）",
        "有操作日志：请核对（没有日志）",
        "项目文件前后一致：请核对（日志第3条被改动）",
        "表格和可编辑文件均附版式文件：请核对（表.xlsx）",
        "应有的文件均已生成：请核对（公示稿.pdf：缺理由）",
        "其余文件可以打开：请核对（表.xlsx、照片.jpg）",
        "格式适合长期保存：请核对（宏.exe）",
        "网页不需要联网：请核对（图.html）",
        "PDF 均未加密，可以打开：请核对（坏.pdf）",
        "表决票数平衡：合格",
    ):
        assert line in found


def test_a_file_that_the_catalogue_does_not_know_or_knows_otherwise_is_found_by_the_self_check(tmp_path: Path) -> None:
    listed = entry(tmp_path, "纪要.pdf", b"%PDF")
    (tmp_path / "纪要.pdf").write_bytes(b"%PDF longer")
    (tmp_path / "又一份.pdf").write_bytes(b"%PDF")
    gone = Entry("没有.pdf", listed.about, 4, "0" * 64, "0" * 64)
    found = said(make_report(), Packed(tmp_path, [listed, gone]))
    assert "目录与文件一一对应：请核对（纪要.pdf、没有.pdf）" in found
    assert "件数与目录相符：请核对（又一份.pdf）" in found


def test_ballots_that_do_not_add_up_are_found_by_the_self_check(tmp_path: Path) -> None:
    report = make_report()
    unequal = replace(report.meetings[1], motions=(make_motion(valid=43),))
    odd = replace(report, meetings=(report.meetings[0], unequal))
    found = said(odd, Packed(tmp_path, []))
    assert "表决票数平衡：请核对（“是否采用方案B" in found
    assert "发出44张，收回44张，有效43张，废票2张，各项选择合计42张，相差1张。" in found


def test_a_result_that_the_recount_does_not_confirm_is_found_by_the_self_check(package: Path) -> None:
    log = package / OTHERS / "计票复核" / "votes.csv"
    log.write_text(log.read_text("utf-8-sig").replace(",30,1", ",29,1"), "utf-8-sig")
    papers = [Entry(f"{OTHERS}/计票复核/rule.json", About("", "recount"), 0, "", "")]
    assert "计票复核结果一致：请核对（是否采用方案B" in said(make_report(), Packed(package, [], papers))
    assert "计票复核结果一致：合格" in (package / OTHERS / REPORT).read_text("utf-8-sig")


def test_nothing_is_written_into_a_package_that_is_there(package: Path, files: list[PackedFile]) -> None:
    with pytest.raises(FileExistsError):
        write_package(make_report(), package, files)
    assert verify_package(package) == []
