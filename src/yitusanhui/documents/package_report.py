"""自检报告 as paper (PDF/A), for machines (XML) and as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as Tree

from reportlab.platypus import Flowable

from yitusanhui.documents import compose
from yitusanhui.documents.package_check import Finding
from yitusanhui.documents.page import BODY, LEVEL_1, TITLE, publish
from yitusanhui.documents.parts import Signatures, table
from yitusanhui.documents.together import Together
from yitusanhui.documents.typeset import Paragraph, Prose
from yitusanhui.documents.workbook_sheet import clean
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.domain.wording import numeral
from yitusanhui.texts import archive


def verdict(findings: Sequence[Finding]) -> str:
    """The whole in one sentence."""
    bad = sum(1 for one in findings if one.wrong)
    return archive.CHECK_BAD.format(count=bad) if bad else archive.CHECK_GOOD


def as_text(report: ConsultationReport, findings: Sequence[Finding]) -> str:
    """A line a point."""
    lines = [archive.CHECK_LINE.format(aspect=one.aspect, what=one.what, result=one.result) for one in findings]
    return archive.CHECK_REPORT.format(
        title=report.title, lines="\n".join(lines), verdict=verdict(findings), beyond=archive.BEYOND
    )


def as_xml(report: ConsultationReport, findings: Sequence[Finding]) -> bytes:
    """An element a point, in UTF-8."""
    root = Tree.Element(archive.SELF_CHECK, {archive.PROJECT: clean(report.title), archive.UID: clean(report.uid)})
    for number, one in enumerate(findings, 1):
        point = Tree.SubElement(root, archive.POINT, {archive.POINT_NUMBER: str(number)})
        for head, value in zip(archive.POINT_HEADS, (one.aspect, one.what, one.how, one.result), strict=True):
            Tree.SubElement(point, head).text = clean(value)
    Tree.SubElement(root, archive.VERDICT).text = verdict(findings)
    Tree.SubElement(root, archive.BEYOND_LABEL).text = archive.BEYOND
    Tree.indent(root)
    content: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def write_paper(report: ConsultationReport, findings: Sequence[Finding], target: Path) -> Path:
    """As PDF/A: a table an aspect, the verdict, and where to sign."""
    described = compose.about(report, None, archive.SELF_CHECK)
    title = compose.heading(report, None, archive.SELF_CHECK)
    story: list[Flowable] = [
        Prose([Paragraph(TITLE, title), Paragraph(BODY, archive.SELF_CHECK_AFTER + archive.BEYOND)])
    ]
    aspects = dict.fromkeys(one.aspect for one in findings)
    for number, aspect in enumerate(aspects, 1):
        rows = [(one.what, one.how, one.result) for one in findings if one.aspect == aspect]
        heading = Paragraph(LEVEL_1, archive.ASPECT.format(number=numeral(number), aspect=aspect))
        story.append(Together([Prose([heading]), *table(archive.POINT_COLUMNS, rows, fitted=False)]))
    story.append(Prose([Paragraph(BODY, verdict(findings), archive.VERDICT_LABEL)]))
    return publish(compose.signed([*story, Signatures(archive.CHECK_SIGNERS)]), described, target)
