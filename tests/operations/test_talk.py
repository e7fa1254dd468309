"""In a meeting that can decide nothing a vote that meets its rule is an opinion, in its own sentence."""

from __future__ import annotations

from pathlib import Path

from tests.builders import finish_vote, make_vote
from tests.operations.evening import cast, make_room, motion_of, votes_of
from yitusanhui.domain.report import MotionLine
from yitusanhui.domain.terms import Method
from yitusanhui.operations.attendance import sign_in
from yitusanhui.operations.ballots import count_hands
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.minutes import note_quorum
from yitusanhui.operations.reading_talk import read_short


def by_hands(file: ConsultationFile, *votes: int, preset: str = "advisory") -> MotionLine:
    vote = make_vote(file, preset=preset)
    for teller in (1, 2):
        count_hands(file, motion_id=vote.motion, teller=teller, votes=votes_of(vote, *votes))
    finish_vote(file, motion_id=vote.motion)
    return motion_of(file, vote.motion)


def test_where_too_few_came_what_meets_its_rule_is_an_opinion_only(tmp_path: Path) -> None:
    with make_room(tmp_path, 39, 78) as file:
        line = by_hands(file, 30, 6, 3)
        assert (line.passed, line.opinion, line.decides) == (True, True, False)
        assert "按“到会过半数”规则，赞成达到要求；到会人数未达到规定，本结果只作意向，不作会议决定。" in line.sentence
        assert "本事项未通过" in by_hands(file, 10, 26, 3).sentence
        sign_in(file, meeting_id=1, participant_id=40)  # who comes later makes nothing of it that it wasn't
        assert motion_of(file, line.id) == line
        assert by_hands(file, 30, 6, 4).decides


def test_a_vote_announced_while_too_few_were_there_stays_an_opinion_when_more_come_before_the_count(
    tmp_path: Path,
) -> None:
    with make_room(tmp_path, 39, 78) as file:
        vote = make_vote(file)
        sign_in(file, meeting_id=1, participant_id=40)
        assert read_short(file, vote.motion) == "到会人数未达到规定"


def test_in_a_talk_every_vote_is_an_opinion_until_the_meeting_is_resumed(tmp_path: Path) -> None:
    with make_room(tmp_path, 40, 78) as file:
        for words, decides in (("改为座谈", False), ("恢复会议", True)):
            note_quorum(file, meeting_id=1, section="到会人数", text=f"19:00 主持人宣布{words}。")
            line = by_hands(file, 30, 6, 4)
            assert line.decides is decides and ("会议已改为座谈，本结果只作意向" in line.sentence) is not decides


def test_owners_and_those_who_are_asked_in_writing_decide_whoever_came(tmp_path: Path) -> None:
    with make_room(tmp_path, 1, 3) as file:
        vote = make_vote(file, Method.WRITTEN)
        cast(file, vote, "赞成", "赞成", "赞成")
        finish_vote(file, motion_id=vote.motion)
        assert motion_of(file, vote.motion).decides
        assert read_short(file, make_vote(file, Method.NAMED, preset="owners_general").motion) == ""
