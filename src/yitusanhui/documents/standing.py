"""On which version of the drawing a comment was placed, and what became of its place on the later ones."""

from __future__ import annotations

from yitusanhui.domain.placing import Places
from yitusanhui.domain.report import CommentLine, ConsultationReport
from yitusanhui.texts import papers, tables


class Standing:
    """Says it for every comment of a report."""

    def __init__(self, report: ConsultationReport) -> None:
        self.places = Places(report.alignments, report.placements)
        self.editions = {line.id: papers.edition(line.label) for line in report.blueprints}

    def own(self, comment: CommentLine) -> str:
        """图版v1, or nothing where it has no place."""
        return self.editions.get(comment.blueprint_id or 0, "") if comment.x is not None else ""

    def later(self, comment: CommentLine) -> list[str]:
        """图版v2：移到新位置; 竣工图版：已不适用（车棚已拆）."""
        found = []
        for blueprint_id, edition in self.editions.items():
            line = self.places.on(comment, blueprint_id)
            if line is not None and line.placement is not None:
                state = tables.PLACEMENTS[line.placement]
                note = tables.PLACEMENT_NOTE.format(note=line.placement_note) if line.placement_note else ""
                found.append(tables.PLACED.format(edition=edition, state=state, note=note))
        return found

    def words(self, comment: CommentLine) -> str:
        """All of it in one cell."""
        return "；".join(filter(None, (self.own(comment), *self.later(comment))))
