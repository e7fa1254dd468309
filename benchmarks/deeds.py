"""What a person does in one evening in the window of a large file, one key or click each, for `evening` to measure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, cycle
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog

from large import HERE, PEOPLE
from yitusanhui.domain.filtering import PinFilter
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.domain.thread import Thing, ThingKind
from yitusanhui.gui import warm_up
from yitusanhui.gui.background import Background
from yitusanhui.gui.main_window import MainWindow
from yitusanhui.operations import looks, reading, roster
from yitusanhui.operations.topics import raise_topic

OFTEN, SELDOM, CTRL = 15, 5, Qt.KeyboardModifier.ControlModifier
PANELS = ("prepare", "sign_in", "comments", "topics", "votes", "commitments", "evaluation", "replies", "minutes")
Deed = tuple[str, Callable[[], object], int, Callable[[], object] | None]


def settle() -> None:
    """Until everything that a key changed is shown, also what is found out beside the window."""
    while Background.any_busy():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def deeds(window: MainWindow) -> Iterator[Deed]:
    """(name, the deed, how often, and what comes before it unmeasured)."""
    warm_up.load(window.session.file)  # as the program does, three seconds after the window stands
    for name in [name for name in window.panels.names if name not in window.panels.panels]:
        for work in ("made", "put in its place"):
            yield f"panel {name} {work}, at rest", window.panels.make_one, 1, None
    for name in PANELS:
        yield f"panel {name}, the first time", lambda name=name: _show(window, name), 1, None
    for some in (_at_the_door, _while_they_talk, _about_one_comment, _on_the_map, _from_place_to_place, _to_be_read):
        yield from some(window)


def _at_the_door(window: MainWindow) -> Iterator[Deed]:
    window.panels.show_panel("sign_in")
    finder: Any = window.panels.panels["sign_in"].finder  # type: ignore[attr-defined]
    newcomers = iter(reading.read_roster(window.session.file)[HERE + 1 : PEOPLE])
    moved = (RosterRow("张秀英", "业主", f"9号楼{flat}室", f"9-{flat}") for flat in count(101))
    yield "sign-in, letters", lambda: _type(finder.line, "zx"), OFTEN, finder.line.clear
    yield "sign-in, Enter", lambda: _enter(finder.line, next(newcomers).household), OFTEN, None
    yield (
        "sign-in, a door corrected",
        lambda: window.session.do(roster.edit_participant, participant_id=7, row=next(moved)),
        SELDOM,
        None,
    )


def _while_they_talk(window: MainWindow) -> Iterator[Deed]:
    line = _comments(window).entry.line
    yield "comment, a letter", lambda: _type(line, "路灯要亮"), OFTEN, lambda: (_comments(window), line.clear())
    line.clear()
    yield "comment, @ and two letters", lambda: _type(line, "路灯 @zx"), OFTEN, line.clear
    line.clear()
    yield "comment, Enter", lambda: _enter(line, "路灯要亮一点"), OFTEN, None
    yield "comment, Ctrl+Z", lambda: _press(window, Qt.Key.Key_Z, CTRL), SELDOM, None
    yield "endorsement", lambda: _enter(line, "9000+1"), OFTEN, None
    yield "endorsement, Ctrl+Z", lambda: _press(window, Qt.Key.Key_Z, CTRL), SELDOM, None
    yield "step forward", lambda: _press(window, Qt.Key.Key_Right, CTRL), SELDOM, None


def _about_one_comment(window: MainWindow) -> Iterator[Deed]:
    shown, acts, numbers = _comments(window).list, _comments(window).actions_, count(8_000)

    def choose() -> None:
        _comments(window)
        shown.choose(next(numbers))
        shown.setFocus()

    yield "next comment, Down", lambda: QTest.keyClick(shown, Qt.Key.Key_Down), OFTEN, shown.setFocus
    yield "comment amended", lambda: _answer(acts.amend, _amend), SELDOM, choose
    yield "comment withdrawn", lambda: _answer(acts.withdraw, QDialog.accept), SELDOM, choose
    yield "comment merged", lambda: _answer(acts.merge, _merge), SELDOM, choose
    window.panels.show_panel("replies")
    replies: Any = window.panels.panels["replies"]
    yield "next reply, Down", lambda: QTest.keyClick(replies.list, Qt.Key.Key_Down), OFTEN, replies.list.setFocus
    yield "a reply kept", lambda: (replies.kind.pick(0), replies.hand_in()), SELDOM, replies.list.setFocus
    window.panels.show_panel("topics")
    topics: Any = window.panels.panels["topics"]
    sixties = (range(start, start + 60) for start in count(3_000, 60))
    yield "next topic, Down", lambda: QTest.keyClick(topics.topics, Qt.Key.Key_Down), OFTEN, topics.topics.setFocus
    yield (
        "comments of a topic sought",
        lambda: _type(topics.comments.sought, "坡道"),
        SELDOM,
        topics.comments.sought.clear,
    )
    yield "topic of 60 raised", lambda: _raise(window, next(sixties)), SELDOM, topics.comments.sought.clear


def _on_the_map(window: MainWindow) -> Iterator[Deed]:
    numbers, acts, extras = count(5_000, 7), window.actions_, window.pane.extras
    _comments(window)
    yield "pin picked", lambda: window.pane.view.pin_clicked.emit(next(numbers)), OFTEN, None
    yield (
        "wall to the comment and back",
        lambda: (acts["wall_comment"].trigger(), acts["wall_map"].trigger()),
        OFTEN,
        None,
    )
    yield "wall down and up", lambda: (acts["wall"].trigger(), acts["wall"].trigger()), SELDOM, None
    yield "filter opened", lambda: _answer(acts["filter"].trigger, QDialog.reject), SELDOM, None
    parking = PinFilter(categories=frozenset({"停车"}))
    yield "filter", lambda: extras.set_filter(parking, ("停车",)), SELDOM, extras.clear_filter
    yield "endorsement, filtered", lambda: _enter(_comments(window).entry.line, "9000+1"), SELDOM, None
    yield "filter off", extras.clear_filter, SELDOM, lambda: extras.set_filter(parking, ("停车",))
    yield "heat", acts["heat"].trigger, SELDOM + 1, None
    yield "pins by reply", acts["colour_reply"].trigger, SELDOM, acts["colour_category"].trigger
    acts["colour_category"].trigger()
    names = cycle(("street", "community"))
    yield "papers in another look", lambda: window.session.do(looks.choose_look, look=next(names)), SELDOM, None


def _from_place_to_place(window: MainWindow) -> Iterator[Deed]:
    for name in PANELS:
        yield f"panel {name}", lambda name=name: _show(window, name), SELDOM, lambda: _show(window, "sites")
    minutes: Any = window.panels.panels["minutes"]
    corrections = (f"补{number}" for number in count(1))

    def correct() -> None:
        minutes.correction.setText(next(corrections))
        minutes.correct()

    yield "minutes corrected", correct, SELDOM, lambda: minutes.section.setEditText("到会人数")


def _to_be_read(window: MainWindow) -> Iterator[Deed]:
    tracer = window.tracer
    comment, topic = Thing(ThingKind.COMMENT, 500), Thing(ThingKind.TOPIC, 5)
    yield "溯源 of a comment", lambda: _answer(lambda: tracer.tell(comment), QDialog.close), SELDOM, None
    yield "溯源 of a topic", lambda: _answer(lambda: tracer.tell(topic), QDialog.close), SELDOM, None
    yield "还没有下文的事", lambda: _answer(tracer.loose_ends, QDialog.close), SELDOM, None
    yield "上次意见落实", lambda: _answer(tracer.last_time, QDialog.close), SELDOM, None
    yield "preview opened", window.actions_["preview"].trigger, SELDOM, lambda: _close(window)
    _close(window)


def _comments(window: MainWindow) -> Any:
    window.panels.show_panel("comments")
    return window.panels.panels["comments"]


def _show(window: MainWindow, name: str) -> None:
    window.panels.show_panel(name)


def _type(line: Any, words: str) -> None:
    line.setText(words)


def _enter(line: Any, words: str) -> None:
    line.setText(words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def _press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def _answer(asked: Callable[[], object], answer: Callable[[Any], object]) -> None:
    """Do what brings up a dialog, and answer it as soon as it is there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(0, look)
        else:
            answer(dialog)

    QTimer.singleShot(0, look)
    asked()


def _amend(dialog: Any) -> None:
    dialog.text.setPlainText(f"{dialog.text.toPlainText()}，要亮一点")
    dialog.category.setCurrentText("照明")
    dialog.accept()


def _merge(dialog: Any) -> None:
    dialog.findChild(QComboBox).setCurrentText("议题3")
    dialog.accept()


def _raise(window: MainWindow, numbers: range) -> None:
    window.session.do(raise_topic, meeting_id=window.session.meeting_id, title=f"议题{numbers.start}", comments=numbers)


def _close(window: MainWindow) -> None:
    for preview in window.findChildren(QDialog):
        preview.close()
