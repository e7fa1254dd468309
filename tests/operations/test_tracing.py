"""The red thread: from the words to the verdict and back, by what the journal knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting
from tests.operations.evening import named_vote
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.last_time import last_time_of
from yitusanhui.domain.loose_ends import Loose
from yitusanhui.domain.story import Event, Stop, Thing, ThingKind
from yitusanhui.domain.terms import CommitmentState, Consent, Fate, OptionState, ReplyKind, Stage, Verdict
from yitusanhui.operations import comments, commitments, meetings, minutes, replies, topics
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.tracing import meeting_of, read_loose_ends, read_threads, read_trace
from yitusanhui.operations.undo import undo_last
from yitusanhui.texts import sentence
from yitusanhui.texts.tracing import last_time_intro, line_words

COMMENT = Thing(ThingKind.COMMENT, 1)
TODAY = "2026-12-01"


def _held(folder: Path) -> ConsultationFile:
    """Two comments in one topic, an option adopted by vote, a promise, a reply; then the seal and what came later."""
    file = make_file(folder, people=4)
    make_meeting(file, present=3)
    comments.record_comment(file, meeting_id=1, text="路登太暗", author="居民1")
    comments.record_comment(file, meeting_id=1, text="门口也暗")
    comments.amend_comment(file, number=1, text="路灯太暗")
    comments.endorse_comment(file, number=1, meeting_id=1, count=5)
    topics.raise_topic(file, meeting_id=1, title="照明", comments=[1, 2])
    topics.offer_option(file, topic_id=1, title="加灯")
    topics.edit_topic(file, topic_id=1, agreement="加三盏")
    topics.confirm_agreement(file, topic_id=1, party="物业", consent=Consent.CONFIRMS)
    named_vote(file, "赞成", "赞成")
    topics.settle_option(file, option_id=1, state=OptionState.ADOPTED)
    commitments.make_commitment(file, meeting_id=1, text="装灯", owner="物业", due="2026-06-01", topic_id=1)
    return file


def _events(file: ConsultationFile, thing: Thing) -> list[Event]:
    return [line.event for line in read_trace(file, thing).story(thing).lines]


def test_a_comment_is_followed_from_its_first_words_to_the_promise(tmp_path: Path) -> None:
    with _held(tmp_path) as file:
        story = read_trace(file, COMMENT).story(COMMENT)
        events = [line.event for line in story.lines]
        assert events[:4] == [Event.SAID, Event.AMENDED, Event.ENDORSED, Event.RAISED]
        assert {Event.MERGED, Event.OFFERED, Event.AGREED, Event.CONFIRMED, Event.SETTLED, Event.PROMISED} < set(events)
        words = [line_words(line) for line in story.lines]
        assert "“路登太暗”" in words[0] and "“路灯太暗”" in words[1] and "附议5人次" in words[2]
        assert story.reached == (Stop.WORDS, Stop.TOPIC, Stop.OPTION, Stop.PROMISE)


def test_a_promise_leads_back_to_every_word_it_came_from(tmp_path: Path) -> None:
    with _held(tmp_path) as file:
        story = read_trace(file, Thing(ThingKind.COMMITMENT, 1)).story(Thing(ThingKind.COMMITMENT, 1))
        assert {Thing(ThingKind.COMMENT, 1), Thing(ThingKind.COMMENT, 2), Thing(ThingKind.TOPIC, 1)} < set(story.others)
        assert [line.facts["text"] for line in story.lines if line.event is Event.SAID] == ["路灯太暗", "门口也暗"]


def test_what_came_after_the_seal_is_told_too(tmp_path: Path) -> None:
    with _held(tmp_path) as file:
        meetings.close_meeting(file, meeting_id=1)
        minutes.seal_meeting(file, meeting_id=1)
        replies.reply_comment(file, number=1, kind=ReplyKind.ADOPTED, owner="物业")
        commitments.report_progress(file, commitment_id=1, state=CommitmentState.DONE, note="三盏都亮")
        minutes.add_addendum(file, meeting_id=1, text="1号意见补充照片说明", reason="漏记")
        review = int(str(meetings.call_meeting(file, stage=Stage.REVIEW).facts["meeting"]))
        commitments.evaluate(file, meeting_id=review, commitment_id=1, verdict=Verdict.KEPT)
        events = _events(file, COMMENT)
        assert {Event.REPLIED, Event.PROGRESS, Event.ADDED, Event.JUDGED} < set(events)
        assert Event.ADDED not in _events(file, Thing(ThingKind.COMMENT, 2))
        assert [line.event for line in read_trace(file, Thing(ThingKind.EVALUATION, 1)).story(COMMENT).lines]


def test_what_was_undone_is_no_part_of_the_story(tmp_path: Path) -> None:
    with _held(tmp_path) as file:
        before = _events(file, COMMENT)
        comments.amend_comment(file, number=1, text="打错")
        undo_last(file)
        comments.endorse_comment(file, number=1, meeting_id=1, count=9)
        undo_last(file)
        assert _events(file, COMMENT) == before


def test_a_withdrawn_comment_keeps_its_story_for_the_file_and_has_none_for_the_public(tmp_path: Path) -> None:
    with _held(tmp_path) as file:
        comments.withdraw_comment(file, number=2, reason="不提了")
        thing = Thing(ThingKind.COMMENT, 2)
        assert Event.WITHDRAWN in _events(file, thing)
        with pytest.raises(DomainError) as refused:
            read_trace(file, thing).opened().story(thing)
        assert "找不到" in sentence(refused.value)


def test_the_public_story_has_no_speaker_and_no_words_that_were_amended(tmp_path: Path) -> None:
    with _held(tmp_path) as file:
        story = read_trace(file, COMMENT).opened().story(COMMENT)
        told = "".join(line_words(line) for line in story.lines)
        assert "居民1" not in told and "路登" not in told and "改过一次" in told


def test_each_thing_knows_its_meeting(tmp_path: Path) -> None:
    with _held(tmp_path) as file:
        report = read_trace(file, COMMENT).report
        things = [Thing(kind, 1) for kind in ThingKind if kind is not ThingKind.EVALUATION]
        assert {meeting_of(report, thing) for thing in things} == {1}
        assert meeting_of(report, Thing(ThingKind.EVALUATION, 1)) == 0


def test_loose_ends_go_one_by_one_as_they_are_tied(tmp_path: Path) -> None:
    def kinds(file: ConsultationFile) -> list[Loose]:
        return [end.kind for end in read_loose_ends(file, TODAY)]

    with _held(tmp_path) as file:
        assert kinds(file) == [Loose.OVERDUE], "replies are not owed while people still speak"
        meetings.close_meeting(file, meeting_id=1)
        assert kinds(file) == [Loose.UNSEALED, Loose.NO_REPLY, Loose.NO_REPLY, Loose.OVERDUE]
        minutes.seal_meeting(file, meeting_id=1)
        review = int(str(meetings.call_meeting(file, stage=Stage.REVIEW).facts["meeting"]))
        replies.reply_comment(file, number=1, kind=ReplyKind.REFUSED)
        replies.reply_comment(file, number=2, kind=ReplyKind.ADOPTED)
        assert kinds(file) == [Loose.NO_REASON, Loose.OVERDUE]
        replies.reply_comment(file, number=1, kind=ReplyKind.REFUSED, reason="管线")
        commitments.report_progress(file, commitment_id=1, state=CommitmentState.DONE)
        assert kinds(file) == [Loose.UNJUDGED]
        commitments.evaluate(file, meeting_id=review, commitment_id=1, verdict=Verdict.BROKEN)
        assert kinds(file) == [Loose.NO_RECTIFICATION]


def test_a_topic_left_for_the_next_round_lies_on_its_table_until_it_is_taken_up(tmp_path: Path) -> None:
    with _held(tmp_path) as file:
        topics.raise_topic(file, meeting_id=1, title="停车")
        topics.leave_open(file, topic_id=2, fate=Fate.NEXT_ROUND)
        topics.raise_topic(file, meeting_id=1, title="垃圾点")  # nobody came to an end with it
        topics.raise_topic(file, meeting_id=1, title="加梯")
        topics.leave_open(file, topic_id=4, fate=Fate.OWNERS)
        meetings.close_meeting(file, meeting_id=1)
        later = int(str(meetings.call_meeting(file, stage=Stage.COORDINATE).facts["meeting"]))
        carried = last_time_of(read_threads(file), later)
        assert [topic.title for topic in carried.topics] == ["停车", "垃圾点"]
        assert [topic.title for topic in carried.referred] == ["加梯"]
        assert [promise.text for promise in carried.promises] == ["装灯"] and len(carried.unanswered) == 2
        assert Loose.NEXT_ROUND in [end.kind for end in read_loose_ends(file, TODAY)]
        topics.raise_topic(file, meeting_id=later, title="停车")
        topics.raise_topic(file, meeting_id=later, title="垃圾点")
        assert Loose.NEXT_ROUND not in [end.kind for end in read_loose_ends(file, TODAY)]
        assert [end.thing.id for end in read_loose_ends(file, TODAY) if end.kind is Loose.NO_OPTION] == [5, 6]
        third = int(str(meetings.call_meeting(file, stage=Stage.COORDINATE).facts["meeting"]))
        assert [topic.id for topic in last_time_of(read_threads(file), third).topics] == [5, 6]
        assert last_time_of(read_threads(file), 1).empty


def test_a_reply_without_its_reason_is_counted_once_and_said(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        for text in ("路灯太暗", "车棚太近", "垃圾点太臭"):
            comments.record_comment(file, meeting_id=1, text=text)
        replies.reply_comment(file, number=1, kind=ReplyKind.ADOPTED)
        replies.reply_comment(file, number=2, kind=ReplyKind.REFUSED)
        later = int(str(meetings.call_meeting(file, stage=Stage.REVIEW).facts["meeting"]))
        told = last_time_intro(last_time_of(read_threads(file), later))
    assert told.endswith("意见3条：采纳1条，不采纳1条，其中缺理由1条；还没有答复1条。")


def test_where_nothing_was_answered_it_is_said_once(tmp_path: Path) -> None:
    with make_file(tmp_path) as file:
        make_meeting(file)
        for text in ("路灯太暗", "车棚太近"):
            comments.record_comment(file, meeting_id=1, text=text)
        later = int(str(meetings.call_meeting(file, stage=Stage.REVIEW).facts["meeting"]))
        assert last_time_intro(last_time_of(read_threads(file), later)).endswith("意见2条：都还没有答复。")
