"""A file of 10,000 comments and 2,000 people: what surfaces ask of it, beside SQLite returning the same rows alone.

The base of each ratio is printed with it: every comment (or person) of the file as plain rows, nothing joined.
"""

from __future__ import annotations

import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from time import process_time

from yitusanhui.domain.incoming import CommentRow, Drawing, ReplyRow, RosterRow
from yitusanhui.domain.thread import Thing, ThingKind
from yitusanhui.gui.people_index import PeopleIndex
from yitusanhui.intake.drawing import read_drawing
from yitusanhui.intake.tiles import cut_tiles
from yitusanhui.operations import attendance, blueprints, meetings, reading, topics, tracing
from yitusanhui.operations.comments import import_comments, record_comment
from yitusanhui.operations.files import ConsultationFile, new_consultation, open_consultation
from yitusanhui.operations.replies import import_replies
from yitusanhui.operations.roster import import_roster
from yitusanhui.sample.drawing import draw_sheet

COMMENTS, PEOPLE, TOPICS, HERE = 10_000, 2_000, 40, 1_200
ROUNDS, TIMES = 3, 20
SURNAMES, GIVEN = "张王李赵陈杨黄吴周徐孙马朱胡郭何", "秀英晓明建国桂兰玉梅志强丽娟春霞"
CATEGORIES = ("停车", "绿化", "无障碍", "照明", "其他")
TODAY = "2026-04-01"
Measure = tuple[str, float, float]


def make(path: Path) -> None:
    """Write the file: a roster with households, comments all over a drawing by people of it, half of them answered."""
    chance = random.Random(7)
    people = [_person(number, chance) for number in range(PEOPLE)]
    with new_consultation(path, title="口袋公园") as file:
        import_roster(file, rows=people)
        sheet = _bring_drawing(file)
        rows = [_comment(number, people, chance, sheet) for number in range(COMMENTS)]
        import_comments(file, meeting_id=1, rows=rows)
        import_replies(file, rows=[ReplyRow(number + 1, "采纳", "列入方案") for number in range(0, COMMENTS, 2)])
        meetings.open_meeting(file, meeting_id=1)
        for topic in range(TOPICS):
            numbers = range(topic * 60 + 1, topic * 60 + 51)
            topics.raise_topic(file, meeting_id=1, title=f"议题{topic}", comments=numbers)
        for person in range(1, HERE + 1):
            attendance.sign_in(file, meeting_id=1, participant_id=person)


def _bring_drawing(file: ConsultationFile) -> Drawing:
    """The sample's sheet, with its tiles."""
    with tempfile.TemporaryDirectory() as folder:
        draw_sheet("v1", Path(folder, "sheet.pdf"))
        drawing = cut_tiles(read_drawing(Path(folder, "sheet.pdf")), Path(folder, "tiles"))
        blueprints.import_blueprint(file, drawing=drawing)
        return drawing


def _person(number: int, chance: random.Random) -> RosterRow:
    name = chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, 2))
    door = f"{number % 20 + 1}-{number // 40 + 1}0{number // 20 % 2 + 1}"
    return RosterRow(name, "业主", f"{door}室", door, 8_000_000)


def _comment(number: int, people: list[RosterRow], chance: random.Random, sheet: Drawing) -> CommentRow:
    words = f"第{number}条：希望在{number % 30}号楼门口加一处无障碍坡道，再把停车位画清楚，晚上路灯要亮。"
    place = chance.uniform(0, sheet.width), chance.uniform(0, sheet.height)
    who = chance.choice(people).name
    return CommentRow(words, author=who, category=CATEGORIES[number % 5], x=place[0], y=place[1])


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median of what one core needs for it, once it is warm."""
    return median(sorted(_once(work) for _ in range(rounds + 1))[:rounds])


def _once(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun


def measure() -> list[Measure]:
    """(name, times SQLite's own time, bar) of each thing that is asked."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.ytsh"
        make(path)
        with closing(sqlite3.connect(path)) as plain:
            every = seconds(lambda: plain.execute("SELECT * FROM comments").fetchall())
            roster = seconds(lambda: plain.execute("SELECT * FROM participants").fetchall())
        opened = seconds(lambda: open_consultation(path).close())
        with open_consultation(path) as file:
            return [
                _measured("opening the file", opened, "comments", every, 1),
                *(_measured(name, seconds(work), "comments", every, bar) for name, work, bar in _asked(file)),
                *(_measured(name, took, "people", roster, bar) for name, took, bar in _at_the_door(file)),
            ]


def _asked(file: ConsultationFile) -> Iterator[tuple[str, Callable[[], object], float]]:
    """What is asked of the whole file."""
    held = reading.read_comments(file)
    yield "every comment as a line", lambda: reading.read_comments(file), 12
    yield "the whole report", lambda: reading.read_report(file), 15
    yield "loose ends, from the file", lambda: tracing.read_loose_ends(file, TODAY), 12
    yield "loose ends, comments in hand", lambda: tracing.read_loose_ends(file, TODAY, held), 1
    yield "the story of a topic", lambda: tracing.read_trace(file, Thing(ThingKind.TOPIC, 5)), 1
    yield "attendance of a meeting", lambda: reading.read_attendance(file, 1), 1
    yield "one comment recorded and read again", lambda: _record(file), 1


def _record(file: ConsultationFile) -> object:
    change = record_comment(file, meeting_id=1, text="路灯要亮", author="张三")
    return [reading.read_comment(file, number) for number in reading.read_touched_comments(file, change)]


def _at_the_door(file: ConsultationFile) -> Iterator[tuple[str, float, float]]:
    """Finding a person and signing them in, each many times over, as one."""
    people = PeopleIndex(reading.read_roster(file))
    newcomers = iter(range(HERE + 1, PEOPLE))
    yield "a person found by typing", seconds(lambda: [people.find("zx") for _ in range(TIMES)]) / TIMES, 1
    yield "one signed in, and the figures", seconds(lambda: _arrive(file, next(newcomers)), TIMES), 10


def _arrive(file: ConsultationFile, person: int) -> object:
    attendance.sign_in(file, meeting_id=1, participant_id=person)
    return reading.read_attendance(file, 1), reading.read_attendees(file, 1)


def _measured(name: str, took: float, rows: str, base: float, bar: float) -> Measure:
    return f"{name} ({took * 1000:.0f} ms) / {rows} ({base * 1000:.0f} ms)", took / base, bar


if __name__ == "__main__":
    for name, ratio, bar in measure():
        print(f"{name}: {ratio:.2f} (bar {bar})")
