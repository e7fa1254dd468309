"""Comments merged into questions, answers side by side, who stands where."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_drawing, make_file, make_meeting
from tests.operations.evening import everything, journal_of
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.last_time import left_by
from yitusanhui.domain.terms import Consent, Fate, OptionState, Stage, Stance
from yitusanhui.operations.blueprints import import_blueprint
from yitusanhui.operations.comments import record_comment, withdraw_comment
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.meetings import call_meeting, close_meeting
from yitusanhui.operations.minutes import seal_meeting
from yitusanhui.operations.reading import read_comments, read_topics
from yitusanhui.operations.topics import (
    confirm_agreement,
    edit_option,
    edit_topic,
    leave_open,
    merge_comments,
    offer_option,
    part_comment,
    raise_topic,
    settle_option,
    take_position,
    take_up_topic,
)
from yitusanhui.operations.tracing import read_threads
from yitusanhui.operations.undo import undo_last


@pytest.fixture
def file(tmp_path: Path) -> ConsultationFile:
    """An evening with three comments, the third withdrawn."""
    made = make_file(tmp_path)
    make_meeting(made)
    for text in ("路灯太暗", "晚上看不清", "说错了"):
        record_comment(made, meeting_id=1, text=text)
    withdraw_comment(made, number=3, reason="说错了")
    return made


def test_comments_under_a_topic_stay_as_they_are(file: ConsultationFile) -> None:
    raise_topic(file, meeting_id=1, title="照明", question="装几盏灯？", comments=[1, 2])
    (topic,) = read_topics(file)
    assert (topic.title, topic.question, topic.comments) == ("照明", "装几盏灯？", (1, 2))
    assert [one.text for one in read_comments(file)][:2] == ["路灯太暗", "晚上看不清"]
    assert [one.topics for one in read_comments(file)] == [(1,), (1,), ()]


def test_merging_twice_changes_nothing_and_parting_undoes_it(file: ConsultationFile) -> None:
    raise_topic(file, meeting_id=1, title="照明")
    merge_comments(file, topic_id=1, comments=[1, 2, 1])
    rows = everything(file)["topic_comments"]
    merge_comments(file, topic_id=1, comments=[1, 2])
    assert everything(file)["topic_comments"] == rows
    part_comment(file, topic_id=1, number=1)
    assert read_topics(file)[0].comments == (2,)
    merge_comments(file, topic_id=1, comments=[1])
    assert sorted(read_topics(file)[0].comments) == [1, 2]


@pytest.mark.parametrize(("number", "code"), [(3, "comment_withdrawn"), (9, "no_such_comment")])
def test_a_comment_that_is_gone_is_merged_into_nothing(file: ConsultationFile, number: int, code: str) -> None:
    before = everything(file)
    with pytest.raises(DomainError, match=code):
        raise_topic(file, meeting_id=1, title="照明", comments=[1, number])
    assert everything(file) == before


def test_options_are_lettered_in_order_and_on_past_z(file: ConsultationFile) -> None:
    raise_topic(file, meeting_id=1, title="照明")
    for n in range(28):
        offer_option(file, topic_id=1, title=f"第{n}种", cost="三万元")
    labels = [one.label for one in read_topics(file)[0].options]
    assert labels[:3] + labels[25:] == ["A", "B", "C", "Z", "A1", "B1"]
    assert len(set(labels)) == 28


def test_an_option_that_was_taken_back_leaves_its_letter_to_the_next(file: ConsultationFile) -> None:
    raise_topic(file, meeting_id=1, title="照明")
    for title in ("装三盏", "打错的"):
        offer_option(file, topic_id=1, title=title)
    undo_last(file)
    offer_option(file, topic_id=1, title="装五盏")
    assert [(one.label, one.title) for one in read_topics(file)[0].options] == [("A", "装三盏"), ("B", "装五盏")]


def test_an_option_is_reworded_and_settled(file: ConsultationFile) -> None:
    raise_topic(file, meeting_id=1, title="照明")
    offer_option(file, topic_id=1, title="装灯")
    edit_option(file, option_id=1, title="装六盏灯", touches="3号楼")
    settle_option(file, option_id=1, state=OptionState.ADOPTED)
    (option,) = read_topics(file)[0].options
    assert (option.title, option.touches, option.state) == ("装六盏灯", "3号楼", OptionState.ADOPTED)


def test_a_new_position_replaces_the_old_one_which_the_journal_keeps(file: ConsultationFile) -> None:
    raise_topic(file, meeting_id=1, title="照明")
    offer_option(file, topic_id=1, title="装灯")
    take_position(file, option_id=1, stakeholder="物业", stance=Stance.REJECTS, words_said="电费谁付")
    take_position(
        file, option_id=1, stakeholder="物业", stance=Stance.ACCEPTS_IF, words_said="街道付电费", confirmed=True
    )
    (position,) = read_topics(file)[0].options[0].positions
    assert (position.stance, position.words, position.confirmed) == (Stance.ACCEPTS_IF, "街道付电费", True)
    assert "电费谁付" in journal_of(file, "positions")[-1]["before"]


def test_who_accepts_on_a_condition_says_which(file: ConsultationFile) -> None:
    raise_topic(file, meeting_id=1, title="照明")
    offer_option(file, topic_id=1, title="装灯")
    with pytest.raises(DomainError, match="condition_missing"):
        take_position(file, option_id=1, stakeholder="物业", stance=Stance.ACCEPTS_IF, words_said=" ")


def test_what_was_agreed_is_set_down_and_may_be_cleared(file: ConsultationFile) -> None:
    raise_topic(file, meeting_id=1, title="照明")
    edit_topic(file, topic_id=1, agreement="先试两盏")
    assert read_topics(file)[0].agreement == "先试两盏"
    edit_topic(file, topic_id=1, agreement="")
    assert read_topics(file)[0].agreement == ""


def test_a_title_is_never_empty(file: ConsultationFile) -> None:
    raise_topic(file, meeting_id=1, title="照明")
    offer_option(file, topic_id=1, title="装灯")
    for change in (
        lambda: raise_topic(file, meeting_id=1, title=" "),
        lambda: edit_topic(file, topic_id=1, title=" "),
        lambda: offer_option(file, topic_id=1, title=""),
        lambda: edit_option(file, option_id=1, title=""),
        lambda: take_position(file, option_id=1, stakeholder="", stance=Stance.ACCEPTS),
    ):
        with pytest.raises(DomainError, match="words_missing"):
            change()


def test_an_agreement_is_confirmed_by_each_party_and_reworded_asks_them_again(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        raise_topic(file, meeting_id=1, title="车棚")
        with pytest.raises(DomainError, match="nothing_agreed"):
            confirm_agreement(file, topic_id=1, party="物业", consent=Consent.CONFIRMS)
        edit_topic(file, topic_id=1, agreement="搬到东门")
        confirm_agreement(file, topic_id=1, party="物业", consent=Consent.CONFIRMS)
        with pytest.raises(DomainError, match="reservation_missing"):
            confirm_agreement(file, topic_id=1, party="9号楼", consent=Consent.RESERVES)
        confirm_agreement(file, topic_id=1, party="9号楼", consent=Consent.RESERVES, words_said="灯要朝下")
        (topic,) = read_topics(file)
        assert [(one.party, one.stance, one.words) for one in topic.confirmations] == [
            ("物业", Consent.CONFIRMS, ""),
            ("9号楼", Consent.RESERVES, "灯要朝下"),
        ]
        assert edit_topic(file, topic_id=1, question="搬哪里").facts["fallen"] == 0
        assert edit_topic(file, topic_id=1, agreement="搬到西门").facts["fallen"] == 2
        assert read_topics(file)[0].confirmations == ()


def test_a_topic_that_stays_open_says_where_it_goes(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        raise_topic(file, meeting_id=1, title="车棚")
        with pytest.raises(DomainError, match="fate_missing"):
            leave_open(file, topic_id=1, fate=Fate.OTHER)
        leave_open(file, topic_id=1, fate=Fate.OTHER, note="街道另议")
        assert (read_topics(file)[0].fate, read_topics(file)[0].fate_note) == (Fate.OTHER, "街道另议")
        leave_open(file, topic_id=1, fate=None)
        assert (read_topics(file)[0].fate, read_topics(file)[0].fate_note) == (None, "")


def test_an_option_has_a_drawing_of_its_own_and_loses_it_again(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        import_blueprint(file, drawing=make_drawing())
        raise_topic(file, meeting_id=1, title="车棚")
        offer_option(file, topic_id=1, title="东门")
        for given, kept in ((1, 1), (None, 1), (0, None)):
            edit_option(file, option_id=1, blueprint_id=given)
            assert read_topics(file)[0].options[0].blueprint_id == kept


def test_a_topic_goes_on_in_a_later_meeting_with_its_comments_and_options(file: ConsultationFile) -> None:
    raise_topic(file, meeting_id=1, title="照明", question="装几盏灯？", comments=[1, 2])
    offer_option(file, topic_id=1, title="装三盏", cost="两万")
    take_position(file, option_id=1, stakeholder="物业", stance=Stance.ACCEPTS)
    withdraw_comment(file, number=2, reason="不提了")
    close_meeting(file, meeting_id=1)
    seal_meeting(file, meeting_id=1)
    later = int(str(call_meeting(file, stage=Stage.COORDINATE).facts["meeting"]))
    taken = int(str(take_up_topic(file, meeting_id=later, topic_id=1).facts["topic"]))
    (earlier, topic) = read_topics(file)
    assert (topic.id, topic.meeting_id, topic.title, topic.question) == (taken, later, "照明", "装几盏灯？")
    assert topic.comments == (1,)
    assert [(o.label, o.title, o.cost, o.positions) for o in topic.options] == [("A", "装三盏", "两万", ())]
    assert earlier.options[0].positions
    assert left_by(read_threads(file), topic) == "征询会第1次"
    offer_option(file, topic_id=taken, title="装五盏")


def test_comments_come_under_a_topic_with_its_taking_up_and_leave_with_its_undoing(file: ConsultationFile) -> None:
    raise_topic(file, meeting_id=1, title="照明", comments=[1])
    close_meeting(file, meeting_id=1)
    later = int(str(call_meeting(file, stage=Stage.COORDINATE).facts["meeting"]))
    take_up_topic(file, meeting_id=later, topic_id=1, comments=[1, 2])
    assert [topic.comments for topic in read_topics(file)] == [(1,), (1, 2)]
    undo_last(file)
    assert [topic.comments for topic in read_topics(file)] == [(1,)]


def test_a_topic_of_the_same_meeting_is_not_taken_up(file: ConsultationFile) -> None:
    raise_topic(file, meeting_id=1, title="照明")
    with pytest.raises(DomainError, match="topic_of_this_meeting"):
        take_up_topic(file, meeting_id=1, topic_id=1)
