"""The red thread in the window: the story of what one is on, what is open, what came from before; and the way there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.last_time import LastTime, last_time_of
from yitusanhui.domain.loose_ends import Loose, LooseEnd
from yitusanhui.domain.report import TopicLine
from yitusanhui.domain.story import Event, Story, Thing, ThingKind
from yitusanhui.domain.terms import Audience
from yitusanhui.gui.dialogs.form import ask_number
from yitusanhui.gui.dialogs.last_time import LastTimeDialog
from yitusanhui.gui.dialogs.loose_ends import LooseEndsDialog
from yitusanhui.gui.dialogs.story import StoryDialog
from yitusanhui.gui.panels.base import Panel
from yitusanhui.gui.settings import ask_new_file
from yitusanhui.gui.wall_pages import WallMode
from yitusanhui.gui.widgets import ask
from yitusanhui.operations import reading, tracing
from yitusanhui.operations.topics import take_up_topic
from yitusanhui.texts import say, sentence
from yitusanhui.texts.tracing import thing_words, wall_line

if TYPE_CHECKING:
    from yitusanhui.gui.main_window import MainWindow

MOST = 99_999
ON_THE_WALL = 6
READ_FROM_AFAR = (
    Event.SAID,
    Event.RAISED,
    Event.AGREED,
    Event.FATE,
    Event.VOTED,
    Event.REPLIED,
    Event.PROMISED,
    Event.JUDGED,
)
# Where each panel's list is, what its lines are and their ids: name -> (attribute, kind, field).
LISTS: dict[str, tuple[str, ThingKind, str]] = {
    "topics": ("topics", ThingKind.TOPIC, "id"),
    "votes": ("motions", ThingKind.MOTION, "id"),
    "commitments": ("list", ThingKind.COMMITMENT, "id"),
    "evaluation": ("subjects", ThingKind.COMMITMENT, "commitment_id"),
    "replies": ("list", ThingKind.COMMENT, "number"),
}
PANEL_OF = {
    ThingKind.COMMENT: "comments",
    ThingKind.TOPIC: "topics",
    ThingKind.OPTION: "topics",
    ThingKind.MOTION: "votes",
    ThingKind.COMMITMENT: "commitments",
    ThingKind.EVALUATION: "evaluation",
}
PANEL_OF_END = {
    Loose.NO_REPLY: "replies",
    Loose.NO_REASON: "replies",
    Loose.UNJUDGED: "evaluation",
    Loose.NO_RECTIFICATION: "evaluation",
    Loose.UNSEALED: "minutes",
    Loose.NOTICE: "prepare",
}


class Tracer:
    """What the window's menu does about the red thread."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.session = window.session

    # Asked for

    def trace(self) -> None:
        """The story of what one is on; where one is on nothing, of a comment asked for by number."""
        thing = pointed_at(self.window.panels.current, self._panel_name())
        if thing is None:
            number = ask_number(self.window, say("trace.which"), most=MOST)
            thing = Thing(ThingKind.COMMENT, number) if number else None
        if thing is not None:
            self.tell(thing)

    def tell(self, thing: Thing) -> None:
        """The story of a thing."""
        dialog = self._or_say(
            lambda: StoryDialog(lambda one: tracing.read_trace(self.session.file, one), thing, self.today, self.window)
        )
        if dialog is None:
            return
        dialog.go_asked.connect(self.go_to)
        dialog.print_asked.connect(self.print)
        dialog.wall_asked.connect(self.show_on_the_wall)
        ask(dialog)

    def loose_ends(self) -> None:
        """还没有下文的事."""
        dialog = LooseEndsDialog(self.open_ends(), self.window)
        dialog.go_asked.connect(self.go_to_end)
        dialog.story_asked.connect(self.tell)
        ask(dialog)

    def last_time(self) -> None:
        """上次意见落实."""
        name = self._name()
        dialog = LastTimeDialog(name, self._from_last_time(), self.window)
        dialog.topic_wanted.connect(self.take_up)
        dialog.story_asked.connect(self.tell)
        dialog.print_asked.connect(self.print_last_time)
        ask(dialog)

    def _from_last_time(self) -> LastTime:
        comments = self.window.book.lines.values()
        return last_time_of(tracing.read_threads(self.session.file, comments), self.session.meeting_id)

    def take_up(self, topic: TopicLine) -> None:
        """A topic that was left for this meeting: raised here again, of the same comments and options."""
        done = self.session.do(take_up_topic, meeting_id=self.session.meeting_id, topic_id=topic.id)
        if done is not None:
            self.session.told.emit(say("last_time.taken", {"title": topic.title}))

    def print_last_time(self) -> None:
        """上次意见落实 of this meeting as PDF/A."""
        from yitusanhui.documents.last_time import write_last_time

        meeting_id = self.session.meeting_id
        name = say("last_time.file", {"name": self._name()})
        target = ask_new_file(self.window, "export", say("last_time.where"), name, say("trace.kinds"))
        if target is not None:
            self.session.run(
                lambda: write_last_time(tracing.read_threads(self.session.file), meeting_id, target),
                done=lambda made: self.session.told.emit(say("trace.written", {"name": made.name})),
            )

    def open_ends(self) -> tuple[LooseEnd, ...]:
        """Everything without a sequel today."""
        comments = self.window.book.lines.values()
        return tracing.read_loose_ends(self.session.file, self.today, comments)

    @property
    def today(self) -> str:
        """ISO."""
        return self.session.file.clock().date().isoformat()

    # The way there

    def go_to_end(self, end: LooseEnd) -> None:
        """To the panel in which a loose end is tied."""
        self._enter(end.meeting_id)
        self._show(PANEL_OF_END.get(end.kind, PANEL_OF.get(end.thing.kind, "prepare")), end.thing)

    def go_to(self, thing: Thing) -> None:
        """To the panel and line of a thing, in the meeting it belongs to."""
        report = tracing.read_trace(self.session.file, thing).report
        self._enter(tracing.meeting_of(report, thing))
        self._show(PANEL_OF.get(thing.kind, "prepare"), thing)

    def _enter(self, meeting_id: int) -> None:
        if meeting_id:
            self.session.enter(meeting_id)

    def _show(self, name: str, thing: Thing) -> None:
        self.window.panels.show_panel(name)
        if thing.kind is ThingKind.COMMENT:
            self.session.comment_selected.emit(thing.id)
        found = LISTS.get(name)
        if found is not None:
            lines = getattr(self.window.panels.panel(name), found[0])
            lines.go_to(self._line_id(thing))
            lines.setFocus()
        elif name == "comments":
            self.window.panels.panel(name).list.take_focus()  # type: ignore[attr-defined]

    def _line_id(self, thing: Thing) -> int:
        """The id in the panel's list: an option stands under its topic, a verdict under its promise."""
        report = tracing.read_threads(self.session.file, ())
        if thing.kind is ThingKind.OPTION:
            return next((t.id for t in report.topics if any(o.id == thing.id for o in t.options)), 0)
        if thing.kind is ThingKind.EVALUATION:
            said = (e for meeting in report.meetings for e in meeting.evaluations if e.id == thing.id)
            return next((line.commitment_id or 0 for line in said), 0)
        return thing.id

    # On paper, on the wall

    def print(self, thing: Thing, audience: Audience) -> None:
        """溯源表 of one thing as PDF/A; for the public only a comment's."""
        from yitusanhui.documents.current import copy_for
        from yitusanhui.documents.trace import write_story  # only now: what makes documents is large

        traced = tracing.read_trace(self.session.file, thing)
        words = thing_words(traced.story(thing).facts)[:40]
        name = say("trace.file", {"name": "".join(c for c in words if c not in '\\/:*?"<>|\n')})
        target = ask_new_file(self.window, "export", say("trace.where"), name, say("trace.kinds"))
        if target is None:
            return
        self.session.run(
            lambda: write_story(copy_for(traced.report, audience), traced.past, thing, target),
            done=lambda made: self.session.told.emit(say("trace.written", {"name": made.name})),
        )

    def show_on_the_wall(self, thing: Thing) -> None:
        """The story without names, the newest lines where there are many."""
        story = self._or_say(lambda: tracing.read_trace(self.session.file, thing).opened().story(thing))
        if story is not None:
            feed = self.window.wall
            feed.read_out(say("trace.title"), wall_words(story, feed.book.masked))
            feed.turn_to(WallMode.NOTICE, self.window)

    def _or_say(self, work: Callable[[], Any]) -> Any | None:
        try:
            return work()
        except DomainError as refusal:
            self.session.refused.emit(sentence(refusal))
            return None

    def _name(self) -> str:
        held = reading.read_particulars(self.session.file)
        return next((meeting.name for meeting in held if meeting.id == self.session.meeting_id), "")

    def _panel_name(self) -> str:
        panels = self.window.panels.panels
        return next((name for name, panel in panels.items() if panel is self.window.panels.current), "")


def pointed_at(panel: Panel, name: str) -> Thing | None:
    """What one is on in a panel; None where there is nothing."""
    if name == "comments":
        chosen = panel.list.chosen  # type: ignore[attr-defined]
        return Thing(ThingKind.COMMENT, chosen.number) if chosen is not None else None
    if name not in LISTS:
        return None
    attribute, kind, field = LISTS[name]
    line = getattr(panel, attribute).current
    row_id = getattr(line, field, None) if line is not None else None
    return Thing(kind, row_id) if row_id else None


def wall_words(story: Story, masked: Callable[..., str]) -> str:
    """A story for the room, short enough to be read from the last row: the words, what became of them; masked."""
    lines = [line for line in story.lines if line.event in READ_FROM_AFAR]
    if len(lines) > ON_THE_WALL:
        lines = [lines[0], *lines[1 - ON_THE_WALL :]]
    return "\n".join(masked(wall_line(line)) for line in lines)
