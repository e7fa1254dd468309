"""What documents print besides the report: drawings and what lies over them, photos, the papers behind votes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from yitusanhui.documents.annex import Photos
from yitusanhui.domain.layers import SheetGround, Sheets
from yitusanhui.domain.lines_papers import VotePapers
from yitusanhui.domain.report import MeetingReport

Drawings = Mapping[int, bytes]


@dataclass(frozen=True, slots=True)
class Material:
    """`drawings` are pictures (JPEG) by blueprint id, `sheets` what each has besides (coordinates, layers, tiles),
    `photos` the previews of what was attached, `votes` the papers behind the counted votes (计票底稿).
    """

    drawings: Drawings = field(default_factory=dict)
    sheets: Sheets = field(default_factory=dict)
    photos: Photos | None = None
    votes: Sequence[VotePapers] = ()

    def drawing_of(self, meeting: MeetingReport) -> bytes | None:
        """The picture that the meeting spoke about."""
        return self.drawings.get(meeting.blueprint.id) if meeting.blueprint else None

    def ground_of(self, meeting: MeetingReport) -> SheetGround | None:
        """What that drawing has besides."""
        return self.sheets.get(meeting.blueprint.id) if meeting.blueprint else None


BARE = Material()  # the report alone
