"""The sample's pins on the three versions of its drawing."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

from yitusanhui.domain.terms import PlacementState
from yitusanhui.operations.files import open_consultation
from yitusanhui.operations.reading import check_consultation, read_comments, read_places, read_report
from yitusanhui.sample.story import load_story

CARRIED, CONFIRMED, MOVED, GONE = PlacementState


def test_the_pins_of_each_version_come_along_and_are_answered(tmp_path: Path, sample_file: Path) -> None:
    with open_consultation(Path(shutil.copy(sample_file, tmp_path))) as file:
        comments, places = read_comments(file), read_places(file)
        on_2 = Counter(line.placement for line in places.asked(comments, 2))
        on_3 = Counter(line.placement for line in places.asked(comments, 3))
        assert on_2[CARRIED] == 0 and on_2[GONE] == 2 and on_2[MOVED] == 6 and on_2[CONFIRMED] > 40
        assert on_3[CARRIED] == 4 and on_3[GONE] == 1 and on_3[CONFIRMED] > 50
        report = read_report(file)
        assert all(0 <= p.x < 7016 for p in report.placements if p.x is not None)
        assert check_consultation(file) == []


def test_every_answer_of_the_story_is_about_one_of_its_comments() -> None:
    story = load_story()
    said = {comment.key for comment in story.comments}
    assert {answer.key for answer in story.answers} <= said
    assert all(answer.note for answer in story.answers if answer.state is GONE)
    assert all(answer.place for answer in story.answers if answer.state is MOVED)
