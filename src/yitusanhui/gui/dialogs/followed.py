"""Back and forward among the things one followed."""

from __future__ import annotations

from yitusanhui.domain.story import Thing


class Followed:
    """Where one is, where one came from, and where one went back from."""

    def __init__(self, here: Thing) -> None:
        self._way = [here]
        self._place = 0

    @property
    def here(self) -> Thing:
        """The thing one is at."""
        return self._way[self._place]

    @property
    def can_go_back(self) -> bool:
        """Whether one came from somewhere."""
        return self._place > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one went back."""
        return self._place + 1 < len(self._way)

    def follow(self, thing: Thing) -> None:
        """Go on; what one went back from is forgotten."""
        self._way = [*self._way[: self._place + 1], thing]
        self._place += 1

    def back(self) -> Thing:
        """One back, if there is one."""
        self._place = max(0, self._place - 1)
        return self.here

    def forward(self) -> Thing:
        """One forward, if there is one."""
        self._place = min(len(self._way) - 1, self._place + 1)
        return self.here
