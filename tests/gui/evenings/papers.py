"""What came of an evening: the file, the minutes on the screen, the papers as printed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QListWidget

from tests.cli.runs import run
from tests.documents.papers import words
from tests.gui.evenings.expected import bare, figures, paragraphs
from tests.gui.evenings.keys import Keys
from tests.gui.evenings.night import Night
from yitusanhui.documents.blocks import render
from yitusanhui.domain.report import MeetingReport
from yitusanhui.gui.panels.minutes_page import page
from yitusanhui.operations import reading


def meeting_of(keys: Keys) -> MeetingReport:
    """The meeting one is in, as the file has it."""
    session = keys.window.session
    return reading.read_report(session.file).meeting(session.meeting_id)


def minutes_of(keys: Keys) -> str:
    """The minutes as they stand in the window, to be read aloud."""
    report = reading.read_report(keys.window.session.file)
    meeting = report.meeting(keys.window.session.meeting_id)
    return " ".join(paragraphs(page(render(report, meeting, "minutes"), meeting)))


def the_minutes_say(keys: Keys, sentences: Sequence[str]) -> None:
    """As they are read aloud: all of these, and no figure besides that isn't of the agenda or the numbering."""
    shown = minutes_of(keys)
    says(bare(shown), sentences)
    known = figures("".join(sentences)) | {str(place) for place in range(1, 12)}
    strange = figures(shown) - known
    assert strange == set(), f"{strange}\nin:\n{shown}"


def papers(path: Path, folder: Path, meeting_id: int) -> dict[str, str]:
    """纪要, 记录 and 公示稿 as printed, each as one run of words without spaces."""
    done = run("export", path, folder, "--meeting", meeting_id, "--only", "minutes,record,public")
    assert done.code == 0, done.err
    found = {}
    for kind in ("会议纪要", "会议记录", "公示稿"):
        (paper,) = folder.rglob(f"*{kind}*.pdf")
        found[kind] = words(paper)
    return found


def says(paper: str, sentences: Sequence[str]) -> None:
    """Each of these stands on the paper."""
    missing = [one for one in sentences if bare(one) not in paper]
    assert missing == [], f"{missing}\nnot in:\n{paper}"


def nobody_is_named(paper: str, night: Night) -> None:
    """No one who came, no flat, no words that were withdrawn, none that were held back."""
    assert [name for name in night.came if name in paper] == []
    assert [said.words for said in night.said.values() if said.withdrawn and said.words in paper] == []
    assert "低保" not in paper and "101室" not in paper


def what_is_on_the_table(keys: Keys) -> str:
    """上次意见落实, as it is shown to whoever opens the meeting."""
    shown: list[str] = []

    def look() -> None:
        found = QApplication.focusWidget()
        assert isinstance(found, QListWidget)
        shown.extend(found.item(place).text() for place in range(found.count()))

    keys.presses("Ctrl+7")
    keys.in_the_dialog(look)
    keys.window.actions_["last_time"].trigger()
    return "\n".join(shown)
