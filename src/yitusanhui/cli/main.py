"""`yitusanhui`: the window without arguments, the same operations without a window with them."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click

from yitusanhui import __version__
from yitusanhui.cli.refusals import told
from yitusanhui.texts import say

OpenWindow = Callable[[Path | None], int]


COMMANDS = {
    "demo": "yitusanhui.cli.demo:demo",
    "new": "yitusanhui.cli.files:new",
    "import": "yitusanhui.cli.tables:import_",
    "record": "yitusanhui.cli.record:record",
    "show": "yitusanhui.cli.show:show",
    "export": "yitusanhui.cli.export:export",
    "check": "yitusanhui.cli.files:check",
    "backup": "yitusanhui.cli.files:backup",
    "restore": "yitusanhui.cli.files:restore",
}


class _Program(click.Group):
    """Commands loaded when they are called; the first argument may also be a file to open in the window."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return super().get_command(ctx, name)
        module, _, command = COMMANDS[name].partition(":")
        found: click.Command = getattr(import_module(module), command)
        return found

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if len(args) == 1 and Path(args[0]).suffix.lower() == ".ytsh":
            ctx.obj = Path(args[0])
            args = []
        return super().parse_args(ctx, args or ["window"])


def main(open_window: OpenWindow) -> None:
    """Run the command line; ends with 0 done, 1 refused (one sentence on stderr), 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.unraisablehook = lambda _: None  # openpyxl's generators complain on a full disk, which is told already
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

    yitusanhui.add_command(window)
    return yitusanhui
