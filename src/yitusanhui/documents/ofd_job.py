"""The minutes as OFD beside the other documents of an export, for who asks for it by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from yitusanhui.documents.export_plan import Job
from yitusanhui.documents.ofd import write_ofd
from yitusanhui.texts import archive


def ofd_jobs(jobs: Sequence[Job]) -> Iterator[Job]:
    """One a document that is minutes on paper, under the name that marks it as an experiment."""
    kind = archive.KINDS["ofd"]
    for job in jobs:
        if job.genre == "minutes":
            name = job.name.replace(archive.KINDS["minutes"], kind).removesuffix(".pdf") + ".ofd"
            title = job.title.replace(archive.KINDS["minutes"], kind)
            yield replace(job, kind="ofd", genre="ofd", name=name, title=title, write=partial(_write, job))


def _write(job: Job, target: Path) -> Path:
    with TemporaryDirectory() as folder:
        paper = Path(folder, job.name)
        job.write(paper)
        return write_ofd(paper, target)
