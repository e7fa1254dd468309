"""What is being done when someone kicks the cable; each is played in the process that is killed."""

from __future__ import annotations

import pytest

from tests.gui.evenings.child import here_it_is_kicked, write_log
from tests.gui.evenings.keys import Keys, wait_until
from tests.gui.evenings.night import Night
from yitusanhui.gui.panels.votes import VotesPanel

CALLED = "11121121112"  # ballots called out before the kick: the first choice nine times, the second twice
SHEETS = "111213"
TITLE = "车棚搬到哪里"
MERGED = (1, 2, 3, 4, 5, 6)
PAPERS = "文书"


def while_ballots_are_called(keys: Keys, night: Night) -> None:
    """An announced secret ballot, some of it in 正 strokes."""
    keys.presses("Ctrl+5")
    keys.types("先做哪一项\n3\n先修车棚、先装路灯\n\n\n\n40\n40\n1\n0\n")
    keys.presses("Alt+Z")
    keys.types(CALLED)
    panel = keys.window.panels.current
    assert isinstance(panel, VotesPanel)
    panel.papers.keeping.wait()
    here_it_is_kicked(night)


def while_sheets_are_entered(keys: Keys, night: Night) -> None:
    """The verdict on the whole is given; of the sheets some were keyed in, none handed in."""
    keys.presses("Ctrl+7", "2")
    keys.types("\n16\n16\n0\n")
    keys.in_the_dialog(SHEETS, lambda: here_it_is_kicked(night))
    keys.presses("Alt+J")


def while_comments_are_merged(keys: Keys, night: Night) -> None:
    """One comment after the other into a topic; a line of the log for each that is shown there."""
    keys.presses("Ctrl+4")
    keys.types(f"{MERGED[0]}\n{TITLE}\n")
    night.topics[TITLE] = [MERGED[0]]
    for place, number in enumerate(MERGED[1:], 1):  # what is in the topic stands on top
        keys.presses("Alt+1", "Home", *["Down"] * place, "Return")
        night.topics[TITLE].append(number)
        write_log(night)


def while_papers_are_written(keys: Keys, night: Night) -> None:
    """Everything is being exported; some of it is made."""
    folder = keys.window.session.file.path.parent / PAPERS
    folder.mkdir()
    pytest.MonkeyPatch().setattr("yitusanhui.gui.settings.QFileDialog.getExistingDirectory", lambda *_: str(folder))
    keys.in_the_dialog("\n")
    keys.presses("Ctrl+E")
    wait_until(lambda: list(folder.rglob("*.pdf")), "no paper is begun")
    here_it_is_kicked(night)
