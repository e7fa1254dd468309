"""Photos and scans in the archive package, named after their meeting and the thing they show.

They are the upright pictures without camera notes (DA/T 70: nothing hidden). The originals, with where and when they
were taken, lie in the project's file beside; the catalogue names their SHA-256.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from yitusanhui.documents.annex import Photos, photo_words, shown_thing
from yitusanhui.documents.names import file_name
from yitusanhui.documents.package import PackedFile
from yitusanhui.documents.package_catalogue import About
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.texts import archive, papers


def packed_photos(
    report: ConsultationReport, photos: Photos | None, place: Path, meeting_id: int | None
) -> Iterator[PackedFile]:
    """Every photo and scan of the project, or of one meeting, each once, written into `place`."""
    if photos is None:
        return
    homes = {line.id: meeting for meeting in reversed(report.meetings) for line in meeting.attachments}
    for line in report.attachments:
        meeting = homes.get(line.id)
        if meeting_id is not None and (meeting is None or meeting.id != meeting_id):
            continue
        facts = {"kind": papers.PHOTO_KINDS[line.kind], "about": shown_thing(report, line), "id": line.id}
        genre = archive.PHOTO.format(**facts)
        path = place / file_name(report, genre, ".jpg", meeting=meeting)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(photos(line.id))
        original = archive.ORIGINAL.format(name=line.file_name, sha256=line.sha256)
        title = f"{report.title}{photo_words(report, line)}"
        yield PackedFile(path, About(title, "photo", line.added_at[:10], keywords=(original,)))
