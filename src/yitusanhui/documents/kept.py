"""Templates as the file keeps them, else as shipped."""

from __future__ import annotations

from collections.abc import Mapping

from yitusanhui import paths
from yitusanhui.domain.report import ConsultationReport


def source(report: ConsultationReport, name: str) -> str:
    """The template's text: the office's own as kept in the file, else the one shipped."""
    return text(report.templates, name)


def text(templates: Mapping[str, str], name: str) -> str:
    """The same for templates by name."""
    found = templates.get(name)
    return found if found is not None else (paths.templates() / name).read_text(encoding="utf-8")
