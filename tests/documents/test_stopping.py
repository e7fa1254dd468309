"""A long document tells how far it is, and is given up where it stands."""

from __future__ import annotations

import pytest

from yitusanhui.documents.stopping import FINE, MADE, Stopped, expect, go_on, stoppable


def shares(pieces: int, done: int) -> list[float]:
    told: list[float] = []
    with stoppable(None, told.append):
        expect(pieces)
        for _ in range(done):
            go_on()
    return told


def test_ten_thousand_pieces_are_told_in_a_few_steps_up_to_where_the_check_begins() -> None:
    told = shares(10_000, 10_000)
    assert told == sorted(set(told)) and len(told) == int(MADE * FINE) and told[-1] == MADE
    assert shares(10_000, 5_000)[-1] == MADE / 2


def test_more_pieces_than_were_expected_are_no_more_than_all() -> None:
    assert max(shares(3, 30)) == MADE


def test_nothing_is_told_of_what_nobody_can_measure() -> None:
    assert shares(0, 30) == []
    go_on()
    expect(3)


def test_it_stops_at_the_next_piece_and_the_document_after_counts_anew() -> None:
    cancelled: list[bool] = []
    with pytest.raises(Stopped), stoppable(lambda: bool(cancelled)):
        go_on()
        cancelled.append(True)
        go_on()
    assert shares(10, 1) == [MADE / 10 // (1 / FINE) / FINE]
