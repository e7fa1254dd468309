"""The package holds what the archive asks for, and gives away whoever touched it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as Tree
from zipfile import ZipFile

import pytest

from tests.documents.builders import make_motion, make_report
from yitusanhui.documents.package import (
    CATALOGUE,
    OTHERS,
    README,
    REPORT,
    SUMS,
    VOTES,
    LeftOut,
    PackedFile,
    write_package,
    zip_package,
)
from yitusanhui.documents.package_catalogue import Entry
from yitusanhui.documents.package_check import self_check
from yitusanhui.documents.verify import verify_package
from yitusanhui.documents.workbook import write_workbook
from yitusanhui.domain.errors import DomainError
from yitusanhui.texts import say


@pytest.fixture
def files(tmp_path: Path) -> list[PackedFile]:
    folder = tmp_path / "made"
    folder.mkdir()
    write_workbook(make_report(), folder / "汇总表.xlsx")
    (folder / "图𬱖.html").write_text("<p>图</p>", "utf-8")
    return [
        PackedFile(folder / "汇总表.xlsx", "意见采纳情况汇总表", "ledger", "2026-09-01"),
        PackedFile(folder / "图𬱖.html", "意见分布图", "map", "2027-05-20", public=True),
    ]


@pytest.fixture
def package(tmp_path: Path, files: list[PackedFile]) -> Path:
    database = tmp_path / "滨江里.ytsh"
    database.write_bytes(b"SQLite format 3\0" + bytes(range(256)))
    return write_package(make_report(), tmp_path / "归档包", files, database)


def names(problems: list[object]) -> list[tuple[str, object]]:
    return [(problem.code, problem.facts["name"]) for problem in problems]  # type: ignore[attr-defined]


def test_the_tree_is_the_one_handed_over(package: Path) -> None:
    found = {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()}
    assert found == {
        README,
        CATALOGUE,
        SUMS,
        "电子档案/2026/意见与表决/汇总表.xlsx",
        "电子档案/2027/图纸/图𬱖.html",
        f"{OTHERS}/滨江里.ytsh",
        f"{OTHERS}/{VOTES}",
        f"{OTHERS}/{REPORT}",
    }


def test_the_catalogue_names_every_record_with_its_digest(package: Path) -> None:
    root = Tree.parse(package / CATALOGUE).getroot()
    lines = [{cell.tag: cell.text for cell in line} for line in root]
    assert [line["顺序号"] for line in lines] == ["1", "2"]
    assert lines[1]["密级"] == "公开" and lines[0]["密级"] == "内部"
    assert lines[0]["题名"] == "意见采纳情况汇总表" and lines[0]["日期"] == "2026-09-01" and lines[0]["档号"] is None
    for line in lines:
        content = (package / str(line["电子档案名称"])).read_bytes()
        assert line["SHA256"] == hashlib.sha256(content).hexdigest()
        assert line["字节数"] == str(len(content))


def test_the_sums_are_those_of_sha256sum_and_list_every_file(package: Path) -> None:
    lines = (package / SUMS).read_text("utf-8").splitlines()
    for line in lines:
        digest, name = line.split("  ", 1)
        assert hashlib.sha256((package / name).read_bytes()).hexdigest() == digest
    assert len(lines) == sum(path.is_file() for path in package.rglob("*")) - 1


def test_a_package_as_it_was_made_is_whole_as_a_folder_and_as_a_zip(package: Path, tmp_path: Path) -> None:
    assert verify_package(package) == []
    assert verify_package(zip_package(package, tmp_path / "p.zip")) == []


def test_every_changed_byte_is_named(package: Path) -> None:
    for path in sorted(path for path in package.rglob("*") if path.is_file() and path.name != SUMS):
        whole = path.read_bytes()
        path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        name = path.relative_to(package).as_posix()
        assert ("package_file_changed", name) in names(verify_package(path=package))
        path.write_bytes(whole)
    assert verify_package(package) == []


def test_a_file_that_went_and_one_that_came_are_named(package: Path) -> None:
    (package / OTHERS / "滨江里.ytsh").unlink()
    (package / "电子档案" / "多.txt").write_text("x")
    assert names(verify_package(package)) == [
        ("package_file_missing", "其他/滨江里.ytsh"),
        ("package_file_added", "电子档案/多.txt"),
    ]


def test_a_record_taken_out_with_its_sum_is_still_missed_by_the_catalogue(package: Path) -> None:
    gone = "电子档案/2027/图纸/图𬱖.html"
    (package / gone).unlink()
    sums = (package / SUMS).read_text("utf-8").splitlines(keepends=True)
    (package / SUMS).write_text("".join(line for line in sums if gone not in line), "utf-8")
    assert names(verify_package(package)) == [("package_not_there", gone)]


def test_sums_that_make_no_sense_and_sums_that_are_gone_are_named(package: Path) -> None:
    with (package / SUMS).open("a", encoding="utf-8") as sums:
        sums.write("nonsense\n")
    (problem,) = verify_package(package)
    assert (problem.code, problem.facts["line"]) == ("package_bad_sums", 8)
    (package / SUMS).unlink()
    assert names(verify_package(package)) == [("package_no_sums", SUMS)]


def test_a_zip_with_a_changed_or_a_second_entry_is_named(package: Path, tmp_path: Path) -> None:
    zipped = zip_package(package, tmp_path / "p.zip")
    with pytest.warns(UserWarning, match="Duplicate"), ZipFile(zipped, "a") as packed:
        packed.writestr(f"{package.name}/{README}", "other words")
    assert names(verify_package(zipped)) == [("package_file_twice", README), ("package_file_changed", README)]


def test_a_file_that_went_from_a_zip_and_one_that_came_are_named(package: Path, tmp_path: Path) -> None:
    whole = zip_package(package, tmp_path / "p.zip")
    with ZipFile(whole) as packed, ZipFile(tmp_path / "q.zip", "w") as other:
        gone = next(name for name in packed.namelist() if name.endswith(".csv"))
        for name in packed.namelist():
            if name != gone:
                other.writestr(name, packed.read(name))
        other.writestr(f"{package.name}/其他/多的.txt", "x")
    found = names(verify_package(tmp_path / "q.zip"))
    assert set(found) == {("package_file_missing", "其他/表决结果.csv"), ("package_file_added", "其他/多的.txt")}


def test_a_package_without_the_project_s_file_says_so(tmp_path: Path, files: list[PackedFile]) -> None:
    folder = write_package(make_report(), tmp_path / "归档包", files)
    assert "项目文件未附" in (folder / "说明文件.TXT").read_text("utf-8-sig")
    assert "应有的文件均已生成：请核对（项目文件未附" in (folder / "其他" / "自检报告.TXT").read_text("utf-8-sig")


def test_a_damaged_zip_entry_is_a_changed_file(package: Path, tmp_path: Path) -> None:
    zipped = zip_package(package, tmp_path / "p.zip")
    raw = bytearray(zipped.read_bytes())
    with ZipFile(zipped) as packed:
        entry = packed.getinfo(f"{package.name}/{OTHERS}/滨江里.ytsh")
    start = entry.header_offset + 30 + len(entry.filename.encode()) + 5
    raw[start : start + 20] = b"\xff" * 20
    zipped.write_bytes(raw)
    assert names(verify_package(zipped)) == [("package_file_changed", f"{OTHERS}/滨江里.ytsh")]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_package_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(DomainError) as refused:
        verify_package(tmp_path / "x.zip")
    assert say(refused.value.code, refused.value.facts)
    with pytest.raises(DomainError, match="package_not_found"):
        verify_package(tmp_path / "gone.zip")


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
        write_package(make_report(), tmp_path / "包", files, database)


def test_two_records_of_one_name_are_refused(tmp_path: Path, files: list[PackedFile]) -> None:
    with pytest.raises(DomainError, match="package_same_name"):
        write_package(make_report(), tmp_path / "包", [files[0], files[0]])


def test_the_self_check_says_what_is_not_in_order(tmp_path: Path) -> None:
    report = make_report(unanswered=(2,))
    gap = replace(report, comments=tuple(line for line in report.comments if line.number != 7), journal_head="")
    lone = Entry("电子档案/2026/意见与表决/表.xlsx", "表", "ledger", "2026-09-01", False, 1, "0" * 64)
    broken = Entry("坏.pdf", "坏", "minutes", "2026-09-01", False, 1, "0" * 64)
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.4 not really")
    words = self_check(gap, tmp_path, [lone, broken], [f"{LeftOut('公示稿.pdf', '缺理由').name}：缺理由"])
    unequal = replace(report.meetings[1], motions=(make_motion(valid=43),))
    odd = replace(report, meetings=(report.meetings[0], unequal))
    assert "表决票数平衡：请核对（是否采用方案B" in self_check(odd, tmp_path, [])
    for line in (
        "意见编号连续：请核对（7）",
        "意见均有答复和理由：请核对（2）",
        "会议均已封存：请核对（协调会第1次、评议会第1次）",
        "操作日志完整：请核对（没有日志）",
        "表格均附版式文件：请核对（电子档案/2026/意见与表决/表.xlsx）",
        "应有的文件均已生成：请核对（公示稿.pdf：缺理由）",
        "可以打开：请核对（坏.pdf）",
        "表决票数平衡：合格",
    ):
        assert line in words


def test_nothing_is_written_into_a_package_that_is_there(package: Path, files: list[PackedFile]) -> None:
    with pytest.raises(FileExistsError):
        write_package(make_report(), package, files)
    assert verify_package(package) == []
