"""How many things are still without a sequel: counted beside the work, a moment after it changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from yitusanhui.domain.changes import ChangeSet
from yitusanhui.domain.report import CommentLine
from yitusanhui.gui.comment_book import CommentBook
from yitusanhui.gui.session import Session
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.texts import say

MOMENT_MS = 600
OF = (
    *("comments", "replies", "topics", "options", "motions", "commitments", "progress", "evaluations"),
    *("meetings", "notices", "topic_comments"),
)


class LooseCount(QObject):
    """`counted` tells the number each time it was counted anew."""

    counted = Signal(int)

    def __init__(self, session: Session, book: CommentBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.book = book
        self._opened = 0  # the meeting that has just been opened
        self._soon = QTimer(self, singleShot=True, interval=MOMENT_MS)
        self._soon.timeout.connect(self._count)
        session.changed.connect(self._look)
        self._soon.start()

    def stop(self) -> None:
        """Count no more: the file is about to be closed."""
        self._soon.stop()

    def _look(self, change: ChangeSet) -> None:
        if change.operation == "open_meeting":
            self._opened = self.session.meeting_id
        if change.repeated or change.touches(*OF):
            self._soon.start()

    def _count(self) -> None:
        file, today = self.session.file, self.session.file.clock().date().isoformat()
        comments = tuple(self.book.lines.values())  # as the window holds them: ten thousand take seconds to read
        opened, self._opened = self._opened, 0
        self.session.run(
            lambda: _figures(file, comments, today, opened),
            done=self._tell,
            failed=lambda _: None,  # the next change counts again; the list itself says what is wrong
        )

    def _tell(self, figures: tuple[int, int]) -> None:
        loose, carried = figures
        self.counted.emit(loose)
        if carried:
            self.session.told.emit(say("last_time.opened", {"count": carried}))


def _figures(file: ConsultationFile, comments: tuple[CommentLine, ...], today: str, opened: int) -> tuple[int, int]:
    """How much is loose, and how much the meeting that was just opened takes over."""
    from yitusanhui.domain.last_time import last_time_of  # beside the work too: the window doesn't wait for these
    from yitusanhui.domain.loose_ends import to_see_to
    from yitusanhui.operations.tracing import read_threads

    report = read_threads(file, comments)
    if not opened:
        return len(to_see_to(report, today)), 0
    carried = last_time_of(report, opened)
    taken_over = len(carried.topics) + len(carried.promises) + len(carried.unanswered)
    return len(to_see_to(report, today)), taken_over
