"""export: every document of a meeting or of the whole consultation into a folder."""

from __future__ import annotations

import gc
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from yitusanhui.cli.files import FILE
from yitusanhui.documents.export import KINDS, OFD, PUBLIC_KINDS, Exported
from yitusanhui.documents.export import export as write_documents
from yitusanhui.documents.flavour import DEFAULT, FLAVOURS
from yitusanhui.documents.look import with_look
from yitusanhui.documents.material import Material
from yitusanhui.documents.owed import OWED
from yitusanhui.documents.signature import Signer, open_certificate
from yitusanhui.documents.unprinted import named
from yitusanhui.domain import masking
from yitusanhui.domain.comment_counts import held_back
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.flags import SensitiveWords
from yitusanhui.domain.mentions import mentions
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.operations.files import Reader, copy_for_archive, read_consultation
from yitusanhui.operations.reading import (
    check_consultation,
    read_overview,
    read_preview,
    read_report,
    read_sensitive_words,
    read_sheets,
    read_vote_papers,
)
from yitusanhui.texts import say, sentence

SELDOM = (100_000, 20, 20)  # how rarely garbage is looked for: a run is short, and next to none of what it makes is any


@click.command(help=say("cli.export"))
@FILE
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, readable=False))
@click.option("--meeting", type=int, default=None)
@click.option("--only", default="", metavar=",".join((*KINDS, OFD)))
@click.option("--flavour", type=click.Choice(FLAVOURS), default=DEFAULT, help=say("cli.flavour"))
@click.option("--look", default="", metavar="KEY", help=say("cli.look"))
@click.option(
    "--sign", "certificate", type=click.Path(path_type=Path, readable=False), default=None, help=say("cli.sign")
)
def export(
    file: Path, folder: Path, meeting: int | None, only: str, flavour: str, look: str, certificate: Path | None
) -> None:
    """Write documents; what can't be written is said, the others are written."""
    kinds = tuple(kind.strip() for kind in only.split(",") if kind.strip())
    if unknown := [kind for kind in kinds if kind not in (*KINDS, OFD)]:
        raise click.BadParameter(", ".join(unknown), param_hint="--only")
    signer = _signer(certificate) if certificate else None
    reader, as_before = read_consultation(file), gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        sys.exit(write_all(reader, file, folder, meeting, kinds, flavour=flavour, look=look, signer=signer))
    finally:
        gc.set_threshold(*as_before)
        reader.close()


def _signer(certificate: Path) -> Signer:
    """The certificate, opened with a password that is asked for and kept nowhere."""
    password = click.prompt(say("cli.password"), hide_input=True, default="", show_default=False, err=True)
    return open_certificate(certificate, password, datetime.now(UTC))


def write_all(
    reader: Reader,
    file: Path,
    folder: Path,
    meeting: int | None,
    kinds: tuple[str, ...],
    *,
    flavour: str = DEFAULT,
    look: str = "",
    signer: Signer | None = None,
) -> int:
    """Write the documents and say each. 0, or 1 when one of them failed or a kind asked for has nothing written.

    What the public may read waits for its reasons: unless it was asked for, that is said and is no failure.
    """
    report = with_look(read_report(reader), look) if look else read_report(reader)
    if meeting is not None and meeting not in {one.id for one in report.meetings}:
        raise DomainError("no_such_meeting", meeting=meeting)
    packed = not kinds or "package" in kinds
    with TemporaryDirectory() as spare:
        written = write_documents(
            report,
            folder,
            _material(reader, report, meeting),
            meeting_id=meeting,
            only=kinds,
            database=copy_for_archive(file, Path(spare)) if packed else None,
            database_off=[say(one.code, one.facts) for one in check_consultation(reader)] if packed else (),
            flavour=flavour,
            signer=signer,
        )
    if not written:
        raise DomainError("cli.nothing_written")
    for one in written:
        _say(one)
    _say_held_back(report, written, read_sensitive_words(reader))
    return 1 if _fell_short(written, kinds) else 0


def _material(reader: Reader, report: ConsultationReport, meeting: int | None) -> Material:
    """What the documents print besides the report."""
    return Material(
        {one.id: read_overview(reader, one.id) for one in report.blueprints},
        read_sheets(reader),
        partial(read_preview, reader),
        read_vote_papers(reader, meeting),
    )


def _fell_short(written: list[Exported], kinds: tuple[str, ...]) -> bool:
    """Whether a document failed that needn't wait for answers, or nothing of a kind that was asked for was written."""
    missing = set(kinds) - {one.kind for one in written if one.refusal is None}
    return bool(missing) or any(one.refusal is not None and one.refusal.code != OWED for one in written)


def _say_held_back(report: ConsultationReport, written: list[Exported], sensitive: SensitiveWords) -> None:
    """Which comments were printed with ** in public copies, and what else asks for a last look."""
    if not any(one.refusal is None and one.kind in PUBLIC_KINDS for one in written):
        return
    held = [str(c.number) for c in held_back(report.comments)]
    if held:
        click.echo(say("flags.cli", {"numbers": "、".join(held)}), err=True)
    others = mentions(masking.public(report), sensitive)
    if others:
        click.echo(say("flags.others_how"), err=True)
    for other in others:
        click.echo(say("flags.other_line", {"words": "、".join(other.words), "text": other.text}), err=True)


def _say(one: Exported) -> None:
    if one.refusal:
        click.echo(say("cli.not_written", {"name": one.path.name, "why": sentence(one.refusal)}), err=True)
    else:
        click.echo(str(one.path))
        if one.unprinted:
            click.echo(say("export.unprinted", {"characters": named(one.unprinted)}).strip(), err=True)
