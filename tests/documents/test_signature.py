"""电子签章: a signed copy beside the paper, that a verifier accepts and that gives away who touched it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.documents.builders import make_report
from tests.documents.papers import needs_fonts
from yitusanhui.documents import pdfa, signature
from yitusanhui.documents.export import export
from yitusanhui.documents.minutes import write_minutes
from yitusanhui.documents.signature import open_certificate, signed_name
from yitusanhui.domain.errors import DomainError, EnvironmentTrouble
from yitusanhui.texts import sentence

pytest.importorskip("pyhanko", reason="the optional part that signs is not installed")
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

pytestmark = needs_fonts
NOW = datetime.now(UTC)
PASSWORD = "印章 2026"
OWNER = "滨江里居民区居民委员会"


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture
def certificate(tmp_path: Path, key: rsa.RSAPrivateKey) -> Callable[..., Path]:
    """A PKCS#12 file as an office gets it, good for so many days from now."""

    def make(days: int = 30, *, private: bool = True) -> Path:
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, OWNER)])
        usage = x509.KeyUsage(True, True, False, False, False, True, False, False, False)
        made = x509.CertificateBuilder(name, name, key.public_key(), 7)
        made = made.not_valid_before(NOW - timedelta(days=60)).not_valid_after(NOW + timedelta(days=days))
        made = made.add_extension(usage, critical=True).add_extension(x509.BasicConstraints(True, None), critical=True)
        signed = made.sign(key, hashes.SHA256())
        kept = serialization.BestAvailableEncryption(PASSWORD.encode())
        both = (key, signed, None) if private else (None, None, [signed])
        (tmp_path / "章.p12").write_bytes(pkcs12.serialize_key_and_certificates(OWNER.encode(), *both, kept))
        return tmp_path / "章.p12"

    return make


def status_of(path: Path, signer: signature.Signer) -> Any:
    found = PdfFileReader(BytesIO(path.read_bytes())).embedded_signatures[0]
    trusted = ValidationContext(trust_roots=[asn1.Certificate.load(signer.key.signing_cert.dump())])
    return validate_pdf_signature(found, trusted)


def archival_but_for_the_signature(path: Path) -> bool:
    """Nothing is violated; of a form, and of PAdES in 1b, pikepdf says that it doesn't look into it."""
    return all(finding.startswith("[unsupported]") for finding in pdfa.check(path))


def test_the_signed_copy_is_valid_and_still_archival_and_the_paper_is_as_it_was(
    certificate: Callable[..., Path], tmp_path: Path
) -> None:
    signer = open_certificate(certificate(), PASSWORD, NOW)
    paper = write_minutes(make_report(), 2, tmp_path / "会议纪要.pdf")
    before = paper.read_bytes()
    copy = signer.sign(paper, signed_name(paper))
    status = status_of(copy, signer)
    assert signer.owner == OWNER and copy.name == "会议纪要-已签章.pdf"
    assert status.intact and status.valid and status.trusted and status.bottom_line
    assert paper.read_bytes() == before and copy.read_bytes().startswith(before)
    assert archival_but_for_the_signature(copy)
    with pikepdf.open(copy) as pdf:
        assert pdf.Root.AcroForm.Fields[0].V.SubFilter == "/ETSI.CAdES.detached"


def test_a_changed_byte_breaks_the_signature(certificate: Callable[..., Path], tmp_path: Path) -> None:
    signer = open_certificate(certificate(), PASSWORD, NOW)
    paper = write_minutes(make_report(), 2, tmp_path / "a.pdf")
    copy = signer.sign(paper, tmp_path / "b.pdf")
    content = bytearray(copy.read_bytes())
    place = content.index(b"2026")
    content[place] = ord("3")
    copy.write_bytes(bytes(content))
    status = status_of(copy, signer)
    assert not status.intact and not status.bottom_line


@pytest.mark.parametrize("flavour", ["2b", "1b", "3b"])
def test_papers_to_be_kept_are_exported_with_a_signed_copy_once(
    flavour: str, certificate: Callable[..., Path], tmp_path: Path
) -> None:
    signer = open_certificate(certificate(), PASSWORD, NOW)
    for kept in (False, True):
        made = export(
            make_report(), tmp_path / "出", only=("ledger", "minutes"), meeting_id=2, signer=signer, flavour=flavour
        )
        signed = [one for one in made if "已签章" in one.path.name]
        assert [one.kept for one in signed] == [kept] * 4  # 纪要, 表决结果, 汇总表 and its open copy
        assert all(archival_but_for_the_signature(one.path) for one in signed)
        assert all(status_of(one.path, signer).bottom_line for one in signed)
    assert not list((tmp_path / "出").glob("*(2)*"))


def test_a_certificate_that_cannot_sign_is_refused_in_words(certificate: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "照片.p12").write_bytes(b"\xff\xd8 not a certificate")
    refused = [
        (certificate(), "错的", "密码"),
        (tmp_path / "照片.p12", PASSWORD, "证书"),
        (tmp_path / "没有.p12", PASSWORD, "证书"),
    ]
    for path, password, word in refused:
        with pytest.raises(DomainError) as told:
            open_certificate(path, password, NOW)
        assert word in sentence(told.value) and password not in sentence(told.value)


def test_an_expired_certificate_and_one_without_a_key_are_told(certificate: Callable[..., Path]) -> None:
    with pytest.raises(DomainError) as old:
        open_certificate(certificate(-1), PASSWORD, NOW)
    with pytest.raises(DomainError) as bare:
        open_certificate(certificate(private=False), PASSWORD, NOW)
    assert "有效期" in sentence(old.value) and "私钥" in sentence(bare.value)


def test_without_the_part_that_signs_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signature, "find_spec", lambda _: None)
    with pytest.raises(EnvironmentTrouble) as told:
        open_certificate(tmp_path / "a.p12", PASSWORD, NOW)
    assert "安装" in sentence(told.value)
