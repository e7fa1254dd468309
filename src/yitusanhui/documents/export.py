"""Everything on paper and disk: the documents of a project in one folder, and the package for the archive."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from yitusanhui.documents.current import open_sheets
from yitusanhui.documents.enclosed import join
from yitusanhui.documents.export_maps import PIN_DATA, WORKING, map_jobs
from yitusanhui.documents.export_plan import Job, numbered, plan, shown_once
from yitusanhui.documents.flavour import DEFAULT, archived_as
from yitusanhui.documents.flavour import wanted as wanted_flavour
from yitusanhui.documents.material import BARE, Material
from yitusanhui.documents.names import file_name
from yitusanhui.documents.ofd_job import ofd_jobs
from yitusanhui.documents.package import Beside, LeftOut, PackedFile, inside, write_package
from yitusanhui.documents.package_catalogue import About
from yitusanhui.documents.package_metadata import described
from yitusanhui.documents.package_photos import packed_photos
from yitusanhui.documents.recount import counted
from yitusanhui.documents.signature import SIGNED, Signer, is_signed_copy, signed_name
from yitusanhui.documents.stopping import Cancelled, Stopped, go_on, stoppable
from yitusanhui.documents.unprinted import refuse_unprinted, unprinted
from yitusanhui.documents.workshop import workshop
from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.domain.report import ConsultationReport
from yitusanhui.texts import archive, sentence

KINDS = ("minutes", "record", "public", "ledger", "docx", "map", "forms", "process", "poster", "package", "trace")
PACKAGE = "package"
OFD = "ofd"  # an experiment: made for who asks for it by name
PUBLIC_KINDS = frozenset({"public", "ledger", "map", "poster", "trace", PACKAGE})  # hold open copies
PACKAGE_LONGEST = 60
NOT_FILED = ("replies", "recount", OFD, *WORKING, *PIN_DATA)  # to be worked with, or lies beside the records
Progress = Callable[[float, int, str], object]  # documents done, with a part of one; of how many; its name


@dataclass(frozen=True, slots=True)
class Exported:
    """One document: where it is, or why it isn't. `kept` when the folder had the very same one already."""

    kind: str
    meeting_id: int | None
    path: Path
    refusal: DomainError | None = None
    kept: bool = False
    unprinted: str = ""  # characters that are 〓 in it


def export(
    report: ConsultationReport,
    folder: Path,
    material: Material = BARE,
    *,
    meeting_id: int | None = None,
    only: Collection[str] = (),
    database: Path | None = None,
    database_off: Sequence[str] = (),
    flavour: str = DEFAULT,
    signer: Signer | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> list[Exported]:
    """Write the documents of the kinds in `only` (all when empty) into `folder`; what could not be is said.

    `database` is a whole copy of the project's file for the package and `database_off` what its check found. PDF/A
    is of the `flavour` (`flavour.FLAVOURS`); with a `signer` papers to be kept have a signed copy beside them.
    Nothing is overwritten: the same document is kept, another of its name gets " (2)". One that is refused keeps no
    other from being written; `path` then says where it would be. Cancelling gives up the document under way and
    keeps what is done. Raises DomainError `export_unknown_kind`, `export_no_meeting`,
    `flavour_unknown`, EnvironmentTrouble `export_folder`.
    """
    wanted, shown = _wanted(only), shown_once(report)
    material = replace(material, sheets=open_sheets(report, material.sheets))
    jobs = plan(report, meeting_id, material, shown)
    maps = map_jobs(report, material, shown) if meeting_id is None else ()
    jobs = _asked_for([*jobs, *maps], wanted)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with workshop(folder) as made, archived_as(flavour):
            run = _Run(report, folder, made, wanted, material, signer, progress, cancelled)
            beside = Beside(database, database_off, counted(report, material.votes, meeting_id))
            return list(run.all(jobs, meeting_id, beside))
    except OSError as trouble:
        raise _folder_trouble(folder, trouble) from trouble


def _asked_for(jobs: list[Job], wanted: Collection[str]) -> list[Job]:
    """Those of the kinds that are wanted, with their OFD twins; the package holds all of them."""
    jobs = [*jobs, *ofd_jobs(jobs)] if OFD in wanted else jobs
    return jobs if PACKAGE in wanted else [job for job in jobs if job.kind in wanted]


def _wanted(only: Collection[str]) -> Collection[str]:
    for kind in only:
        if kind not in (*KINDS, OFD):
            raise DomainError("export_unknown_kind", kind=kind, known="、".join(KINDS))
    return only or KINDS


def _folder_trouble(folder: Path, trouble: OSError) -> EnvironmentTrouble:
    return EnvironmentTrouble("export_folder", folder=str(folder), why=trouble.strerror or str(trouble))


@dataclass(slots=True)
class _Run:
    """One export under way: documents are made in `made` and moved to `folder` when they are whole."""

    report: ConsultationReport
    folder: Path
    made: Path
    wanted: Collection[str]
    material: Material
    signer: Signer | None
    progress: Progress | None
    cancelled: Cancelled | None

    def all(self, jobs: list[Job], meeting_id: int | None, beside: Beside) -> Iterator[Exported]:
        total = len(jobs) + (PACKAGE in self.wanted)
        refused: dict[int, DomainError] = {}
        for number, job in enumerate(jobs):
            try:
                with self._under_way(number, total, job.name):
                    refusal = self._make(job)
            except Stopped:
                jobs = jobs[:number]
                break
            if refusal is not None:
                refused[number] = refusal
        else:
            if PACKAGE in self.wanted:
                with suppress(Stopped), self._under_way(len(jobs), total, archive.KINDS[PACKAGE]):
                    yield self._package(jobs, refused, meeting_id, beside)
        for number, job in enumerate(jobs):
            if job.kind in self.wanted:
                delivered = self._deliver(job, refused.get(number))
                yield delivered
                if self.signer and delivered.refusal is None and job.genre in SIGNED and job.name.endswith(".pdf"):
                    yield self._sign(self.signer, delivered)
        self._tell(total, total, "")

    @contextmanager
    def _under_way(self, done: int, total: int, name: str) -> Iterator[None]:
        """What is made inside is that document, the next after so many of all."""
        with stoppable(self.cancelled, lambda share: self._tell(done + share, total, name)):
            go_on()
            self._tell(done, total, name)
            yield

    def _tell(self, done: float, total: int, name: str) -> None:
        if self.progress is not None:
            self.progress(done, total, name)

    def _make(self, job: Job) -> DomainError | None:
        try:
            job.write(self.made / job.name)
            if wanted_flavour().part == 3:
                join(self.made / job.name)
        except DomainError as refusal:
            return refusal
        except OSError as trouble:
            return _folder_trouble(self.folder, trouble)
        return None

    def _deliver(self, job: Job, refusal: DomainError | None) -> Exported:
        if refusal is not None:
            return Exported(job.kind, job.meeting_id, self.folder / job.name, refusal)
        lacking = unprinted(self.made / job.name)
        path, kept = _place(self.made / job.name, self.folder)
        return Exported(job.kind, job.meeting_id, path, kept=kept, unprinted=lacking)

    def _sign(self, signer: Signer, paper: Exported) -> Exported:
        path = signed_name(paper.path)
        try:
            kept = is_signed_copy(path, paper.path)
            if not kept:
                path = _free(path)
                signer.sign(paper.path, path)
        except (DomainError, OSError) as trouble:
            refusal = trouble if isinstance(trouble, DomainError) else _folder_trouble(self.folder, trouble)
            return Exported(paper.kind, paper.meeting_id, path, refusal)
        return Exported(paper.kind, paper.meeting_id, path, kept=kept)

    def _package(
        self,
        jobs: list[Job],
        refused: dict[int, DomainError],
        meeting_id: int | None,
        beside: Beside,
    ) -> Exported:
        meeting = None if meeting_id is None else self.report.meeting(meeting_id)
        name = file_name(self.report, archive.KINDS[PACKAGE], "", meeting=meeting, longest=PACKAGE_LONGEST)
        written = [job for number, job in enumerate(jobs) if number not in refused]
        files = [self._packed(job) for job in written if job.genre not in NOT_FILED]
        beside = replace(beside, data=[self._packed(job) for job in written if job.genre in PIN_DATA])
        photos = packed_photos(self.report, self.material.photos, self.made / "photos", meeting_id)
        files += [*self._pictures(), *photos]
        left_out = [LeftOut(jobs[number].name, sentence(refusal)) for number, refusal in refused.items()]
        home = self.made / PACKAGE
        try:
            refuse_unprinted(file.path for file in files)
            write_package(self.report, home / name, files, beside, left_out)
        except DomainError as refusal:
            return Exported(PACKAGE, meeting_id, self.folder / name, refusal)
        path, kept = _place(home / name, self.folder)
        return Exported(PACKAGE, meeting_id, path, kept=kept)

    def _packed(self, job: Job) -> PackedFile:
        return PackedFile(self.made / job.name, described(self.report, job))

    def _pictures(self) -> Iterator[PackedFile]:
        """The drawing in each of its versions, as it was seen."""
        for line in self.report.blueprints:
            if picture := self.material.drawings.get(line.id):
                genre = archive.DRAWING.format(label=line.label)
                name = file_name(self.report, genre, ".jpg", day=line.added_at[:10])
                path = self.made / "drawings" / str(line.id) / name
                path.parent.mkdir(parents=True)
                path.write_bytes(picture)
                yield PackedFile(path, About(f"{self.report.title}{genre}", "drawing", line.added_at[:10]))


def _place(made: Path, folder: Path) -> tuple[Path, bool]:
    """Move what was made into the folder; True when it lay there already, byte for byte."""
    target, number = folder / made.name, 2
    while target.exists():
        if _same(made, target):
            return target, True
        target = folder / numbered(made.name, number)
        number += 1
    made.rename(target)
    return target, False


def _free(target: Path) -> Path:
    """That name, or the first numbered one, that no file has."""
    name, number = target.name, 2
    while target.exists():
        target = target.with_name(numbered(name, number))
        number += 1
    return target


def _same(one: Path, other: Path) -> bool:
    if one.is_dir() != other.is_dir():
        return False
    if one.is_dir():
        names = list(inside(one))
        return names == list(inside(other)) and all(_same(one / name, other / name) for name in names)
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
