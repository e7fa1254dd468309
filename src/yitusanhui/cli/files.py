"""new, check, backup, restore."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from yitusanhui.domain.errors import DomainError
from yitusanhui.operations.files import ConsultationFile, back_up, new_consultation, read_consultation, restore_backup
from yitusanhui.operations.reading import check_consultation, read_particulars
from yitusanhui.texts import say

FILE = click.argument("file", type=click.Path(path_type=Path, readable=False))


def require_meeting(consultation: ConsultationFile, meeting: int | None) -> None:
    """Refuse a meeting that is not in the file. Raises DomainError `no_such_meeting`."""
    if meeting is not None and meeting not in {one.id for one in read_particulars(consultation)}:
        raise DomainError("no_such_meeting", meeting=meeting)


@click.command(help=say("cli.new"))
@FILE
@click.option("--title", required=True)
@click.option("--street", default="")
@click.option("--community", default="")
def new(file: Path, title: str, street: str, community: str) -> None:
    """A new consultation with a first 征询会 planned."""
    new_consultation(file, title=title, street=street, community=community).close()
    click.echo(say("cli.made", {"file": file}))


@click.command(help=say("cli.check"))
@click.argument("path", type=click.Path(path_type=Path, readable=False))
def check(path: Path) -> None:
    """Check a file or an archive package; exit 1 and a list when anything is off."""
    if path.is_dir() or path.suffix.lower() == ".zip":
        from yitusanhui.documents.verify import verify_package

        off = [say(problem.code, problem.facts) for problem in verify_package(path)]
    else:
        reader = read_consultation(path)
        off = [say(finding.code, finding.facts) for finding in check_consultation(reader)]
        reader.close()
    for words in off:
        click.echo(words, err=True)
    click.echo(say("cli.off", {"count": len(off)}) if off else say("cli.whole", {"file": path.name}), err=bool(off))
    sys.exit(1 if off else 0)


@click.command(help=say("cli.backup"))
@FILE
@click.argument("folder", type=click.Path(path_type=Path, readable=False))
def backup(file: Path, folder: Path) -> None:
    """One verified copy in a folder."""
    click.echo(say("cli.backed_up", {"copy": back_up(file, folder)}))


@click.command(help=say("cli.restore"))
@FILE
@click.argument("copy", type=click.Path(path_type=Path, readable=False))
def restore(file: Path, copy: Path) -> None:
    """Put a verified copy in the file's place, keeping what it replaces."""
    replaced = restore_backup(file, copy)
    click.echo(say("cli.restored", {"file": file}))
    if replaced is not None:
        click.echo(say("cli.replaced", {"replaced": replaced}))
