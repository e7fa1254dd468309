"""What a photo or scan is attached to (附件), and which of them a document may show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from yitusanhui.domain.terms import AttachmentKind

COMMENTS, PROXIES, COMMITMENTS, MEETINGS, SITES = "comments", "proxies", "commitments", "meetings", "sites"
BEFORE_AND_AFTER = (AttachmentKind.BEFORE, AttachmentKind.AFTER)
# What may be attached to what; the first is meant when nothing is said.
KINDS: dict[str, tuple[AttachmentKind, ...]] = {
    COMMENTS: (AttachmentKind.PHOTO, AttachmentKind.SLIP),
    PROXIES: (AttachmentKind.PAPER,),
    COMMITMENTS: BEFORE_AND_AFTER,
    MEETINGS: (AttachmentKind.SIGNED,),
    SITES: BEFORE_AND_AFTER,
}


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """附件 as everyone lists it. `meeting_id` None: it belongs to the project, for its meeting was sealed already."""

    id: int
    entity: str  # comments, proxies, commitments, meetings or sites
    entity_id: int
    kind: AttachmentKind
    caption: str
    file_name: str
    media_type: str
    sha256: str
    size: int  # bytes of the original
    added_at: str
    meeting_id: int | None = None

    @property
    def late(self) -> bool:
        """Whether it is a page of a meeting that was added after its seal."""
        return self.meeting_id is None and self.entity == MEETINGS


def of_meeting(
    lines: Iterable[AttachmentLine], meeting_id: int, commitments: Iterable[int] = ()
) -> tuple[AttachmentLine, ...]:
    """What is filed with a meeting: its own, late pages of it, and photos of the commitments it spoke of."""
    spoken_of = set(commitments)
    return tuple(
        line
        for line in lines
        if line.meeting_id == meeting_id
        or (line.entity == MEETINGS and line.entity_id == meeting_id)
        or (line.entity == COMMITMENTS and line.entity_id in spoken_of)
    )


def for_the_public(lines: Iterable[AttachmentLine]) -> tuple[AttachmentLine, ...]:
    """Photos before and after, of promises and sites only: other papers hold handwriting, faces and names."""
    return tuple(line for line in lines if line.entity in (COMMITMENTS, SITES) and line.kind in BEFORE_AND_AFTER)


def before_and_after(
    lines: Iterable[AttachmentLine], commitment_id: int
) -> tuple[tuple[AttachmentLine, ...], tuple[AttachmentLine, ...]]:
    """Photos of one commitment, as it was and as it is now, each oldest first."""
    mine = [line for line in lines if line.entity == COMMITMENTS and line.entity_id == commitment_id]
    before, after = (tuple(line for line in mine if line.kind is kind) for kind in BEFORE_AND_AFTER)
    return before, after
