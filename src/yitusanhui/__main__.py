"""Where the program starts: the command line, with the window handed to it."""

from __future__ import annotations

from pathlib import Path


def main() -> None:
    """Run the command line; the window is loaded only when it is wanted."""
    from yitusanhui.cli.main import main as run_commands

    run_commands(_open_window)


def _open_window(path: Path | None) -> int:
    from yitusanhui.gui.app import run

    return run(path)


if __name__ == "__main__":
    main()
