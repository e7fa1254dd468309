"""What surfaces ask for beside the reports: what a change made different, who is excused, which page a drawing is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.builders import make_drawing, make_file, make_meeting
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.domain.terms import ReplyKind
from yitusanhui.operations.attendance import excuse, sign_in
from yitusanhui.operations.blueprints import import_blueprint
from yitusanhui.operations.comments import endorse_comment, record_comment
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.reading import read_excused, read_media_type, read_touched_comments
from yitusanhui.operations.replies import reply_comment
from yitusanhui.operations.roster import edit_participant
from yitusanhui.operations.topics import edit_topic, part_comment, raise_topic
from yitusanhui.operations.undo import undo_last


def hearing(folder: Path) -> ConsultationFile:
    """Three comments, the second by someone of the roster."""
    file = make_file(folder, people=4)
    make_meeting(file, present=2)
    for author in (None, 2, None):
        record_comment(file, meeting_id=1, text="要路灯", participant_id=author)
    return file


def test_each_kind_of_change_names_the_comments_it_made_different(tmp_path: Path) -> None:
    with hearing(tmp_path) as file:
        changes = (
            (record_comment(file, meeting_id=1, text="要座椅"), (4,)),
            (endorse_comment(file, number=3, meeting_id=1), (3,)),
            (undo_last(file), (3,)),
            (raise_topic(file, meeting_id=1, title="灯", comments=[1, 2]), (1, 2)),
            (part_comment(file, topic_id=1, number=2), (2,)),
            (edit_topic(file, topic_id=1, title="路灯"), (1, 2)),
            (reply_comment(file, number=1, kind=ReplyKind.ADOPTED), (1,)),
            (edit_participant(file, participant_id=2, row=RosterRow("王二", address="9号楼")), (2,)),
            (sign_in(file, meeting_id=1, participant_id=3), ()),
        )
        for change, numbers in changes:
            assert read_touched_comments(file, change) == numbers, change.operation


def test_who_asked_to_be_excused_is_told_until_they_come(tmp_path: Path) -> None:
    with hearing(tmp_path) as file:
        for person in (3, 4):
            excuse(file, meeting_id=1, participant_id=person)
        assert read_excused(file, 1) == (3, 4)
        sign_in(file, meeting_id=1, participant_id=3)
        assert read_excused(file, 1) == (4,)


def test_the_page_of_a_drawing_is_remembered(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        sheet = make_drawing()
        paged = replace(sheet, media_type="application/pdf;page=3")
        import_blueprint(file, drawing=paged)
        assert read_media_type(file, 1) == "application/pdf;page=3"
