"""What a person is told when something is refused: one Chinese sentence on stderr and exit 1, no traceback."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

from yitusanhui import paths
from yitusanhui.domain.errors import DomainError
from yitusanhui.domain.incoming import RowProblem
from yitusanhui.operations.each_row import RowsRefused
from yitusanhui.texts import say, sentence

MOST_ROWS = 50


@contextmanager
def told() -> Iterator[None]:
    """Turn refusals into a sentence and exit 1; a bug of ours into a report on disk and a calm sentence."""
    try:
        yield
    except RowsRefused as refusal:
        say_rows(refusal.problems)
        _end(sentence(refusal))
    except DomainError as refusal:
        _end(sentence(refusal))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except OSError as trouble:
        _end(say("cli.system", {"file": trouble.filename or "", "why": trouble.strerror or trouble}))
    except Exception:
        _end(_told_bug(traceback.format_exc()))


def _told_bug(trace: str) -> str:
    try:
        return say("cli.bug", {"report": paths.crash_report(trace)})
    except OSError:
        return say("cli.bug_unwritten")


def say_rows(problems: Iterable[RowProblem]) -> None:
    """Print the problems of rows, the first fifty of them."""
    listed = list(problems)
    for problem in listed[:MOST_ROWS]:
        click.echo(say("cli.row", {"row": problem.row, "what": say(problem.code, problem.facts)}), err=True)
    if len(listed) > MOST_ROWS:
        click.echo(say("cli.more_rows", {"count": len(listed) - MOST_ROWS}), err=True)


def _end(words: str) -> None:
    click.echo(words, err=True)
    sys.exit(1)
