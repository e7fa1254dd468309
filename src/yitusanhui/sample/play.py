"""Plays the sample's story through the operations, as if people had done it, at the times it happened."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from yitusanhui.domain.incoming import ReplyRow
from yitusanhui.domain.terms import Stage
from yitusanhui.intake.drawing import read_drawing
from yitusanhui.intake.readers import read_roster
from yitusanhui.intake.tiles import cut_tiles
from yitusanhui.operations.blueprints import import_blueprint
from yitusanhui.operations.files import new_consultation
from yitusanhui.operations.replies import import_replies
from yitusanhui.operations.roster import import_roster
from yitusanhui.sample.cast import Cast
from yitusanhui.sample.decisions import tell_decisions
from yitusanhui.sample.drawing import draw_sheet
from yitusanhui.sample.evening import tell_meeting
from yitusanhui.sample.sites import tell_sites
from yitusanhui.sample.story import StoryDrawing, load_story
from yitusanhui.sample.timeline import StoryClock, Timeline
from yitusanhui.sample.versions import tell_version


def play(
    path: Path, *, until: str = "", tiles: bool = True, mark: str = "", stopped: Callable[[], bool] = lambda: False
) -> Path:
    """Write the sample consultation to a new file and close it; `until` (ISO 8601) stops in the middle.

    `mark` stands before its title (【演练】), and so on every document, the window and the wall.

    `stopped` is asked before each thing that happens: what was played until then is taken away again.
    Raises what the operations raise, for instance when the file is there already.
    """
    story = load_story()
    clock = StoryClock(story.created_at)
    with new_consultation(
        path,
        title=f"{mark}{story.title}",
        street=story.street,
        community=story.community,
        clock=clock,
        actor=story.recorder,
        as_shipped=True,
    ) as file:
        cast = Cast(file, story, Timeline(clock))
        for drawing in story.drawings:
            _tell_drawing(cast, drawing, tiles=tiles)
        tell_sites(cast)
        cast.timeline.add(story.roster_at, lambda: import_roster(file, rows=read_roster(story.roster).rows))
        for meeting in story.meetings:
            tell_meeting(cast, meeting)
            tell_decisions(cast, meeting)
        for stage, at in story.replied_at:
            _tell_replies(cast, stage, at)
        cast.timeline.run(until, stopped)
        if stopped():
            file.discard()
    return path


def _tell_drawing(cast: Cast, told: StoryDrawing, *, tiles: bool) -> None:
    def bring() -> None:
        with tempfile.TemporaryDirectory() as folder:
            sheet = Path(folder, f"{told.name}.pdf")
            draw_sheet(told.version, sheet)
            drawing = read_drawing(sheet)
            if tiles:
                drawing = cut_tiles(drawing, Path(folder, "tiles"))
            import_blueprint(cast.file, drawing=drawing, label=told.label, name=told.name)

    cast.timeline.add(told.added_at, bring)
    if told.base:
        tell_version(cast, told)


def _tell_replies(cast: Cast, stage: Stage, at: str) -> None:
    said = {comment.key for comment in cast.story.comments_of(stage)}

    def answer() -> None:
        rows = [
            ReplyRow(cast.numbers[reply.key], reply.kind, reply.reason, reply.owner, reply.due)
            for reply in cast.story.replies
            if reply.key in said
        ]
        import_replies(cast.file, rows=rows)

    cast.timeline.add(at, answer)
