"""The workbook of 10,000 comments against bare openpyxl writing the same values (DESIGN 8: under 1.5x)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from openpyxl import Workbook

from yitusanhui.documents.workbook import write_workbook
from yitusanhui.documents.workbook_rows import comment_rows
from yitusanhui.domain.report import CommentFigures, CommentLine, ConsultationReport, ReplyLine
from yitusanhui.domain.terms import CommentStatus, ReplyKind

ROWS, ROUNDS, BAR = 10_000, 3, 1.5


def _report() -> ConsultationReport:
    reply = ReplyLine(ReplyKind.PARTLY, "坡道按现行规范做到1:12，扶手同步加装", "居委会", "2027-03-31")
    first = CommentLine(
        1,
        1,
        "希望在3号楼门口加一处无障碍坡道，坐轮椅出门要绕很远。",
        "王𬱖",
        "1号楼101室",
        "现场发言",
        "宜居",
        "2026-09-01T19:10:00+08:00",
        CommentStatus.RECORDED,
        endorsements=3,
        reply=reply,
    )
    lines = tuple(replace(first, number=number) for number in range(1, ROWS + 1))
    return ConsultationReport("滨江里微更新", comments=lines, comment_figures=CommentFigures(total=ROWS))


def _bare(report: ConsultationReport, target: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in comment_rows(report, report.comments):
        sheet.append(row)
    book.save(target)


def measure() -> list[tuple[str, float, float]]:
    """(what, times the bare cost, bar); processor time, the best of three rounds taken in turn."""
    report = _report()
    ours, bare = [], []
    with TemporaryDirectory() as folder:
        for _ in range(ROUNDS):
            start = process_time()
            _bare(report, Path(folder, "bare.xlsx"))
            middle = process_time()
            write_workbook(report, Path(folder, "ours.xlsx"))
            bare.append(middle - start)
            ours.append(process_time() - middle)
    return [("工作簿，一万条意见", min(ours) / min(bare), BAR)]


if __name__ == "__main__":
    for name, ratio, bar in measure():
        print(f"{name}: {ratio:.2f} (< {bar})")
