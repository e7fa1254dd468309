"""以此为模板新建: a new project with another's templates and roster, and none of its words, votes or promises."""

from __future__ import annotations

from pathlib import Path

from yitusanhui.domain.clock import Clock, system_clock
from yitusanhui.domain.incoming import RosterRow
from yitusanhui.operations.files import new_consultation
from yitusanhui.operations.roster import import_roster
from yitusanhui.store.file import ConsultationFile, read_file
from yitusanhui.store.reading.roll import load_people
from yitusanhui.store.reading.templates import load_templates


def new_like(
    source: Path,
    path: Path,
    *,
    title: str,
    street: str = "",
    community: str = "",
    clock: Clock = system_clock,
    actor: str = "",
) -> ConsultationFile:
    """A new consultation in `path` after the one in `source`; what `source` doesn't have comes as shipped.

    Raises what opening `source` and making a file raise; nothing of `source` is changed.
    """
    other = read_file(source)
    try:
        with other.snapshot():
            templates, people = load_templates(other), load_people(other)
    finally:
        other.close()
    made = new_consultation(
        path, title=title, street=street, community=community, clock=clock, actor=actor, templates=templates
    )
    rows = [RosterRow(p.name, p.role, p.address, p.household, p.area_cm2, p.phone, p.votes) for p in people]
    try:
        if rows:
            import_roster(made, rows=rows, skip_bad=True)
    except BaseException:
        made.close()
        raise
    return made
