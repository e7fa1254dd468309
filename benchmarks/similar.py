"""Similar comments of 5,000: every two that are alike, against indexing them alone; seconds are printed too."""

from __future__ import annotations

import csv
import random
import sys
import time
from collections.abc import Callable, Iterator

from yitusanhui import paths
from yitusanhui.domain.similar import Likeness

COMMENTS, BAR_SECONDS = 5_000, 2


def _texts(count: int) -> dict[int, str]:
    """Comments as people make them: pieces of the sample's words put together anew."""
    with (paths.resources() / "sample" / "comments.csv").open(encoding="utf-8") as source:
        said = [line["text"] for line in csv.DictReader(source)]
    pieces = [piece for text in said for piece in text.replace("。", "，").split("，") if len(piece) > 3]
    chance = random.Random(5)
    return {number: "，".join(chance.sample(pieces, chance.randint(1, 3))) for number in range(1, count + 1)}


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure() -> Iterator[tuple[str, float, float]]:
    """(what, ratio, bar)."""
    texts = _texts(COMMENTS)
    indexed = _seconds(lambda: Likeness(texts))
    whole = _seconds(lambda: Likeness(texts).all_alike())
    print(f"similar comments of {COMMENTS}: {whole:.2f} s in all, bar {BAR_SECONDS} s", file=sys.stderr)
    yield "similar comments: all of 5,000 compared / only indexed", whole / indexed, 15.0


if __name__ == "__main__":
    for line in measure():
        print(line)
