"""import layer: shapes over a drawing."""

from __future__ import annotations

from pathlib import Path

import click

from yitusanhui.cli.files import FILE
from yitusanhui.domain.datums import Datum
from yitusanhui.domain.errors import DomainError
from yitusanhui.intake.layer import read_layer
from yitusanhui.operations.files import open_consultation, rehearsal
from yitusanhui.operations.layers import add_layer
from yitusanhui.operations.reading import read_blueprints
from yitusanhui.texts import say


@click.command("layer", help=say("cli.import_layer"))
@FILE
@click.argument("source", type=click.Path(path_type=Path, readable=False))
@click.option("--name", default="")
@click.option("--label", default="", help=say("cli.import_layer_label"))
@click.option("--datum", type=click.Choice([datum.value for datum in Datum]), default=None)
@click.option("--dry-run", is_flag=True)
def layer(file: Path, source: Path, name: str, label: str, datum: str | None, dry_run: bool) -> None:
    """A layer over a drawing, by default the newest version."""
    with rehearsal(file) if dry_run else open_consultation(file) as consultation:
        drawings = [one for one in read_blueprints(consultation) if label in ("", one.label)]
        if not drawings:
            raise DomainError("layer_no_drawing")
        drawing = drawings[-1]
        brought = read_layer(source, datum=Datum(datum) if datum else None, sheet=(drawing.width, drawing.height))
        done = add_layer(consultation, layer=brought, blueprint_id=drawing.id, name=name)
        for remark in brought.remarks:
            click.echo(say(remark.code, remark.facts), err=True)
        if done.facts["outside"]:
            click.echo(say("layer_outside", {"count": done.facts["outside"]}), err=True)
        facts = {"name": source.name, "count": brought.features, "label": drawing.label}
        click.echo(say("cli.layer_checked" if dry_run else "cli.layer_kept", facts))
