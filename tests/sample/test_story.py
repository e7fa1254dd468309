"""The sample's words hang together."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal

import pytest

from yitusanhui import paths
from yitusanhui.domain.terms import Stage
from yitusanhui.sample.neighbourhood import PLACES
from yitusanhui.sample.story import StoryMeeting, load_story

STORY = load_story()
NO_VOICE_OF_THEIR_OWN = {"贴纸", "意见条", "扫码"}


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROSTER = {row["姓名"]: row for row in read(STORY.roster)}
HOUSEHOLDS = {row["户号"] for row in ROSTER.values() if row["有表决权"] == "是"}
meetings = pytest.mark.parametrize("meeting", STORY.meetings, ids=lambda meeting: meeting.key)


def walk_ins(meeting: StoryMeeting) -> set[str]:
    return {person["name"] for person in meeting.walk_ins}


def present(meeting: StoryMeeting) -> dict[str, str]:
    there = {name: meeting.at(time) for time, name in meeting.arrivals}
    return there | {person["name"]: meeting.at(person["at"]) for person in meeting.walk_ins}


def voting(meeting: StoryMeeting, at: str) -> int:
    there = {ROSTER[name]["户号"] for name, time in present(meeting).items() if name in ROSTER and time <= at}
    return len(there & HOUSEHOLDS) + sum(meeting.at(proxy["at"]) <= at for proxy in meeting.proxies)


def test_the_roster_has_sixty_people_with_rare_names_and_phones_of_their_own() -> None:
    assert len(ROSTER) == 60
    assert {"王𬱖", "陈㛃", "周堃"} <= set(ROSTER)
    assert len({row["电话"] for row in ROSTER.values()}) == 60
    assert {"居民", "居民代表", "业委会", "物业", "社区规划师", "街道", "民警", "商户", "施工单位"} <= {
        row["类型"] for row in ROSTER.values()
    }


def test_a_household_has_one_area() -> None:
    areas = {(row["户号"], row["面积"]) for row in ROSTER.values() if row["户号"]}
    assert len(areas) == len(HOUSEHOLDS) == 45


def test_there_are_eighty_comments_and_no_two_are_alike() -> None:
    assert len(STORY.comments) == len({comment.key for comment in STORY.comments}) == 80
    assert len({comment.text for comment in STORY.comments}) == 80
    lengths = [len(comment.text) for comment in STORY.comments]
    assert min(lengths) <= 8 and 90 <= max(lengths) <= 120


def test_every_author_is_known_or_anonymous() -> None:
    known = set(ROSTER).union(*(walk_ins(meeting) for meeting in STORY.meetings))
    for comment in STORY.comments:
        assert comment.author in known or (not comment.author and comment.source in NO_VOICE_OF_THEIR_OWN)


@meetings
def test_who_speaks_has_arrived_and_the_meeting_is_on(meeting: StoryMeeting) -> None:
    there = present(meeting)
    for comment in STORY.comments_of(meeting.key):
        if comment.source == "现场发言":
            assert there[comment.author] <= comment.said_at
        before = comment.said_at < meeting.opened_at
        assert before == (comment.source in {"会前征集", "人民建议征集", "问需求计"}) or comment.source == "扫码"
        assert comment.said_at < meeting.closed_at


def test_comments_are_sorted_by_words_of_the_templates() -> None:
    sources = {row["名称"] for row in read(paths.templates() / "sources.csv")}
    categories = {row["名称"] for row in read(paths.templates() / "categories.csv")}
    assert {comment.source for comment in STORY.comments} == sources
    assert {comment.category for comment in STORY.comments} <= categories


def test_comments_lie_on_the_map_and_not_on_one_another() -> None:
    spots = [comment.place for comment in STORY.comments]
    assert len(set(spots)) == len(spots)
    assert all(20 / 594 < x < 474 / 594 and 10 / 420 < y < 410 / 420 for x, y in [*spots, *PLACES.values()])


def test_every_comment_that_stands_has_a_reply_and_a_reason_where_one_is_owed() -> None:
    standing = [comment.key for comment in STORY.comments if not comment.withdrawn]
    assert [reply.key for reply in STORY.replies] == standing
    assert all(reply.reason for reply in STORY.replies if reply.kind != "采纳")
    assert {reply.kind for reply in STORY.replies} == {"采纳", "部分采纳", "不采纳", "解释说明"}


@meetings
def test_the_notice_hung_as_long_as_the_procedure_asks(meeting: StoryMeeting) -> None:
    days = {Stage.CONSULT: 7, Stage.COORDINATE: 3, Stage.REVIEW: 7}[meeting.key]
    for notice in meeting.notices:
        hung = int(meeting.planned_at[8:10]) - int(notice["posted_at"][8:10])
        assert notice["posted_at"][:7] == meeting.planned_at[:7] and hung >= days


@meetings
def test_people_come_once_and_more_than_half_of_the_households_are_there(meeting: StoryMeeting) -> None:
    names = [name for _, name in meeting.arrivals]
    assert len(set(names)) == len(names) and set(names) | set(meeting.excused) <= set(ROSTER)
    assert not set(names) & set(meeting.excused)
    assert 2 * voting(meeting, meeting.closed_at) > len(HOUSEHOLDS)
    assert [time for time, _ in meeting.arrivals] == sorted(time for time, _ in meeting.arrivals)


@meetings
def test_a_proxy_is_someone_present_for_a_household_that_is_not(meeting: StoryMeeting) -> None:
    there = {ROSTER[name]["户号"] for name in present(meeting) if name in ROSTER}
    for proxy in meeting.proxies:
        assert ROSTER[proxy["principal"]]["户号"] not in there
        assert present(meeting)[proxy["agent"]] <= meeting.at(proxy["at"])
        assert ROSTER[proxy["agent"]]["有表决权"] == "是"
    agents = Counter(proxy["agent"] for proxy in meeting.proxies)
    assert set(agents.values()) <= {1}


@meetings
def test_ballots_add_up(meeting: StoryMeeting) -> None:
    for motion in meeting.motions:
        entitled = voting(meeting, meeting.at(motion["announced_at"]))
        if motion["method"] == "hands":
            assert sum(motion["votes"].values()) == entitled
        if motion["method"] == "secret":
            assert motion["issued"] == motion["returned"] == entitled
            assert motion["returned"] == sum(motion["votes"].values()) + motion["invalid"]
        if motion["method"] == "dots":
            assert motion["returned"] <= motion["issued"] <= entitled
            assert sum(motion["votes"].values()) <= 3 * motion["returned"]
        if motion["method"] == "score":
            assert motion["issued"] == motion["returned"] == entitled
            assert {sum(marks) for marks in motion["votes"].values()} == {motion["returned"] - motion["invalid"]}


def test_the_written_vote_takes_exactly_two_thirds_of_people_and_area() -> None:
    last = {vote.voter: vote for vote in STORY.votes}
    area = {row["户号"]: Decimal(row["面积"]) for row in ROSTER.values() if row["户号"]}
    assert all(ROSTER[name]["面积"] == vote.area for name, vote in last.items())
    assert 3 * len(last) == 2 * len(HOUSEHOLDS)
    assert 3 * sum(Decimal(vote.area) for vote in last.values()) == 2 * sum(area.values())
    assert len(STORY.votes) == len(last) + 1
    assert Counter(vote.choice for vote in last.values()) == {"赞成": 18, "反对": 8, "弃权": 4}


def test_topics_are_made_of_comments_that_exist_and_stand() -> None:
    standing = {comment.key for comment in STORY.comments if not comment.withdrawn}
    for meeting in STORY.meetings:
        for topic in meeting.topics:
            assert set(topic["comments"]) <= standing
            assert Counter(option["state"] for option in topic["options"])["adopted"] == 1


def test_every_promise_is_judged_and_what_was_not_kept_is_put_right() -> None:
    promised = next(meeting for meeting in STORY.meetings if meeting.key is Stage.COORDINATE).commitments
    review = next(meeting for meeting in STORY.meetings if meeting.key is Stage.REVIEW)
    verdicts = {e["commitment"]: e["verdict"] for e in review.evaluations if "commitment" in e}
    assert set(verdicts) == {commitment["key"] for commitment in promised} and len(promised) == 6
    assert set(verdicts.values()) == {"kept", "partly", "broken"}
    put_right = {commitment.get("from") for commitment in review.commitments}
    assert {key for key, verdict in verdicts.items() if verdict == "broken"} <= put_right
    poll = next(e for e in review.evaluations if "levels" in e)
    assert sum(poll["levels"].values()) + poll["invalid"] == poll["returned"] == poll["issued"] == 16
    assert poll["issued"] <= voting(review, review.closed_at)
