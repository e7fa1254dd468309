"""The states of a meeting, what may follow what, and the gates between the stages."""

from __future__ import annotations

from collections.abc import Iterable

from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.terms import MeetingState, MotionState, Stage

TRANSITIONS: dict[MeetingState, frozenset[MeetingState]] = {
    MeetingState.PLANNED: frozenset({MeetingState.RUNNING, MeetingState.CANCELLED}),
    MeetingState.RUNNING: frozenset({MeetingState.ADJOURNED, MeetingState.CLOSED}),
    MeetingState.ADJOURNED: frozenset({MeetingState.RUNNING, MeetingState.CLOSED}),
    MeetingState.CLOSED: frozenset({MeetingState.RUNNING, MeetingState.SEALED}),
    MeetingState.SEALED: frozenset(),
    MeetingState.CANCELLED: frozenset(),
}
HELD = frozenset({MeetingState.CLOSED, MeetingState.SEALED})
TAKES_WORDS = frozenset({MeetingState.PLANNED, MeetingState.RUNNING})
TAKES_EDITS = frozenset({MeetingState.PLANNED, MeetingState.RUNNING, MeetingState.ADJOURNED, MeetingState.CLOSED})
UNDER_WAY = frozenset({MeetingState.RUNNING, MeetingState.ADJOURNED})
COMES_AFTER: dict[Stage, frozenset[Stage]] = {
    Stage.CONSULT: frozenset(),
    Stage.COORDINATE: frozenset({Stage.CONSULT}),
    Stage.REVIEW: frozenset({Stage.CONSULT}),
}
PENDING = frozenset({MotionState.ANNOUNCED, MotionState.OPEN})


def check_transition(old: MeetingState, new: MeetingState) -> None:
    """Refuse a change of state that is not in the table."""
    if old is MeetingState.SEALED:
        raise DomainError("meeting_sealed")
    if new not in TRANSITIONS[old]:
        raise DomainError("meeting_state", state=old, wanted=new)


def never_held(state: MeetingState, opened_at: str) -> bool:
    """Whether a meeting was called off, or put off to a day on which it wasn't opened."""
    put_off = state in (MeetingState.ADJOURNED, MeetingState.CLOSED) and not opened_at
    return state is MeetingState.CANCELLED or put_off


def check_gate(stage: Stage, held: Iterable[Stage]) -> None:
    """A 协调会 or 评议会 opens only once a 征询会 was held: there must be words to work on."""
    if not COMES_AFTER[stage] <= set(held):
        raise DomainError("stage_too_early")


def check_takes_words(state: MeetingState) -> None:
    """Comments go into a meeting that is planned (会前征集) or running."""
    if state not in TAKES_WORDS:
        raise _closed(state)


def check_takes_edits(state: MeetingState) -> None:
    """Anything else about a meeting may change until it is sealed or cancelled."""
    if state not in TAKES_EDITS:
        raise _closed(state)


def check_running(state: MeetingState) -> None:
    """Votes and steps belong to a meeting that is under way."""
    if state is not MeetingState.RUNNING:
        raise DomainError("meeting_sealed") if state is MeetingState.SEALED else DomainError("not_running")


def check_may_seal(motions: Iterable[MotionState]) -> None:
    """Sealing waits for every vote that was announced."""
    if PENDING & set(motions):
        raise DomainError("vote_still_open")


def _closed(state: MeetingState) -> DomainError:
    return DomainError("meeting_sealed" if state is MeetingState.SEALED else "meeting_closed")
