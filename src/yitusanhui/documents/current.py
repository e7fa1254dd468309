"""The report as its documents print it: replies as they are by now, and the copy that leaves the office.

A sealed meeting is kept as it was sealed, but its comments are answered afterwards: minutes and record print the
meeting as sealed, tables and notices print the answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from yitusanhui import paths
from yitusanhui.documents.kept import source
from yitusanhui.domain.formats import load_formats
from yitusanhui.domain.layers import LaidLayer, Sheets
from yitusanhui.domain.masking import public, words_mask
from yitusanhui.domain.report import CommentFigures, ConsultationReport
from yitusanhui.domain.sentences import comments_sentence
from yitusanhui.domain.since import as_of_now
from yitusanhui.domain.terms import Audience

SENTENCES = "sentences.toml"


def answered(report: ConsultationReport) -> ConsultationReport:
    """Each meeting with what became of its words and promises by now (`domain.since`)."""
    return as_of_now(report, _formats(report))


def copy_for(report: ConsultationReport, audience: Audience) -> ConsultationReport:
    """The report as this audience may read it; the office reads it as it is."""
    return open_copy(report) if audience is Audience.PUBLIC else report


def open_copy(report: ConsultationReport) -> ConsultationReport:
    """What the public may read (`domain.masking`), answered; its fixed sentences tell no small cell either.

    One that is the public's comes back as it is, so that one copy serves all documents.
    """
    if report.audience is Audience.PUBLIC:
        return report
    formats = _formats(report)
    copy = public(answered(report))
    meetings = tuple(replace(m, comment_figures=_said(m.comment_figures, formats)) for m in copy.meetings)
    return replace(copy, meetings=meetings, comment_figures=_said(copy.comment_figures, formats))


def open_sheets(report: ConsultationReport, sheets: Sheets) -> Sheets:
    """The same sheets with the names of layers and of their shapes masked: others' maps name owners, too.

    `report` is the one that still knows its people.
    """
    masked = words_mask(report)

    def opened(layer: LaidLayer) -> LaidLayer:
        shapes = tuple(replace(one, name=masked(one.name)) if one.name else one for one in layer.shapes)
        return replace(layer, name=masked(layer.name), shapes=shapes)

    return {key: replace(sheet, layers=tuple(map(opened, sheet.layers))) for key, sheet in sheets.items()}


def _said(figures: CommentFigures, formats: Mapping[str, str]) -> CommentFigures:
    return replace(figures, sentence=comments_sentence(figures, formats))


def _formats(report: ConsultationReport) -> Mapping[str, str]:
    """The office's own fixed sentences; one that came with a later program is taken from there."""
    shipped = load_formats((paths.templates() / SENTENCES).read_text("utf-8"))
    return {**shipped, **load_formats(source(report, SENTENCES))}
