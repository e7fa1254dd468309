"""Where the program starts: the command line, with the window handed to it."""

from __future__ import annotations

import sys
from pathlib import Path

CUT_TILES = "--cut-tiles"  # intake.tiling.FLAG, without loading what cuts tiles


def main() -> None:
    """Run the command line; the window is loaded only when it is wanted.

    Frozen, the program also calls itself to cut tiles in a process of its own.
    """
    if sys.argv[1:2] == [CUT_TILES]:
        from yitusanhui.intake.tiling import main as cut_tiles

        sys.exit(cut_tiles(sys.argv[2:]))
    from yitusanhui.cli.main import main as run_commands

    run_commands(_open_window)


def _open_window(path: Path | None) -> int:
    from yitusanhui.gui.app import run

    return run(path)


if __name__ == "__main__":
    main()
