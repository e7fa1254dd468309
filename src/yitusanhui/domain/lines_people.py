"""Who was there and how the meeting ran: attendance, proxies, notices, steps, the seal. Part of `domain.report`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AttendanceFigures:
    """应到 / 实到 / 委托 / 请假 / 缺席 / 有表决权, and what is still missing for a valid meeting.

    `expected` counts votes (one a household), `present` those there in person, `proxies` those on paper.
    `gone` of them went home: who came counts for the meeting, who is here for a vote that is announced now.
    """

    expected: int = 0
    present: int = 0
    proxies: int = 0
    excused: int = 0
    absent: int = 0
    voting: int = 0
    others: int = 0  # 列席: there, speak, don't vote
    gone: int = 0
    quorate: bool | None = None
    missing: int = 0
    quorum_words: str = ""
    sentence: str = ""

    @property
    def here(self) -> int:
        """Votes in the room now."""
        return self.voting - self.gone


@dataclass(frozen=True, slots=True)
class AttendeeLine:
    """One line of the sign-in sheet."""

    participant_id: int
    name: str
    role: str
    address: str
    household: str
    arrived_at: str
    left_at: str = ""
    votes: bool = False  # holds the household's vote
    walk_in: bool = False
    proxy_for: tuple[str, ...] = ()
    home: str = ""  # whoever shares it shares a vote
    proxy_doors: tuple[str, ...] = ()  # of those in `proxy_for`, in their order; none in what was sealed before


@dataclass(frozen=True, slots=True)
class ProxyLine:
    """委托: who for whom, for what, until when."""

    id: int
    principal: str
    agent: str
    scope: str
    until: str
    on_the_spot: bool
    confirmed: bool
    principal_door: str = ""  # both none in what was sealed before
    agent_door: str = ""


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """Where and when the notice hung."""

    place: str
    posted_at: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the agenda; minutes planned; times as they were."""

    id: int
    position: int
    name: str
    minutes: int
    script: str = ""
    started_at: str = ""
    ended_at: str = ""


@dataclass(frozen=True, slots=True)
class PauseLine:
    """休会 and 复会: why, from when, until when ("" while it lasts, or when the meeting ended in it)."""

    reason: str
    paused_at: str
    resumed_at: str = ""


@dataclass(frozen=True, slots=True)
class SpeechLine:
    """发言: who asked to speak and when, from when to when they spoke. `participant_id` None: not on the roster."""

    id: int
    name: str
    asked_at: str
    started_at: str = ""
    ended_at: str = ""
    participant_id: int | None = None


@dataclass(frozen=True, slots=True)
class CheckLine:
    """核对: one thing on the meeting's list, and when it was ticked ("" when it wasn't)."""

    item: str
    done_at: str = ""


@dataclass(frozen=True, slots=True)
class SealLine:
    """封存: when, at which journal entry, with which digest of the report."""

    sealed_at: str
    journal_seq: int
    journal_head: str
    digest: str
