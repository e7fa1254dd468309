"""Every benchmark beside its bar, as one table. Run `python benchmarks/run.py`, or name some: `… run.py map start`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

HERE = Path(__file__).parent
OURSELVES = {"__init__", "__main__", "run", "deeds"}
WIDTHS = (56, 9, 7)


def benchmarks() -> list[str]:
    """The names of all benchmarks here."""
    return sorted(path.stem for path in HERE.glob("*.py") if path.stem not in OURSELVES)


def lines(names: list[str]) -> Iterator[tuple[str, ...]]:
    """(name, measured, bar, ok) of each measure; one that can't be taken here says why."""
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as fresh:  # none in another's memory
        for name in names:
            try:
                found = fresh.submit(measured, name).result()
            except (ImportError, OSError, AssertionError) as trouble:
                yield name, "-", "-", f"not measured: {trouble!r}"
                continue
            for what, value, bar in found:
                yield what, f"{value:.2f}", f"{bar:g}", "ok" if value <= bar else "over"


def measured(name: str) -> list[tuple[str, float, float]]:
    """(name, value, bar) of one benchmark."""
    return list(import_module(name).measure())


def row(*cells: str) -> str:
    """One line of the table."""
    name, measured, bar, ok = cells
    return f"{name:<{WIDTHS[0]}} {measured:>{WIDTHS[1]}} {bar:>{WIDTHS[2]}}  {ok}"


def main(names: list[str]) -> int:
    """Print the table; 1 when anything is over its bar."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(HERE))
    print(row("benchmark", "measured", "bar", ""), flush=True)
    over = False
    for cells in lines(names or benchmarks()):
        print(row(*cells), flush=True)
        over = over or cells[-1] == "over"
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
