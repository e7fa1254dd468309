"""The log that the test keeps of what the hands did; every figure in it is counted here, by no code of the program."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field


@dataclass
class Said:
    """One comment, as it was said."""

    words: str
    by: str = ""
    category: str = ""
    source: str = "现场发言"
    endorsed: int = 0
    at: str = ""
    first_words: str = ""  # before it was amended
    withdrawn: str = ""  # the reason


@dataclass
class Night:
    """Who came and went, who said what, what was counted."""

    first: int = 1  # the number of its first comment
    expected: int = 0
    came: dict[str, str] = field(default_factory=dict)  # name: household
    left: dict[str, str] = field(default_factory=dict)  # name: when, who went before the end
    yielded: list[str] = field(default_factory=list)  # whose household's vote another of it holds
    proxies: dict[str, str] = field(default_factory=dict)  # household of the one who gave: agent
    walk_ins: list[str] = field(default_factory=list)
    said: dict[int, Said] = field(default_factory=dict)
    undone: list[int] = field(default_factory=list)  # numbers that were taken back by Ctrl+Z
    topics: dict[str, list[int]] = field(default_factory=dict)
    speakers: list[str] = field(default_factory=list)
    half_typed: str = ""
    steps: int = 0  # how often the meeting moved on
    stamped: str = ""  # what the chair did about too few people
    roll: int = 0  # votes when the roll was frozen
    hands: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    sheets: tuple[int, ...] = ()
    replies: dict[str, int] = field(default_factory=dict)
    ballots: dict[str, int] = field(default_factory=dict)

    @property
    def here(self) -> set[str]:
        """Households with somebody in the room."""
        return {household for name, household in self.came.items() if name not in self.left and household}

    @property
    def votes(self) -> int:
        """One a household that is here, and one for each proxy."""
        return len(self.here) + len(self.proxies)

    @property
    def standing(self) -> dict[int, Said]:
        """Comments that were not withdrawn."""
        return {number: said for number, said in self.said.items() if not said.withdrawn}

    def says(self, words: str, **more: object) -> int:
        """One more comment; its number."""
        number = self.first + len(self.said)
        self.said[number] = Said(words, **more)  # type: ignore[arg-type]
        return number

    def to_json(self) -> str:
        """One line, for the process that goes on after the crash."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> Night:
        """The log as the killed process left it."""
        found = cls(**json.loads(line))
        found.said = {int(number): Said(**said) for number, said in found.said.items()}  # type: ignore[arg-type]
        return found
