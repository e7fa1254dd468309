"""From one comment to the verdict on what was promised for it, stop by stop, and back by the keys of the story."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.gui.evenings import coordinate
from tests.gui.evenings.keys import Evening, Keys, sit_down, tab_to
from tests.gui.evenings.night import Night
from tests.gui.evenings.papers import meeting_of
from tests.gui.evenings.room import DAY
from tests.gui.evenings.worlds import BEFORE, gather, make_disputed_world
from yitusanhui.domain.story import Stop, Thing, ThingKind
from yitusanhui.domain.terms import MeetingState, Stage
from yitusanhui.gui.dialogs.story import THING, StoryDialog
from yitusanhui.operations.meetings import call_meeting, open_meeting
from yitusanhui.operations.reading import read_particulars

PROMISE, TOPIC = "把车棚搬到东门北墙", "车棚搬到哪里"
EACH_STOP = (
    f"1号意见，王秀英，会前征集：“{BEFORE[0]}”",
    f"立议题“{TOPIC}”（由1、2号意见归并）",
    "提出方案A 东门北墙",
    f"表决“{TOPIC}”。记名表决，到会有表决权40人，参与表决40人；方案A 东门北墙32票",
    "方案A 东门北墙通过",
    "答复1号意见：采纳",
    f"承诺1：{PROMISE}。由物业公司负责，2026-12-31前",
    f"评议“{PROMISE}”：兑现",
)
WAY = (ThingKind.TOPIC, ThingKind.OPTION, ThingKind.MOTION, ThingKind.COMMITMENT, ThingKind.EVALUATION)


def hold(keys: Keys, stage: Stage) -> Night:
    """The next stage, forty there, under way."""
    file = keys.window.session.file
    call_meeting(file, stage=stage, place="活动室", chair="顾书记", recorder="小陈")
    night = Night(came=gather(file, 40))
    here = read_particulars(file)[-1].id
    open_meeting(file, meeting_id=here)
    keys.window.session.enter(here)
    return night


def settle_and_promise(keys: Keys, night: Night) -> None:
    """Two comments are one question; options, agreement, a vote by name; option A is promised."""
    keys.presses("Ctrl+4")
    keys.types(f"1 2\n{TOPIC}\n")
    coordinate.settle_the_topic(keys)
    coordinate.call_names(keys, night)
    keys.presses("Ctrl+6")
    keys.types(f"{PROMISE}\t↓↓\t物业公司\n12-31\n")
    keys.presses("Ctrl+9", "Alt+S", "Alt+E", "Alt+Y")
    assert meeting_of(keys).state is MeetingState.SEALED


class Reader:
    """Follows a story by keys; `told` is what stood on the screen at each stop."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.told: dict[Thing, str] = {}

    @property
    def dialog(self) -> StoryDialog:
        """The story on the screen."""
        found = QApplication.activeModalWidget()
        assert isinstance(found, StoryDialog)
        return found

    def read(self) -> Thing:
        """Take down what stands there."""
        lines = [self.dialog.lines.item(row).text() for row in range(self.dialog.lines.count())]
        self.told[self.dialog.thing] = "\n".join([self.dialog.head.text(), *lines])
        return self.dialog.thing

    def follow(self, kind: ThingKind) -> Thing:
        """Into 相关的, down to the first of this kind, Enter."""
        tab_to(self.keys, lambda here: here is self.dialog.others)
        self.keys.presses("Home")
        while self.dialog.others.currentItem().data(THING).kind is not kind:
            self.keys.presses("Down")
        self.keys.presses("Return")
        return self.read()


def walk(reader: Reader, keys: Keys) -> None:
    """From the comment stop by stop to the verdict; back by Backspace; and from the verdict straight to the words."""
    start = reader.read()
    assert start == Thing(ThingKind.COMMENT, 1)
    assert reader.dialog.story is not None and set(reader.dialog.story.reached) == set(Stop)
    gone = [start, *map(reader.follow, WAY)]
    assert [thing.kind for thing in gone] == [ThingKind.COMMENT, *WAY]
    for thing in reversed(gone[:-1]):
        keys.presses("Backspace")
        assert reader.dialog.thing == thing
    keys.presses(*["Alt+Right"] * len(WAY))
    assert reader.dialog.thing == gone[-1]
    assert reader.follow(ThingKind.COMMENT) == start


def test_a_comment_is_followed_to_the_verdict_and_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Evening(f"{DAY}T19:00:00")
    make_disputed_world(path, clock).close()
    keys = sit_down(path, clock, monkeypatch)
    settle_and_promise(keys, hold(keys, Stage.COORDINATE))
    hold(keys, Stage.REVIEW)
    keys.presses("Ctrl+7")
    keys.types("↓1")
    reader = Reader(keys)
    keys.presses("Ctrl+8", "Home")
    keys.in_the_dialog(lambda: walk(reader, keys))
    keys.presses("Ctrl+G")
    assert {thing.kind for thing in reader.told} == {ThingKind.COMMENT, *WAY}
    for told in reader.told.values():
        assert [words for words in EACH_STOP if words not in told] == []
