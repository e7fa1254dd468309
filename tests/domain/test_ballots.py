"""A voting log: the last vote counts, once, whatever order the log is read in."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.domain.ballots import Vote, last_votes, tally_approval, tally_single, tally_values

VOTERS = st.sampled_from(["王𬱖", "张吉祥", "欧阳修", "李四", "<script>", "=1+1"])
CHOICES = st.sampled_from(["赞成", "反对", "弃权"])


@st.composite
def logs(draw: st.DrawFn) -> list[Vote]:
    rows = draw(st.lists(st.tuples(VOTERS, CHOICES, st.integers(0, 3)), max_size=30))
    return [Vote(voter, choice, f"2026-09-01T19:0{at}", place, 100) for place, (voter, choice, at) in enumerate(rows)]


def test_who_changed_their_mind_counts_once_with_the_last_vote() -> None:
    log = [Vote("王芳", "赞成", "19:01", 0), Vote("李四", "赞成", "19:02", 1), Vote("王芳", "反对", "19:03", 2)]
    tallied = tally_single(log)
    assert tallied.votes == {"赞成": 1, "反对": 1}
    assert tallied.voters == 2


def test_a_choice_that_everybody_left_stands_with_nothing() -> None:
    log = [Vote("王芳", "赞成", "1", 0, 900), Vote("王芳", "反对", "2", 1, 900)]
    assert tally_single(log).votes == {"赞成": 0, "反对": 1}
    assert tally_single(log).areas == {"赞成": 0, "反对": 900}


def test_without_times_the_order_of_the_file_decides() -> None:
    assert last_votes([Vote("王芳", "赞成", "", 1), Vote("王芳", "反对", "", 0)])["王芳"].choice == "赞成"


def test_times_in_digits_compare_as_numbers() -> None:
    assert last_votes([Vote("王芳", "新", "1000", 0), Vote("王芳", "旧", "999", 1)])["王芳"].choice == "新"


def test_a_time_of_ten_thousand_digits_is_only_a_text() -> None:
    assert len(last_votes([Vote("王芳", "赞成", "9" * 10_000), Vote("王芳", "反对", "1", 1)])) == 1


@given(logs())
def test_every_voter_counts_exactly_once(log: list[Vote]) -> None:
    tallied = tally_single(log)
    assert sum(tallied.votes.values()) == tallied.voters == len({vote.voter for vote in log})
    assert sum(tallied.areas.values()) == 100 * tallied.voters


@given(logs(), st.randoms())
def test_the_order_of_reading_does_not_matter(log: list[Vote], random: object) -> None:
    shuffled = list(log)
    random.shuffle(shuffled)
    assert tally_single(shuffled) == tally_single(log)
    assert tally_approval(shuffled) == tally_approval(log)


@given(logs(), st.data())
def test_sending_votes_again_changes_nothing(log: list[Vote], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(log), max_size=10)) if log else []
    assert tally_single(log + again) == tally_single(log)
    assert tally_approval(log + again) == tally_approval(log)


@given(logs())
def test_a_superseded_vote_never_counts(log: list[Vote]) -> None:
    last = set(last_votes(log).values())
    without = [replace(vote, choice="无人选") if vote not in last else vote for vote in log]
    counted = tally_single(without).votes
    assert counted.get("无人选", 0) == 0
    assert {choice: number for choice, number in counted.items() if number} == Counter(v.choice for v in last)


@given(logs())
def test_of_several_choices_each_counts_once_a_person(log: list[Vote]) -> None:
    tallied = tally_approval(log)
    assert tallied.votes == Counter(choice for _, choice in {(vote.voter, vote.choice) for vote in log})
    assert tallied.voters == len({vote.voter for vote in log})


@given(logs())
def test_who_takes_part_does_so_with_one_area(log: list[Vote]) -> None:
    taking_part = 100 * len({vote.voter for vote in log})
    assert {tally(log).area_cm2 for tally in (tally_single, tally_approval, tally_values)} == {taking_part}


def test_a_hundred_thousand_votes_of_a_thousand_people_leave_a_thousand() -> None:
    log = [Vote(f"居民{n % 1000}", "赞成" if n % 7 else "反对", str(n), n) for n in range(100_000)]
    tallied = tally_single(log)
    assert tallied.voters == sum(tallied.votes.values()) == 1000
    assert tallied.votes["反对"] == sum(1 for n in range(99_000, 100_000) if n % 7 == 0)


@pytest.mark.parametrize(
    ("consultation", "totals"),
    [
        ("15-per-hour-seattle", {"1": 1358, "-1": 922, "0": 592}),
        ("scoop-hivemind.freshwater", {"1": 2483, "-1": 1081, "0": 408}),
    ],
)
def test_two_real_consultations_come_out_right(shared_data: Path, consultation: str, totals: dict[str, int]) -> None:
    with (shared_data / "polis" / consultation / "votes.csv").open(encoding="utf-8", newline="") as file:
        log = [
            Vote(f"{row['voter-id']}/{row['comment-id']}", row["vote"], row["timestamp"], place)
            for place, row in enumerate(csv.DictReader(file))
        ]
    assert tally_single(log).votes == totals
