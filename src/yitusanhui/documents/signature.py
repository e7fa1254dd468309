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
SIGNS = {"digital_signature", "non_repudiation"}  # RFC 5280, 4.2.1.3: an office has another pair to encrypt with


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
    """The certificate with its key, and those that vouch for it, from a PKCS#12 file.

    Raises DomainError `certificate_unreadable` (also for a wrong password), `certificate_sm2` (or another algorithm
    that PDF readers don't verify), `certificate_no_key`, `certificate_alone` (a key without its certificate),
    `certificate_not_for_signing`, `certificate_not_valid` (not yet, or no more), EnvironmentTrouble
    `signing_not_installed`.
    """
    if not can_sign():
        raise EnvironmentTrouble("signing_not_installed")
    from pyhanko.sign import SimpleSigner

    content, secret = _content(path, password)
    return _valid(SimpleSigner.load_pkcs12_data(content, set(), secret), path, now)


def _content(path: Path, password: str) -> tuple[bytes, bytes | None]:
    """What is in the file, and its password, once they are known to hold a key and its certificate."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

    secret = password.encode() or None
    try:
        content = path.read_bytes()
        found = load_pkcs12(content, secret)
    except UnsupportedAlgorithm as trouble:
        raise DomainError("certificate_sm2", name=path.name) from trouble
    except (OSError, ValueError, TypeError) as trouble:
        raise DomainError("certificate_unreadable", name=path.name) from trouble
    if found.key is None or found.cert is None:
        raise DomainError("certificate_alone" if found.key else "certificate_no_key", name=path.name)
    return content, secret


def _valid(key: Any, path: Path, now: datetime) -> Signer:
    found = key.signing_cert
    since, until = found.not_valid_before, found.not_valid_after
    if not since <= now <= until:
        raise DomainError("certificate_not_valid", name=path.name, since=since.date(), until=until.date())
    uses = found.key_usage_value  # None where the certificate doesn't say
    if uses is not None and not SIGNS & uses.native:
        raise DomainError("certificate_not_for_signing", name=path.name)
    return Signer(str(found.subject.native.get("common_name", found.subject.human_friendly)), until, key)


def signed_name(paper: Path) -> Path:
    """Where the signed copy of a paper lies: …-已签章.pdf."""
    ending = archive.SIGNED_COPY + paper.suffix
    return paper.with_name(shorten(paper.stem, ending) + ending)


def is_signed_copy(copy: Path, paper: Path) -> bool:
    """Whether that file is a copy of this very paper, signed before."""
    return copy.is_file() and copy.read_bytes().startswith(paper.read_bytes())
