"""A small package as the archive gets it, and both who verify it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.documents.builders import make_motion, make_report
from yitusanhui.documents.package import Beside, PackedFile, write_package
from yitusanhui.documents.package_catalogue import About
from yitusanhui.documents.still import StillZip
from yitusanhui.documents.verify import Problem, verify_package
from yitusanhui.documents.workbook import write_workbook
from yitusanhui.domain.lines_papers import CastLine, VotePapers
from yitusanhui.domain.rules import Rule
from yitusanhui.domain.terms import Audience
from yitusanhui.domain.thresholds import Base, more_than_half

TABLE, MAP = "电子档案/2026/意见与表决/汇总表.xlsx", "电子档案/2027/图纸/图𬱖.html"
CODES = {
    "package_file_changed": "changed",
    "package_file_missing": "missing",
    "package_file_added": "added",
}


def make_files(folder: Path) -> list[PackedFile]:
    """A table and a map."""
    folder.mkdir()
    write_workbook(make_report(), folder / "汇总表.xlsx")
    (folder / "图𬱖.html").write_text("<p>图</p>", "utf-8")
    return [
        PackedFile(
            folder / "汇总表.xlsx", About("意见采纳情况汇总表", "ledger", "2026-09-01", Audience.INTERNAL, ("赵堃",))
        ),
        PackedFile(folder / "图𬱖.html", About("意见分布图", "map", "2027-05-20", Audience.PUBLIC)),
    ]


def make_papers() -> VotePapers:
    """What the tellers counted for `make_motion`: 30, 8 and 4 of 44 back, 2 of them spoilt."""
    rule = Rule("advisory", "意向表决", quorum=(more_than_half(Base.EXPECTED),), passes=(more_than_half(Base.PRESENT),))
    lines = tuple(CastLine(choice, votes, teller=1) for choice, votes in ((1, 30), (2, 8), (3, 4)))
    return VotePapers(1, rule.to_plain(), invalid=2, lines=lines)


def make_package(folder: Path) -> Path:
    """The files, a project's file and the papers of one vote, packed in `folder`."""
    report = make_report()
    database = folder / "滨江里.ytsh"
    database.write_bytes(b"SQLite format 3\0" + bytes(range(256)))
    votes = ((report.meetings[1], make_motion(leading=("赞成",)), make_papers()),)
    return write_package(report, folder / "归档包", make_files(folder / "made"), Beside(database, (), votes))


def named(problems: list[Problem]) -> set[tuple[str, str]]:
    """Code and file of each problem, codes as the script in the package has them."""
    return {
        (CODES.get(problem.code, problem.code.removeprefix("package_")), str(problem.facts["name"]))
        for problem in problems
    }


def both(package: Path) -> set[tuple[str, str]]:
    """What `yitusanhui check` finds; the script in the package, run as a person would, must name the same files."""
    ours = named(verify_package(package))
    command = [sys.executable, "-I", "-S", str(package / "核验.py"), str(package)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == (1 if ours else 0), done.stdout + done.stderr
    said = {line.partition("：")[0] for line in done.stdout.splitlines()[:-1]}
    assert said == {name for _, name in ours}, done.stdout
    return ours


def zip_package(folder: Path, target: Path) -> Path:
    """The package as one .zip with the folder in it; the same package gives the same bytes."""
    with StillZip(target, "w") as packed:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            packed.write(path, f"{folder.name}/{path.relative_to(folder).as_posix()}")
    return target
