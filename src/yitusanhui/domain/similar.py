"""What sounds alike: comments compared by pairs of characters, weighted by how rare they are (TF-IDF, cosine).

Suggestions only. A person says whether two people meant the same.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

ALIKE = 0.15  # of 1: the same words in the same order
SURE = 0.12  # of 1: below this, no category is suggested
NEIGHBOURS = 7
ALL = 1 << 30
LOOKED_AT_ONCE = 20_000  # when one is compared with all: of fewer than a thousand texts, every place
LOOKED_AT = 500  # when all are compared: places where a text's pairs stand, from the rarest on; 停车 says too little
CLOSEST = 5  # of each text, when all are compared
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Alike:
    """Two texts by their keys, and how alike they are (0 to 1)."""

    one: int
    other: int
    likeness: float


def pairs(text: str) -> Counter[str]:
    """Pairs of neighbouring letters, punctuation apart; a single letter stands alone."""
    found: Counter[str] = Counter()
    for run in _WORDS.findall(text.casefold()):
        found.update(run[place : place + 2] for place in range(max(1, len(run) - 1)))
    return found


class Likeness:
    """Texts by key, ready to be compared. Five thousand are indexed in a fraction of a second."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        counted = {key: pairs(text) for key, text in texts.items()}
        held = Counter(pair for found in counted.values() for pair in found)
        self._rarity = {pair: math.log((1 + len(texts)) / (1 + count)) + 1 for pair, count in held.items()}
        self._rarest = math.log(1 + len(texts)) + 1
        self._weights = {key: self._weighed(found) for key, found in counted.items()}
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        for key, found in counted.items():
            for pair in found:
                self._holding[pair].append(key)

    def take_in(self, texts: Mapping[int, str], gone: Iterable[int] = ()) -> None:
        """A few more texts, or other words for some; those that are `gone` are no longer like any.

        How rare a pair is stays as it was counted: a few among thousands hardly change it.
        """
        for key in gone:
            self._weights.pop(key, None)
        for key, text in texts.items():
            found = pairs(text)
            known = self._weights.get(key, {})
            self._weights[key] = self._weighed(found)
            for pair in found.keys() - known.keys():
                self._holding[pair].append(key)

    def like(self, text: str, *, apart_from: Iterable[int] = (), least: float = ALIKE, most: int = 12) -> list[Alike]:
        """The texts most like this one, the likest first; `one` is 0."""
        return self._nearest(0, self._weighed(pairs(text)), set(apart_from), least, most)

    def like_these(self, keys: Sequence[int], *, least: float = ALIKE, most: int = 12) -> list[Alike]:
        """The texts most like one of these: `one` says which, each other text is named once."""
        best: dict[int, Alike] = {}
        for key in keys:
            for found in self._nearest(key, self._weights.get(key, {}), set(keys), least, most, LOOKED_AT_ONCE):
                if found.other not in best or best[found.other].likeness < found.likeness:
                    best[found.other] = found
        return sorted(best.values(), key=lambda found: (-found.likeness, found.other))[:most]

    def all_alike(self, *, least: float = ALIKE, most: int = 200) -> list[Alike]:
        """Every two that are alike, the likest first; the first of the two has the smaller key."""
        found = [
            alike
            for key in sorted(self._weights)
            for alike in self._nearest(key, self._weights[key], {key}, least, CLOSEST, LOOKED_AT)
        ]
        told = {(min(a.one, a.other), max(a.one, a.other)): a.likeness for a in found}
        ordered = sorted(told, key=lambda both: (-told[both], both))[:most]
        return [Alike(*both, told[both]) for both in ordered]

    def _weighed(self, found: Counter[str]) -> dict[str, float]:
        weights = {pair: count * self._rarity.get(pair, self._rarest) for pair, count in found.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {pair: weight / length for pair, weight in weights.items()}

    def _nearest(
        self, one: int, weights: dict[str, float], apart: set[int], least: float, most: int, looked_at: int = ALL
    ) -> list[Alike]:
        weigh = self._weights
        shared = self._shared(weights, looked_at)
        near = sorted(shared, key=shared.__getitem__, reverse=True)[: 3 * most + len(apart)]
        found = []
        for key in near:
            theirs = weigh.get(key)
            if key not in apart and theirs is not None:
                likeness = sum(weight * theirs[pair] for pair, weight in weights.items() if pair in theirs)
                if likeness >= least:
                    found.append(Alike(one, key, round(likeness, 3)))
        return sorted(found, key=lambda alike: (-alike.likeness, alike.other))[:most]

    def _shared(self, weights: dict[str, float], most: int) -> dict[int, float]:
        """What each text shares with this one, looking from its rarest pair on and no further than `most` places."""
        shared: defaultdict[int, float] = defaultdict(float)
        looked_at = 0
        for pair in sorted(weights, key=lambda pair: len(self._holding.get(pair, ()))):
            holding = self._holding.get(pair, ())
            looked_at += len(holding)
            if looked_at > most and shared:
                break
            square = weights[pair] ** 2
            for key in holding:
                shared[key] += square
        return shared


class CategoryGuess:
    """Which category words belong to, from the office's own words for each and from comments that have one."""

    def __init__(self, described: Mapping[str, str], sorted_texts: Iterable[tuple[str, str]] = ()) -> None:
        """`described`: category -> what it is about; `sorted_texts`: words and the category they were given."""
        given = [(category, text) for text, category in sorted_texts if category]
        self._of = [*described] + [category for category, _ in given]
        self._about = {category: [word for word in _WORDS.findall(words) if len(word) > 1]
                       for category, words in described.items()}  # fmt: skip
        texts = [f"{category} {words}" for category, words in described.items()] + [text for _, text in given]
        self._likeness = Likeness(dict(enumerate(texts)))

    def guess(self, text: str) -> str:
        """The likeliest category; "" where nothing speaks for one."""
        votes: defaultdict[str, float] = defaultdict(float)
        for found in self._likeness.like(text, least=0.05, most=NEIGHBOURS):
            votes[self._of[found.other]] += found.likeness
        for category, words in self._about.items():
            votes[category] += sum(0.5 for word in words if word in text)
        best = max(votes, key=lambda category: votes[category], default="")
        return best if best and votes[best] >= SURE else ""
