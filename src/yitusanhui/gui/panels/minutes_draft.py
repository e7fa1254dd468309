"""The minutes drafted from what the file holds: at once, or beside the work where thousands of comments are in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from yitusanhui.documents.blocks import Block
from yitusanhui.documents.minutes import drafted
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import CommentLine, ConsultationReport, MeetingReport
from yitusanhui.gui.session import Session
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.reading import read_head, read_report
from yitusanhui.texts import sentence

AT_ONCE = 1_000  # comments: drafted within a tenth of a second
Version = tuple[int, str]  # of which meeting, and the digest of the journal then: with no other, no word differs


@dataclass(frozen=True, slots=True)
class Draft:
    """The meeting and its draft; without blocks there is the sentence that says why."""

    report: ConsultationReport
    meeting: MeetingReport
    blocks: Sequence[Block]
    refusal: str = ""


class Drafting:
    """Keeps the draft of the meeting one is in. `show` gets every new one; `wait` is called where it takes a while."""

    def __init__(self, session: Session, show: Callable[[Draft], None], wait: Callable[[], None]) -> None:
        self.session, self._show, self._wait = session, show, wait
        self._newest: Version = 0, ""  # shown, or asked for
        self._asked: Version | None = None  # under way
        self.made: Draft | None = None

    def look(self) -> None:
        """Draft anew if anything was written since."""
        version = self._version()
        if not version[0] or version == self._newest:
            return
        file, comments = self.session.file, self.session.comments()
        made = _draft(file, version[0], comments) if len(comments) <= AT_ONCE else None
        self._newest = self._asked = version
        if made is not None:
            self._came(version, made)
            return
        self._wait()
        self.session.run(
            lambda: _draft(file, version[0], comments),
            done=lambda made: self._came(version, made),
            failed=lambda why: self._failed(version, why),
        )

    def settle(self) -> None:
        """Have the newest draft shown now: what is done next asks what it says."""
        self.look()
        if self._asked is not None:
            self._came(self._asked, _draft(self.session.file, self._asked[0], self.session.comments()))

    def _version(self) -> Version:
        return self.session.meeting_id, read_head(self.session.file)

    def _came(self, version: Version, made: Draft) -> None:
        if version == self._asked:  # not overtaken by another
            self._asked, self.made = None, made
            self._show(made)

    def _failed(self, version: Version, why: str) -> None:
        if version == self._asked:
            self._asked, self._newest = None, (0, "")  # tried again at the next change
        self.session.refused.emit(why)


def _draft(file: ConsultationFile, meeting_id: int, comments: list[CommentLine]) -> Draft:
    report = read_report(file, comments)
    meeting = report.meeting(meeting_id)
    try:
        return Draft(report, meeting, drafted(report, meeting))
    except DomainError as refusal:
        return Draft(report, meeting, (), sentence(refusal))
