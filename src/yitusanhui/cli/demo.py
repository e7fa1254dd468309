"""demo: a whole sample consultation through the three meetings, and every document."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from yitusanhui.cli.export import write_all
from yitusanhui.domain.errors import DomainError
from yitusanhui.operations.files import read_consultation
from yitusanhui.sample.play import play
from yitusanhui.texts import say


@click.command(help=say("cli.demo"))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, readable=False))
def demo(folder: Path) -> None:
    """Play the sample into a new file in `folder` and write its documents beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    file = _free(folder, say("sample_file"))
    click.echo(say("cli.demo_starts"), err=True)
    play(file)
    reader = read_consultation(file)
    try:
        code = write_all(reader, file, file.with_suffix(""), None, ())
    finally:
        reader.close()
    click.echo(say("cli.demo_done", {"file": file, "folder": file.with_suffix("")}))
    sys.exit(code)


def _free(folder: Path, stem: str) -> Path:
    """A name that is not taken: the demo can be run twice and never writes over anything."""
    for again in range(1, 1000):
        file = folder / (f"{stem}.ytsh" if again == 1 else f"{stem}-{again}.ytsh")
        if not file.exists() and not file.with_suffix("").exists():
            return file
    raise DomainError("file_exists", file=stem)
