"""record: comments as lines of JSON, each acknowledged once it is committed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from yitusanhui.cli.files import FILE, require_meeting
from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.operations.comments import record_comment
from yitusanhui.operations.files import open_consultation
from yitusanhui.texts import say, sentence

KINDS: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "author": (str,),
    "source": (str,),
    "category": (str,),
    "x": (int, float),
    "y": (int, float),
    "endorsements": (int,),
}


@click.command(help=say("cli.record"))
@FILE
@click.option("--meeting", type=int, required=True)
def record(file: Path, meeting: int) -> None:
    """One comment per line of JSON on standard input; prints its number once it is committed.

    A line that can't be taken is said on stderr and the others go on; then the exit code is 1.
    """
    refused = False
    with open_consultation(file) as consultation:
        require_meeting(consultation, meeting)
        for place, line in enumerate(sys.stdin.buffer, 1):
            if not line.strip():
                continue
            try:
                fields, unknown = _fields(line)
                done = record_comment(consultation, meeting_id=meeting, **fields)
            except EnvironmentTrouble:
                raise
            except DomainError as refusal:
                refused = True
                click.echo(say("cli.row", {"row": place, "what": sentence(refusal)}), err=True)
            else:
                click.echo(str(done.facts["number"]))
                sys.stdout.flush()
                if unknown:
                    words = say("cli.unknown_fields", {"fields": "、".join(unknown)})
                    click.echo(say("cli.row", {"row": place, "what": words}), err=True)
    sys.exit(1 if refused else 0)


def _fields(line: bytes) -> tuple[dict[str, Any], list[str]]:
    """The fields of one line, and the names of those that mean nothing here; refuses what is no JSON object."""
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DomainError("record_not_json") from error
    if not isinstance(found, dict):
        raise DomainError("record_not_json")
    given = {name: value for name, value in found.items() if name in KINDS and value is not None}
    for name, value in given.items():
        if not isinstance(value, KINDS[name]) or isinstance(value, bool):
            raise DomainError("record_wrong_kind", field=name)
    return {"text": "", **given}, [str(name) for name in found if name not in KINDS]
