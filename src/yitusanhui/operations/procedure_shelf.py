"""办法库: the office's own procedures of a stage, as many as it likes, each a file under its name.

They lie in the user's folder, not in a project: a project keeps the procedure that its meeting was called by.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from yitusanhui import paths
from yitusanhui.domain.clock import Clock, system_clock
from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.domain.procedure_text import check_procedure, procedure_text
from yitusanhui.domain.procedures import Procedure, load_procedure
from yitusanhui.domain.terms import Stage
from yitusanhui.operations.context import words
from yitusanhui.operations.procedures import set_aside

LONGEST = 40
NO_NAME_HAS = '\\/:*?"<>|'
SUFFIX = ".toml"


def shelf(stage: Stage) -> dict[str, Procedure]:
    """The office's procedures of a stage by their names; one that can't be read is left out."""
    found = {}
    for path in sorted(_folder(stage).glob(f"*{SUFFIX}")):
        try:
            procedure = load_procedure(path.read_text("utf-8-sig"))
        except (OSError, UnicodeDecodeError, DomainError):
            continue
        if procedure.stage is stage:
            found[path.stem] = procedure
    return found


def put_on_shelf(procedure: Procedure, name: str, *, clock: Clock = system_clock) -> str:
    """Keep a procedure under a name, which is returned; one of that name is set aside."""
    check_procedure(procedure)
    path = _place(procedure.stage, name)

    def put() -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        set_aside(path, clock())
        path.write_text(procedure_text(procedure), "utf-8")

    _on_disk(put)
    return path.stem


def rename_on_shelf(stage: Stage, name: str, new: str) -> str:
    """Call it otherwise; returns the name. Refused where another has that name."""
    old, path = _place(stage, name), _place(stage, new)
    if path != old:
        if path.exists():
            raise DomainError("procedure_name_taken", name=path.stem)
        _on_disk(lambda: old.replace(path))
    return path.stem


def take_off_shelf(stage: Stage, name: str, *, clock: Clock = system_clock) -> None:
    """Take it out of the list; it is set aside, not deleted."""
    _on_disk(lambda: set_aside(_place(stage, name), clock()))


def carry_procedure(procedure: Procedure, path: Path) -> None:
    """Write a procedure into a file to be taken to another laptop."""
    _on_disk(lambda: path.write_text(procedure_text(procedure), "utf-8"))


def bring_procedure(data: bytes, name: str) -> tuple[Procedure, str]:
    """Put a procedure that came in a file on the shelf of its stage; returns it with its name there.

    What has that name already stays; this one is then numbered.
    """
    try:
        procedure = load_procedure(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DomainError("procedure_not_one", name=name) from error
    except DomainError as refusal:
        raise DomainError("procedure_not_one", name=name) from refusal
    taken = shelf(procedure.stage)
    if taken.get(name) == procedure:
        return procedure, name
    free = next(one for one in (name, *(f"{name}（{n}）" for n in range(2, len(taken) + 3))) if one not in taken)
    return procedure, put_on_shelf(procedure, free)


def _folder(stage: Stage) -> Path:
    return paths.user_data() / "templates" / "procedures" / stage


def _place(stage: Stage, name: str) -> Path:
    told = words(name, what="name")
    if len(told) > LONGEST or told[0] == "." or told[-1] == "." or any(sign in told for sign in NO_NAME_HAS):
        raise DomainError("procedure_name", most=LONGEST)
    return _folder(stage) / f"{told}{SUFFIX}"


def _on_disk(deed: Callable[[], object]) -> None:
    try:
        deed()
    except OSError as trouble:
        raise EnvironmentTrouble("procedure_not_saved", why=trouble.strerror or str(trouble)) from trouble
