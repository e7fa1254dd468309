"""Speaking in turn: once in the queue, one at a time, newcomers first, never a speech that has no end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_file, make_meeting
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.report import SpeechLine
from yitusanhui.domain.speaking import place_of, speaking, turns_had, waiting
from yitusanhui.operations.files import ConsultationFile
from yitusanhui.operations.meetings import adjourn_meeting, close_meeting, open_meeting
from yitusanhui.operations.reading import read_meeting
from yitusanhui.operations.speeches import ask_to_speak, drop_speech, end_speech, start_speech
from yitusanhui.texts import sentence


def _lines(file: ConsultationFile) -> tuple[SpeechLine, ...]:
    return read_meeting(file, 1).speeches


def _asks(file: ConsultationFile, who: int | str) -> int:
    whom = {"name": who} if isinstance(who, str) else {"participant_id": who}
    return int(str(ask_to_speak(file, meeting_id=1, **whom).facts["speech"]))  # type: ignore[arg-type]


def test_who_has_not_spoken_comes_before_who_has_and_then_who_asked_first(tmp_path: Path) -> None:
    with make_file(tmp_path, people=3) as file:
        make_meeting(file, present=3)
        start_speech(file, speech_id=_asks(file, 1))
        for who in (1, 3, "路过的老伯", 2):
            _asks(file, who)
        assert [line.name for line in waiting(_lines(file))] == ["居民3", "路过的老伯", "居民2", "居民1"]
        assert next(line.name for line in waiting(_lines(file), newcomers_first=False)) == "居民1"


def test_the_next_turn_ends_the_one_before(tmp_path: Path) -> None:
    with make_file(tmp_path, people=2) as file:
        make_meeting(file, present=2)
        first, second = _asks(file, 1), _asks(file, 2)
        start_speech(file, speech_id=first)
        start_speech(file, speech_id=second)
        one, other = _lines(file)
        assert one.ended_at == other.started_at != "" and other.ended_at == ""
        assert speaking(_lines(file)) == other and place_of(_lines(file), other) == 2
        end_speech(file, meeting_id=1)
        assert speaking(_lines(file)) is None
        with pytest.raises(DomainError, match="nobody_speaks"):
            end_speech(file, meeting_id=1)


def test_a_turn_is_counted_for_the_step_it_fell_into(tmp_path: Path) -> None:
    with make_file(tmp_path, people=1) as file:
        make_meeting(file, present=1)
        for _ in range(2):
            start_speech(file, speech_id=_asks(file, 1))
            end_speech(file, meeting_id=1)
        again = _asks(file, 1)
        (line,) = [one for one in _lines(file) if one.id == again]
        assert turns_had(_lines(file), line) == 2
        assert turns_had(_lines(file), line, since=_lines(file)[0].started_at) == 1


@pytest.mark.parametrize("ends", [adjourn_meeting, close_meeting])
def test_a_speech_ends_with_the_session(tmp_path: Path, ends: object) -> None:
    with make_file(tmp_path, people=1) as file:
        make_meeting(file, present=1)
        start_speech(file, speech_id=_asks(file, 1))
        ends(file, meeting_id=1)  # type: ignore[operator]
        assert _lines(file)[0].ended_at
        open_meeting(file, meeting_id=1)
        assert speaking(_lines(file)) is None


def test_what_can_not_be_is_refused_in_words(tmp_path: Path) -> None:
    with make_file(tmp_path, people=1) as file:
        with pytest.raises(DomainError, match="not_running"):
            _asks(file, 1)
        make_meeting(file, present=1)
        asked = _asks(file, 1)
        with pytest.raises(DomainError, match="already_asked") as refusal:
            _asks(file, 1)
        assert "居民1" in sentence(refusal.value)
        with pytest.raises(DomainError, match="words_missing"):
            _asks(file, " ")
        start_speech(file, speech_id=asked)
        for again in (start_speech, drop_speech):
            with pytest.raises(DomainError, match="already_spoke"):
                again(file, speech_id=asked)
        drop_speech(file, speech_id=_asks(file, "老伯"))
        assert [line.name for line in _lines(file)] == ["居民1"]
