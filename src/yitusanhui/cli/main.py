"""`yitusanhui`: the window without arguments, the same operations without a window with them."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import click

from yitusanhui import __version__
from yitusanhui.cli.demo import demo
from yitusanhui.cli.export import export
from yitusanhui.cli.files import backup, check, new, restore
from yitusanhui.cli.record import record
from yitusanhui.cli.refusals import told
from yitusanhui.cli.show import show
from yitusanhui.cli.tables import import_
from yitusanhui.texts import say

OpenWindow = Callable[[Path | None], int]


class _Program(click.Group):
    """A group whose first argument may also be a file to open in the window."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and not args[0].startswith("-") and args[0] not in self.commands and len(args) == 1:
            ctx.obj = Path(args[0])
            args = ["window"]
        return super().parse_args(ctx, args or ["window"])


def main(open_window: OpenWindow) -> None:
    """Run the command line; ends with 0 done, 1 refused (one sentence on stderr), 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    with told():
        program(open_window)()


def program(open_window: OpenWindow) -> click.Group:
    """The commands, with what opens the window handed in."""

    @click.group(cls=_Program, help=say("cli.help"), context_settings={"help_option_names": ["-h", "--help"]})
    @click.version_option(__version__, prog_name="yitusanhui")
    def yitusanhui() -> None:
        pass

    @click.command("window", hidden=True)
    @click.pass_context
    def window(ctx: click.Context) -> None:
        sys.exit(open_window(ctx.find_root().obj))

    for command in (window, demo, new, import_, record, show, export, check, backup, restore):
        yitusanhui.add_command(command)
    return yitusanhui
