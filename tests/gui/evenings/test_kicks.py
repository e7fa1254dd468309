"""The cable is kicked while ballots are called, sheets entered, comments merged, papers written: nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runs import run
from tests.gui.evenings import kicks
from tests.gui.evenings.keys import Evening, Keys, sit_down, wait_until
from tests.gui.evenings.kick import play_until_the_kick
from tests.gui.evenings.papers import meeting_of
from tests.gui.evenings.room import DAY
from tests.gui.evenings.worlds import gather, make_review_under_way, make_world
from yitusanhui.domain.terms import MotionState, Verdict
from yitusanhui.gui.panels.evaluation import EvaluationPanel
from yitusanhui.gui.panels.export import ExportDialog
from yitusanhui.gui.panels.topics import TopicsPanel
from yitusanhui.gui.panels.votes import VotesPanel
from yitusanhui.gui.settings import remember_left_out_kinds
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.meetings import open_meeting

AT = f"{DAY}T19:30:00"


def make_hearing(path: Path) -> None:
    """A 征询会 under way, forty there, six comments."""
    with make_world(path, Evening(AT)) as file:
        gather(file, 40)
        open_meeting(file, meeting_id=1)
        for number in kicks.MERGED:
            record_comment(file, meeting_id=1, text=f"第{number}件事要办")


def sit_down_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> Keys:
    """Half an hour later; the file is whole."""
    assert run("check", path).code == 0
    return sit_down(path, Evening(f"{DAY}T20:00:00"), monkeypatch)


def test_ballots_are_called_on_from_the_stroke_after_the_last(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_hearing(path)
    play_until_the_kick(kicks.while_ballots_are_called, path, AT)
    keys = sit_down_again(path, monkeypatch)
    panel = keys.window.panels.current
    assert isinstance(panel, VotesPanel) and panel.papers.is_calling
    first, second = (kicks.CALLED.count(key) for key in "12")
    assert panel.papers.strokes.numbers == [first, second, 0, 1]  # 空白 and 废票 as they were typed
    keys.presses("Ctrl+5")
    keys.types("1" * (25 - first) + "2" * (14 - second) + "\n")
    keys.types("吴监票\n郑监票\n\n\n")
    (motion,) = meeting_of(keys).motions
    votes = [choice.votes for choice in motion.choices]
    assert (motion.state, votes, motion.returned, motion.invalid) == (MotionState.COUNTED, [25, 14], 40, 1)


def test_sheets_that_were_not_handed_in_are_nowhere_and_the_verdict_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_review_under_way(path, Evening(AT)).close()
    play_until_the_kick(kicks.while_sheets_are_entered, path, AT)
    keys = sit_down_again(path, monkeypatch)
    assert isinstance(keys.window.panels.current, EvaluationPanel)
    (whole,) = meeting_of(keys).evaluations
    assert (whole.verdict, whole.levels, whole.issued) == (Verdict.PARTLY, (), 0)


@pytest.mark.parametrize("shown", [1, 3, 5])
def test_every_merge_that_was_shown_is_there(path: Path, monkeypatch: pytest.MonkeyPatch, shown: int) -> None:
    make_hearing(path)
    night = play_until_the_kick(kicks.while_comments_are_merged, path, AT, lines=shown)
    keys = sit_down_again(path, monkeypatch)
    assert isinstance(keys.window.panels.current, TopicsPanel)
    (topic,) = meeting_of(keys).topics
    there, said = list(topic.comments), night.topics[kicks.TITLE]
    assert topic.title == kicks.TITLE and len(said) == shown + 1
    assert there[: len(said)] == said and there == list(kicks.MERGED[: len(there)])


def test_papers_are_whole_or_not_there_and_are_written_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_hearing(path)
    remember_left_out_kinds(["docx", "map", "process", "poster", "trace", "package"])
    folder = path.parent / kicks.PAPERS
    play_until_the_kick(kicks.while_papers_are_written, path, AT)
    (left,) = folder.iterdir()
    assert left.name.startswith(".")  # only the hidden workshop: no paper half written
    keys = sit_down_again(path, monkeypatch)
    monkeypatch.setattr("yitusanhui.gui.settings.QFileDialog.getExistingDirectory", lambda *_: str(folder))
    keys.in_the_dialog("\n")
    keys.presses("Ctrl+E")
    (dialog,) = keys.window.findChildren(ExportDialog)
    wait_until(lambda: not dialog.running, "the export does not end")
    assert list(folder.glob("*会议纪要*.pdf")) and not list(folder.glob(".*"))
    dialog.reject()
