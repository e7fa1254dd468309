"""电子签章: a copy of a paper signed with the office's certificate (PAdES, ETSI EN 319 142), beside the archival file.

The paper itself stays as it is: its signed copy is the same bytes with the signature after them. A password is
asked for each time and never kept. What signs (pyHanko) is an optional part of the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from yitusanhui.documents import pdfa
from yitusanhui.documents.names import shorten
from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.texts import archive

SIGNED = frozenset({"minutes", "record", "public", "ledger", "ledger_public", "votes", "process"})  # papers to be kept
SUFFIXES = (".p12", ".pfx")


def can_sign() -> bool:
    """Whether the part of the program that signs is installed."""
    return find_spec("pyhanko") is not None


@dataclass(frozen=True, slots=True)
class Signer:
    """An opened certificate: whose it is, and until when it is good."""

    owner: str
    until: datetime
    key: Any

    def sign(self, paper: Path, target: Path) -> Path:
        """Write the signed copy of a PDF. Raises DomainError `signing_failed`, EnvironmentTrouble as `pdfa.write`."""
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.sign import PdfSignatureMetadata, sign_pdf
        from pyhanko.sign.fields import SigSeedSubFilter
        from pyhanko.sign.general import SigningError

        said = PdfSignatureMetadata(
            "Signature1",
            md_algorithm="sha256",
            reason=archive.SIGNED_FOR,
            name=self.owner,
            subfilter=SigSeedSubFilter.PADES,
        )
        try:
            after = IncrementalPdfFileWriter(BytesIO(paper.read_bytes()))
            # WORKAROUND pyHanko 0.38: it rewrites Info and XMP, which then disagree (ISO 19005-1, 6.7.3).
            vars(after)["_update_meta"] = lambda: None
            signed = sign_pdf(after, said, self.key)
        except (SigningError, PdfError, ValueError) as trouble:
            raise DomainError("signing_failed", name=paper.name, why=str(trouble)) from trouble
        return pdfa.write(signed.getvalue(), target)


def open_certificate(path: Path, password: str, now: datetime) -> Signer:
    """The certificate with its key from a PKCS#12 file.

    Raises DomainError `certificate_unreadable` (also for a wrong password), `certificate_no_key`,
    `certificate_not_valid` (not yet, or no more), EnvironmentTrouble `signing_not_installed`.
    """
    if not can_sign():
        raise EnvironmentTrouble("signing_not_installed")
    from pyhanko.sign import SimpleSigner

    try:
        key = SimpleSigner.load_pkcs12_data(path.read_bytes(), set(), password.encode() or None)
    except (OSError, ValueError, TypeError, LookupError, NotImplementedError) as trouble:
        raise DomainError("certificate_unreadable", name=path.name) from trouble
    except AttributeError as trouble:  # a file with certificates only
        raise DomainError("certificate_no_key", name=path.name) from trouble
    return _valid(key, path, now)


def _valid(key: Any, path: Path, now: datetime) -> Signer:
    found = key.signing_cert
    since, until = found.not_valid_before, found.not_valid_after
    if not since <= now <= until:
        raise DomainError("certificate_not_valid", name=path.name, since=since.date(), until=until.date())
    return Signer(str(found.subject.native.get("common_name", found.subject.human_friendly)), until, key)


def signed_name(paper: Path) -> Path:
    """Where the signed copy of a paper lies: …-已签章.pdf."""
    ending = archive.SIGNED_COPY + paper.suffix
    return paper.with_name(shorten(paper.stem, ending) + ending)


def is_signed_copy(copy: Path, paper: Path) -> bool:
    """Whether that file is a copy of this very paper, signed before."""
    return copy.is_file() and copy.read_bytes().startswith(paper.read_bytes())
